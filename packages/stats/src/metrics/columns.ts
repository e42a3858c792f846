import { asColumn, at, sameLength, sum, type Vector } from '../vector.ts'
import { definedMean } from './average.ts'
import { label } from './confusion-matrix.ts'
import type { LabelTable } from './multilabel.ts'

/** Labels 0 … classes − 1 as a table with a 1 in the column of the class. */
export function oneHot(y: Vector, classes: number): LabelTable {
  const values = new Uint8Array(y.length * classes)
  for (let row = 0; row < y.length; row++) values[row * classes + label(at(y, row), classes)] = 1
  return { labels: classes, values }
}

/** A metric of binary labels and scores, as `rocAucScore` and `averagePrecisionScore`. */
export type ScoreMetric = (y: Vector, scores: Vector) => number

/**
 * A metric of each column of labels against the same column of row-major `scores`: multilabel, or one class versus the
 * rest by `oneHot`. An undefined column is NaN.
 */
export function metricOfColumns(metric: ScoreMetric, y: LabelTable, scores: Vector): Float64Array {
  sameLength(y.values, scores)
  return Float64Array.from({ length: y.labels }, (_, column) => metric(columnOf(y.values, y.labels, column), columnOf(scores, y.labels, column)))
}

/**
 * The metric averaged over columns with scikit-learn's meaning of `average`. One undefined column makes the mean undefined,
 * unless `zeroDivision` stands for it.
 */
export function averageOfColumns(metric: ScoreMetric, y: LabelTable, scores: Vector, average: 'micro' | 'macro' | 'weighted', zeroDivision = NaN): number {
  if (average === 'micro') return metric(y.values, scores)
  const values = metricOfColumns(metric, y, scores).map((value) => (Number.isNaN(value) ? zeroDivision : value))
  if (values.some(Number.isNaN)) return NaN
  return definedMean(values, average === 'macro' ? undefined : Array.from(values, (_, column) => sum(columnOf(y.values, y.labels, column))))
}

/**
 * Mean over all pairs of classes that occur of how well the scores of either tell the two apart (Hand and Till, 2001):
 * `roc_auc_score(multi_class='ovo')`; weighted: by the rows of the pair. NaN with fewer than two classes.
 */
export function oneVersusOne(metric: ScoreMetric, y: Vector, scores: Vector, classes: number, average: 'macro' | 'weighted'): number {
  const rows = rowsByClass(y, classes)
  const occurring = rows.flatMap(({ length }, own) => (length > 0 ? [own] : []))
  const pairs = occurring.flatMap((first, i) => occurring.slice(i + 1).map((second) => [first, second] as const))
  const rowsOf = (own: number): Uint32Array => rows[own] ?? new Uint32Array()
  const tellApart = (own: number, other: number): number => {
    const [positives, negatives] = [rowsOf(own), rowsOf(other)]
    const labels = new Float64Array(positives.length + negatives.length).fill(1, 0, positives.length)
    const picked = new Float64Array(labels.length)
    pick(scores, classes, own, positives, picked)
    pick(scores, classes, own, negatives, picked.subarray(positives.length))
    return metric(labels, picked)
  }
  const values = pairs.map(([first, second]) => (tellApart(first, second) + tellApart(second, first)) / 2)
  return definedMean(values, average === 'macro' ? undefined : pairs.map(([first, second]) => rowsOf(first).length + rowsOf(second).length))
}

function rowsByClass(y: Vector, classes: number): readonly Uint32Array[] {
  const labels = asColumn(y)
  const counts = new Uint32Array(classes)
  for (let row = 0; row < labels.length; row++) {
    const own = label(labels[row] ?? NaN, classes)
    counts[own] = (counts[own] ?? 0) + 1
  }
  const rows = Array.from(counts, (count) => new Uint32Array(count))
  for (let row = labels.length - 1; row >= 0; row--) {
    const own = labels[row] ?? 0
    const left = (counts[own] ?? 0) - 1
    counts[own] = left
    const members = rows[own]
    if (members !== undefined) members[left] = row
  }
  return rows
}

/** Some rows of a column of a row-major table, in their order. */
function pick(table: Vector, columns: number, column: number, rows: Uint32Array, picked: Float64Array): void {
  const values = asColumn(table)
  for (let i = 0; i < rows.length; i++) picked[i] = values[(rows[i] ?? 0) * columns + column] ?? NaN
}

function columnOf(table: Vector, columns: number, column: number): Float64Array {
  const [values, picked] = [asColumn(table), new Float64Array(table.length / columns)]
  for (let row = 0; row < picked.length; row++) picked[row] = values[row * columns + column] ?? NaN
  return picked
}
