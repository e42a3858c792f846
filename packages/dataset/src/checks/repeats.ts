import { columnsAtOnce } from '../engine/column-block.ts'
import type { Engine } from '../engine/engine.ts'
import { countOf, measure, type Measure, type Measured } from '../engine/measure.ts'
import { violationsOf, type Violations } from '../lines/row-place.ts'
import { NUMBERED, TABLE, type Table, type TableColumn } from '../engine/table.ts'
import { findWideRepeats } from './wide-repeats.ts'

/** Rows that repeat each other. */
export interface Repeats {
  /** Rows that repeat an earlier row in every column. */
  readonly duplicates: Violations
  /** Rows whose features occur in another row with another label; a missing label contradicts nothing. Null without a label or features. */
  readonly conflicts: Violations | null
}

export interface RepeatOptions {
  /** Name of the column with the answers. */
  readonly label: string | null
  /** Names of columns that are said to tell rows apart. */
  readonly keys: readonly (readonly string[])[]
}

const NONE: Violations = { rows: 0, first: [] }
const WITHOUT_KEY = 'rows that a key does not tell apart'
const ROWS = 'rows by hash'
const FEATURES = 'features by hash'
const LABELLED = 'labelled features by hash'

/**
 * What has to be measured to know whether rows repeat each other in all columns, or in all but the label. Hashes have
 * 64 bits: no repeated hash means no repeated row, and what looks repeated is compared value by value when it is located.
 * Rows that differ in a key differ, so that with a key only the key is looked at: whole rows take the most memory of all.
 */
export function repeatMeasures(table: Table, options: RepeatOptions): readonly Measure[] {
  const key = usableKey(table, options)
  if (key === undefined) return isWide(table) ? [] : rowMeasures(table, options.label)
  const present = key.map(({ value }) => `${value} IS NOT NULL`).join(' OR ')
  return [{ id: WITHOUT_KEY, sql: `count(*) - count(DISTINCT hash(${valuesOf(key)})) FILTER (WHERE (${present}))` }]
}

/** Tells which rows repeat each other, from the answers to the measures; reads the files again only when some do. */
export async function findRepeats(engine: Engine, table: Table, options: RepeatOptions, measured: Measured): Promise<Repeats> {
  const { label } = options
  const comparable = label !== null && table.columns.length > 1 && table.columns.some(({ name }) => name === label)
  if (table.columns.length === 0) return { duplicates: NONE, conflicts: null }
  const keyed = usableKey(table, options) !== undefined
  if (keyed && countOf(measured, WITHOUT_KEY) === 0) return { duplicates: NONE, conflicts: comparable ? NONE : null }
  if (isWide(table)) {
    const { duplicates, conflicts } = await findWideRepeats(engine, table, label)
    return { duplicates, conflicts: comparable ? conflicts : null }
  }
  const known = keyed ? await measure(engine, table, rowMeasures(table, label)) : measured
  return {
    duplicates: await locateDuplicates(engine, table, known),
    conflicts: comparable ? await locateConflicts(engine, table, label, known) : null
  }
}

function isWide(table: Table): boolean {
  return table.columns.length > columnsAtOnce(table)
}

/** The first key that the table has and that holds nothing of the label: features that repeat would repeat it. */
function usableKey({ columns }: Table, { label, keys }: RepeatOptions): readonly TableColumn[] | undefined {
  const key = keys.find((names) => names.every((name) => name !== label && columns.some((column) => column.name === name)))
  return key && columns.filter(({ name }) => key.includes(name))
}

function rowMeasures(table: Table, label: string | null): readonly Measure[] {
  const { columns } = table
  if (columns.length === 0) return []
  const all = { id: ROWS, sql: `count(*) - count(DISTINCT hash(${valuesOf(columns)}))` }
  const answer = columns.find(({ name }) => name === label)
  if (answer === undefined || columns.length === 1) return [all]
  const answered = `FILTER (WHERE ${answer.value} IS NOT NULL)`
  return [
    all,
    { id: FEATURES, sql: `count(DISTINCT hash(${valuesOf(featuresOf(table, label))})) ${answered}` },
    { id: LABELLED, sql: `count(DISTINCT hash(${valuesOf(columns)})) ${answered}` }
  ]
}

async function locateDuplicates(engine: Engine, table: Table, measured: Measured): Promise<Violations> {
  if (countOf(measured, ROWS) === 0) return NONE
  const values = valuesOf(table.columns)
  const suspects = `SELECT hash(${values}) FROM ${TABLE} GROUP BY ALL HAVING count(*) > 1`
  return await violationsOf(engine, table, `SELECT place FROM ${NUMBERED} WHERE hash(${values}) IN (${suspects}) `
    + `QUALIFY row_number() OVER (PARTITION BY ${values} ORDER BY place) > 1`)
}

async function locateConflicts(engine: Engine, table: Table, label: string, measured: Measured): Promise<Violations> {
  if (countOf(measured, FEATURES) === countOf(measured, LABELLED)) return NONE
  const features = valuesOf(featuresOf(table, label))
  const value = valuesOf(table.columns.filter(({ name }) => name === label))
  const suspects = `SELECT hash(${features}) FROM ${TABLE} GROUP BY ALL HAVING min(${value}) <> max(${value})`
  return await violationsOf(engine, table, `SELECT place FROM ${NUMBERED} WHERE hash(${features}) IN (${suspects}) `
    + `QUALIFY min(${value}) OVER (PARTITION BY ${features}) <> max(${value}) OVER (PARTITION BY ${features})`)
}

function featuresOf({ columns }: Table, label: string | null): readonly TableColumn[] {
  return columns.filter(({ name }) => name !== label)
}

function valuesOf(columns: readonly TableColumn[]): string {
  return columns.map(({ value }) => value).join(', ')
}
