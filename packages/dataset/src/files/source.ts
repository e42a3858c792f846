import { ConfigError, type Problem } from '@mlgate/problem'
import { headerOf, nameClash, startOf, type DataFile } from './data-file.ts'
import { columnBlocks } from '../engine/column-block.ts'
import { delimiterOf, isDelimited } from './data-format.ts'
import type { Engine } from '../engine/engine.ts'
import { lineOfByte } from '../lines/line-numbers.ts'
import { globLiteral, identifier, literal } from '../engine/quoting.ts'

/** A file as the engine reads it. */
export interface Source {
  readonly file: DataFile
  readonly columns: readonly SourceColumn[]
  /** What stands after FROM. */
  readonly relation: string
}

export interface SourceColumn {
  readonly name: string
  /** SQL that reads it. */
  readonly read: string
  /** The engine's name for the type that the file gives it; text has no types. */
  readonly stored?: string
}

/** @throws ConfigError MLG-502 when the file is damaged, MLG-503 when its columns cannot be told apart */
export async function openSource(engine: Engine, file: DataFile): Promise<Source> {
  if (isDelimited(file.format)) return delimitedSource(file, await headerNames(engine, file))
  return file.format === 'parquet' ? await parquetSource(engine, file) : await jsonSource(engine, file)
}

async function headerNames(engine: Engine, file: DataFile): Promise<readonly string[]> {
  const start = await startOf(file) ?? await startByEngine(engine, file)
  return headerOf(file, start.bytes, start.whole)
}

/** A header may hold line breaks in quotes, but hardly more than this. */
const HEADER_LINES = 1000

/** The first lines of a text that only the engine can unpack: read as a single column that has no quotes and never ends. */
async function startByEngine(engine: Engine, file: DataFile): Promise<{ readonly bytes: Uint8Array, readonly whole: boolean }> {
  const lines = `read_csv(${literal(globLiteral(file.path))}, auto_detect = false, columns = {line: 'VARCHAR'}, header = false, delim = chr(31), `
    + `quote = '', escape = '', strict_mode = false, compression = ${literal(file.compression)}, hive_partitioning = false)`
  const [first = []] = await engine.columns(`SELECT line FROM ${lines} LIMIT ${HEADER_LINES}`).catch((cause: unknown) => {
    throw new ConfigError([damaged(file, 'cannot be unpacked')], { cause })
  })
  return { bytes: new TextEncoder().encode(`${first.map((line) => line ?? '').join('\n')}\n`), whole: first.length < HEADER_LINES }
}

/** Reads every column as text under a neutral name, by the position it has in this file's own header. */
function delimitedSource(file: DataFile, header: readonly string[], rejects = ''): Source {
  const columns = header.map((name, at) => ({ name, read: `c${at}` }))
  const types = columns.map(({ read }) => `${read}: 'VARCHAR'`).join(', ')
  const relation = `read_csv(${literal(globLiteral(file.path))}, auto_detect = false, columns = {${types}}, header = true, `
    + `delim = ${literal(delimiterOf(file.format))}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true, `
    + `compression = ${literal(file.compression)}, hive_partitioning = false, strict_mode = true${rejects})`
  return { file, columns, relation }
}

async function parquetSource(engine: Engine, file: DataFile): Promise<Source> {
  const relation = `read_parquet(${literal(globLiteral(file.path))}, hive_partitioning = false)`
  const described = await engine.rows(`DESCRIBE SELECT * FROM ${relation}`).catch((cause: unknown) => {
    throw new ConfigError([damaged(file, 'cannot be read as Parquet')], { cause })
  })
  const columns = described.map((row) => ({ name: String(row['column_name']), read: identifier(String(row['column_name'])), stored: String(row['column_type']) }))
  refuseClash(file, columns.map(({ name }) => name))
  return { file, columns, relation }
}

