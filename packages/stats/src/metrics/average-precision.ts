import type { Vector } from '../vector.ts'
import { type RankedLabels, rankLabels, weightsOf } from './ranked-labels.ts'

/**
 * `sklearn.metrics.average_precision_score`: precision summed over the steps of recall, without interpolation; tied scores
 * are one step. `weights` count each row that often. NaN without positives, where scikit-learn gives 0.
 */
export function averagePrecisionScore(y: Vector, scores: Vector, weights?: Vector): number {
  return averagePrecisionOf(rankLabels(y, scores), weights)
}

/** The same of labels that are ranked already. */
export function averagePrecisionOf(ranked: RankedLabels, weights?: Vector): number {
  const counts = weightsOf(ranked, weights)
  let [area, positives, seen, tiedPositives] = [0, 0, 0, 0]
  for (let place = 0; place < ranked.length; place++) {
    const code = ranked[place] ?? 0
    if ((code & 2) !== 0) {
      if (tiedPositives > 0) area += (tiedPositives * positives) / seen
      tiedPositives = 0
    }
    const weight = counts[code >>> 2] ?? 0
    const positive = weight * (code & 1)
    tiedPositives += positive
    positives += positive
    seen += weight
  }
  if (tiedPositives > 0) area += (tiedPositives * positives) / seen
  return area / positives
}
