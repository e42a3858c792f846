import type { ContractSql } from './constraint.ts'
import type { Engine } from '../engine/engine.ts'
import { identifier, literal } from '../engine/quoting.ts'
import { TABLE, type Table, type TableColumn } from '../engine/table.ts'

/** What the SQL of a contract asks, in names of the engine that hold nothing foreign. */
export type CompiledSql =
  /** True for a row that breaks it. */
  | { readonly kind: 'condition'; readonly sql: string }
  /** One row with one value. */
  | { readonly kind: 'select'; readonly sql: string }
  /** The table lacks a column that it names. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'refused'; readonly why: string }

/** A node of the tree that DuckDB's own parser makes of a query (`json_serialize_sql`). */
type Node = Readonly<Record<string, unknown>>

const LONGEST = 10_000

/** Whether SQL asks for one value of the table, rather than for something that is true of every row. */
export function isSelect(query: string): boolean {
  return /^\s*(?:SELECT|WITH|FROM)\b/i.test(query)
}

/**
 * Reads the SQL of a contract by the engine's own parser, and lets pass exactly one SELECT or one expression over the
 * columns of the table: no second statement, no other table, no file, no table function.
 */
export async function compileSql(engine: Engine, table: Table, sql: ContractSql): Promise<CompiledSql> {
  if (sql.query.length > LONGEST) return refused(`it has ${sql.query.length} characters, more than ${LONGEST}`)
  return isSelect(sql.query) ? await compileSelect(engine, table, sql) : await compileExpression(engine, table, sql)
}

const refused = (why: string): CompiledSql => ({ kind: 'refused', why })

async function compileExpression(engine: Engine, table: Table, { query, table: name, columns }: ContractSql): Promise<CompiledSql> {
  // Alone it must be an expression as well as in parentheses: "1) OR (1" and "x AS y" are only one of the two.
  const alone = await parse(engine, `SELECT\n${query}\n`)
  const tree = await parse(engine, `SELECT (\n${query}\n)`)
  if (typeof alone === 'string') return refused(alone)
  if (typeof tree === 'string') return refused(tree)
  const [expression, other] = list(tree['select_list'])
  if (expression === undefined || other !== undefined || record(tree['from_table'])?.['type'] !== 'EMPTY') return refused('it is not one expression')
  const strange = nodes(tree).map((node) => strangeness(node, [])).find((why) => why !== undefined)
  if (strange !== undefined) return refused(strange)
  const references = nodes(tree).filter(({ type }) => type === 'COLUMN_REF').map(namesOf)
  const unknown = references.find((names) => columnOf(names, name, columns) === undefined)
  if (unknown !== undefined) return refused(`the contract has no column ${JSON.stringify(unknown.join('.'))}`)
  const used = references.flatMap((names) => columnOf(names, name, columns) ?? [])
  if (used.some((column) => find(table, column) === undefined)) return { kind: 'unreadable' }
  const renamed = rename(tree, (names) => find(table, columnOf(names, name, columns) ?? '')?.value ?? '')
  const written = await deparse(engine, renamed)
  const why = await bindingProblem(engine, `SELECT ${written} AS answer FROM ${TABLE}`, ['BOOLEAN'])
    ?? await bindingProblem(engine, `SELECT ${condition(written)} AS answer FROM ${TABLE}`, ['BOOLEAN'])
  return why === undefined ? { kind: 'condition', sql: condition(written) } : refused(why)
}

/** NULL keeps an expression, as it keeps a CHECK of SQL; a row on which it cannot be computed breaks it. */
const condition = (expression: string): string => `TRY((${expression}) IS NOT FALSE) IS NOT TRUE`

async function compileSelect(engine: Engine, table: Table, { query, table: name, columns }: ContractSql): Promise<CompiledSql> {
  const tree = await parse(engine, query)
  if (typeof tree === 'string') return refused(tree)
  const every = nodes(tree)
  const named = every.flatMap(({ cte_map: ctes }) => list(record(ctes)?.['map']).map(({ key }) => String(key)))
  const strange = every.map((node) => strangeness(node, [name, ...named])).find((why) => why !== undefined)
  if (strange !== undefined) return refused(strange)
  const used = every.filter(({ type }) => type === 'COLUMN_REF').map((node) => namesOf(node).at(-1))
  if (columns.some((column) => used.includes(column) && find(table, column) === undefined)) return { kind: 'unreadable' }
  const fields = table.columns.map((column) => `${column.value} AS ${identifier(column.name)}`).join(', ')
  const sql = `WITH ${identifier(name)} AS (SELECT ${fields} FROM ${TABLE}) SELECT * FROM (\n${query}\n)`
  const why = await bindingProblem(engine, sql, NUMBERS)
  return why === undefined ? { kind: 'select', sql } : refused(why)
}

