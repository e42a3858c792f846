import type { CategoricalProfile, GroupCounts, LabelFrame, Profile, Violations } from '@mlgate/dataset'
import { formatCount, formatPercent, formatPoints } from '@mlgate/report'
import { holm, twoProportionZ } from '@mlgate/stats'
import { finding, otherPlaces, placeOf, type Finding } from './finding.ts'

/** Share of one class of the label among the rows with one value of a column, then and now. */
export interface SliceTest {
  readonly column: string
  /** null: the rows without a value. */
  readonly value: string | null
  readonly label: string
  readonly rows: number
  readonly then: number
  readonly now: number
  /** Adjusted after Holm over all slices. */
  readonly pValue: number
  readonly shifted: boolean
}

/** A label rate that moves by less is nothing to stop for, however certain. */
const LARGE = 0.05
const ALPHA = 0.001
/** Fewer expected rows of either class make the test of shares wrong. */
const EXPECTED = 5

/** Compares label rates per value of the slice columns; slices with too few rows for a test are left out. */
export function testSlices(reference: Profile, current: Profile, columns: readonly string[]): readonly SliceTest[] {
  const { label } = current
  if (label === null) return []
  const compared = columns.flatMap((column) => {
    const [then, now] = [categorical(reference, column), categorical(current, column)]
    return then === undefined || now === undefined ? [] : groupsOf(then, now).flatMap(([value, before, after]) => compare(column, value, before, after, label))
  })
  const adjusted = holm(compared.map(({ pValue }) => pValue))
  return compared.map((slice, at) => {
    const pValue = adjusted[at] ?? NaN
    return { ...slice, pValue, shifted: Math.abs(slice.now - slice.then) >= LARGE && pValue < ALPHA }
  })
}

/** The column's counts, if it is counted by value. */
export function categorical({ columns }: Profile, name: string): CategoricalProfile | undefined {
  return columns.find((column): column is CategoricalProfile => column.kind === 'categorical' && column.name === name)
}

function groupsOf(then: CategoricalProfile, now: CategoricalProfile): readonly (readonly [string | null, GroupCounts, GroupCounts])[] {
  const byValue = new Map(now.categories.map((category) => [category.value, category]))
  const valued = then.categories.flatMap((category) => {
    const other = byValue.get(category.value)
    return other === undefined ? [] : [[category.value, category, other] as const]
  })
  return [...valued, [null, then.missing, now.missing]]
}

/** Of two classes the second says it all; of more, every one is compared. The p-values are not adjusted yet. */
function compare(column: string, value: string | null, then: GroupCounts, now: GroupCounts, { classes }: LabelFrame): readonly Omit<SliceTest, 'shifted'>[] {
  const compared = classes.length === 2 ? [1] : classes.map((_, at) => at)
  const [n, m] = [labelled(then), labelled(now)]
  return compared.flatMap((at) => {
    const [a, b] = [then.labels[at] ?? 0, now.labels[at] ?? 0]
    const smallest = Math.min(a + b, n + m - a - b) * Math.min(n, m) / (n + m)
    if (!(n > 0 && m > 0) || !testable(smallest, n, m, a, b)) return []
    const { pValue } = twoProportionZ({ count: a, total: n }, { count: b, total: m })
    return [{ column, value, label: classes[at] ?? '', rows: now.rows, then: a / n, now: b / m, pValue }]
  })
}

/** Equal shares are kept in the list even without the rows for a test: that they did not move is certain. */
function testable(expected: number, n: number, m: number, a: number, b: number): boolean {
  return expected >= EXPECTED || a * m === b * n
}

function labelled({ labels }: GroupCounts): number {
  return labels.reduce((sum, count) => sum + count, 0)
}

/** What of a slice column could not be compared. */
export interface SlicesApart {
  readonly column: string
  /** Rows with a value that the reference does not have. */
  readonly newRows: number
  /** Values that both have, with too few rows for a test. */
  readonly small: number
  /** Values that only the reference has. */
  readonly gone: number
}

/** Where the reference has rare values that it does not count one by one, new ones cannot be told from them. */
export function slicesApart(reference: Profile, current: Profile, columns: readonly string[], tests: readonly SliceTest[]): readonly SlicesApart[] {
  return columns.flatMap((column) => {
    const [then, now] = [categorical(reference, column), categorical(current, column)]
    if (then === undefined || now === undefined) return []
    const tested = new Set(tests.filter((test) => test.column === column).map(({ value }) => value))
    const groups = groupsOf(then, now).filter(([, before]) => before.rows > 0)
    return [{
      column, newRows: (then.other.rows === 0 ? now.other.rows : 0) + (then.missing.rows === 0 ? now.missing.rows : 0),
      small: groups.filter(([value, , after]) => after.rows > 0 && !tested.has(value)).length, gone: groups.filter(([, , after]) => after.rows === 0).length
    }]
  })
}

