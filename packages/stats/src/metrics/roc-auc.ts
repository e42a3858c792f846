import type { Vector } from '../vector.ts'
import { type RankedLabels, rankLabels, weightsOf } from './ranked-labels.ts'

/**
 * `sklearn.metrics.roc_auc_score` of binary labels; tied scores count half. `weights` count each row that often. NaN when
 * a class is missing.
 */
export function rocAucScore(y: Vector, scores: Vector, weights?: Vector): number {
  return rocAucOf(rankLabels(y, scores), weights)
}

/** The same of labels that are ranked already. */
export function rocAucOf(ranked: RankedLabels, weights?: Vector): number {
  const counts = weightsOf(ranked, weights)
  let [won, positives, negatives, tiedPositives, tiedNegatives] = [0, 0, 0, 0, 0]
  for (let place = 0; place < ranked.length; place++) {
    const code = ranked[place] ?? 0
    if ((code & 2) !== 0) {
      won += tiedNegatives * (positives - tiedPositives / 2)
      tiedPositives = 0
      tiedNegatives = 0
    }
    const weight = counts[code >>> 2] ?? 0
    const positive = weight * (code & 1)
    const negative = weight - positive
    tiedPositives += positive
    tiedNegatives += negative
    positives += positive
    negatives += negative
  }
  won += tiedNegatives * (positives - tiedPositives / 2)
  return won / (positives * negatives)
}

/**
 * Area left of a false positive rate, scaled so that chance is 0.5 and perfection 1 (McClish, 1989):
 * `roc_auc_score(max_fpr=…)`. NaN when a class is missing.
 */
export function partialRocAuc(y: Vector, scores: Vector, maxFalsePositiveRate: number): number {
  if (!(maxFalsePositiveRate > 0 && maxFalsePositiveRate <= 1)) throw new RangeError(`a false positive rate is in (0, 1], not ${maxFalsePositiveRate}`)
  const ranked = rankLabels(y, scores)
  const all = ranked.reduce((count, code) => count + (code & 1), 0)
  const limit = maxFalsePositiveRate * (ranked.length - all)
  let [area, positives, negatives] = [0, 0, 0]
  for (let start = 0, end = 0; start < ranked.length && negatives < limit; start = end) {
    let tiedPositives = 0
    for (end = start; end === start || tiedWithPrevious(ranked, end); end++) tiedPositives += (ranked[end] ?? 0) & 1
    const tiedNegatives = end - start - tiedPositives
    const width = Math.min(tiedNegatives, limit - negatives)
    if (width > 0) area += width * (positives + (tiedPositives * width) / tiedNegatives / 2)
    positives += tiedPositives
    negatives += tiedNegatives
  }
  const chance = maxFalsePositiveRate / 2
  return (1 + (area / (all * limit) - chance) / (1 - chance)) / 2
}

function tiedWithPrevious(ranked: RankedLabels, place: number): boolean {
  return place < ranked.length && ((ranked[place] ?? 0) & 2) === 0
}
