import type { Engine } from '../engine/engine.ts'
import type { Frame, FrameColumn, LabelFrame } from './profile.ts'
import { ordinal } from './profile-count.ts'
import { drawSample, SAMPLE } from './sample.ts'
import type { Table, TableColumn } from '../engine/table.ts'

export interface FrameOptions {
  /** Name of the column with the answers. */
  readonly label: string | null
  /** Columns to count by value even if they hold numbers. */
  readonly categorical: readonly string[]
  /** Columns of which no value may be kept. */
  readonly hidden: readonly string[]
}

/** Bins of a column of numbers or times. */
const BINS = 256
/** Share of the rows beyond the outermost edges, on either side. */
const TAIL = 0.001
/** Values of a categorical column that are counted on their own. */
const CATEGORIES = 256
/** A longer text is no category, and a profile has to stay small. */
const CATEGORY_LENGTH = 200
/** Values of a label that still are classes. */
const CLASSES = 20
/** Columns whose edges are looked up at once. */
const BATCH = 50

/** Chooses from a sample of the rows what to count on: quantiles as edges, the most frequent values as categories. */
export async function chooseFrame(engine: Engine, table: Table, options: FrameOptions): Promise<Frame> {
  await drawSample(engine, table)
  const label = await labelFrame(engine, table, options.label)
  const columns: FrameColumn[] = []
  for (const column of table.columns) columns.push(await frameColumn(engine, column, options, label))
  const edges = await sampleEdges(engine, table.columns.filter((_, at) => 'edges' in (columns[at] ?? {})))
  return { label, columns: columns.map((column) => 'edges' in column ? { ...column, edges: edges.get(column.name) ?? [] } : column) }
}

async function labelFrame(engine: Engine, { columns }: Table, name: string | null): Promise<LabelFrame | null> {
  const column = columns.find((candidate) => candidate.name === name)
  if (column === undefined) return null
  const classes = await topValues(engine, column, CLASSES + 1)
  return { column: column.name, classes: classes.length > CLASSES ? [] : classes.toSorted(byCodeUnit) }
}

/** Edges come later, those of many columns together. */
async function frameColumn(engine: Engine, column: TableColumn, options: FrameOptions, label: LabelFrame | null): Promise<FrameColumn> {
  const { name, type } = column
  if (options.hidden.includes(name)) return { kind: 'hidden', name }
  const byValue = options.categorical.includes(name) || (label?.column === name && label.classes.length > 0)
  if (byValue) return { kind: 'categorical', name, values: await topValues(engine, column, CATEGORIES) }
  switch (type) {
    case 'integer':
    case 'number':
      return { kind: 'numeric', name, edges: [] }
    case 'date':
    case 'timestamp':
    case 'time':
      return { kind: 'temporal', name, edges: [] }
    case 'boolean':
      return { kind: 'categorical', name, values: await topValues(engine, column, CATEGORIES) }
    case 'string':
      return await isIdentifying(engine, column)
        ? { kind: 'hidden', name }
        : { kind: 'categorical', name, values: await topValues(engine, column, CATEGORIES) }
  }
}

/** Text of which most values occur once tells who a row is about, and nothing about its distribution. */
async function isIdentifying(engine: Engine, { value }: TableColumn): Promise<boolean> {
  const [found] = await engine.rows(`SELECT count(${value}) AS n, count(DISTINCT ${value}) AS different FROM ${SAMPLE}`)
  const different = Number(found?.['different'])
  return different > CATEGORIES && different * 2 > Number(found?.['n'])
}

/** A category becomes part of a query, which cannot hold the character NUL. */
async function topValues(engine: Engine, { value }: TableColumn, limit: number): Promise<readonly string[]> {
  const [values = []] = await engine.columns(
    `SELECT ${value}::VARCHAR AS category FROM ${SAMPLE} WHERE length(category) <= ${CATEGORY_LENGTH} AND NOT contains(category, chr(0)) `
    + `GROUP BY ${value} ORDER BY count(*) DESC, category LIMIT ${limit}`
  )
  return values.map(String)
}

/** Edges of columns of numbers and times, by name: the engine sorts, and hands out no more than the values at the cuts. */
async function sampleEdges(engine: Engine, columns: readonly TableColumn[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const edges = new Map<string, readonly number[]>()
  for (let from = 0; from < columns.length; from += BATCH) {
    const batch = columns.slice(from, from + BATCH)
    const [counts = {}] = await engine.rows(`SELECT ${batch.map(({ value }, at) => `count(${value}) AS n${at}`).join(', ')} FROM ${SAMPLE}`)
    const picked = batch.map((column, at) => {
      const ranks = cutRanks(Number(counts[`n${at}`]))
      return `list_select(list_sort(list(${ordinal(column)}) FILTER (WHERE ${column.value} IS NOT NULL)), [${ranks.join(', ')}]::BIGINT[]) AS e${at}`
    })
    const [lists = {}] = await engine.rows(`SELECT ${picked.join(', ')} FROM ${SAMPLE}`)
    for (const [at, { name }] of batch.entries()) edges.set(name, different(lists[`e${at}`]))
  }
  return edges
}

/** At most 257 different values that cut sorted values into bins of about the same number. */
export function quantileEdges(sorted: Float64Array): readonly number[] {
  return different(cutRanks(sorted.length).map((rank) => sorted[rank - 1]))
}

/** Where sorted values are cut: at the 256 quantiles and at a thousandth from either end; from 1. */
function cutRanks(count: number): readonly number[] {
  const cuts = [TAIL, ...Array.from({ length: BINS - 1 }, (_, bin) => (bin + 1) / BINS), 1 - TAIL]
  return count === 0 ? [] : cuts.map((cut) => Math.ceil(cut * count))
}

function different(values: unknown): readonly number[] {
  return Array.isArray(values) ? [...new Set(values.map((value) => Number(value) + 0))] : []
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
