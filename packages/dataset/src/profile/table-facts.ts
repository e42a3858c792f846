import type { FilePath } from '../files/data-file.ts'
import type { Engine } from '../engine/engine.ts'
import type { LogicalType } from '../engine/logical-type.ts'
import { countOf, measure, type Measured } from '../engine/measure.ts'
import { openTable, TABLE, typeTable, type ColumnSpec, type OpenTable, type Table, type TableColumn } from '../engine/table.ts'

/** What the values of a column are, as far as a contract could ask for it. */
export interface ColumnFacts {
  readonly name: string
  readonly type: LogicalType
  /** Of strings that hold JSON. */
  readonly structure?: 'object' | 'array'
  /** No one type holds all values; it is called a string. */
  readonly mixed?: true
  /** Values that are not missing. */
  readonly values: number
  /** Smallest and largest finite number; only of numbers. */
  readonly range?: readonly [number, number]
  /** Earliest and latest moment in milliseconds since 1970 (UTC); only of dates and timestamps. */
  readonly moments?: readonly [number, number]
  /** It is called or looks like something that tells rows apart, and does: no value is missing or repeated. */
  readonly unique?: true
  /** Different texts with their counts, the most frequent first; only of strings that have few. */
  readonly categories?: readonly (readonly [string, number])[]
}

export interface TableFacts {
  readonly rows: number
  readonly files: readonly string[]
  /** In the order of the first file; only those that every file has. */
  readonly columns: readonly ColumnFacts[]
}

/** More different texts than this are no list of categories. */
const CATEGORIES = 20
const CATEGORY_LENGTH = 100

type Candidate = Pick<ColumnSpec, 'type' | 'structure'>

/** From the narrowest type to the widest. */
const CANDIDATES: readonly Candidate[] = [
  { type: 'integer' }, { type: 'number' }, { type: 'boolean' }, { type: 'date' }, { type: 'timestamp' }, { type: 'time' },
  { type: 'string', structure: 'object' }, { type: 'string', structure: 'array' }, { type: 'string' }
]

/**
 * Finds out what a table holds without being told: the narrowest type that every value of a column spells, and what a
 * contract could say about it. Digits with zeros before them (`00501`) are text, for a number would lose them.
 * @throws ConfigError as `loadTable`
 */
export async function readFacts(engine: Engine, files: readonly FilePath[]): Promise<TableFacts> {
  const open = await openTable(engine, files)
  const named = await typeTable(engine, open, [])
  const [first] = named.unexpected
  const names = (first?.columns ?? []).filter((name) => named.unexpected.length === files.length && named.unexpected.every(({ columns }) => columns.includes(name)))
  const types = await findTypes(engine, open, names)
  const table = await typeTable(engine, open, names.map((name) => ({ name, ...types.get(name) ?? { type: 'string' } })))
  const measured = await measure(engine, table, table.columns.flatMap(factMeasures))
  const unique = await uniqueColumns(engine, table, measured)
  const columns: ColumnFacts[] = []
  for (const column of table.columns)
    columns.push({ ...await factsOf(engine, column, measured), ...(unique.includes(column.name) ? { unique: true } : {}), ...(types.has(column.name) ? {} : { mixed: true }) })
  return { rows: table.rows, files: files.map(({ name }) => name), columns }
}

/** One pass for each candidate type, over the columns that have none yet. */
async function findTypes(engine: Engine, files: OpenTable, names: readonly string[]): Promise<ReadonlyMap<string, Candidate>> {
  const found = new Map<string, Candidate>()
  for (const candidate of CANDIDATES) {
    const open = names.filter((name) => !found.has(name))
    if (open.length === 0) break
    const table = await typeTable(engine, files, open.map((name) => ({ name, ...candidate })))
    for (const name of await spelled(engine, files, table, candidate)) found.set(name, candidate)
  }
  return found
}

/** Columns that hold values, all of which are of the candidate type; a column without values is text. */
async function spelled(engine: Engine, files: OpenTable, table: Table, { type, structure }: Candidate): Promise<readonly string[]> {
  const anything = type === 'string' && structure === undefined
  const measured = await measure(engine, table, table.columns.flatMap(({ name, value, wrong }) => [
    { id: `values of ${name}`, sql: `count(${value})` }, { id: `wrong of ${name}`, sql: `count(*) FILTER (WHERE ${wrong})` }
  ]))
  const fitting = table.columns.filter(({ name }) => countOf(measured, `wrong of ${name}`) === 0 && (anything || countOf(measured, `values of ${name}`) > 0))
  const padded = type === 'integer' || type === 'number' ? await paddedColumns(engine, files, fitting) : []
  return fitting.map(({ name }) => name).filter((name) => !padded.includes(name))
}

