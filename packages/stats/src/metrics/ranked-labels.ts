import { ranking } from '../ranking.ts'
import { asColumn, sameLength, type Vector } from '../vector.ts'
import { binary } from './confusion.ts'

/**
 * Binary labels from the highest score to the lowest, 4·row + 2·(whether its score is lower than the one before) + label:
 * sorted once, then every weighted metric is one pass in order.
 */
export type RankedLabels = Uint32Array

/** How often each row counts; as bytes where it is drawn a thousand times. */
export type Weights = Uint8Array | Float64Array

export function rankLabels(y: Vector, scores: Vector): RankedLabels {
  sameLength(y, scores)
  const [labels, column] = [bytesOf(y), asColumn(scores)]
  const ranked = ranking(column)
  let previous = Infinity
  for (let place = 0; place < ranked.length; place++) {
    const row = ranked[place] ?? 0
    const score = column[row] ?? NaN
    ranked[place] = 4 * row + (score === previous ? 0 : 2) + (labels[row] ?? 0)
    previous = score
  }
  return ranked
}

/** Small enough to stay in the cache when they are read in another order. */
function bytesOf(y: Vector): Uint8Array {
  const [labels, bytes] = [asColumn(y), new Uint8Array(y.length)]
  for (let row = 0; row < labels.length; row++) bytes[row] = binary(labels[row] ?? NaN)
  return bytes
}

/** The weights as numbers of one kind; without any, every row counts once. */
export function weightsOf(ranked: RankedLabels, weights?: Vector): Weights {
  if (weights === undefined) return new Uint8Array(ranked.length).fill(1)
  sameLength(ranked, weights)
  return weights instanceof Uint8Array ? weights : asColumn(weights)
}