/** Types of the one value that a SELECT may give. */
const NUMBERS = ['BOOLEAN', 'TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT', 'UBIGINT', 'UINTEGER', 'FLOAT', 'DOUBLE', 'DECIMAL']

/** The tree of the only statement; a text says why there is none. */
async function parse(engine: Engine, sql: string): Promise<Node | string> {
  if (sql.includes('\0')) return 'it holds the character NUL'
  const [row] = await engine.rows(`SELECT json_serialize_sql(${literal(sql)})::VARCHAR AS tree`)
  const answer = JSON.parse(String(row?.['tree'])) as Node
  if (answer['error'] === true)
    return answer['error_type'] === 'parser' ? `it is not valid SQL (${String(answer['error_message'])})` : 'it is not one SELECT or expression'
  const [statement, second] = list(answer['statements'])
  const tree = record(statement?.['node'])
  return tree === undefined || second !== undefined ? 'it holds more than one statement' : tree
}

async function deparse(engine: Engine, tree: Node): Promise<string> {
  const answer = JSON.stringify({ error: false, statements: [{ node: tree, named_param_map: [] }] })
  const [row] = await engine.rows(`SELECT json_deserialize_sql(${literal(answer)}::JSON) AS sql`)
  return String(row?.['sql']).replace(/^SELECT /, '')
}

/** Why a part of a query is not let through. */
function strangeness(node: Node, tables: readonly string[]): string | undefined {
  const { type } = node
  if (type === 'TABLE_FUNCTION') return `it calls ${JSON.stringify(record(node['function'])?.['function_name'])} as a table`
  if (type === 'BASE_TABLE' && !tables.includes(String(node['table_name']))) return `it reads ${JSON.stringify(node['table_name'])}, which is not the table of the rule`
  if (type === 'BASE_TABLE' && (node['schema_name'] !== '' || node['catalog_name'] !== '')) return 'it names a schema'
  if (type === 'VALUE_CONSTANT' && !isExact(node['value'])) return 'it holds a whole number above 2^53; write it as text and cast it'
  if (tables.length === 0 && (type === 'SUBQUERY' || type === 'STAR')) return 'it is more than an expression over one row'
  return undefined
}

/** Whether a constant went through JSON without losing digits. */
function isExact(constant: unknown): boolean {
  if (typeof constant === 'number') return !Number.isInteger(constant) || Number.isSafeInteger(constant)
  return Object.values(record(constant) ?? {}).every(isExact)
}

/** What stops the engine from running a query that gives one value of these types. */
async function bindingProblem(engine: Engine, sql: string, types: readonly string[]): Promise<string | undefined> {
  try {
    const described = await engine.rows(`DESCRIBE ${sql}`)
    const type = String(described[0]?.['column_type'])
    if (described.length !== 1) return `it gives ${described.length} columns instead of one`
    return types.some((legal) => type === legal || type.startsWith(`${legal}(`)) ? undefined : `it gives ${type} instead of ${types.length === 1 ? 'true or false' : 'a number'}`
  } catch (error) {
    return `the engine refuses it: ${error instanceof Error ? error.message.slice(0, 200) : ''}`
  }
}

/** Every map in the tree. */
function nodes(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes)
  const node = record(value)
  return node === undefined ? [] : [node, ...Object.values(node).flatMap(nodes)]
}

/** The parser's word for "nowhere" is no number of JavaScript. */
const PLACE = { query_location: 0 }

function rename(value: unknown, to: (names: readonly string[]) => string): Node {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    const node = record(part)
    if (node === undefined) return part
    const names = node['type'] === 'COLUMN_REF' ? { column_names: [to(namesOf(node))] } : {}
    return { ...Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)])), ...PLACE, ...names }
  }
  return walk(value) as Node
}

const namesOf = (node: Node): readonly string[] => (Array.isArray(node['column_names']) ? node['column_names'].map(String) : [])

/** The column of the contract that a reference, perhaps with the table before it, means. */
function columnOf(names: readonly string[], table: string, columns: readonly string[]): string | undefined {
  const [first, second] = names
  const name = names.length === 2 && first === table ? second : names.length === 1 ? first : undefined
  return columns.find((column) => column === name)
}

const record = (value: unknown): Node | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined)

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : [])

const find = ({ columns }: Table, name: string): TableColumn | undefined => columns.find((column) => column.name === name)
