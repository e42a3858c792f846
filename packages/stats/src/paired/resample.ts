import type { Group } from '../groups.ts'
import { countUniform } from '../random.ts'

/** A way to draw replicates. */
export interface Draw {
  /** How many independent things are drawn from. */
  readonly units: number
  /**
   * How often each row is in a replicate. The array is used again for the next replicate. A byte is enough: a row that is
   * drawn more than 255 times of as many is rarer than 1 in 10⁵⁰⁰.
   */
  readonly next: (random: () => number) => Uint8Array
}

/** As many rows as there are, drawn with replacement. */
export function resampleRows(rows: number): Draw {
  const weights = new Uint8Array(rows)
  const next = (random: () => number): Uint8Array => {
    weights.fill(0)
    countUniform(weights, rows, random)
    return weights
  }
  return { units: rows, next }
}

/** As many clusters as there are, drawn with replacement, each with all its rows: for rows that are not independent. */
export function resampleClusters(clusters: readonly Group[]): Draw {
  const weights = new Uint8Array(clusters.reduce((total, { rows }) => total + rows.length, 0))
  const drawn = resampleRows(clusters.length)
  const next = (random: () => number): Uint8Array => {
    const times = drawn.next(random)
    clusters.forEach(({ rows }, cluster) => {
      for (const row of rows) weights[row] = times[cluster] ?? 0
    })
    return weights
  }
  return { units: clusters.length, next }
}
