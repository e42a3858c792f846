import { columnBlocks, columnsAtOnce } from '../engine/column-block.ts'
import type { FilePath } from '../files/data-file.ts'
import type { Engine } from '../engine/engine.ts'
import { countOf, type Measure, type Measured } from '../engine/measure.ts'
import { violationsOf, type Violations } from '../lines/row-place.ts'
import { keepHashes, tellApart, type RowBlock } from './rows-alike.ts'
import { loadTable, NUMBERED, TABLE, type ColumnSpec, type Table, type TableColumn } from '../engine/table.ts'

/** Columns that tell rows apart, by name; null: none is named. */
export interface SplitColumns {
  readonly label: string | null
  readonly id: string | null
  readonly group: string | null
  readonly time: string | null
}

/** Rows held out for testing that training has seen. Null: not looked for, as a column is not named or not there. */
export interface Leakage {
  /** Rows held out. */
  readonly rows: number
  /** Equal in every feature: every column but label and id. */
  readonly overlap: Violations | null
  readonly ids: Violations | null
  readonly groups: Violations | null
  /** Not later than the last row of the training data. */
  readonly early: Violations | null
}

/** The engine's views of the rows held out. */
const VIEWS = { rows: 'held_out', numbered: 'numbered_held_out' }
/** The engine's table of what is compared by its own column: `place`, and `id`, `team` and `moment`, null where none is. */
const KEYS = 'held_out_keys'
/** The engine's views of the rows held out, and of the table, by the hash of their features. */
const [HELD_HASHES, SEEN_HASHES] = ['held_out_hashes', 'seen_hashes']
/** The engine's table of rows with a hash on both sides; the places of those held out are below zero. */
const SHARED = 'shared_rows'

/** Opens the test files, beside those of the table. */
export async function holdOut(engine: Engine, files: readonly FilePath[], specs: readonly ColumnSpec[]): Promise<Table> {
  return await loadTable(engine, files, specs, VIEWS)
}

/** A column of the table, and the same of the rows held out. */
type Pair = readonly [seen: TableColumn, held: TableColumn]

/** A table and rows held out, ready to be compared. */
export interface Split {
  readonly held: Table
  /** The features, as many at once as can be read of both. */
  readonly blocks: readonly (readonly Pair[])[]
  readonly id: Pair | undefined
  readonly group: Pair | undefined
  readonly time: Pair | undefined
}

/** Keeps of the rows held out what a pass over the table compares its rows with: hashes of the features, and the keys. */
export async function prepareSplit(engine: Engine, table: Table, held: Table, { label, id, group, time }: SplitColumns): Promise<Split> {
  const shared = pairs(table, held)
  const features = shared.filter(([{ name }]) => name !== label && name !== id)
  const [byId, byGroup, byTime] = [id, group, time].map((name) => shared.find(([{ name: own }]) => own === name))
  const blocks = features.length === 0 ? [] : columnBlocks(columnsAtOnce(table) < columnsAtOnce(held) ? table : held, features)
  const key = (pair: Pair | undefined): string => pair?.[1].value ?? 'NULL'
  await engine.rows(`CREATE OR REPLACE TEMP TABLE ${KEYS} AS SELECT place, ${key(byId)} AS id, ${key(byGroup)} AS team, ${key(byTime)} AS moment FROM ${VIEWS.numbered}`)
  if (blocks.length > 0) await keepHashes(engine, HELD_HASHES, blocks.map((block) => heldBlock(block)))
  return { held, blocks, id: byId, group: byGroup, time: byTime }
}

function pairs(table: Table, held: Table): readonly Pair[] {
  return table.columns.flatMap((column) => {
    const other = held.columns.find(({ name }) => name === column.name)
    return other === undefined ? [] : [[column, other] as const]
  })
}

