import { ConfigError, type Problem } from '@mlgate/problem'
import { inspectFiles, type DataFile, type FilePath } from '../files/data-file.ts'
import type { Engine } from './engine.ts'
import { isStoredAs, presentValue, typedValue, type ValueSource, type ValueType } from './logical-type.ts'
import { countRows, openSource, type Source, type SourceColumn } from '../files/source.ts'

/** A column that is asked for, by its name and what its values mean. */
export interface ColumnSpec extends ValueType {
  readonly name: string
}

/** A file in which something is not as asked: `columns` are names. */
export interface ColumnMismatch {
  readonly file: string
  readonly columns: readonly string[]
}

/** The rows of one or more files, typed, as the engine sees them. */
export interface Table {
  readonly files: readonly (DataFile & { readonly rows: number })[]
  readonly rows: number
  /** Asked for and held by every file, in the order asked for. */
  readonly columns: readonly TableColumn[]
  readonly missing: readonly ColumnMismatch[]
  readonly unexpected: readonly ColumnMismatch[]
  /** Columns of Parquet files stored as something else than asked. */
  readonly mistyped: readonly ColumnMismatch[]
  /** Columns that stand elsewhere than the order asked for has them, among those that the file has. */
  readonly reordered: readonly ColumnMismatch[]
}

/**
 * `present`, `value` and `wrong` are names inside the engine that hold nothing foreign: true where something stands
 * (NULL when nothing does), the typed value (NULL when missing or wrong), and whether what stands there is not of the
 * type.
 */
export interface TableColumn extends ColumnSpec {
  readonly present: string
  readonly value: string
  readonly wrong: string
}

/**
 * The rows, with the columns' `present`, `value` and `wrong`. It is a view on the files and not a copy: every query on it reads the
 * columns that it names once more, so ask much at once (see `Measure`).
 */
export const TABLE = 'data'
/**
 * The same with `file` (from 0), `row` (from 1 in its file) and `place` (from 1 over all files, in their order); slower
 * to read, only for naming rows.
 */
export const NUMBERED = 'numbered'

/** What the engine calls the rows of a table, and the numbered ones. */
export interface TableViews {
  readonly rows: string
  readonly numbered: string
}

const VIEWS: TableViews = { rows: TABLE, numbered: NUMBERED }

/**
 * Opens files as one table: reads every value once to see that all rows are whole, and keeps none.
 * @throws ConfigError with the problems of all files: MLG-501 missing, empty or without a row, MLG-502 damaged, MLG-503 ambiguous names
 */
export async function loadTable(engine: Engine, paths: readonly FilePath[], specs: readonly ColumnSpec[], views?: TableViews): Promise<Table> {
  return await typeTable(engine, await openTable(engine, paths), specs, views)
}

/** Files whose rows are whole and counted, and that have no types yet. */
export interface OpenTable {
  readonly sources: readonly Source[]
  /** Of each file. */
  readonly rows: readonly number[]
}

/** The first half of `loadTable`: what has to be done once, whatever the columns are then taken for. */
export async function openTable(engine: Engine, paths: readonly FilePath[]): Promise<OpenTable> {
  const files = await inspectFiles(paths)
  const sources = await ofEach(files, (file) => openSource(engine, file))
  return { sources, rows: await ofEach(sources, (source, at) => countRows(engine, source, at)) }
}

/** The second half of `loadTable`; it reads nothing, and takes the place of what had the names of its views before. */
export async function typeTable(engine: Engine, { sources, rows }: OpenTable, specs: readonly ColumnSpec[], views = VIEWS): Promise<Table> {
  return await fill(engine, sources, specs, rows, views)
}

