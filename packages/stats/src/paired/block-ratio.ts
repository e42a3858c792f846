import { asColumn, at, sum, type Vector } from '../vector.ts'
import { quantileSorted } from '../quantile.ts'
import type { PairedDifference } from './difference.ts'
import { percentileInterval, type Resampling } from './percentile.ts'
import { resampleRows } from './resample.ts'

/**
 * Two series of positive measurements that were taken in turns: both in blocks of `length` values, block by block side by
 * side, so that what slows the machine down for a while is in the same blocks of both.
 */
export interface PairedBlocks {
  readonly baseline: Vector
  readonly candidate: Vector
  /** Values of each series in one block; divides the length of both. */
  readonly length: number
}

/**
 * Natural logarithm of the ratio of two quantiles, candidate to baseline, by a paired block bootstrap (Künsch, 1989, with
 * blocks that do not overlap). Quantiles are those of `numpy.quantile`. At least two blocks, otherwise NaN.
 */
export function quantileRatio({ baseline, candidate, length }: PairedBlocks, p: number, resampling: Resampling): PairedDifference {
  const [before, after] = [sortedBlocks(baseline, length), sortedBlocks(candidate, length)]
  const value = Math.log(quantileSorted(after.values, p) / quantileSorted(before.values, p))
  const draw = resampleRows(blockCount(baseline, candidate, length))
  const replicate = (): number => {
    const times = asColumn(draw.next(resampling.random))
    return Math.log(drawnQuantile(after, times, p) / drawnQuantile(before, times, p))
  }
  return percentileInterval(value, replicate, draw.units, resampling)
}

/** The same for the ratio of the means. */
export function meanRatio({ baseline, candidate, length }: PairedBlocks, resampling: Resampling): PairedDifference {
  const [before, after] = [blockSums(baseline, length), blockSums(candidate, length)]
  const draw = resampleRows(blockCount(baseline, candidate, length))
  const replicate = (): number => {
    const times = asColumn(draw.next(resampling.random))
    return Math.log(weightedSum(after, times) / weightedSum(before, times))
  }
  return percentileInterval(Math.log(sum(after) / sum(before)), replicate, draw.units, resampling)
}

function blockCount(baseline: Vector, candidate: Vector, length: number): number {
  if (baseline.length !== candidate.length || baseline.length % length !== 0)
    throw new RangeError(`${baseline.length} and ${candidate.length} values are no blocks of ${length}`)
  return baseline.length / length
}

interface SortedBlocks {
  readonly values: Float64Array
  /** The block of each value. */
  readonly blocks: Uint32Array
}

function sortedBlocks(values: Vector, length: number): SortedBlocks {
  const order = Uint32Array.from(values, (_, index) => index).sort((a, b) => at(values, a) - at(values, b))
  return { values: Float64Array.from(order, (index) => at(values, index)), blocks: order.map((index) => Math.floor(index / length)) }
}

/** The quantile of the values of the drawn blocks, each as often as it was drawn; as many values as there are. */
function drawnQuantile({ values, blocks }: SortedBlocks, times: Float64Array, p: number): number {
  const position = (values.length - 1) * p
  const below = Math.floor(position)
  let index = -1
  let seen = 0
  while (seen <= below) seen += times[blocks[++index] ?? 0] ?? 0
  const low = at(values, index)
  if (position === below) return low
  while (seen <= below + 1) seen += times[blocks[++index] ?? 0] ?? 0
  return low + (position - below) * (at(values, index) - low)
}

function blockSums(values: Vector, length: number): Float64Array {
  const sums = new Float64Array(values.length / length)
  for (let index = 0; index < values.length; index++) {
    const block = Math.floor(index / length)
    sums[block] = at(sums, block) + at(values, index)
  }
  return sums
}

function weightedSum(values: Float64Array, times: Float64Array): number {
  let total = 0
  for (let index = 0; index < values.length; index++) total += (values[index] ?? 0) * (times[index] ?? 0)
  return total
}
