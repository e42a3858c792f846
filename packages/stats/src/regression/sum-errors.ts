import { asColumn, sameLength, sum, type Vector } from '../vector.ts'
import { type Loss, requireFinite } from './errors.ts'

/**
 * Rows at a time: few enough for the fastest cache, and for a plain sum of 2 × 2048 terms to be right to 2048 · 2⁻⁵³,
 * 2·10⁻¹³; enough for a call per block to cost nothing.
 */
const BLOCK = 4096

/** What a block of rows adds to each of some sums. */
export type Parts = (truths: Float64Array, predictions: Float64Array) => readonly number[]

/**
 * Adds up blocks of rows, the blocks with compensation. Values must be finite, which the first sum tells: of a value that
 * is not it becomes infinite or NaN.
 */
export function sumByBlocks(y: Vector, predicted: Vector, parts: Parts): readonly number[] {
  const [truths, predictions, rows] = [asColumn(y), asColumn(predicted), sameLength(y, predicted)]
  const blocks = Array.from({ length: Math.max(1, Math.ceil(rows / BLOCK)) }, (_, block) => {
    const [from, to] = [block * BLOCK, (block + 1) * BLOCK]
    return parts(truths.subarray(from, to), predictions.subarray(from, to))
  })
  const [first = 0, ...rest] = (blocks[0] ?? []).map((_, part) => sum(blocks.map((block) => block[part] ?? NaN)))
  if (!Number.isFinite(first)) for (const values of [truths, predictions]) requireFinite(values)
  return [first, ...rest]
}

/** Sum of the losses of all rows, of which never more than a block is held. */
export function sumOfLosses(loss: Loss, y: Vector, predicted: Vector): number {
  const [total = NaN] = sumByBlocks(y, predicted, ofLosses(loss, (losses) => [plainSum(losses)]))
  return total
}

/** The largest of the losses of all rows, which are at least 0. NaN without rows. */
export function largestLoss(loss: Loss, y: Vector, predicted: Vector): number {
  let largest = y.length === 0 ? NaN : 0
  sumByBlocks(y, predicted, ofLosses(loss, (losses) => {
    for (let row = 0; row < losses.length; row++) if ((losses[row] ?? NaN) > largest) largest = losses[row] ?? NaN
    return [plainSum(losses)]
  }))
  return largest
}

function ofLosses(loss: Loss, parts: (losses: Float64Array) => readonly number[]): Parts {
  const losses = new Float64Array(BLOCK)
  return (truths, predictions) => {
    const block = losses.subarray(0, truths.length)
    loss(truths, predictions, block)
    return parts(block)
  }
}

/** Sum of squared differences. */
export function sumOfSquares(y: Vector, predicted: Vector): number {
  const [total = NaN] = sumByBlocks(y, predicted, squares)
  return total
}

/** Sum of absolute differences. */
export function sumOfAbsolutes(y: Vector, predicted: Vector): number {
  const [total = NaN] = sumByBlocks(y, predicted, absolutes)
  return total
}

function plainSum(values: Float64Array): number {
  let [even, odd] = [0, 0]
  for (let row = 1; row < values.length; row += 2) {
    even += values[row - 1] ?? NaN
    odd += values[row] ?? NaN
  }
  return values.length % 2 === 1 ? even + odd + (values.at(-1) ?? NaN) : even + odd
}

/** Even and odd rows apart, here and below, so that neither addition waits for the other: as fast as memory is read. */
function squares(truths: Float64Array, predictions: Float64Array): readonly number[] {
  let [even, odd] = [0, 0]
  for (let row = 1; row < truths.length; row += 2) {
    const before = (truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN)
    const after = (truths[row] ?? NaN) - (predictions[row] ?? NaN)
    even += before * before
    odd += after * after
  }
  return [even + odd + withoutPair(truths, predictions) ** 2]
}

function absolutes(truths: Float64Array, predictions: Float64Array): readonly number[] {
  let [even, odd] = [0, 0]
  for (let row = 1; row < truths.length; row += 2) {
    even += Math.abs((truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN))
    odd += Math.abs((truths[row] ?? NaN) - (predictions[row] ?? NaN))
  }
  return [even + odd + Math.abs(withoutPair(truths, predictions))]
}

/** The difference of the last row of an odd number of rows, otherwise 0. */
function withoutPair(truths: Float64Array, predictions: Float64Array): number {
  return truths.length % 2 === 1 ? (truths.at(-1) ?? NaN) - (predictions.at(-1) ?? NaN) : 0
}