/** Results of one after the other; the problems of all instead, if there are any. */
async function ofEach<T, R>(items: readonly T[], work: (item: T, at: number) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  const problems: Problem[] = []
  for (const [at, item] of items.entries()) {
    try {
      results.push(await work(item, at))
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      problems.push(...error.problems)
    }
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return results
}

async function fill(engine: Engine, sources: readonly Source[], specs: readonly ColumnSpec[], rows: readonly number[], views: TableViews): Promise<Table> {
  const asked = new Set(specs.map(({ name }) => name))
  const mismatch = (pick: (source: Source) => readonly string[]): readonly ColumnMismatch[] =>
    sources.map((source) => ({ file: source.file.name, columns: pick(source) })).filter(({ columns }) => columns.length > 0)
  const missing = mismatch((source) => specs.map(({ name }) => name).filter((name) => !source.columns.some((column) => column.name === name)))
  const unexpected = mismatch((source) => source.columns.map(({ name }) => name).filter((name) => !asked.has(name)))
  const mistyped = mismatch((source) => specs.filter((spec) => isMistyped(spec, source)).map(({ name }) => name))
  const reordered = mismatch((source) => outOfOrder(specs, source))
  const unusable = new Set([...missing, ...mistyped].flatMap(({ columns }) => columns))
  const columns = specs.filter(({ name }) => !unusable.has(name)).map((spec, at) => ({ ...spec, present: `p${at}`, value: `v${at}`, wrong: `w${at}` }))
  await createView(engine, views.rows, sources.map((source) => selection(source, columns)))
  await createView(engine, views.numbered, sources.map((source, at) => selection(source, columns, [
    `${at} AS file`, 'row_number() OVER () AS row', `${total(rows.slice(0, at))} + row_number() OVER () AS place`
  ])))
  return {
    files: sources.map(({ file }, at) => ({ ...file, rows: rows[at] ?? 0 })),
    rows: total(rows),
    columns, missing, unexpected, mistyped, reordered
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The names in a JSON object have no order. */
function outOfOrder(specs: readonly ColumnSpec[], { file, columns }: Source): readonly string[] {
  if (file.format.startsWith('json')) return []
  const expected = specs.map(({ name }) => name).filter((name) => columns.some((column) => column.name === name))
  const found = columns.map(({ name }) => name).filter((name) => expected.includes(name))
  return found.filter((name, at) => name !== expected[at])
}

function isMistyped(spec: ColumnSpec, { columns }: Source): boolean {
  const stored = columns.find(({ name }) => name === spec.name)?.stored
  return stored !== undefined && !isStoredAs(spec, stored)
}

async function createView(engine: Engine, name: string, selections: readonly string[]): Promise<void> {
  await engine.rows(`CREATE OR REPLACE TEMP VIEW ${name} AS ${selections.join(' UNION ALL ')}`)
}

/** Typed values stand in a relation of their own, so that each is made once for both its columns. */
function selection(source: Source, columns: readonly TableColumn[], place: readonly string[] = []): string {
  const inner = columns.map((spec) => {
    const column = source.columns.find((candidate) => candidate.name === spec.name)
    if (column === undefined) throw new TypeError(`no column ${spec.name}`)
    const present = presentValue(spec, column.read, sourceKind(column))
    return `${present} AS read_${spec.value}, ${typedValue(spec, `(${present})`, sourceKind(column))} AS ${spec.value}`
  })
  const outer = columns.map(({ present, value, wrong }) => [
    `CASE WHEN read_${value} IS NOT NULL THEN true END AS ${present}`, value, `(read_${value} IS NOT NULL AND ${value} IS NULL) AS ${wrong}`
  ].join(', '))
  const typed = `SELECT ${['true AS present', ...inner, ...place].join(', ')} FROM ${source.relation}`
  return `SELECT ${['present', ...outer, ...place.map((field) => field.split(' AS ').at(-1) ?? field)].join(', ')} FROM (${typed})`
}

function sourceKind({ stored }: SourceColumn): ValueSource {
  return stored === undefined ? 'text' : stored === 'JSON' ? 'json' : 'typed'
}
