import type { Engine } from '../engine/engine.ts'

/** Some columns of rows: a query that gives `place` and these. */
export interface RowBlock {
  readonly query: string
  readonly values: readonly string[]
}

/** Keeps a hash of every row, which is made of hashes over blocks of its columns, as a view of the engine with the columns `place` and `hash`. */
export async function keepHashes(engine: Engine, name: string, blocks: readonly RowBlock[]): Promise<void> {
  for (const [at, { query, values }] of blocks.entries())
    await engine.rows(`CREATE OR REPLACE TEMP TABLE ${name}_${at} AS SELECT ${at === 0 ? 'place, ' : ''}hash(${values.join(', ')}) AS h${at} FROM (${query})`)
  const [hashes, parts] = [blocks.map((_, at) => `h${at}`), blocks.map((_, at) => `${name}_${at}`)]
  await engine.rows(`CREATE OR REPLACE TEMP VIEW ${name} AS SELECT place, hash(${hashes.join(', ')}) AS hash FROM ${parts.join(' POSITIONAL JOIN ')}`)
}

/**
 * Tells suspicious rows apart by their values, for a hash in common is no proof; two missing values are alike.
 * @param suspects table of the engine with the column `place`; it gets the column `first`, the lowest place of the rows alike
 */
export async function tellApart(engine: Engine, suspects: string, blocks: readonly RowBlock[]): Promise<void> {
  await engine.rows(`ALTER TABLE ${suspects} ADD COLUMN first BIGINT DEFAULT 0`)
  for (const { query, values } of blocks) {
    const first = `min(place) OVER (PARTITION BY first, ${values.join(', ')})`
    await engine.rows(`CREATE OR REPLACE TEMP TABLE told_apart AS SELECT ${suspects}.* REPLACE (${first} AS first) FROM ${suspects} JOIN (${query}) USING (place)`)
    await engine.rows(`CREATE OR REPLACE TEMP TABLE ${suspects} AS FROM told_apart`)
  }
}
