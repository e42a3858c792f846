import type { Engine } from '../engine/engine.ts'
import { literal } from '../engine/quoting.ts'
import { violationsOf, type Violations } from '../lines/row-place.ts'
import { NUMBERED, TABLE, type Table, type TableColumn } from '../engine/table.ts'

/** Compiles a JSON Schema into a test of parsed values; throws what is wrong with the schema. */
export type JsonCompiler = (schema: Readonly<Record<string, unknown>>) => (value: unknown) => boolean

/** Rows whose different values are held in memory at once. */
const HELD = 200_000
/** Values of one statement. */
const BATCH = 500

/**
 * Finds the rows whose JSON a test does not accept. Every different value is tested once; values are taken in parts by
 * their hash, each a pass over the column, so that a large file does not have to fit into memory.
 */
export async function rejectedJson(engine: Engine, table: Table, { value }: TableColumn, accepts: (value: unknown) => boolean): Promise<Violations> {
  const parts = Math.max(1, Math.ceil(table.rows / HELD))
  await engine.rows('CREATE OR REPLACE TEMP TABLE rejected_json (text VARCHAR)')
  for (let part = 0; part < parts; part++) {
    const mine = parts === 1 ? '' : ` AND hash(${value}) % ${parts} = ${part}`
    const [texts = []] = await engine.columns(`SELECT DISTINCT ${value} FROM ${TABLE} WHERE ${value} IS NOT NULL${mine}`)
    await keep(engine, texts.map(String).filter((text) => !accepts(JSON.parse(text))))
  }
  return await violationsOf(engine, table, `SELECT place FROM ${NUMBERED} SEMI JOIN rejected_json ON rejected_json.text = ${NUMBERED}.${value}`)
}

async function keep(engine: Engine, texts: readonly string[]): Promise<void> {
  for (let from = 0; from < texts.length; from += BATCH)
    await engine.rows(`INSERT INTO rejected_json VALUES ${texts.slice(from, from + BATCH).map((text) => `(${literal(text)})`).join(', ')}`)
}
