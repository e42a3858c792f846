import type { Engine } from '../engine/engine.ts'
import { linesOfRows } from './line-numbers.ts'
import { NUMBERED, type Table } from '../engine/table.ts'

/** Where a row is. */
export interface RowPlace {
  /** As the user wrote it. */
  readonly file: string
  /** From 1; the header is no row. */
  readonly row: number
  /** Of text files, from 1. */
  readonly line?: number
}

/** The rows that break something: how many, and the first of them in the order of the files. */
export interface Violations {
  readonly rows: number
  readonly first: readonly RowPlace[]
}

/** Rows that are named one by one. */
export const NAMED_ROWS = 5
/** Conditions of one query. */
const BATCH = 100

/**
 * The first rows that keep each of some SQL conditions on the columns of the table, in the order given; one pass over
 * the files for all of them together.
 */
export async function firstRows(engine: Engine, table: Table, conditions: readonly string[]): Promise<readonly (readonly RowPlace[])[]> {
  const found: (readonly RowPlace[])[] = []
  for (let from = 0; from < conditions.length; from += BATCH) {
    const batch = conditions.slice(from, from + BATCH)
    const firsts = batch.map((condition, at) => `min(place, ${NAMED_ROWS}) FILTER (WHERE ${condition}) AS p${at}`)
    const [row = {}] = await engine.rows(`SELECT ${firsts.join(', ')} FROM ${NUMBERED}`)
    found.push(...await named(engine, table, batch.map((_, at) => numbers(row[`p${at}`]))))
  }
  return found
}

/** Counts the rows of a query that gives `place` of `NUMBERED`, and names the first of them. */
export async function violationsOf(engine: Engine, table: Table, query: string): Promise<Violations> {
  const [found = {}] = await engine.rows(`SELECT count(*) AS n, min(place, ${NAMED_ROWS}) AS first FROM (${query})`)
  const [first = []] = await named(engine, table, [numbers(found['first'])])
  return { rows: Number(found['n']), first }
}

function numbers(cell: unknown): readonly number[] {
  return Array.isArray(cell) ? cell.map(Number) : []
}

/** Looks up the lines of all places at once: every file is read at most once. */
async function named(engine: Engine, { files }: Table, lists: readonly (readonly number[])[]): Promise<readonly (readonly RowPlace[])[]> {
  const starts = files.reduce<readonly number[]>((known, { rows }) => [...known, (known.at(-1) ?? 0) + rows], [0])
  const locate = (place: number): { readonly at: number, readonly row: number } => {
    const at = starts.findLastIndex((start) => start < place)
    return { at, row: place - (starts[at] ?? 0) }
  }
  const wanted = [...new Set(lists.flat())].map(locate)
  const lines = await Promise.all(files.map(async (file, at) => {
    const rows = wanted.filter((place) => place.at === at).map(({ row }) => row)
    return rows.length > 0 ? await linesOfRows(engine, file, rows) : new Map<number, number>()
  }))
  return lists.map((places) => places.map(locate).map(({ at, row }): RowPlace => {
    const line = lines[at]?.get(row)
    return { file: files[at]?.name ?? '', row, ...(line === undefined ? {} : { line }) }
  }))
}
