import type { DataPolicy, DriftLimits, DriftPolicy } from '@mlgate/config'
import type { CategoricalProfile, ColumnProfile, NumericProfile, Profile, TemporalProfile } from '@mlgate/dataset'
import { formatNumber, formatPercent, formatPoints } from '@mlgate/report'
import { holm, twoProportionZ } from '@mlgate/stats'
import { compareCategories, compareOrdered, total, type Distances } from './drift-measure.ts'
import { finding, type Finding } from './finding.ts'

/** One question of how far a column moved. */
export interface DriftTest {
  readonly column: string
  /** Of the shape, the distance that is larger decides. */
  readonly measure: 'JS distance' | 'KS D' | 'missing share'
  /** A typical value, the moving category or the share of missing values: then and now. */
  readonly then: string
  readonly now: string
  readonly distance: number
  /** What must be exceeded. */
  readonly limit: number
  /** What chance alone exceeds in one of twenty cases, at this number of rows. */
  readonly noise: number
  /** Adjusted after Holm over all tests of the run. */
  readonly pValue: number
  readonly drifted: boolean
  /** Of dates and times, which move by nature: that they moved is a warning, and no drift of the dataset. */
  readonly natural: boolean
  /** Every measure of the shape, for the report. */
  readonly distances?: Distances
}

/** A test on its own: its p-value is not adjusted yet. */
type Measured = Omit<DriftTest, 'drifted'>

/**
 * Compares every column of both profiles, which are counted on the same edges and categories. A column drifted when a
 * distance is larger than the limit AND significant after Holm over all tests: a distance alone is exceeded by chance
 * in small data, a p-value alone by nothing of importance in large. The policy's mode may ask for one of the two.
 */
export function testDrift(reference: Profile, current: Profile, policy: DriftPolicy): readonly DriftTest[] {
  const measured = current.columns.flatMap((now) => {
    const then = reference.columns.find(({ name }) => name === now.name)
    if (then === undefined) return []
    const limits = { ...policy, ...policy.columns.get(now.name) }
    return [...shape(then, now, limits), ...missing(then, reference.rows, now, current.rows, limits)]
  })
  const adjusted = holm(measured.map(({ pValue }) => pValue))
  return measured.map((test, at) => {
    const pValue = adjusted[at] ?? NaN
    return { ...test, pValue, drifted: isDrift(policy, test.distance > test.limit, pValue < policy.alpha) }
  })
}

function isDrift({ mode }: DriftPolicy, large: boolean, significant: boolean): boolean {
  switch (mode) {
    case 'effect-and-significance':
      return large && significant
    case 'effect':
      return large
    case 'significance':
      return significant
  }
}

function shape(then: ColumnProfile, now: ColumnProfile, { maxDistance }: DriftLimits): readonly Measured[] {
  if (then.kind === 'numeric' && now.kind === 'numeric')
    return shapeTest(now, compareOrdered(then, now), maxDistance, () => [`median ${median(then, plainNumber)}`, `median ${median(now, plainNumber)}`])
  if (then.kind === 'temporal' && now.kind === 'temporal')
    return shapeTest(now, compareOrdered(then, now), maxDistance, () => [`median ${median(then, moment)}`, `median ${median(now, moment)}`])
  if (then.kind === 'categorical' && now.kind === 'categorical')
    return shapeTest(now, compareCategories(then, now), maxDistance, () => largestMove(then, now))
  return []
}

function shapeTest({ name, kind }: ColumnProfile, distances: Distances | undefined, limit: number, words: () => readonly [string, string]): readonly Measured[] {
  if (distances === undefined) return []
  const { jensenShannon, kolmogorovSmirnov, noise, pValue } = distances
  const [then, now] = words()
  const byRank = kolmogorovSmirnov > jensenShannon
  return [{
    column: name, natural: kind === 'temporal', measure: byRank ? 'KS D' : 'JS distance', then, now, distance: byRank ? kolmogorovSmirnov : jensenShannon, limit, noise, pValue, distances
  }]
}

/** The category whose share changed most, the first of them, with its share then and now. */
function largestMove(then: CategoricalProfile, now: CategoricalProfile): readonly [string, string] {
  const rowsOf = ({ categories, other }: CategoricalProfile): number => total(categories.map(({ rows }) => rows)) + other.rows
  const [n, m] = [rowsOf(then), rowsOf(now)]
  const known = then.categories.map(({ value, rows }, at) => ({ value, before: rows, after: now.categories[at]?.rows ?? 0 }))
  const all = [...known, { value: 'other values', before: then.other.rows, after: now.other.rows }]
  const move = ({ before, after }: typeof all[number]): number => Math.abs(after * n - before * m)
  const { value, before, after } = all.reduce((a, b) => move(b) > move(a) ? b : a)
  return [`${value} ${formatPercent(before / n)}`, `${value} ${formatPercent(after / m)}`]
}

