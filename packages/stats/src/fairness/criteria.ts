import type { Group } from '../groups.ts'
import type { Vector } from '../vector.ts'
import { type Disparity, disparity } from './disparity.ts'
import { groupConfusions, groupRates } from './group-rate.ts'
import { FAIR_SHARES, type FairnessCriterion } from './rates.ts'

export interface Fairness {
  readonly difference: number
  readonly ratio: number
  /** One for each rate of the criterion; equalized odds: true positive rate, then false positive rate. */
  readonly disparities: readonly Disparity[]
}

/**
 * `fairlearn.metrics.{demographic_parity,equal_opportunity,equalized_odds}_{difference,ratio}` and predictive parity
 * (Chouldechova, 2017). A criterion of two rates takes the worse of them, or their mean (`agg`).
 */
export function fairness(criterion: FairnessCriterion, y: Vector, predicted: Vector, groups: readonly Group[], options: {
  readonly minGroupSize: number
  readonly aggregate: 'worst-case' | 'mean'
}): Fairness {
  const counts = groupConfusions(y, predicted, groups)
  const disparities = FAIR_SHARES[criterion].map((share) => disparity(groupRates((own) => {
    const { successes, trials } = share(own)
    return successes / trials
  }, groups, counts), options.minGroupSize))
  const [differences, ratios] = [disparities.map(({ difference }) => difference), disparities.map(({ ratio }) => ratio)]
  return options.aggregate === 'mean'
    ? { difference: average(differences), ratio: average(ratios), disparities }
    : { difference: Math.max(...differences), ratio: Math.min(...ratios), disparities }
}

function average(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
