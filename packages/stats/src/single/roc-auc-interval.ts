import { normalQuantile } from '../distributions/normal.ts'
import { placements } from '../metrics/placements.ts'
import { mean, sum, type Vector } from '../vector.ts'
import type { SingleEstimate } from './interval.ts'

/**
 * Area under the ROC curve with the variance of DeLong, DeLong and Clarke-Pearson (1988). Needs two rows of each class.
 * `units` is the harmonic size of the two classes, n₁n₀/(n₁ + n₀).
 */
export function rocAucInterval(y: Vector, scores: Vector, level: number): SingleEstimate {
  const { positives, negatives } = placements(y, scores)
  const value = mean(positives)
  const se = Math.sqrt(variance(positives) / positives.length + variance(negatives) / negatives.length)
  const reach = normalQuantile((1 + level) / 2) * se
  return { value, low: value - reach, high: value + reach, units: (positives.length * negatives.length) / (positives.length + negatives.length) }
}

function variance(values: Float64Array): number {
  const center = mean(values)
  return sum(values.map((value) => (value - center) ** 2)) / (values.length - 1)
}
