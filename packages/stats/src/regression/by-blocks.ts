import { asColumn, sameLength, sum, type Vector } from '../vector.ts'
import { requireFinite } from './errors.ts'

/**
 * Rows at a time: few enough for the fastest cache, and for a plain sum of 2 × 2048 terms to be right to 2048 · 2⁻⁵³,
 * 2·10⁻¹³; enough for a call per block to cost nothing.
 */
const BLOCK = 4096
/** The rows of a block are a multiple of this. */
const LANES = 4

/** What a block of rows adds to each of some sums: four rows at once, or two, so that no addition waits for the one before. */
export type Parts = (truths: Float64Array, predictions: Float64Array) => readonly number[]

/**
 * Adds up blocks of rows, the blocks with compensation; a row left over is given four times and counts a quarter, which
 * loses nothing. Values must be finite, which the first sum tells: of a value that is not it becomes infinite or NaN.
 */
export function sumByBlocks(y: Vector, predicted: Vector, parts: Parts): readonly number[] {
  const [truths, predictions, rows] = [asColumn(y), asColumn(predicted), sameLength(y, predicted)]
  const whole = rows - (rows % LANES)
  const found: (readonly number[])[] = []
  for (let from = 0; from < whole; from += BLOCK) {
    const to = Math.min(whole, from + BLOCK)
    found.push(parts(truths.subarray(from, to), predictions.subarray(from, to)))
  }
  for (let row = whole; row < rows; row++)
    found.push(parts(fourTimes(truths[row]), fourTimes(predictions[row])).map((part) => part / LANES))
  const [first = 0, ...rest] = (found[0] ?? []).map((_, part) => sum(found.map((block) => block[part] ?? NaN)))
  if (!Number.isFinite(first)) for (const values of [truths, predictions]) requireFinite(values)
  return [first, ...rest]
}

function fourTimes(value = NaN): Float64Array {
  return new Float64Array(LANES).fill(value)
}
