import { columnBlocks } from './column-block.ts'
import type { Engine } from './engine.ts'
import { violationsOf, type Violations } from './row-place.ts'
import { NUMBERED, type Table, type TableColumn } from './table.ts'

/** Rows that repeat an earlier one in all columns, and rows alike in all but the label that contradict each other in it. */
export interface WideRepeats {
  readonly duplicates: Violations
  readonly conflicts: Violations
}

const NONE: WideRepeats = { duplicates: { rows: 0, first: [] }, conflicts: { rows: 0, first: [] } }
/** The engine's view of the rows by hash; its columns are `place` and `features`. */
const HASHES = 'row_hashes'

/**
 * Finds rows that repeat each other in a table that has more columns than can be read at once: as many passes over the
 * files as there are blocks of columns, and as many again over suspicious rows, which are compared value by value.
 */
export async function findWideRepeats(engine: Engine, table: Table, label: string | null): Promise<WideRepeats> {
  const answer = table.columns.find(({ name }) => name === label)
  const blocks = columnBlocks(table, table.columns.filter((column) => column !== answer))
  await keepHashes(engine, blocks)
  const [found] = await engine.rows(`SELECT count(*) - count(DISTINCT features) AS n FROM ${HASHES}`)
  if (Number(found?.['n']) === 0) return NONE
  const alike = await compare(engine, blocks, answer)
  return {
    duplicates: await violationsOf(engine, table, `SELECT place FROM ${alike} QUALIFY row_number() OVER (PARTITION BY first, answer ORDER BY place) > 1`),
    conflicts: await violationsOf(engine, table, `SELECT place FROM ${alike} QUALIFY min(answer) OVER (PARTITION BY first) <> max(answer) OVER (PARTITION BY first)`)
  }
}

/** Keeps a hash of every row, which is made of hashes over blocks of its columns. */
async function keepHashes(engine: Engine, blocks: readonly (readonly TableColumn[])[]): Promise<void> {
  for (const [at, block] of blocks.entries())
    await engine.rows(`CREATE OR REPLACE TEMP TABLE ${HASHES}_${at} AS SELECT ${at === 0 ? 'place, ' : ''}hash(${valuesOf(block)}) AS h${at} FROM ${NUMBERED}`)
  const [hashes, parts] = [blocks.map((_, at) => `h${at}`), blocks.map((_, at) => `${HASHES}_${at}`)]
  await engine.rows(`CREATE OR REPLACE TEMP VIEW ${HASHES} AS SELECT place, hash(${hashes.join(', ')}) AS features FROM ${parts.join(' POSITIONAL JOIN ')}`)
}

/**
 * Compares the rows that share a hash; two missing values are alike.
 * @returns a table of the engine with the columns `place`, `first` (place of the first row alike) and `answer` (the label's value)
 */
async function compare(engine: Engine, blocks: readonly (readonly TableColumn[])[], answer: TableColumn | undefined): Promise<string> {
  const suspects = `SELECT place FROM ${HASHES} QUALIFY count(*) OVER (PARTITION BY features) > 1`
  await engine.rows(`CREATE OR REPLACE TEMP TABLE alike AS SELECT place, 0 AS first, ${answer?.value ?? 'NULL'} AS answer FROM ${NUMBERED} WHERE place IN (${suspects})`)
  for (const block of blocks) {
    await engine.rows(`CREATE OR REPLACE TEMP TABLE compared AS SELECT place, min(place) OVER (PARTITION BY first, ${valuesOf(block)}) AS first, answer FROM ${NUMBERED} JOIN alike USING (place)`)
    await engine.rows('CREATE OR REPLACE TEMP TABLE alike AS FROM compared')
  }
  return 'alike'
}

function valuesOf(columns: readonly TableColumn[]): string {
  return columns.map(({ value }) => value).join(', ')
}
