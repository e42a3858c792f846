import {
  averagePrecisionOf, definedMean, type LabelTable, type RankedLabels, rankLabels, rocAucOf, type Vector
} from '@mlgate/stats'
import type { Measure } from '../judge/measure.ts'

type RankedMetric = (ranked: RankedLabels, weights?: Vector) => number
export type ColumnAverage = 'macro' | 'micro' | 'weighted'

/** Labels 0 and 1, and the score of each, by row and column. */
export interface LabelScores {
  readonly labels: LabelTable
  readonly scores: Float64Array
}

/**
 * A metric of each column's ranking, averaged as scikit-learn does; one undefined column makes the mean undefined. Columns
 * are ranked once, so that a replicate of the bootstrap is a linear pass.
 */
export function columnsMeasure<View>(metric: RankedMetric, average: ColumnAverage, of: (view: View) => LabelScores | undefined): Measure<View> {
  const weighted = (view: View): ((weights?: Vector) => number) => {
    const table = of(view)
    if (table === undefined) return () => NaN
    return average === 'micro' ? microOf(metric, table) : meanOf(metric, table, average)
  }
  return { value: (view) => weighted(view)(), weighted }
}

export const rocAuc: RankedMetric = rocAucOf
export const averagePrecision: RankedMetric = averagePrecisionOf

function microOf(metric: RankedMetric, { labels: { labels, values }, scores }: LabelScores): (weights?: Vector) => number {
  const ranked = rankLabels(values, scores)
  const flat = new Float64Array(scores.length)
  return (weights) => {
    if (weights === undefined) return metric(ranked)
    for (let index = 0; index < flat.length; index++) flat[index] = weights[Math.floor(index / labels)] ?? NaN
    return metric(ranked, flat)
  }
}

function meanOf(metric: RankedMetric, { labels: { labels, values }, scores }: LabelScores, average: 'macro' | 'weighted'): (weights?: Vector) => number {
  const columns = Array.from({ length: labels }, (_, column) => columnOf(values, labels, column))
  const ranked = columns.map((truth, column) => rankLabels(truth, columnOf(scores, labels, column)))
  return (weights) => {
    const each = ranked.map((one) => metric(one, weights))
    if (each.some(Number.isNaN)) return NaN
    return definedMean(each, average === 'macro' ? undefined : columns.map((truth) => totalOf(truth, weights)))
  }
}

function totalOf(truth: Float64Array, weights: Vector | undefined): number {
  return truth.reduce((total, label, row) => total + label * (weights?.[row] ?? 1), 0)
}

export function columnOf(values: Vector, width: number, column: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + column] ?? NaN)
}
