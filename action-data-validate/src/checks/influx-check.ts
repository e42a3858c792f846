import type { DataPolicy, PoisoningPolicy } from '@mlgate/config'
import type { CategoricalProfile, ColumnProfile, NumericProfile, Profile } from '@mlgate/dataset'
import { formatCount, formatPercent } from '@mlgate/report'
import { holm, twoProportionZ } from '@mlgate/stats'
import { total } from './drift-measure.ts'
import { finding, type Finding } from './finding.ts'

/** Fewer rows in a tail are no influx. */
const FEWEST = 20
const ALPHA = 0.001

interface Tail {
  readonly column: string
  readonly side: 'below' | 'above'
  readonly edge: number
  readonly rows: number
  readonly then: number
  readonly now: number
  readonly pValue: number
}

/**
 * Rows beyond the outermost edges of the reference, its 0.1 % and 99.9 % quantiles: a warning when there are several
 * times as many as before, at least 20, and not by chance (Holm over all tails).
 */
export function checkTails(reference: Profile, current: Profile, { maxTailGrowth }: Pick<PoisoningPolicy, 'maxTailGrowth'>, file: string): readonly Finding[] {
  const tails = pairsOf(isNumeric, reference, current).flatMap(([then, now]) => tailsOf(then, now))
  const adjusted = holm(tails.map(({ pValue }) => pValue))
  const grown = tails.filter(({ rows, then, now }, at) => rows >= FEWEST && now > maxTailGrowth * then && (adjusted[at] ?? NaN) < ALPHA)
  const common = { group: 'poisoning', title: 'Influx of extreme values', code: 'MLG-506' } as const
  if (tails.length === 0) return []
  if (grown.length === 0) return [finding({ ...common, id: 'poisoning.tails', verdict: 'pass', what: `None of ${tails.length} tails grew to more than ${maxTailGrowth} times its accepted share`, fix: '' })]
  return grown.map(({ column, side, edge, rows, then, now }) => finding({
    ...common, id: `poisoning.tails.${column}.${side}`, title: `Influx of extreme values: ${column}`, verdict: 'warn',
    what: [{ code: column }, ` lies ${side} ${edge} in ${formatCount(rows)} rows: ${formatPercent(now, 2)}, and ${formatPercent(then, 2)} of the accepted data did`],
    where: file, fix: ['Look where these rows come from; rows that nobody would label often carry a label of somebody\'s choice'], samples: rows
  }))
}

function tailsOf({ name, edges, counts }: NumericProfile, now: NumericProfile): readonly Tail[] {
  const [n, m] = [total(counts), total(now.counts)]
  const [low, high] = [edges[0], edges.at(-1)]
  if (n === 0 || m === 0 || low === undefined || high === undefined || low === high) return []
  return ([['below', 0, low], ['above', counts.length - 1, high]] as const).map(([side, bin, edge]) => {
    const [before, after] = [counts[bin] ?? 0, now.counts[bin] ?? 0]
    const { pValue } = twoProportionZ({ count: before, total: n }, { count: after, total: m })
    return { column: name, side, edge, rows: after, then: before / n, now: after / m, pValue }
  })
}

/** Rows with a category that the accepted data do not have: a warning, from the limit on a failure. Ids and groups are new by nature. */
export function checkNewCategories(reference: Profile, current: Profile, { id, group, poisoning: { maxNewCategories } }: Pick<DataPolicy, 'id' | 'group' | 'poisoning'>, file: string): readonly Finding[] {
  const pairs = pairsOf(isCategorical, reference, current).filter(([{ name }]) => name !== id && name !== group)
  const grown = pairs.flatMap(([then, now]) => {
    const share = newShare(then, reference.rows, now, current.rows)
    return share > 0 ? [{ column: now.name, rows: now.other.rows, share, known: then.categories.length, complete: then.other.rows === 0 }] : []
  })
  const common = { group: 'poisoning', title: 'New categories', code: 'MLG-506' } as const
  if (pairs.length === 0) return []
  if (grown.length === 0) return [finding({ ...common, id: 'poisoning.categories', verdict: 'pass', what: `No new category in ${pairs.length} columns`, fix: '' })]
  return grown.map(({ column, rows, share, known, complete }) => finding({
    ...common, id: `poisoning.categories.${column}`, title: `New categories: ${column}`, verdict: share > maxNewCategories ? 'fail' : 'warn',
    what: [
      { code: column }, complete
        ? ` has a value that the accepted data do not have in ${formatCount(rows)} rows (${formatPercent(share, 2)}`
        : ` has a value that is none of the accepted data's ${known} most frequent in ${formatCount(rows)} rows (${formatPercent(share, 2)} more than before`,
      `; the limit is ${formatPercent(maxNewCategories, 2)})`
    ],
    where: file, fix: ['If the values are right, let them be accepted: raise ', { code: 'data.poisoning.max-new-categories' }, ' in a change of its own'], samples: rows
  }))
}

/** Where the reference has more values than it counts, new ones cannot be told from rare ones: only what came on top is new. */
function newShare(then: CategoricalProfile, n: number, now: CategoricalProfile, m: number): number {
  if (then.other.rows === 0) return now.other.rows / m
  const { difference, pValue } = twoProportionZ({ count: then.other.rows, total: n }, { count: now.other.rows, total: m })
  return difference > 0 && pValue < ALPHA ? difference : 0
}

/** Columns of one kind that both profiles have, without the label: that it moved is told elsewhere. */
function pairsOf<Column extends ColumnProfile>(isKind: (column: ColumnProfile) => column is Column, reference: Profile, current: Profile): readonly (readonly [Column, Column])[] {
  return current.columns.filter(isKind).flatMap((column) => {
    const then = reference.columns.filter(isKind).find(({ name }) => name === column.name)
    return then === undefined || column.name === current.label?.column ? [] : [[then, column] as const]
  })
}

const isNumeric = (column: ColumnProfile): column is NumericProfile => column.kind === 'numeric'
const isCategorical = (column: ColumnProfile): column is CategoricalProfile => column.kind === 'categorical'
