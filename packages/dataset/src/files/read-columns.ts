import { ConfigError, type Problem } from '@mlgate/problem'
import { withEngine, type Engine, type EngineOptions, type PartColumn } from '../engine/engine.ts'
import { linesOfRows } from '../lines/line-numbers.ts'
import type { FilePath } from './data-file.ts'
import { isStoredAs } from '../engine/logical-type.ts'
import { countOf, measure } from '../engine/measure.ts'
import { globLiteral, literal } from '../engine/quoting.ts'
import { type ColumnSpec, loadTable, NUMBERED, TABLE, type Table, type TableColumn } from '../engine/table.ts'

/**
 * A column to read: `number` gives doubles, of booleans 0 and 1; `string` gives text. Whole numbers, dates and booleans of
 * Parquet can be read as text too: `42`, `2026-01-31`, `true`.
 */
export interface ColumnRequest {
  readonly name: string
  readonly type: 'number' | 'string'
}

export interface ColumnData {
  /** Of the whole file, as hexadecimal digits. */
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
  /** By column name, in the order of the file's rows: a missing number is `NaN`, a missing text is ''. */
  readonly values: ReadonlyMap<string, Float64Array | readonly string[]>
}

export interface ReadOptions extends Pick<EngineOptions, 'memory' | 'threads'> {
  /** What to call the file in messages instead of its path. */
  readonly name?: string
}

/**
 * Reads some columns of one CSV or Parquet file; columns are found by name, never by position. Opens its own engine.
 * @param runtime folder with `package.json` and `node_modules` of `@duckdb/node-api`
 * @param file absolute path
 * @throws ConfigError MLG-501 missing or empty file, MLG-502 damaged file, MLG-503 columns, MLG-504 a value that is no number
 * @throws InfrastructureError MLG-507
 */
export async function readColumns(
  runtime: string, file: string, columns: readonly ColumnRequest[], { name = file, ...limits }: ReadOptions = {}
): Promise<ColumnData> {
  return await withEngine({ runtime, files: [file], ...limits }, async (engine) => {
    const table = await loadStored(engine, { path: file, name }, columns)
    refuseMismatch(table)
    const vectors = await readVectors(engine, table, columns) ?? await readBooleans(engine, { path: file, name }, table, columns)
    const [{ sha256, bytes } = { sha256: '', bytes: 0 }] = table.files
    return { sha256, bytes, rows: table.rows, values: new Map(table.columns.map((column, at) => [column.name, vectors[at] ?? []])) }
  })
}

/** Types whose values have one spelling in text. */
const SPELLED = ['integer', 'boolean', 'date'] as const
const LOADED_AS = { string: SPELLED, number: ['boolean'] } as const

