import { resampleCounts } from '../distributions/multinomial.ts'
import type { Confusion } from '../metrics/confusion.ts'
import { percentileInterval, type Resampling } from '../paired/percentile.ts'
import type { Draw } from '../paired/resample.ts'
import type { Vector } from '../vector.ts'
import type { SingleEstimate } from './interval.ts'

/** Percentile interval of a metric of binary counts; a replicate is one multinomial draw. */
export function countInterval({ truePositives, falsePositives, falseNegatives, trueNegatives }: Confusion, metric: (counts: Confusion) => number, resampling: Resampling): SingleEstimate {
  const cells = [truePositives, falsePositives, falseNegatives, trueNegatives]
  const of = ([tp = 0, fp = 0, fn = 0, tn = 0]: ArrayLike<number> & Iterable<number>): number => metric({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn })
  const units = cells.reduce((total, count) => total + count, 0)
  return single(percentileInterval(of(cells), () => of(resampleCounts(cells, resampling.random)), units, resampling), units)
}

/** Percentile interval of any metric that rows can be weighted in; `value` is that of all rows. */
export function weightedInterval(value: number, weighted: (weights: Vector) => number, draw: Draw, resampling: Resampling): SingleEstimate {
  return single(percentileInterval(value, () => weighted(draw.next(resampling.random)), draw.units, resampling), draw.units)
}

function single({ value, low, high }: Omit<SingleEstimate, 'units'>, units: number): SingleEstimate {
  return { value, low, high, units }
}
