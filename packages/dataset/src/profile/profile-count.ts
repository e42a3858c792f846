import { textDigest } from '../files/digest.ts'
import { distinctHash, distinctSample, LOWEST_LEVEL, type DistinctSample } from './distinct-sample.ts'
import type { Engine } from '../engine/engine.ts'
import { canonicalJson } from './canonical-json.ts'
import { countOf, measure, type Measure, type Measured } from '../engine/measure.ts'
import { PROFILE_SCHEMA, type CategoricalProfile, type ColumnProfile, type Frame, type FrameColumn, type GroupCounts, type Profile } from './profile.ts'
import { literal } from '../engine/quoting.ts'
import type { Table, TableColumn } from '../engine/table.ts'

/** Counts a table on a frame; see `profileFrom`. */
export async function countProfile(engine: Engine, table: Table, frame: Frame): Promise<Profile> {
  return profileFrom(engine, table, frame, await measure(engine, table, profileMeasures(table, frame, 'record')))
}

/**
 * What has to be measured to count a table on a frame.
 * @param purpose profiles that are recorded also sample the different values, which takes half as much memory again
 */
export function profileMeasures(table: Table, frame: Frame, purpose: 'compare' | 'record'): readonly Measure[] {
  const [prefix, label] = [frameDigest(frame), labelOf(table, frame)]
  return counted(table, frame).flatMap(([framed, column]) => {
    const sqlOf = { ...columnMeasures(framed, column, label), ...(purpose === 'record' && framed.kind !== 'hidden' ? { hashes: distinctHashes(column) } : {}) }
    return Object.entries(sqlOf).map(([key, sql]) => ({ id: `${prefix} ${column.name} ${key}`, sql }))
  })
}

/**
 * The profile of a table on a frame, its own or a reference's, from the answers to its measures. Columns of the frame
 * that the table lacks, or that hold numbers in the frame and no numbers in the table, are left out.
 */
export function profileFrom(engine: Pick<Engine, 'version'>, table: Table, frame: Frame, measured: Measured): Profile {
  const [prefix, label] = [frameDigest(frame), labelOf(table, frame)]
  return {
    schemaVersion: PROFILE_SCHEMA,
    engine: `duckdb ${engine.version}`,
    rows: table.rows,
    files: table.files.map(({ name, sha256, bytes, rows }) => ({ name, sha256, bytes, rows })),
    frame: prefix,
    label: frame.label,
    columns: counted(table, frame).map(([framed, column]) => columnProfile(framed, column, label, answersOf(measured, `${prefix} ${column.name} `)))
  }
}

/** SHA-256 of a frame. */
export function frameDigest(frame: Frame): string {
  return textDigest(canonicalJson(frame))
}

/** A column's value as a number: what it is, or the seconds of a time, since 1970 or since midnight. */
export function ordinal({ type, value }: TableColumn): string {
  return type === 'date' || type === 'timestamp' || type === 'time' ? `epoch(${value})` : `${value}::DOUBLE`
}

interface Label {
  readonly value: string
  readonly classes: readonly string[]
}

function labelOf({ columns }: Table, { label }: Frame): Label | undefined {
  const column = columns.find(({ name }) => name === label?.column)
  return column === undefined || label === null || label.classes.length === 0 ? undefined : { value: column.value, classes: label.classes }
}

function counted({ columns }: Table, frame: Frame): readonly (readonly [FrameColumn, TableColumn])[] {
  return frame.columns.flatMap((framed) => {
    const column = columns.find(({ name }) => name === framed.name)
    return column !== undefined && fits(framed, column) ? [[framed, column] as const] : []
  })
}

function fits({ kind }: FrameColumn, { type }: TableColumn): boolean {
  switch (kind) {
    case 'numeric':
      return type === 'integer' || type === 'number'
    case 'temporal':
      return type === 'date' || type === 'timestamp' || type === 'time'
    case 'categorical':
    case 'hidden':
      return true
  }
}

function columnMeasures(framed: FrameColumn, column: TableColumn, label: Label | undefined): Readonly<Record<string, string>> {
  const { value } = column
  const nulls = `count(*) - count(${value})`
  const range = (type: string): Record<string, string> => ({ low: `min(${value})::${type}`, high: `max(${value})::${type}` })
  switch (framed.kind) {
    case 'numeric':
      return { nulls, ...range('DOUBLE'), bins: bins(column, framed.edges) }
    case 'temporal':
      return { nulls, ...range('VARCHAR'), bins: bins(column, framed.edges) }
    case 'categorical': {
      const groups = `histogram(${groupKey(value, framed.values, label)})`
      return { nulls, groups: `map_keys(${groups})`, rows: `map_values(${groups})` }
    }
    case 'hidden':
      return { nulls }
  }
}

