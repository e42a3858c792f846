import { ConfigError } from '@mlgate/problem'
import type { Constraint } from './constraint.ts'
import type { Engine } from '../engine/engine.ts'
import { rejectedJson, type JsonCompiler } from '../files/json-rows.ts'
import { countOf, measure, type Measure, type Measured } from '../engine/measure.ts'
import { prepareConstraints, type Prepared } from '../files/prepared.ts'
import { firstRows, violationsOf, type RowPlace, type Violations } from '../lines/row-place.ts'
import { NUMBERED, TABLE, type Table, type TableColumn } from '../engine/table.ts'

/** What a constraint came to: the rows that break it, or the number that it asks for (null: there is none). */
export type Outcome = Violations | { readonly value: number | null }

/**
 * Checks constraints, in the order given.
 * @returns `undefined` for a constraint on a column that the table lacks: it was not checked
 * @throws ConfigError MLG-104 as `prepareConstraints`
 */
export async function findViolations(engine: Engine, table: Table, constraints: readonly Constraint[], compile?: JsonCompiler): Promise<readonly (Outcome | undefined)[]> {
  const prepared = await prepareConstraints(engine, table, constraints, compile)
  return await locateViolations(engine, table, prepared, await measure(engine, table, constraintMeasures(prepared)))
}

/** What has to be measured to know which of the constraints are broken. */
export function constraintMeasures(prepared: readonly Prepared[]): readonly Measure[] {
  return prepared.flatMap((constraint, at) => {
    const sql = aggregateOf(constraint)
    return sql === undefined ? [] : [{ id: idOf(at), sql }]
  })
}

function aggregateOf(constraint: Prepared): string | undefined {
  switch (constraint.kind) {
    case 'condition':
      return constraint.count
    case 'unique':
      return repeats(constraint.columns)
    case 'aggregate':
      return constraint.sql
    default:
      return undefined
  }
}

/** Names the first rows that break each constraint, from the answers to its measures. */
export async function locateViolations(engine: Engine, table: Table, prepared: readonly Prepared[], measured: Measured): Promise<readonly (Outcome | undefined)[]> {
  const broken = prepared.flatMap((constraint, at) => constraint.kind === 'condition' && countOf(measured, idOf(at)) > 0 ? [constraint.sql] : [])
  const places = await firstRows(engine, table, broken)
  const outcomes: (Outcome | undefined)[] = []
  for (const [at, constraint] of prepared.entries())
    outcomes.push(await outcomeOf(engine, table, constraint, measured, idOf(at), (sql) => places[broken.indexOf(sql)] ?? []))
  return outcomes
}

async function outcomeOf(
  engine: Engine, table: Table, constraint: Prepared, measured: Measured, id: string, firstOf: (sql: string) => readonly RowPlace[]
): Promise<Outcome | undefined> {
  switch (constraint.kind) {
    case 'unreadable':
      return undefined
    case 'condition':
      return { rows: countOf(measured, id), first: firstOf(constraint.sql) }
    case 'unique':
      return countOf(measured, id) === 0 ? { rows: 0, first: [] } : await repeated(engine, table, constraint.columns)
    case 'rows':
      return await violationsOf(engine, table, constraint.query)
    case 'json':
      return await rejectedJson(engine, table, constraint.column, constraint.accepts)
    case 'aggregate':
      return { value: numberOf(measured.get(id)) }
    case 'select':
      return { value: await selected(engine, constraint.sql) }
  }
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

/** The value of a SELECT of the contract; what goes wrong while it runs is for the contract to mend. */
async function selected(engine: Engine, sql: string): Promise<number | null> {
  try {
    const [[value, second] = []] = await engine.columns(sql)
    if (second !== undefined) throw new TypeError('it gives more than one row')
    return numberOf(value)
  } catch (error) {
    throw new ConfigError([{
      code: 'MLG-104', message: `An SQL rule of the contract failed: ${error instanceof Error ? error.message.slice(0, 200) : ''}.`,
      fix: 'Write a SELECT that gives one number for every table.'
    }], { cause: error })
  }
}

const idOf = (at: number): string => `constraint ${at}`

/** Number of rows that repeat a key by hash: 0 is certain, more is looked at once more. */
function repeats(columns: readonly TableColumn[]): string {
  const { values, present } = keyOf(columns)
  return `count(*) FILTER (WHERE ${present}) - count(DISTINCT hash(${values})) FILTER (WHERE ${present})`
}

/** Rows in which all values of a key are missing do not count. */
function keyOf(columns: readonly TableColumn[]): { readonly values: string; readonly present: string } {
  const values = columns.map(({ value }) => value)
  return { values: values.join(', '), present: `(${values.map((value) => `${value} IS NOT NULL`).join(' OR ')})` }
}

/** Rows that repeat the values of an earlier row in the given columns. */
async function repeated(engine: Engine, table: Table, columns: readonly TableColumn[]): Promise<Violations> {
  const { values, present } = keyOf(columns)
  const suspects = `SELECT hash(${values}) FROM ${TABLE} WHERE ${present} GROUP BY ALL HAVING count(*) > 1`
  const copies = `SELECT place FROM ${NUMBERED} WHERE ${present} AND hash(${values}) IN (${suspects}) `
    + `QUALIFY row_number() OVER (PARTITION BY ${values} ORDER BY place) > 1`
  return await violationsOf(engine, table, copies)
}
