import { asColumn, sameLength, type Vector } from '../vector.ts'

/** Rows by truth and prediction; the positive class is 1. */
export interface Confusion {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly trueNegatives: number
}

/** Counts of binary labels and predictions, both 0 or 1. */
export function confusion(y: Vector, predicted: Vector): Confusion {
  const [truths, predictions, rows] = [asColumn(y), asColumn(predicted), sameLength(y, predicted)]
  let [positives, predictedPositives, truePositives] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const truth = binary(truths[row] ?? NaN)
    const said = binary(predictions[row] ?? NaN)
    positives += truth
    predictedPositives += said
    truePositives += truth * said
  }
  return {
    truePositives,
    falsePositives: predictedPositives - truePositives,
    falseNegatives: positives - truePositives,
    trueNegatives: rows - positives - predictedPositives + truePositives
  }
}

/** The label itself; anything but 0 and 1 is a defect of the caller. Asked by a product, as which of the two it is cannot be foreseen. */
export function binary(label: number): number {
  if (label * (label - 1) !== 0) throw new RangeError(`a binary label is 0 or 1, not ${label}`)
  return label
}