/** What has to be measured of the table to know whether its rows have anything in common with those held out. */
export function splitMeasures({ blocks, id, group, time }: Split): readonly Measure[] {
  const [block = [], ...more] = blocks
  const shared = (pair: Pair | undefined, key: string): readonly Measure[] =>
    pair === undefined ? [] : [{ id: `held out ${key}`, sql: `count(*) FILTER (WHERE ${pair[0].value} IN (SELECT ${key} FROM ${KEYS} WHERE ${key} IS NOT NULL))` }]
  return [
    ...(block.length === 0 || more.length > 0 ? [] : [{ id: 'held out features', sql: `count(*) FILTER (WHERE ${seenHash(block)} IN (SELECT hash FROM ${HELD_HASHES}))` }]),
    ...shared(id, 'id'), ...shared(group, 'team'),
    ...(time === undefined ? [] : [{ id: 'held out moment', sql: `count(*) FILTER (WHERE ${time[0].value} >= (SELECT min(moment) FROM ${KEYS}))` }])
  ]
}

/** Names the rows held out that the table has in common with them; reads its files again only for what the measures say is there, and for tables that are read in blocks. */
export async function findLeakage(engine: Engine, split: Split, measured: Measured): Promise<Leakage> {
  const { held, blocks, id, group, time } = split
  const located = async (pair: Pair | undefined, key: string, condition: (value: string) => string): Promise<Violations | null> => {
    if (pair === undefined) return null
    return countOf(measured, `held out ${key}`) === 0 ? NONE : await violationsOf(engine, held, `SELECT place FROM ${KEYS} WHERE ${condition(pair[0].value)}`)
  }
  const among = (key: string) => (value: string): string => `${key} IN (SELECT ${value} FROM ${TABLE} WHERE ${value} IN (SELECT ${key} FROM ${KEYS}))`
  const suspected = blocks.length !== 1 || countOf(measured, 'held out features') > 0
  return {
    rows: held.rows,
    overlap: blocks.length === 0 ? null : suspected ? await findOverlap(engine, split) : NONE,
    ids: await located(id, 'id', among('id')),
    groups: await located(group, 'team', among('team')),
    early: await located(time, 'moment', (value) => `moment <= (SELECT max(${value}) FROM ${TABLE})`)
  }
}

const NONE: Violations = { rows: 0, first: [] }

/** A hash in common is a suspicion, all values in common are the proof. */
async function findOverlap(engine: Engine, { held, blocks }: Split): Promise<Violations> {
  await keepHashes(engine, SEEN_HASHES, blocks.map((block) => seenBlock(block)))
  await engine.rows(`CREATE OR REPLACE TEMP TABLE ${SHARED} AS SELECT place FROM ${SEEN_HASHES} WHERE hash IN (SELECT hash FROM ${HELD_HASHES}) `
    + `UNION ALL SELECT -place FROM ${HELD_HASHES} WHERE hash IN (SELECT hash FROM ${SEEN_HASHES})`)
  const [suspected] = await engine.rows(`SELECT count(*) AS n FROM ${SHARED}`)
  if (Number(suspected?.['n']) === 0) return NONE
  await tellApart(engine, SHARED, blocks.map((block) => {
    const [seen, kept] = [seenBlock(block), heldBlock(block)]
    return { query: `${seen.query} UNION ALL SELECT * REPLACE (-place AS place) FROM (${kept.query})`, values: seen.values }
  }))
  return await violationsOf(engine, held, `SELECT -place AS place FROM (SELECT place, max(place) OVER (PARTITION BY first) AS last FROM ${SHARED}) WHERE place < 0 AND last > 0`)
}

function seenBlock(block: readonly Pair[]): RowBlock {
  return rowBlock(NUMBERED, block.map(([{ value }]) => value))
}

function heldBlock(block: readonly Pair[]): RowBlock {
  return rowBlock(VIEWS.numbered, block.map(([, { value }]) => value))
}

function rowBlock(rows: string, values: readonly string[]): RowBlock {
  const names = values.map((_, at) => `f${at}`)
  return { query: `SELECT place, ${values.map((value, at) => `${value} AS ${names[at] ?? ''}`).join(', ')} FROM ${rows}`, values: names }
}

/** As `keepHashes` makes it of a single block. */
function seenHash(block: readonly Pair[]): string {
  return `hash(hash(${block.map(([{ value }]) => value).join(', ')}))`
}
