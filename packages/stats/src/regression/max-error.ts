import { asColumn, sameLength, type Vector } from '../vector.ts'
import { requireFinite } from './errors.ts'

/** `sklearn.metrics.max_error`. NaN without rows; throws `RangeError` at a value that is not finite. */
export function maxError(y: Vector, predicted: Vector): number {
  sameLength(y, predicted)
  const [truths, predictions] = [asColumn(y), asColumn(predicted)]
  const largest = largestDifference(truths, predictions)
  if (!Number.isFinite(largest)) for (const values of [truths, predictions]) requireFinite(values)
  return largest
}

/** NaN where one is. The last row is counted first, as the pairs leave it out where the rows are odd in number. */
function largestDifference(truths: Float64Array, predictions: Float64Array): number {
  let even = Math.abs((truths.at(-1) ?? NaN) - (predictions.at(-1) ?? NaN)), odd = 0
  for (let row = 1; row < truths.length; row += 2) {
    even = Math.max(even, Math.abs((truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN)))
    odd = Math.max(odd, Math.abs((truths[row] ?? NaN) - (predictions[row] ?? NaN)))
  }
  return Math.max(even, odd)
}
