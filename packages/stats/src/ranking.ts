import { asColumn, type Vector } from './vector.ts'

/** Rows from the highest to the lowest value. */
export type Ranking = Uint32Array<ArrayBuffer>

/** From so many values on the radix sort pays for its tables. */
const MANY = 512
const DIGIT_BITS = 11
const RADIX = 2 ** DIGIT_BITS

/** Ranks finite values, highest first and equal values in the order of their rows. */
export function ranking(values: Vector): Ranking {
  const column = asColumn(values)
  const rows = new Uint32Array(column.length)
  let single = true
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? NaN
    if (!Number.isFinite(value)) throw new RangeError(`the score of row ${row} is ${value}`)
    single &&= Math.fround(value) === value
    rows[row] = row
  }
  if (column.length < MANY) return sortByValue(rows, column)
  const sorted = sortByKeys(keysOf(column), rows)
  if (!single) sortAlike(sorted, column)
  return sorted.rows
}

function sortByValue(rows: Ranking, column: Float64Array): Ranking {
  return rows.sort((a, b) => (column[b] ?? 0) - (column[a] ?? 0) || a - b)
}

/** The bits of the values as 32-bit floats, what most models give, arranged so that their unsigned order is descending. */
function keysOf(column: Float64Array): Uint32Array {
  const floats = new Float32Array(column)
  const keys = new Uint32Array(floats.buffer)
  for (let row = 0; row < keys.length; row++) {
    if (floats[row] === 0) floats[row] = 0
    const bits = keys[row] ?? 0
    keys[row] = bits >>> 31 === 1 ? bits : bits ^ 0x7fffffff
  }
  return keys
}

/** Rounding to 32 bits keeps the order but for what it makes alike: few values next to each other, sorted in place. */
function sortAlike({ keys, rows }: Keyed, column: Float64Array): void {
  for (let start = 0, end = 0; start < keys.length; start = end) {
    let differ = false
    for (end = start + 1; end < keys.length && keys[end] === keys[start]; end++) differ ||= column[rows[end] ?? 0] !== column[rows[start] ?? 0]
    if (differ) sortByValue(rows.subarray(start, end), column)
  }
}

/** Rows and their keys, side by side, so that every pass reads both in order. */
interface Keyed {
  readonly keys: Uint32Array
  readonly rows: Ranking
}

/** Radix sort, least significant digit first: O(n), many times faster than a sort with a comparator. Ascending and stable. */
function sortByKeys(keys: Uint32Array, rows: Ranking): Keyed {
  let from: Keyed = { keys, rows }
  let to: Keyed = { keys: new Uint32Array(keys.length), rows: new Uint32Array(rows.length) }
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) if (scatter(from, to, shift)) [from, to] = [to, from]
  return from
}

/** One stable pass over a digit of the keys; false, and nothing done, when all rows share the digit. */
function scatter({ keys, rows }: Keyed, to: Keyed, shift: number): boolean {
  const places = countDigits(keys, shift)
  if (places.includes(keys.length)) return false
  for (let digit = 1; digit <= RADIX; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0)
  for (let from = 0; from < keys.length; from++) {
    const key = keys[from] ?? 0
    const digit = (key >>> shift) & (RADIX - 1)
    const place = places[digit] ?? 0
    to.keys[place] = key
    to.rows[place] = rows[from] ?? 0
    places[digit] = place + 1
  }
  return true
}

/** How many keys have each digit, one place further on: added up, the counts are where the first key of a digit goes. */
function countDigits(keys: Uint32Array, shift: number): Uint32Array {
  const counts = new Uint32Array(RADIX + 1)
  for (let from = 0; from < keys.length; from++) {
    const next = (((keys[from] ?? 0) >>> shift) & (RADIX - 1)) + 1
    counts[next] = (counts[next] ?? 0) + 1
  }
  return counts
}
