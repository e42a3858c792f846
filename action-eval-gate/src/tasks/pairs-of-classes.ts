import { definedMean, type ProbabilityTable, type RankedLabels, rankLabels, rocAucOf, type Vector } from '@mlgate/stats'

/** Rows of two classes, ranked by the probability of either. */
interface ClassPair {
  readonly rows: Uint32Array
  readonly ranked: readonly [RankedLabels, RankedLabels]
}

/**
 * Mean over all pairs of classes that occur of how well the probability of either tells the two apart (Hand and Till,
 * 2001), as `roc_auc_score(multi_class='ovo')`; weighted: by the rows of the pair.
 */
export function oneVersusOneAuc(y: Vector, table: ProbabilityTable, average: 'macro' | 'weighted'): (weights?: Vector) => number {
  const pairs = pairsOf(y, table)
  return (weights) => {
    const measured = pairs.map(({ rows, ranked }) => {
      const own = weights === undefined ? undefined : Float64Array.from(rows, (row) => weights[row] ?? NaN)
      const [first, second] = ranked.map((one) => rocAucOf(one, own))
      return { value: ((first ?? NaN) + (second ?? NaN)) / 2, rows: own === undefined ? rows.length : own.reduce((total, weight) => total + weight, 0) }
    })
    return definedMean(measured.map(({ value }) => value), average === 'macro' ? undefined : measured.map(({ rows }) => rows))
  }
}

function pairsOf(y: Vector, table: ProbabilityTable): readonly ClassPair[] {
  const classes = [...new Set(Array.from(y))].sort((a, b) => a - b)
  return classes.flatMap((first, index) => classes.slice(index + 1).map((second) => pairOf(y, table, first, second)))
}

function pairOf(y: Vector, { classes, values }: ProbabilityTable, first: number, second: number): ClassPair {
  const rows = Uint32Array.from(Array.from({ length: y.length }, (_, row) => row).filter((row) => y[row] === first || y[row] === second))
  const ranked = (own: number): RankedLabels => rankLabels(
    Uint8Array.from(rows, (row) => (y[row] === own ? 1 : 0)),
    Float64Array.from(rows, (row) => values[row * classes + own] ?? NaN)
  )
  return { rows, ranked: [ranked(first), ranked(second)] }
}