/** A text column that the file stores as a type with one spelling is loaded as that type, a column of booleans as booleans. */
async function loadStored(engine: Engine, path: FilePath, columns: readonly ColumnRequest[]): Promise<Table> {
  const table = await loadTable(engine, [path], columns)
  const mistyped = new Set(table.mistyped.flatMap(({ columns: names }) => names))
  if (mistyped.size === 0) return table
  const described = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(globLiteral(path.path))}, hive_partitioning = false)`)
  const stored = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]))
  return await loadTable(engine, [path], columns.map(({ name, type }): ColumnSpec => ({
    name,
    type: mistyped.has(name) ? LOADED_AS[type].find((other) => isStoredAs({ type: other }, stored.get(name) ?? '')) ?? type : type
  })))
}

/** Columns of texts that are all `true` or `false` stand for 0 and 1 where numbers are asked for; throws MLG-504 for all others. */
async function readBooleans(engine: Engine, path: FilePath, table: Table, requests: readonly ColumnRequest[]): Promise<Vectors> {
  const broken = await brokenColumns(engine, table, table.columns.filter(({ type }) => type === 'number'))
  const asBooleans = await loadTable(engine, [path], broken.map(({ name }) => ({ name, type: 'boolean' })))
  const others = new Set((await brokenColumns(engine, asBooleans)).map(({ name }) => name))
  const booleans = new Set(broken.map(({ name }) => name).filter((name) => !others.has(name)))
  const mended = await loadTable(engine, [path], table.columns.map(({ name, type }): ColumnSpec => ({ name, type: booleans.has(name) ? 'boolean' : type })))
  const vectors = await readVectors(engine, mended, requests)
  if (vectors !== undefined) return vectors
  for (const column of mended.columns) await refuseWrong(engine, mended, column)
  throw new TypeError('a value is wrong in no column')
}

async function brokenColumns(engine: Engine, table: Table, columns = table.columns): Promise<readonly TableColumn[]> {
  const counted = await measure(engine, table, columns.map(({ name, wrong }) => ({ id: name, sql: `count(*) FILTER (WHERE ${wrong})` })))
  return columns.filter(({ name }) => countOf(counted, name) > 0)
}

type Vectors = readonly (Float64Array | string[])[]

/** All values in one pass; nothing when any of them is not what is asked for. */
async function readVectors(engine: Engine, { columns, rows }: Table, requests: readonly ColumnRequest[]): Promise<Vectors | undefined> {
  const numeric = new Set(requests.filter(({ type }) => type === 'number').map(({ name }) => name))
  const vectors = columns.map(({ name }) => (numeric.has(name) ? new Float64Array(rows) : new Array<string>(rows)))
  const fields = columns.map(({ name, value }) => (numeric.has(name) ? `CAST(${value} AS DOUBLE)` : `coalesce(${value}::VARCHAR, '')`))
  const wrong = columns.map((column) => column.wrong).join(' OR ') || 'false'
  let from = 0
  let faults = 0
  await engine.parts(`SELECT ${[...fields, `(${wrong}) AS wrong`].join(', ')} FROM ${TABLE}`, (part) => {
    part.columns.forEach((column, at) => {
      const vector = vectors[at]
      if (vector instanceof Float64Array) copyNumbers(column, vector, from, part.rows)
      else if (vector !== undefined) copyTexts(column, vector, from, part.rows)
      else faults += countTrue(column, part.rows)
    })
    from += part.rows
  })
  if (faults > 0) return undefined
  if (from !== rows) throw new TypeError(`${from} rows were read of ${rows}`)
  return vectors
}

function copyNumbers(column: PartColumn, vector: Float64Array, from: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const value = column.getItem(row)
    vector[from + row] = typeof value === 'number' ? value : NaN
  }
}

function copyTexts(column: PartColumn, vector: string[], from: number, rows: number): void {
  for (let row = 0; row < rows; row++) vector[from + row] = String(column.getItem(row))
}

function countTrue(column: PartColumn, rows: number): number {
  let count = 0
  for (let row = 0; row < rows; row++) if (column.getItem(row) === true) count++
  return count
}

function refuseMismatch({ missing, mistyped }: Table): void {
  const problems: readonly Problem[] = [
    ...missing.flatMap(({ file, columns }) => columns.map((column): Problem => ({
      code: 'MLG-503', message: `The column "${column}" is missing.`, where: file, fix: 'Add the column to the data, or take it out of what reads it.'
    }))),
    ...mistyped.flatMap(({ file, columns }) => columns.map((column): Problem => ({
      code: 'MLG-503', message: `The column "${column}" is stored as another type than it is read as.`, where: file, fix: 'Write the column with the type its values have.'
    })))
  ]
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
}

async function refuseWrong(engine: Engine, { files }: Table, { name, type, wrong }: TableColumn): Promise<void> {
  const [found] = await engine.rows(`SELECT count(*) AS n, min(row) AS row FROM ${NUMBERED} WHERE ${wrong}`)
  const count = Number(found?.['n'] ?? 0)
  const [file] = files
  if (count === 0 || file === undefined) return
  const row = Number(found?.['row'])
  const line = (await linesOfRows(engine, file, [row])).get(row)
  throw new ConfigError([{
    code: 'MLG-504',
    message: `${count} ${count === 1 ? 'value' : 'values'} of the column "${name}" ${count === 1 ? 'is' : 'are'} no ${type}.`,
    where: line === undefined ? `${file.name} (row ${row})` : `${file.name}:${line}`,
    fix: 'Mend the values; a missing value is an empty field.'
  }])
}
