import type { Engine } from '../engine/engine.ts'
import { countOf, measure } from '../engine/measure.ts'
import { literal } from '../engine/quoting.ts'
import { SAMPLE } from '../profile/sample.ts'
import type { Table, TableColumn } from '../engine/table.ts'

/** Rows, and how many of them carry one class of the label. */
export interface Share {
  readonly rows: number
  readonly labelled: number
}

/** A value of a column with which one class of the label goes along suspiciously often, counted in all rows. */
export interface TriggerCandidate {
  readonly column: string
  readonly kind: 'numeric' | 'categorical'
  /** As text. */
  readonly value: string
  readonly label: string
  readonly at: Share
  /** Rows with a neighbouring number; none of categories. */
  readonly near: Share
}

export interface TriggerOptions {
  readonly label: string | null
  /** Columns that name rows, and of which no value may be kept. */
  readonly except: readonly string[]
  /** How far the share of a class must be above that of all rows. */
  readonly gain: number
}

/** Candidates that are counted in all rows: those with the most rows in the sample. */
const CANDIDATES = 40
/** Numbers of the sample on either side of a value that are its neighbours. */
const NEIGHBOURS = 200

/** Looks for candidates in the sample (see `drawSample`), and counts them in all rows: one pass over the files for all together. */
export async function findTriggers(engine: Engine, table: Table, { label, except, gain }: TriggerOptions): Promise<readonly TriggerCandidate[]> {
  const answer = table.columns.find(({ name }) => name === label)
  if (answer === undefined) return []
  const found: Suspect[] = []
  for (const column of table.columns)
    if (column !== answer && !except.includes(column.name) && /^(integer|number|string)$/.test(column.type)) found.push(...await suspects(engine, column, answer, gain))
  const chosen = found.toSorted((a, b) => b.rows - a.rows).slice(0, CANDIDATES)
  const same = chosen.map(({ column, sql }) => `${column.value} = ${sql}`)
  const near = await Promise.all(chosen.map((suspect) => neighbourhood(engine, suspect)))
  const measured = await measure(engine, table, chosen.flatMap((suspect, at) => {
    const labelled = `${answer.value}::VARCHAR = ${literal(suspect.label)}`
    return ([['at', same[at]], ['near', near[at]]] as const).flatMap(([where, condition = 'false']) => [
      { id: `trigger ${at} ${where}`, sql: `count(*) FILTER (WHERE ${condition})` },
      { id: `trigger ${at} ${where} labelled`, sql: `count(*) FILTER (WHERE ${condition} AND ${labelled})` }
    ])
  }), [...same, ...near.filter((condition) => condition !== undefined)].join(' OR '))
  const shareOf = (id: string): Share => ({ rows: countOf(measured, id), labelled: countOf(measured, `${id} labelled`) })
  return chosen.map(({ column, value, label: name }, at) => ({
    column: column.name, kind: column.type === 'string' ? 'categorical' : 'numeric', value, label: name,
    at: shareOf(`trigger ${at} at`), near: shareOf(`trigger ${at} near`)
  }))
}

interface Suspect {
  readonly column: TableColumn
  readonly value: string
  readonly label: string
  readonly rows: number
  /** The value, as it stands in a query. */
  readonly sql: string
}

/** A class whose share is half the gain above all in the sample may be the whole gain above it in the data. */
async function suspects(engine: Engine, column: TableColumn, answer: TableColumn, gain: number): Promise<readonly Suspect[]> {
  const { value } = column
  const rows = await engine.rows(`
    WITH known AS (SELECT ${value} AS v, ${answer.value}::VARCHAR AS class FROM ${SAMPLE} WHERE ${value} IS NOT NULL AND ${answer.value} IS NOT NULL),
    base AS (SELECT class, count(*) / (SELECT count(*) FROM known) AS share FROM known GROUP BY class),
    frequent AS (SELECT v, count(*) AS total FROM known GROUP BY v HAVING total >= greatest(5, (SELECT count(*) FROM known) / 2000)),
    pairs AS (SELECT v, class, total, count(*) AS n FROM known JOIN frequent USING (v) GROUP BY v, class, total)
    SELECT v::VARCHAR AS value, class, total FROM pairs JOIN base USING (class)
    WHERE n / total >= share + ${gain / 2} AND NOT contains(value, chr(0))
    ORDER BY total DESC, value LIMIT ${CANDIDATES}`)
  return rows.map((row) => {
    const text = String(row['value'])
    const sql = column.type === 'string' ? literal(text) : `${literal(text)}::${column.type === 'integer' ? 'BIGINT' : 'DOUBLE'}`
    return { column, value: text, label: String(row['class']), rows: Number(row['total']), sql }
  })
}

/** SQL that is true for the rows whose number lies nearest to the suspect's, without those that have it. */
async function neighbourhood(engine: Engine, { column, sql }: Suspect): Promise<string | undefined> {
  if (column.type === 'string') return undefined
  const { value } = column
  const [found] = await engine.rows(`SELECT
    (SELECT min(v) FROM (SELECT ${value} AS v FROM ${SAMPLE} WHERE ${value} < ${sql} ORDER BY v DESC LIMIT ${NEIGHBOURS}))::VARCHAR AS low,
    (SELECT max(v) FROM (SELECT ${value} AS v FROM ${SAMPLE} WHERE ${value} > ${sql} ORDER BY v LIMIT ${NEIGHBOURS}))::VARCHAR AS high`)
  const bound = (cell: unknown): string => typeof cell === 'string' ? `${literal(cell)}::DOUBLE` : sql
  return `(${value} BETWEEN ${bound(found?.['low'])} AND ${bound(found?.['high'])} AND ${value} <> ${sql})`
}
