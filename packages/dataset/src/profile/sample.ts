import { columnBlocks } from '../engine/column-block.ts'
import type { Engine } from '../engine/engine.ts'
import { NUMBERED, type Table } from '../engine/table.ts'

/** The engine's view of the sample; its columns are `place` and those `value` of the table. */
export const SAMPLE = 'sample'

/** Rows of the sample of a narrow table: edges chosen from them need not be exact quantiles, for the counts on them are. */
const ROWS = 1 << 16
/** A wide table has fewer rows in its sample, for its values are kept in memory; down to so many. */
const FEWEST_ROWS = 1 << 12
const VALUES = 1 << 22

/**
 * Keeps some of the rows inside the engine: all of a small table, otherwise a sample that looks random but depends only
 * on how many rows there are, not on the files they are in, their format, or the number of threads.
 */
export async function drawSample(engine: Engine, table: Table): Promise<void> {
  const { rows, columns } = table
  const wanted = Math.min(ROWS, Math.max(FEWEST_ROWS, Math.floor(VALUES / Math.max(1, columns.length))))
  const stride = Math.ceil(rows / wanted)
  const parts: string[] = []
  for (const [at, block] of columnBlocks(table, columns).entries()) {
    const values = [...at === 0 ? ['place'] : [], ...block.map(({ value }) => value)].join(', ')
    const part = `${SAMPLE}_${at}`
    parts.push(part)
    await engine.rows(`CREATE OR REPLACE TEMP TABLE ${part} AS SELECT ${values} FROM ${NUMBERED} WHERE hash(place) % ${stride} = 0`)
  }
  await engine.rows(`CREATE OR REPLACE TEMP VIEW ${SAMPLE} AS SELECT * FROM ${parts.join(' POSITIONAL JOIN ')}`)
}
