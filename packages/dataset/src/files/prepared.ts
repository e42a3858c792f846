import { ConfigError, type Problem } from '@mlgate/problem'
import { breaks, countOfBreaks, isValueConstraint, writtenValue, writtenValues, type Constraint } from '../checks/constraint.ts'
import { compileSql } from '../checks/contract-sql.ts'
import type { Engine } from '../engine/engine.ts'
import { strangers } from '../checks/foreign-key.ts'
import type { JsonCompiler } from './json-rows.ts'
import type { Table, TableColumn } from '../engine/table.ts'

/** A constraint made ready for one table. */
export type Prepared =
  /** True for the rows that break it, and their number. */
  | { readonly kind: 'condition'; readonly sql: string; readonly count: string }
  | { readonly kind: 'unique'; readonly columns: readonly TableColumn[] }
  /** Gives the `place` of every row that breaks it. */
  | { readonly kind: 'rows'; readonly query: string }
  | { readonly kind: 'json'; readonly column: TableColumn; readonly accepts: (value: unknown) => boolean }
  /** One number: an aggregate, or a query of its own. */
  | { readonly kind: 'aggregate' | 'select'; readonly sql: string }
  /** The table lacks what it looks at. */
  | { readonly kind: 'unreadable' }

const UNREADABLE: Prepared = { kind: 'unreadable' }

/**
 * Makes constraints ready, in the order given.
 * @throws ConfigError MLG-104 with every bound that is no value of its column, every query that is not one harmless
 * SELECT or expression, and every JSON Schema that cannot be compiled
 */
export async function prepareConstraints(engine: Engine, table: Table, constraints: readonly Constraint[], compile?: JsonCompiler): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  const problems: Problem[] = []
  for (const constraint of constraints) {
    const ready = await prepare(engine, table, constraint, compile)
    if ('problems' in ready) problems.push(...ready.problems.map((problem) => ({ ...problem, where: constraint.where ?? 'the contract' })))
    else prepared.push(ready)
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return prepared
}

type Refusal = { readonly problems: readonly Problem[] }

async function prepare(engine: Engine, table: Table, constraint: Constraint, compile: JsonCompiler | undefined): Promise<Prepared | Refusal> {
  if (constraint.kind === 'sql') return await prepareSql(engine, table, constraint)
  const names = 'columns' in constraint ? constraint.columns : [constraint.column]
  const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
  const [column] = columns
  if (column === undefined || columns.length < names.length) return UNREADABLE
  if (isValueConstraint(constraint)) {
    const problems = await uncomparable(engine, column, writtenValues(constraint))
    return problems.length > 0 ? { problems } : { kind: 'condition', sql: breaks(constraint, column), count: countOfBreaks(constraint, column) }
  }
  switch (constraint.kind) {
    case 'unique':
      return { kind: 'unique', columns }
    case 'foreign-key': {
      const query = await strangers(engine, columns, constraint.keys)
      return query === undefined ? UNREADABLE : { kind: 'rows', query }
    }
    case 'newest':
      return { kind: 'aggregate', sql: `epoch_ms(max(${column.value}))` }
    case 'oldest':
      return { kind: 'aggregate', sql: `epoch_ms(min(${column.value}))` }
    case 'json':
      return prepareJson(column, constraint.schema, compile)
  }
}

async function prepareSql(engine: Engine, table: Table, constraint: Extract<Constraint, { kind: 'sql' }>): Promise<Prepared | Refusal> {
  const compiled = await compileSql(engine, table, constraint)
  if (compiled.kind === 'condition') return { ...compiled, count: `count(*) FILTER (WHERE ${compiled.sql})` }
  if (compiled.kind !== 'refused') return compiled
  return { problems: [{
    code: 'MLG-104',
    message: `mlgate does not run the SQL ${JSON.stringify(constraint.query.trim().slice(0, 120))}: ${compiled.why}.`,
    fix: 'Write one expression over the columns, or one SELECT of one number from {object}; it can read nothing else.'
  }] }
}

function prepareJson(column: TableColumn, schema: Readonly<Record<string, unknown>>, compile: JsonCompiler | undefined): Prepared | Refusal {
  if (compile === undefined) throw new TypeError('nothing compiles JSON Schemas here')
  try {
    return { kind: 'json', column, accepts: compile(schema) }
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'it cannot be compiled'
    return { problems: [{
      code: 'MLG-104', message: `The JSON Schema of the column ${JSON.stringify(column.name)} cannot be checked: ${why}.`,
      fix: 'Write it in draft-07, without references to other files.'
    }] }
  }
}

/** Nothing is smaller than NULL: a bound that is no value would let every row pass. */
async function uncomparable(engine: Engine, column: TableColumn, texts: readonly string[]): Promise<readonly Problem[]> {
  if (texts.length === 0) return []
  const [answers = []] = await engine.columns(`SELECT unnest([${texts.map((text) => `(${writtenValue(column, text)}) IS NULL`).join(', ')}])`)
  return texts.filter((_, at) => answers[at] === true).map((text) => ({
    code: 'MLG-104',
    message: `The contract compares the column ${JSON.stringify(column.name)} with ${JSON.stringify(text)}, which is no ${column.type} as the column is.`,
    fix: 'Write the value as the column writes its own.'
  }))
}
