import { columnBlocks } from '../engine/column-block.ts'
import type { Engine } from '../engine/engine.ts'
import { violationsOf, type Violations } from '../lines/row-place.ts'
import { keepHashes, tellApart, type RowBlock } from './rows-alike.ts'
import { NUMBERED, type Table, type TableColumn } from '../engine/table.ts'

/** Rows that repeat an earlier one in all columns, and rows alike in all but the label that contradict each other in it. */
export interface WideRepeats {
  readonly duplicates: Violations
  readonly conflicts: Violations
}

const NONE: WideRepeats = { duplicates: { rows: 0, first: [] }, conflicts: { rows: 0, first: [] } }
/** The engine's view of the rows by the hash of their features. */
const HASHES = 'row_hashes'
/** The engine's table of rows that share a hash. */
const ALIKE = 'alike'

/**
 * Finds rows that repeat each other in a table that has more columns than can be read at once: as many passes over the
 * files as there are blocks of columns, and as many again over suspicious rows, which are compared value by value.
 */
export async function findWideRepeats(engine: Engine, table: Table, label: string | null): Promise<WideRepeats> {
  const answer = table.columns.find(({ name }) => name === label)
  const blocks = columnBlocks(table, table.columns.filter((column) => column !== answer)).map(rowBlock)
  await keepHashes(engine, HASHES, blocks)
  const [found] = await engine.rows(`SELECT count(*) - count(DISTINCT hash) AS n FROM ${HASHES}`)
  if (Number(found?.['n']) === 0) return NONE
  const suspects = `SELECT place FROM ${HASHES} QUALIFY count(*) OVER (PARTITION BY hash) > 1`
  await engine.rows(`CREATE OR REPLACE TEMP TABLE ${ALIKE} AS SELECT place, ${answer?.value ?? 'NULL'} AS answer FROM ${NUMBERED} WHERE place IN (${suspects})`)
  await tellApart(engine, ALIKE, blocks)
  return {
    duplicates: await violationsOf(engine, table, `SELECT place FROM ${ALIKE} QUALIFY row_number() OVER (PARTITION BY first, answer ORDER BY place) > 1`),
    conflicts: await violationsOf(engine, table, `SELECT place FROM ${ALIKE} QUALIFY min(answer) OVER (PARTITION BY first) <> max(answer) OVER (PARTITION BY first)`)
  }
}

function rowBlock(columns: readonly TableColumn[]): RowBlock {
  const values = columns.map(({ value }) => value)
  return { query: `SELECT place, ${values.join(', ')} FROM ${NUMBERED}`, values }
}
