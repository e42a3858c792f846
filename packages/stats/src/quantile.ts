import { at, type Vector } from './vector.ts'

/** Linear interpolation between order statistics of ascending values, the default of `numpy.quantile`. */
export function quantileSorted(sorted: Vector, p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = at(sorted, below)
  return low + (position - below) * ((sorted[below + 1] ?? low) - low)
}

/** From so many values on only those near the quantile are sorted. */
const MANY = 2048
/** The sign, the exponent and 7 more bits of a 32-bit float. */
const BUCKET_BITS = 16

/** The same of values in any order, in O(n): they are counted into buckets, and the bucket of the quantile is sorted. NaN without values. */
export function quantile(values: Float64Array, p: number): number {
  if (values.length === 0) return NaN
  if (values.length < MANY) return quantileSorted(values.slice().sort(), p)
  const buckets = bucketsOf(values)
  const counts = new Uint32Array(2 ** BUCKET_BITS)
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i] ?? 0
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  const rank = (values.length - 1) * p
  const [first, before] = bucketOf(counts, Math.floor(rank))
  const [last] = bucketOf(counts, Math.ceil(rank))
  const near = between(values, buckets, first, last).sort()
  const low = at(near, Math.floor(rank) - before)
  return low + (rank - Math.floor(rank)) * (at(near, Math.ceil(rank) - before) - low)
}

function between(values: Float64Array, buckets: Uint16Array, first: number, last: number): Float64Array {
  const near = []
  for (let i = 0; i < values.length; i++) {
    const bucket = buckets[i] ?? 0
    if (bucket >= first && bucket <= last) near.push(values[i] ?? NaN)
  }
  return Float64Array.from(near)
}

/** Buckets in the order of the values: the leading bits as 32-bit floats, to which rounding keeps the order. */
function bucketsOf(values: Float64Array): Uint16Array {
  const bits = new Uint32Array(new Float32Array(values).buffer)
  const buckets = new Uint16Array(bits.length)
  for (let i = 0; i < bits.length; i++) {
    const upper = (bits[i] ?? 0) >>> BUCKET_BITS
    buckets[i] = upper >>> 15 === 1 ? ~upper : upper | 0x8000
  }
  return buckets
}

/** The bucket of the value of a rank, and how many values are in buckets before it. */
function bucketOf(counts: Uint32Array, rank: number): readonly [bucket: number, before: number] {
  let [bucket, before] = [0, 0]
  while (before + at(counts, bucket) <= rank) before += at(counts, bucket++)
  return [bucket, before]
}
