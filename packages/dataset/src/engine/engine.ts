import type * as DuckDB from '@duckdb/node-api'
import { InfrastructureError } from '@mlgate/problem'
import { createRequire } from 'node:module'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { globLiteral, literal } from './quoting.ts'

export type Cell = string | number | bigint | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** A locked DuckDB connection: it can read the files it was opened with, and nothing else of the machine. */
export interface Engine {
  readonly version: string
  /** All rows of a query, by column name; counts come as `bigint`. */
  rows(sql: string): Promise<readonly Row[]>
  /** All values of a query, column by column, in the order of the rows. */
  columns(sql: string): Promise<readonly (readonly Cell[])[]>
  /** Hands the rows of a query over part by part, in their order; a part is gone when the next one comes. */
  parts(sql: string, visit: (part: Part) => void): Promise<void>
}

/** Some rows of a result, column by column. */
export interface Part {
  readonly rows: number
  readonly columns: readonly PartColumn[]
}

export interface PartColumn {
  getItem(row: number): unknown
}

export interface EngineOptions {
  /** Folder that holds `package.json` and `node_modules` of `@duckdb/node-api`. */
  readonly runtime: string
  /** Absolute paths of the only files that may be read. */
  readonly files: readonly string[]
  /** Soft limit of DuckDB's own memory in bytes, half of the machine's when left out; what exceeds it spills to disk. */
  readonly memory?: number
  readonly threads?: number
}

/**
 * Opens an engine for the time of `work`.
 * @throws InfrastructureError MLG-507 when DuckDB cannot be loaded or a query fails inside it
 */
export async function withEngine<T>(options: EngineOptions, work: (engine: Engine) => Promise<T>): Promise<T> {
  const duckdb = load(options.runtime)
  const scratch = await mkdtemp(join(tmpdir(), 'mlgate-spill-'))
  try {
    return await withConnection(duckdb, options, async (connection) => {
      for (const statement of lockdown(options, scratch)) await connection.run(statement)
      return await work(engineOf(duckdb.version(), connection))
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function withConnection<T>(duckdb: typeof DuckDB, { threads }: EngineOptions, work: (connection: DuckDB.DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', threads === undefined ? {} : { threads: String(threads) })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function load(runtime: string): typeof DuckDB {
  try {
    return createRequire(join(runtime, 'package.json'))('@duckdb/node-api') as typeof DuckDB
  } catch (cause) {
    throw new InfrastructureError([{
      code: 'MLG-507',
      message: 'The data engine (DuckDB) cannot be loaded on this machine.',
      where: runtime,
      fix: 'Run on a platform that DuckDB supports (x64 or arm64 of Linux, macOS or Windows), or delete the folder so that it is installed again.'
    }], { cause })
  }
}

/** The order matters: lists cannot be set once external access is off, and nothing can be set once the configuration is locked. */
function lockdown({ files, memory = totalmem() / 2 }: EngineOptions, scratch: string): readonly string[] {
  const paths = [...new Set(files.flatMap((file) => [file, globLiteral(file)]))]
  return [
    `SET temp_directory = ${literal(scratch)}`,
    `SET memory_limit = '${String(Math.floor(memory / 2 ** 20))}MiB'`,
    `SET TimeZone = 'UTC'`,
    `SET allowed_paths = [${paths.map(literal).join(', ')}]`,
    'SET autoinstall_known_extensions = false',
    'SET autoload_known_extensions = false',
    'SET allow_community_extensions = false',
    'SET enable_external_access = false',
    'SET lock_configuration = true'
  ]
}

function engineOf(version: string, connection: DuckDB.DuckDBConnection): Engine {
  const read = (sql: string): Promise<DuckDB.DuckDBResultReader> => orFailure(connection.runAndReadAll(sql))
  return {
    version,
    rows: async (sql) => (await read(sql)).getRowObjectsJS() as Row[],
    columns: async (sql) => (await read(sql)).getColumnsJS() as Cell[][],
    parts: async (sql, visit) => { await orFailure(visitParts(connection, sql, visit)) }
  }
}

async function visitParts(connection: DuckDB.DuckDBConnection, sql: string, visit: (part: Part) => void): Promise<void> {
  const result = await connection.stream(sql)
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const part = chunk
    visit({ rows: part.rowCount, columns: Array.from({ length: part.columnCount }, (_, index) => part.getColumnVector(index)) })
  }
}

async function orFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new InfrastructureError([{
      code: 'MLG-507',
      message: `The data engine failed: ${firstLine(cause)}`,
      fix: 'If memory ran out, use a larger runner; otherwise report this with the file that caused it.'
    }], { cause })
  }
}

function firstLine(cause: unknown): string {
  return String(cause).replace(/^Error: /, '').split('\n', 1).join('')
}