function missing(then: ColumnProfile, n: number, now: ColumnProfile, m: number, { maxMissingChange }: DriftLimits): readonly Measured[] {
  if (then.nulls + now.nulls === 0) return []
  const { difference, pValue } = twoProportionZ({ count: then.nulls, total: n }, { count: now.nulls, total: m })
  const pooledShare = (then.nulls + now.nulls) / (n + m)
  return [{
    column: now.name, natural: false, measure: 'missing share', limit: maxMissingChange, then: formatPercent(then.nulls / n), now: formatPercent(now.nulls / m),
    distance: Math.abs(difference), noise: 1.96 * Math.sqrt(pooledShare * (1 - pooledShare) * (1 / n + 1 / m)), pValue
  }]
}

/** Upper edge of the bin that holds the median. */
function median({ edges, counts }: NumericProfile | TemporalProfile, write: (value: number) => string): string {
  const half = total(counts) / 2
  let below = 0
  const bin = counts.findIndex((count) => (below += count) >= half)
  const edge = edges[bin]
  return edge === undefined ? `above ${write(edges.at(-1) ?? NaN)}` : write(edge)
}

export function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}

/** Seconds since 1970 as a date, those of a day as a time. */
export function moment(seconds: number): string {
  const text = Number.isNaN(seconds) ? '' : new Date(seconds * 1000).toISOString()
  return seconds >= 0 && seconds < 86_400 ? text.slice(11, 19) : text.slice(0, 10)
}

/** What the words of a finding need: where the policy stands, and which column is the label. */
export interface DriftContext extends Pick<DataPolicy, 'environment' | 'label'> {
  readonly file: string
  readonly policyFile: string
}

/** One finding for each column that was compared. */
export function checkDrift(tests: readonly DriftTest[], current: Profile, context: DriftContext): readonly Finding[] {
  return current.columns.flatMap(({ name }) => {
    const own = tests.filter(({ column }) => column === name)
    if (own.length === 0) return []
    const worst = own.filter(({ drifted }) => drifted).sort((a, b) => b.distance / b.limit - a.distance / a.limit)[0]
    const isLabel = name === context.label
    const kind = context.environment === 'serving' ? 'Training-serving skew' : isLabel ? 'Label drift' : 'Drift'
    const common = { group: 'drift', id: `drift.${name}`, title: `${kind}: ${name}`, code: 'MLG-505' } as const
    if (worst === undefined) return finding({ ...common, verdict: 'pass', what: [{ code: name }, ` did not drift in ${own.length} ${own.length === 1 ? 'test' : 'tests'}`], fix: '' })
    return finding({
      ...common,
      verdict: own.some(({ drifted, natural }) => drifted && !natural) ? 'fail' : 'warn',
      what: [isLabel ? 'The label ' : '', { code: name }, context.environment === 'serving' ? ' is skewed from training: ' : ' drifted: ', { code: worst.then }, ' → ', { code: worst.now }, `, ${moved(worst)}`],
      where: context.file,
      fix: ['If the change is meant, let it be accepted: raise ', { code: `data.drift.columns.${name}` }, ` in ${context.policyFile} in a change of its own; if not, look for what changed in how the data are collected`]
    })
  })
}

/**
 * Columns that only one of the two has, or that hold another kind of values now: accepted by the contract, but not compared.
 * @param columns of the data, by name: `current` has only those that the reference has too
 */
export function checkSchemaDrift(reference: Profile, current: Profile, columns: readonly string[], { environment, label }: Pick<DataPolicy, 'environment' | 'label'>): readonly Finding[] {
  const absent = (column: string): boolean => environment === 'serving' && column === label
  const changes = [
    ...reference.columns.filter(({ name }) => !current.columns.some((column) => column.name === name) && !absent(name)).map(({ name }) => [name, 'is not there any more, or of another type']),
    ...columns.filter((name) => !reference.columns.some((column) => column.name === name)).map((name) => [name, 'is new'])
  ] as const
  return changes.map(([column = '', words = '']) => finding({
    group: 'drift', id: `drift.schema.${column}`, title: `Schema drift: ${column}`, verdict: 'warn', code: 'MLG-505',
    what: [{ code: column }, ` ${words} compared with the accepted data: its distribution was not compared`],
    fix: 'Nothing, if the contract was changed for it; merge, and the next profile counts it'
  }))
}

function moved({ measure, distance, limit, pValue }: DriftTest): string {
  const p = `p ${pValue < 0.0001 ? '< 0.0001' : `= ${formatNumber(pValue)}`} after Holm`
  return measure === 'missing share'
    ? `missing values moved by ${formatPoints(distance)} (limit ${formatPoints(limit)}, ${p})`
    : `${measure} ${formatNumber(distance, 3)} (limit ${formatNumber(limit, 3)}, ${p})`
}
