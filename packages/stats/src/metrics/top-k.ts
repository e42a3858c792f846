import { asColumn, mean, sameLength, type Vector } from '../vector.ts'
import { label } from './confusion-matrix.ts'
import type { ProbabilityTable } from './probability-table.ts'

/**
 * 1 for each row whose true class is among the k highest scores. Of tied classes the later comes first, as in
 * scikit-learn.
 */
export function topKHits(y: Vector, { classes, values }: ProbabilityTable, k: number): Float64Array {
  const [labels, scores, hits] = [asColumn(y), asColumn(values), new Float64Array(values.length / classes)]
  sameLength(y, hits)
  for (let row = 0; row < hits.length; row++) {
    const own = label(labels[row] ?? NaN, classes)
    const score = scores[row * classes + own] ?? NaN
    let ahead = 0
    for (let other = 0; other < classes; other++) {
      const rival = scores[row * classes + other] ?? NaN
      if (rival > score || (rival === score && other > own)) ahead++
    }
    hits[row] = ahead < k ? 1 : 0
  }
  return hits
}

/** `sklearn.metrics.top_k_accuracy_score` of labels 0 … classes − 1. NaN without rows. */
export function topKAccuracyScore(y: Vector, table: ProbabilityTable, k: number): number {
  return mean(topKHits(y, table, k))
}