/** Columns of texts in which digits stand after a zero. */
async function paddedColumns(engine: Engine, files: OpenTable, columns: readonly TableColumn[]): Promise<readonly string[]> {
  const texts = await typeTable(engine, files, columns.map(({ name }) => ({ name, type: 'string' })))
  const measured = await measure(engine, texts, texts.columns.map(({ name, value }) => ({ id: name, sql: `count(*) FILTER (WHERE regexp_matches(${value}, '^[+-]?0[0-9]'))` })))
  return texts.columns.map(({ name }) => name).filter((name) => countOf(measured, name) > 0)
}

function factMeasures({ name, type, value }: TableColumn): readonly { readonly id: string, readonly sql: string }[] {
  const count = { id: `values of ${name}`, sql: `count(${value})` }
  if (type === 'integer' || type === 'number') return [count, { id: `min of ${name}`, sql: `min(${value})::DOUBLE` }, { id: `max of ${name}`, sql: `max(${value})::DOUBLE` }]
  if (type === 'date' || type === 'timestamp') return [count, { id: `first of ${name}`, sql: `epoch_ms(min(${value}))` }, { id: `last of ${name}`, sql: `epoch_ms(max(${value}))` }]
  return type === 'string' ? [count, { id: `longest of ${name}`, sql: `max(length(${value}))` }, { id: `shortest of ${name}`, sql: `min(length(${value}))` }] : [count]
}

/** `id`, `user_id`, `orderId`, `uuid`, `primary key`. */
const KEY_NAME = /(?:^|[^A-Za-z0-9])(?:[Ii][Dd]|[Uu][Uu][Ii][Dd]|[Gg][Uu][Ii][Dd]|[Kk][Ee][Yy])$|[a-z0-9](?:I[Dd]|U[Uu][Ii][Dd]|G[Uu][Ii][Dd]|Key)$/
/** Characters of a UUID. */
const UUID_LENGTH = 36

/** Whole columns of integers or texts that are called as keys are, or may hold UUIDs, and of which no value occurs twice. */
async function uniqueColumns(engine: Engine, table: Table, measured: Measured): Promise<readonly string[]> {
  const isUuid = (name: string): boolean => [`longest of ${name}`, `shortest of ${name}`].every((id) => Number(measured.get(id)) === UUID_LENGTH)
  const candidates = table.columns.filter(({ name, type, structure }) =>
    (type === 'integer' || type === 'string') && structure === undefined && countOf(measured, `values of ${name}`) === table.rows && (KEY_NAME.test(name) || isUuid(name)))
  const different = await measure(engine, table, candidates.map(({ name, value }) => ({ id: name, sql: `count(DISTINCT ${value})` })))
  return candidates.map(({ name }) => name).filter((name) => countOf(different, name) === table.rows)
}

async function factsOf(engine: Engine, { name, type, structure, value }: TableColumn, measured: Measured): Promise<ColumnFacts> {
  const common = { name, type, ...(structure === undefined ? {} : { structure }), values: countOf(measured, `values of ${name}`) }
  const [low, high] = [measured.get(`min of ${name}`), measured.get(`max of ${name}`)]
  if (typeof low === 'number' && typeof high === 'number') return { ...common, range: [low, high] }
  if (typeof measured.get(`first of ${name}`) === 'bigint' || typeof measured.get(`first of ${name}`) === 'number')
    return { ...common, moments: [countOf(measured, `first of ${name}`), countOf(measured, `last of ${name}`)] }
  const longest = Number(measured.get(`longest of ${name}`) ?? Infinity)
  if (type !== 'string' || structure !== undefined || longest > CATEGORY_LENGTH) return common
  const [texts = [], counts = []] = await engine.columns(
    `SELECT ${value} AS category, count(*) AS n FROM ${TABLE} WHERE ${value} IS NOT NULL GROUP BY category ORDER BY n DESC, category LIMIT ${CATEGORIES + 1}`
  )
  return texts.length > CATEGORIES ? common : { ...common, categories: texts.map((text, at) => [String(text), Number(counts[at])] as const) }
}
