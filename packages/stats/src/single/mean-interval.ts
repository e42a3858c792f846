import { studentQuantile } from '../distributions/student-t.ts'
import { mean, sum, type Vector } from '../vector.ts'
import type { SingleEstimate } from './interval.ts'

/** Student's interval of a mean, as `scipy.stats.ttest_1samp(...).confidence_interval`. Needs two values. */
export function meanInterval(values: Vector, level: number): SingleEstimate {
  const units = values.length
  const value = mean(values)
  const se = Math.sqrt(sum(Float64Array.from(values, (one) => (one - value) ** 2)) / (units - 1) / units)
  const reach = studentQuantile((1 + level) / 2, units - 1) * se
  return { value, low: value - reach, high: value + reach, units }
}
