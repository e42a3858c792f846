import { ConfigError, type Problem } from '@mlgate/problem'
import { withEngine, type Engine, type EngineOptions, type PartColumn } from './engine.ts'
import { linesOfRows } from './line-numbers.ts'
import type { FilePath } from './data-file.ts'
import { isStoredAs } from './logical-type.ts'
import { globLiteral, literal } from './quoting.ts'
import { type ColumnSpec, loadTable, NUMBERED, TABLE, type Table, type TableColumn } from './table.ts'

/**
 * A column to read: `number` gives doubles, `string` gives text. Whole numbers, dates and booleans of Parquet can be read as
 * text too: `42`, `2026-01-31`, `true`.
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
    const vectors = await readVectors(engine, table)
    const [{ sha256, bytes } = { sha256: '', bytes: 0 }] = table.files
    return { sha256, bytes, rows: table.rows, values: new Map(table.columns.map((column, at) => [column.name, vectors[at] ?? []])) }
  })
}

/** Types whose values have one spelling in text. */
const SPELLED = ['integer', 'boolean', 'date'] as const

/** A text column that the file stores as a type with one spelling is loaded as that type. */
async function loadStored(engine: Engine, path: FilePath, columns: readonly ColumnRequest[]): Promise<Table> {
  const table = await loadTable(engine, [path], columns)
  const mistyped = new Set(table.mistyped.flatMap(({ columns: names }) => names))
  if (columns.every(({ name, type }) => type !== 'string' || !mistyped.has(name))) return table
  const described = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(globLiteral(path.path))}, hive_partitioning = false)`)
  const stored = new Map(described.map((row) => [String(row['column_name']), String(row['column_type'])]))
  return await loadTable(engine, [path], columns.map(({ name, type }): ColumnSpec => ({
    name,
    type: type === 'string' && mistyped.has(name) ? SPELLED.find((other) => isStoredAs({ type: other }, stored.get(name) ?? '')) ?? type : type
  })))
}

/** All values in one pass; only when any of them is wrong the file is read again, to say which. */
async function readVectors(engine: Engine, table: Table): Promise<readonly (Float64Array | string[])[]> {
  const { columns, rows } = table
  const vectors = columns.map(({ type }) => (type === 'number' ? new Float64Array(rows) : new Array<string>(rows)))
  const fields = columns.map(({ type, value }) => (type === 'number' ? `CAST(${value} AS DOUBLE)` : `coalesce(${value}::VARCHAR, '')`))
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
  if (faults > 0) for (const column of columns) await refuseWrong(engine, table, column)
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
  const line = (await linesOfRows(file, [row])).get(row)
  throw new ConfigError([{
    code: 'MLG-504',
    message: `${count} ${count === 1 ? 'value' : 'values'} of the column "${name}" ${count === 1 ? 'is' : 'are'} no ${type}.`,
    where: line === undefined ? `${file.name} (row ${row})` : `${file.name}:${line}`,
    fix: 'Mend the values; a missing value is an empty field.'
  }])
}