/** Reads every value as JSON: the engine's own types would take the text "31" for a number. */
async function jsonSource(engine: Engine, file: DataFile): Promise<Source> {
  const path = literal(globLiteral(file.path))
  const options = `format = ${literal(file.format === 'json' ? 'array' : 'newline_delimited')}, compression = ${literal(file.compression === 'none' ? 'uncompressed' : file.compression)}`
  const records = `SELECT json_type(json) = 'OBJECT' AS record, json_keys(json) AS keys FROM read_json_objects(${path}, ${options})`
  const read = async (sql: string): Promise<readonly unknown[]> => {
    const [column = []] = await engine.columns(sql).catch((cause: unknown) => {
      throw new ConfigError([malformed(file, cause)], { cause })
    })
    return column
  }
  const [strangers] = await read(`SELECT count(*) FILTER (WHERE NOT record OR len(keys) <> len(list_distinct(keys))) FROM (${records})`)
  if (Number(strangers) > 0) throw new ConfigError([damaged(file, `has ${String(strangers)} rows that are no record with different names`)])
  const names = await read(`SELECT name FROM (SELECT DISTINCT unnest(keys) AS name FROM (${records})) ORDER BY name`)
  const columns = names.map(String).map((name) => ({ name, read: identifier(name), stored: 'JSON' }))
  refuseClash(file, columns.map(({ name }) => name))
  if (columns.length === 0) throw new ConfigError([damaged(file, 'has no record with a value')])
  const types = columns.map(({ read: column }) => `${column}: 'JSON'`).join(', ')
  return { file, columns, relation: `read_json(${path}, ${options}, columns = {${types}}, hive_partitioning = false)` }
}

function refuseClash(file: DataFile, names: readonly string[]): void {
  const clash = nameClash(names.map((name) => name.toLowerCase()))
  if (clash !== undefined) throw new ConfigError([{
    code: 'MLG-503', message: `The data file ${clash}.`, where: file.name, fix: 'Give every column a name of its own; capitals make no difference in Parquet and JSON.'
  }])
}

const SHOWN_FAULTS = 5

/**
 * Reads a file once, sees that all of its rows are whole, and counts them. The engine sees whether a value is UTF-8 only
 * when it is asked for the value; where that is known already, the rows of a text are all it has to look at.
 * @param at number of the file, for the engine's own bookkeeping
 * @throws ConfigError MLG-501 when there is no row, MLG-502 with the first rows that are not whole
 */
export async function countRows(engine: Engine, { file, columns, relation }: Source, at: number): Promise<number> {
  const delimited = isDelimited(file.format)
  const rejects = `rejects_${at}`
  const checked = delimited
    ? delimitedSource(
      file, columns.map(({ name }) => name), `, store_rejects = true, rejects_table = '${rejects}', rejects_scan = 'scan_${rejects}', rejects_limit = ${SHOWN_FAULTS}`
    ).relation
    : relation
  let rows = 0
  for (const batch of delimited ? [file.utf8 ? [] : columns] : columnBlocks({ files: [file], columns }, columns)) {
    const everyValue = ['count(*) AS n', ...batch.map(({ read }, index) => `count(${read}) AS n${index}`)].join(', ')
    const [counted] = await engine.rows(`SELECT ${everyValue} FROM ${checked}`).catch((cause: unknown) => {
      throw new ConfigError([file.format === 'parquet' || delimited ? damaged(file, 'cannot be read to its end') : malformed(file, cause)], { cause })
    })
    rows = Number(counted?.['n'] ?? 0)
  }
  if (delimited) await refuseRejected(engine, file, rejects)
  if (rows > 0) return rows
  throw new ConfigError([{ code: 'MLG-501', message: 'The data file has columns but not a single row.', where: file.name, fix: 'Check the step that writes it.' }])
}

async function refuseRejected(engine: Engine, file: DataFile, table: string): Promise<void> {
  const faults = await engine.rows(`SELECT coalesce(byte_position, line_byte_position) AS position, error_type FROM ${table} ORDER BY position LIMIT ${SHOWN_FAULTS}`)
  const [first, ...rest] = await Promise.all(faults.map(async (fault) => {
    const line = await lineOfByte(engine, file, Number(fault['position']) - 1)
    return damaged(file, FAULTS[String(fault['error_type'])] ?? 'has a row that cannot be read', line)
  }))
  if (first !== undefined) throw new ConfigError([first, ...rest])
}

/** DuckDB's names of faults, in words. */
const FAULTS: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': 'has a row with more values than the header has names',
  'MISSING COLUMNS': 'has a row with fewer values than the header has names',
  'UNQUOTED VALUE': 'has a quoted value that is not closed, or goes on after its closing quote',
  'INVALID ENCODING': 'has a value that is not UTF-8',
  'LINE SIZE OVER MAXIMUM': 'has a line of more than 2 MB'
}

/** The engine stops at the first malformed record and names its line in words. */
function malformed(file: DataFile, cause: unknown): Problem {
  const line = file.format === 'jsonl' ? /\bin line (\d+)/.exec(String(cause))?.[1] : undefined
  return damaged(file, 'is not JSON to its end', line === undefined ? undefined : Number(line))
}

function damaged(file: DataFile, what: string, line?: number): Problem {
  return {
    code: 'MLG-502',
    message: `The data file ${what}.`,
    where: line === undefined ? file.name : `${file.name}:${line}`,
    fix: 'Mend the row in the file, or the step that writes it.'
  }
}
