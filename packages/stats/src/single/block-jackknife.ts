import { studentQuantile, studentTwoSided } from '../distributions/student-t.ts'
import { mean, sum, type Vector } from '../vector.ts'
import type { SingleEstimate } from './interval.ts'

export interface JackknifeEstimate extends SingleEstimate {
  readonly se: number
}

/**
 * Delete-a-group jackknife (Kott 2001; Shao and Wu 1989): `value` of all blocks and the same with each block left out; a t
 * interval with one degree of freedom less than there are blocks. Needs two blocks.
 */
export function blockJackknife(value: number, without: Vector, level: number): JackknifeEstimate {
  const units = without.length
  const center = mean(without)
  const se = Math.sqrt((units - 1) / units * sum(Float64Array.from(without, (one) => (one - center) ** 2)))
  const reach = se === 0 ? 0 : studentQuantile((1 + level) / 2, units - 1) * se
  return { value, low: value - reach, high: value + reach, se, units }
}

/** One-sided p-value of "the estimate is not above `bound`". */
export function abovePValue({ value, se, units }: JackknifeEstimate, bound: number): number {
  if (se === 0) return value > bound ? 0 : 1
  const statistic = (value - bound) / se
  const half = studentTwoSided(Math.abs(statistic), units - 1) / 2
  return statistic > 0 ? half : 1 - half
}
