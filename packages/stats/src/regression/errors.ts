import { asColumn, sameLength, type Vector } from '../vector.ts'

/** Writes the loss of every row from its truth and its prediction: columns of one length, so that the loop knows one operation only. */
export type Loss = (truths: Float64Array, predictions: Float64Array, losses: Float64Array) => void

export const squaredError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const error = (truths[row] ?? NaN) - (predictions[row] ?? NaN)
    losses[row] = error * error
  }
}

export const absoluteError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) losses[row] = Math.abs((truths[row] ?? NaN) - (predictions[row] ?? NaN))
}

/** Above zero: predicted too high. */
export const signedError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) losses[row] = (predictions[row] ?? NaN) - (truths[row] ?? NaN)
}

/** As a share of the truth; NaN where the truth is 0. */
export const absolutePercentageError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const truth = truths[row] ?? NaN
    losses[row] = truth === 0 ? NaN : Math.abs((truth - (predictions[row] ?? NaN)) / truth)
  }
}

/** As a share of the mean of the two sizes, between 0 and 2; NaN where both are 0. */
export const symmetricPercentageError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const [truth, predicted] = [truths[row] ?? NaN, predictions[row] ?? NaN]
    losses[row] = (2 * Math.abs(truth - predicted)) / (Math.abs(truth) + Math.abs(predicted))
  }
}

/** Squared difference of ln(1 + x), found with one logarithm; NaN at and below −1. */
export const squaredLogError: Loss = (truths, predictions, losses) => {
  for (let row = 0; row < losses.length; row++) {
    const [truth, predicted] = [truths[row] ?? NaN, predictions[row] ?? NaN]
    const ratio = Math.log1p((truth - predicted) / (1 + predicted))
    losses[row] = truth <= -1 || predicted <= -1 ? NaN : ratio * ratio
  }
}

/** The loss whose best constant prediction is the `alpha` quantile: alpha of what is too low, 1 − alpha of what is too high. */
export function pinballError(alpha: number): Loss {
  return (truths, predictions, losses) => {
    for (let row = 0; row < losses.length; row++) {
      const tooLow = (truths[row] ?? NaN) - (predictions[row] ?? NaN)
      losses[row] = (alpha - 0.5) * tooLow + 0.5 * Math.abs(tooLow)
    }
  }
}

/** The loss of every row: what a paired comparison of two models needs. Values must be finite. */
export function lossesOf(loss: Loss, y: Vector, predicted: Vector): Float64Array {
  const losses = new Float64Array(sameLength(y, predicted))
  requireFinite(y)
  requireFinite(predicted)
  loss(asColumn(y), asColumn(predicted), losses)
  return losses
}

export function requireFinite(values: Vector): void {
  const column = asColumn(values)
  for (let row = 0; row < column.length; row++)
    if (!Number.isFinite(column[row])) throw new RangeError(`the value of row ${row} is ${column[row] ?? NaN}`)
}
