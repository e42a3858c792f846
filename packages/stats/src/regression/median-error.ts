import { quantileSorted } from '../quantile.ts'
import { asColumn, at, sameLength, type Vector } from '../vector.ts'
import { absoluteError, lossesOf, requireFinite } from './errors.ts'

/** Of fewer rows all errors are sorted. */
const MANY = 2048
const BLOCK = 4096
/** An error as a 32-bit float, to which rounding keeps the order: its exponent and 8 more bits are its bucket. */
const BUCKETS = 2 ** 16
const LOWER_BITS = 15
/** The first bucket of what is no finite 32-bit float. */
const INFINITE = 0xff00

/**
 * `sklearn.metrics.median_absolute_error`, in O(n): errors are counted into buckets, and only the bucket of the median is
 * sorted. NaN without rows; throws `RangeError` at a value that is not finite.
 */
export function medianAbsoluteError(y: Vector, predicted: Vector): number {
  const rows = sameLength(y, predicted)
  if (rows === 0) return NaN
  if (rows < MANY) return quantileSorted(lossesOf(absoluteError, y, predicted).sort(), 0.5)
  const [truths, predictions, counts] = [asColumn(y), asColumn(predicted), new Uint32Array(BUCKETS)]
  eachBlock(truths, predictions, (_, buckets) => { count(buckets, counts) })
  if (counts.subarray(INFINITE).some((some) => some > 0)) for (const values of [truths, predictions]) requireFinite(values)
  const [low, high] = [Math.floor((rows - 1) / 2), Math.ceil((rows - 1) / 2)]
  const [first, before] = bucketOf(counts, low)
  const [last] = bucketOf(counts, high)
  const near: number[] = []
  eachBlock(truths, predictions, (from, buckets) => {
    for (let i = 0; i < buckets.length; i++) {
      // one comparison for both ends: below the first it wraps around
      if (((buckets[i] ?? 0) - first) >>> 0 <= last - first) near.push(Math.abs(at(truths, from + i) - at(predictions, from + i)))
    }
  })
  const sorted = Float64Array.from(near).sort()
  return (at(sorted, low - before) + at(sorted, high - before)) / 2
}

/** Gives the buckets of the errors of some rows at a time, and the first of these rows. */
function eachBlock(truths: Float64Array, predictions: Float64Array, use: (from: number, buckets: Uint16Array) => void): void {
  const [singles, buckets] = [new Float32Array(BLOCK), new Uint16Array(BLOCK)]
  const bits = new Uint32Array(singles.buffer)
  for (let from = 0; from < truths.length; from += BLOCK) {
    const length = Math.min(BLOCK, truths.length - from)
    for (let i = 0; i < length; i++) singles[i] = Math.abs((truths[from + i] ?? NaN) - (predictions[from + i] ?? NaN))
    for (let i = 0; i < length; i++) buckets[i] = (bits[i] ?? 0) >>> LOWER_BITS
    use(from, buckets.subarray(0, length))
  }
}

function count(buckets: Uint16Array, counts: Uint32Array): void {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] ?? 0
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
}

/** The bucket of the value of a rank, and how many values are in buckets before it. */
function bucketOf(counts: Uint32Array, rank: number): readonly [bucket: number, before: number] {
  let [bucket, before] = [0, 0]
  while (before + at(counts, bucket) <= rank) before += at(counts, bucket++)
  return [bucket, before]
}
