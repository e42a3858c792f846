import { normalQuantile } from '../distributions/normal.ts'
import { type Share, wilson } from './wilson.ts'

export interface Ends {
  readonly low: number
  readonly high: number
}

/**
 * Interval of the difference of two independent shares: Newcombe's hybrid score (1998, method 10), as
 * `statsmodels.stats.proportion.confint_proportions_2indep(method='newcomb', compare='diff')`.
 */
export function shareDifference(one: Share, other: Share, level: number): Ends {
  const [a, b] = [wilson(one, level), wilson(other, level)]
  return {
    low: a.value - b.value - Math.hypot(a.value - a.low, b.high - b.value),
    high: a.value - b.value + Math.hypot(a.high - a.value, b.value - b.low)
  }
}

/**
 * Interval of the ratio of two independent shares: Walters' logarithms with half a row added to each count (1975), as
 * `confint_proportions_2indep(method='log-adjusted', compare='ratio')` there.
 */
export function shareRatio(one: Share, other: Share, level: number): Ends {
  const [a, b] = [adjusted(one), adjusted(other)]
  const center = Math.log(a.share / b.share)
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(a.variance + b.variance)
  return { low: Math.exp(center - reach), high: Math.exp(center + reach) }
}

function adjusted({ successes, trials }: Share): { readonly share: number; readonly variance: number } {
  const [x, n] = [successes + 0.5, trials + 0.5]
  return { share: x / n, variance: 1 / x - 1 / n }
}