/** What of the slices was not compared, in words; nothing when all was. */
function apartWords({ newRows, small, gone }: SlicesApart): string {
  const words = [
    ...(newRows === 0 ? [] : [`${formatCount(newRows)} rows have a value that the accepted data do not have`]),
    ...(small === 0 ? [] : [`${small} ${small === 1 ? 'slice has' : 'slices have'} too few rows`]),
    ...(gone === 0 ? [] : [`${gone} ${gone === 1 ? 'value of the accepted data is' : 'values of the accepted data are'} gone`])
  ]
  return words.length === 0 ? '' : `; not compared: ${words.join(', ')}`
}

/** One finding for each slice column; a column of which nothing could be compared, or rows of which are in no known slice, is not certain rather than clean. */
export function checkSlices(tests: readonly SliceTest[], columns: readonly string[], label: string | undefined, file: string, apart: readonly SlicesApart[] = []): readonly Finding[] {
  return columns.map((column) => {
    const others = apart.find((some) => some.column === column) ?? { column, newRows: 0, small: 0, gone: 0 }
    const own = tests.filter((test) => test.column === column)
    const shifted = own.filter((test) => test.shifted).toSorted((a, b) => Math.abs(b.now - b.then) - Math.abs(a.now - a.then))
    const [worst] = shifted
    const common = { group: 'slices', id: `slices.${column}`, title: `Label rate by ${column}`, code: 'MLG-506' } as const
    if (own.length === 0) return finding({
      ...common, verdict: 'inconclusive', what: ['The label rate by ', { code: column }, ' could not be compared: reference and data have no value in common with enough rows'],
      fix: ['Merge once with ', { code: 'data.slices' }, ' as it is, so that the reference counts this column']
    })
    if (worst === undefined) return finding({
      ...common, verdict: others.newRows > 0 ? 'warn' : 'pass', what: [`The label rate held in ${slicesIn(own) === 1 ? 'the one slice' : `all ${slicesIn(own)} slices`} of `, { code: column }, ` that ${slicesIn(own) === 1 ? 'was' : 'were'} compared${apartWords(others)}`],
      fix: others.newRows > 0 ? ['Look at the labels of these rows yourself: once they are accepted, later data are compared with them'] : ''
    })
    return finding({
      ...common,
      verdict: 'fail',
      what: [
        'In ', sliceName(worst), ' the share of ', { code: `${label ?? 'label'}=${worst.label}` }, ` moved from ${formatPercent(worst.then)} to ${formatPercent(worst.now)}`,
        ` (${formatPoints(worst.now - worst.then)}, ${formatCount(worst.rows)} rows)`, shifted.length > 1 ? `; ${shifted.length - 1} more ${shifted.length === 2 ? 'slice' : 'slices'} shifted` : '', apartWords(others)
      ],
      where: file,
      fix: ['Labels of this slice look flipped: compare the changed rows of ', sliceName(worst), ' with where their labels come from, and restore them'],
      samples: worst.rows
    })
  })
}

/** Of several classes, a slice is tested once for each. */
function slicesIn(tests: readonly SliceTest[]): number {
  return new Set(tests.map(({ value }) => value)).size
}

/** `phase=Climb`. */
export function sliceName({ column, value }: Pick<SliceTest, 'column' | 'value'>): { readonly code: string } {
  return { code: value === null ? `${column} is missing` : `${column}=${value}` }
}

/** Rows that repeat, or contradict, each other, against the largest share that is allowed. */
export function checkRows(kind: 'duplicates' | 'conflicting labels', found: Violations, rows: number, limit: number, policyKey: string): Finding {
  const share = found.rows / rows
  const [first] = found.first
  const kept = share <= limit
  const words = kind === 'duplicates' ? 'repeat an earlier row in every column' : 'contradict another row: the same features, another label'
  return finding({
    group: 'rows',
    id: `rows.${kind}`,
    title: kind === 'duplicates' ? 'Exact duplicates' : 'Conflicting labels',
    verdict: kept ? 'pass' : 'fail',
    code: kind === 'duplicates' ? 'MLG-504' : 'MLG-506',
    what: `${formatCount(found.rows)} of ${formatCount(rows)} rows (${formatPercent(share, 2)}) ${words}; the limit is ${formatPercent(limit, 2)}`,
    where: first === undefined || kept ? undefined : placeOf(first),
    others: kept ? undefined : otherPlaces(found.first, found.rows),
    fix: ['Remove the rows, or raise ', { code: policyKey }, ' in a change of its own'],
    samples: rows
  })
}
