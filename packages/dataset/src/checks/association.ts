import type { Engine } from '../engine/engine.ts'
import { SAMPLE } from '../profile/sample.ts'
import type { Table, TableColumn } from '../engine/table.ts'

/** How often each class of the label occurs in each group of a column's values, in a sample of the rows. */
export interface Contingency {
  readonly column: string
  /** Groups by classes; which group is which value is not said. */
  readonly counts: readonly (readonly number[])[]
}

/** A column of numbers or times is cut into so many groups of about the same number of rows. */
const GROUPS = 32
/** A value of fewer rows would seem to tell the label only because it is rare; such values are one group. */
const FEWEST = 10
/** Values of a label that still are classes. */
const CLASSES = 20

/** Counts the label against every other column of the sample (see `drawSample`); nothing when the label has no classes. */
export async function countAgainstLabel(engine: Engine, { columns }: Table, label: string | null): Promise<readonly Contingency[]> {
  const answer = columns.find(({ name }) => name === label)
  if (answer === undefined) return []
  const [classes] = await engine.rows(`SELECT count(DISTINCT ${answer.value}) AS n FROM ${SAMPLE}`)
  if (Number(classes?.['n']) < 2 || Number(classes?.['n']) > CLASSES) return []
  const found: Contingency[] = []
  for (const column of columns) if (column !== answer) found.push({ column: column.name, counts: await count(engine, column, answer) })
  return found
}

async function count(engine: Engine, column: TableColumn, answer: TableColumn): Promise<readonly (readonly number[])[]> {
  const rows = await engine.rows(
    `SELECT part, class, count(*) AS n FROM (SELECT ${part(column)} AS part, ${answer.value} AS class FROM ${SAMPLE} WHERE ${answer.value} IS NOT NULL) GROUP BY ALL ORDER BY ALL`
  )
  const classes = [...new Set(rows.map((row) => String(row['class'])))]
  const groups = new Map<unknown, number[]>()
  for (const row of rows) {
    const counts = groups.get(row['part']) ?? new Array<number>(classes.length).fill(0)
    counts[classes.indexOf(String(row['class']))] = Number(row['n'])
    groups.set(row['part'], counts)
  }
  return [...groups.values()]
}

/** The group of a row: equal values are in the same one. */
function part({ type, value }: TableColumn): string {
  return type === 'string' || type === 'boolean'
    ? `CASE WHEN count(*) OVER (PARTITION BY ${value}) >= ${FEWEST} THEN ${value}::VARCHAR END`
    : `CASE WHEN ${value} IS NOT NULL THEN ((rank() OVER (ORDER BY ${value}) - 1) * ${GROUPS}) // (count(*) OVER ()) END`
}
