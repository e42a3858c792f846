import { columnsAtOnce } from './column-block.ts'
import type { Cell, Engine } from './engine.ts'
import { TABLE, type Table } from './table.ts'

/**
 * One number, or list of numbers, about all rows of a table: an SQL aggregate over the columns of `TABLE`, that is the
 * `present`, `value` and `wrong` of each of `table.columns`, for example `count(*) FILTER (WHERE v3 < 0)`.
 *
 * This is how a check takes part in the scan: it hands in measures, all of them are evaluated together in as few passes
 * over the files as memory allows, and it reads its answers by `id`. What is foreign in the SQL must have gone through
 * `literal` or `identifier`. An aggregate has to give the same for every number of threads: counts, extremes, histograms
 * on fixed edges, and sums of integers do; sums of doubles, quantiles and `approx_…` do not.
 *
 * A check that cannot be one aggregate (groups, joins) passes over the files on its own: `SELECT … FROM ${TABLE}` reads
 * them again, and costs about as much as the whole scan. Places of rows come from `firstRows` (rows that keep a
 * condition) or `violationsOf` (a query of one's own on `NUMBERED`), and only once a measure says that there are any.
 */
export interface Measure {
  readonly id: string
  readonly sql: string
}

/** Answers by the id of the measure. A count is a `number`, other 64-bit integers are `bigint`, a list is an array. */
export type Measured = ReadonlyMap<string, MeasuredValue>
export type MeasuredValue = Cell | readonly Cell[]

/** Aggregates of one query for each column that it reads: more make the engine's memory grow without making it faster. */
const MEASURES_PER_COLUMN = 8

/**
 * Evaluates measures together, those of neighbouring columns in one batch, each batch a pass over the files.
 * @param rows an SQL condition that the rows keep which are looked at; what is foreign in it must have gone through `literal` or `identifier`
 * @throws TypeError when two different measures have the same id
 */
export async function measure(engine: Engine, table: Table, measures: readonly Measure[], rows = 'true'): Promise<Measured> {
  const sqlOf = new Map<string, string>()
  for (const { id, sql } of measures) {
    if ((sqlOf.get(id) ?? sql) !== sql) throw new TypeError(`two measures are called ${id}`)
    sqlOf.set(id, sql)
  }
  const distinct = [...new Set(sqlOf.values())]
  const answers = new Map<string, MeasuredValue>()
  for (const batch of batches(distinct, columnsAtOnce(table))) {
    const [row = {}] = await engine.rows(`SELECT ${batch.map((sql, at) => `${sql} AS m${at}`).join(', ')} FROM ${TABLE} WHERE ${rows}`)
    batch.forEach((sql, at) => answers.set(sql, row[`m${at}`] ?? null))
  }
  return new Map([...sqlOf].map(([id, sql]) => [id, answers.get(sql) ?? null]))
}

function batches(expressions: readonly string[], columnsAtOnce: number): readonly (readonly string[])[] {
  const full: string[][] = []
  let [batch, columns]: [string[], ReadonlySet<string>] = [[], new Set()]
  for (const { sql, wanted } of byColumn(expressions)) {
    const together = new Set([...columns, ...wanted])
    if (batch.length > 0 && (batch.length >= columnsAtOnce * MEASURES_PER_COLUMN || together.size > columnsAtOnce)) {
      full.push(batch);
      [batch, columns] = [[], new Set(wanted)]
    } else columns = together
    batch.push(sql)
  }
  return batch.length === 0 ? full : [...full, batch]
}

/** What a measure reads, as numbers of columns; measures of the same first column stand together. */
function byColumn(expressions: readonly string[]): readonly { readonly sql: string, readonly wanted: readonly string[] }[] {
  const reading = expressions.map((sql) => ({ sql, wanted: [...new Set(Array.from(sql.matchAll(/\b[pvw](\d+)\b/g), ([, column = '']) => column))] }))
  const first = ({ wanted }: { readonly wanted: readonly string[] }): number => Math.min(...wanted.map(Number), Infinity)
  return reading.toSorted((a, b) => first(a) === first(b) ? 0 : first(a) - first(b))
}

/**
 * The answer of a measure that counts.
 * @throws TypeError when no such measure was evaluated: a check that was not made must not look like one that found nothing
 */
export function countOf(measured: Measured, id: string): number {
  const value = measured.get(id)
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value)
  throw new TypeError(`the measure ${id} has no count`)
}