/** Counts of (−∞, e₀], (e₀, e₁], …, (eₙ, ∞). Edges are handed over as text, so that each is the very same double. */
function bins(column: TableColumn, edges: readonly number[]): string {
  return `map_values(histogram(${ordinal(column)}, [${edges.map((edge) => literal(String(edge))).join(', ')}]::DOUBLE[]))`
}

/** Number of a row's group: that of its category, then those of the other values and of none, each divided by the label's class or none. */
function groupKey(value: string, values: readonly string[], label: Label | undefined): string {
  const group = `CASE WHEN ${value} IS NULL THEN ${values.length + 1} ELSE ${position(value, values)} END`
  return label === undefined ? group : `(${group}) * ${label.classes.length + 1} + ${position(label.value, label.classes)}`
}

/** The position of a value in a list, its length when it is none of them: an enumeration looks it up in constant time. */
function position(value: string, values: readonly string[]): string {
  return values.length === 0 ? '0' : `coalesce(enum_code(TRY_CAST(${value}::VARCHAR AS ENUM(${values.map(literal).join(', ')})))::INTEGER, ${values.length})`
}

interface Answers {
  count(key: string): number
  one(key: string): unknown
  numbers(key: string): readonly number[]
}

function answersOf(measured: Measured, prefix: string): Answers {
  const one = (key: string): unknown => measured.get(prefix + key)
  return {
    one,
    count: (key) => countOf(measured, prefix + key),
    numbers: (key) => {
      const list = one(key)
      return Array.isArray(list) ? list.map(Number) : []
    }
  }
}

function columnProfile(framed: FrameColumn, { name }: TableColumn, label: Label | undefined, answers: Answers): ColumnProfile {
  const nulls = answers.count('nulls')
  switch (framed.kind) {
    case 'numeric':
      return {
        kind: 'numeric', name, nulls, minimum: number(answers.one('low')), maximum: number(answers.one('high')),
        edges: framed.edges, counts: binCounts(framed.edges, answers), ...distinctOf(answers)
      }
    case 'temporal':
      return {
        kind: 'temporal', name, nulls, minimum: text(answers.one('low')), maximum: text(answers.one('high')),
        edges: framed.edges, counts: binCounts(framed.edges, answers), ...distinctOf(answers)
      }
    case 'categorical':
      return categoricalProfile(name, nulls, framed.values, label?.classes ?? [], answers)
    case 'hidden':
      return { kind: 'hidden', name, nulls }
  }
}

/** The engine leaves out what is above the last edge when nothing is, and everything when there is no value. */
function binCounts(edges: readonly number[], answers: Answers): readonly number[] {
  const counts = answers.numbers('bins')
  return Array.from({ length: edges.length + 1 }, (_, bin) => counts[bin] ?? 0)
}

function categoricalProfile(name: string, nulls: number, values: readonly string[], classes: readonly string[], answers: Answers): CategoricalProfile {
  const rows = answers.numbers('rows')
  const rowsOf = new Map(answers.numbers('groups').map((key, at) => [key, rows[at] ?? 0]))
  const group = (at: number): GroupCounts => {
    const first = at * (classes.length === 0 ? 1 : classes.length + 1)
    const labels = classes.map((_, of) => rowsOf.get(first + of) ?? 0)
    return { rows: labels.reduce((sum, count) => sum + count, rowsOf.get(first + classes.length) ?? 0), labels }
  }
  return {
    kind: 'categorical', name, nulls,
    categories: values.map((value, at) => ({ value, ...group(at) })),
    other: group(values.length), missing: group(values.length + 1), ...distinctOf(answers)
  }
}

function distinctHashes({ value }: TableColumn): string {
  const hash = distinctHash(value)
  return `coalesce(list(DISTINCT ${hash}) FILTER (WHERE ${hash} % ${2 ** LOWEST_LEVEL} = 0), [])`
}

function distinctOf(answers: Answers): { readonly distinct?: DistinctSample } {
  return Array.isArray(answers.one('hashes')) ? { distinct: distinctSample(answers.numbers('hashes')) } : {}
}

function text(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null
}

function number(cell: unknown): number | null {
  return typeof cell === 'number' ? cell + 0 : null
}
