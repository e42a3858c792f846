import { normalQuantile } from '../distributions/normal.ts'
import type { SingleEstimate } from './interval.ts'

/** Successes out of independent trials. */
export interface Share {
  readonly successes: number
  readonly trials: number
}

/** Wilson's score interval of a share (1927), as `statsmodels.stats.proportion.proportion_confint(method='wilson')`. */
export function wilson({ successes, trials }: Share, level: number): SingleEstimate {
  const z2 = normalQuantile((1 + level) / 2) ** 2
  const value = successes / trials
  const center = (successes + z2 / 2) / (trials + z2)
  const reach = (Math.sqrt(z2) / (trials + z2)) * Math.sqrt((successes * (trials - successes)) / trials + z2 / 4)
  return {
    value,
    low: successes === 0 ? 0 : center - reach,
    high: successes === trials ? (trials === 0 ? NaN : 1) : center + reach,
    units: trials
  }
}
