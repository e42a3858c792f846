import { asColumn, at, sameLength, type Vector } from '../vector.ts'
import { binary, type Confusion } from './confusion.ts'

/** Row-major 0/1 labels: `values[row · labels + label]`. */
export interface LabelTable {
  readonly labels: number
  readonly values: Vector
}

/** Counts of each label, `sklearn.metrics.multilabel_confusion_matrix`. `weights` count each row that often. */
export function multilabelConfusion(y: LabelTable, predicted: LabelTable, weights?: Vector): readonly Confusion[] {
  return tally(y, predicted, y.labels, (index) => index % y.labels, weights)
}

/** Counts of each row over its labels, what average `samples` is made of. */
export function sampleConfusion(y: LabelTable, predicted: LabelTable): readonly Confusion[] {
  return tally(y, predicted, rowsOf(y), (index) => Math.floor(index / y.labels))
}

/** Share of rows whose labels are all right, `sklearn.metrics.accuracy_score` of multilabel targets. */
export function subsetAccuracy(y: LabelTable, predicted: LabelTable): number {
  const [truths, predictions, all] = [asColumn(y.values), asColumn(predicted.values), sameLength(y.values, predicted.values)]
  let right = 0
  for (let start = 0; start < all; start += y.labels) {
    let wrong = 0
    for (let index = start; index < start + y.labels; index++) wrong += Math.abs(binary(truths[index] ?? NaN) - binary(predictions[index] ?? NaN))
    if (wrong === 0) right++
  }
  return right / rowsOf(y)
}

export function rowsOf({ labels, values }: LabelTable): number {
  return values.length / labels
}

function tally(y: LabelTable, predicted: LabelTable, parts: number, partOf: (index: number) => number, weights?: Vector): readonly Confusion[] {
  const cells = new Float64Array(4 * parts)
  for (let index = 0, length = sameLength(y.values, predicted.values); index < length; index++) {
    const cell = 4 * partOf(index) + 2 * binary(at(y.values, index)) + binary(at(predicted.values, index))
    cells[cell] = at(cells, cell) + (weights === undefined ? 1 : at(weights, Math.floor(index / y.labels)))
  }
  return Array.from({ length: parts }, (_, part) => ({
    trueNegatives: at(cells, 4 * part),
    falsePositives: at(cells, 4 * part + 1),
    falseNegatives: at(cells, 4 * part + 2),
    truePositives: at(cells, 4 * part + 3)
  }))
}
