import type { Engine } from '../engine/engine.ts'
import { NUMBERED, TABLE, type Table, type TableColumn } from '../engine/table.ts'

/** Name, inside the engine, of kept keys: the word of a constraint holds nothing foreign but its number. */
const keysTable = (keys: string): string => {
  if (!/^[a-z]+[0-9]*$/.test(keys)) throw new TypeError('keys are named by letters and a number')
  return `keys_${keys}`
}

/**
 * Keeps the different values of some columns of the table under a name, for foreign keys of this and of later tables.
 * @returns whether the table has these columns
 */
export async function keepKeys(engine: Engine, table: Table, columns: readonly string[], keys: string): Promise<boolean> {
  const found = columns.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
  if (found.length < columns.length) return false
  const values = found.map(({ value }, at) => `${value} AS k${at}`).join(', ')
  const present = found.map(({ value }) => `${value} IS NOT NULL`).join(' AND ')
  await engine.rows(`CREATE OR REPLACE TEMP TABLE ${keysTable(keys)} AS SELECT DISTINCT ${values} FROM ${TABLE} WHERE ${present}`)
  return true
}

/** A query of the places of rows whose values are not among the kept keys; `undefined` when none were kept. */
export async function strangers(engine: Engine, columns: readonly TableColumn[], keys: string): Promise<string | undefined> {
  const name = keysTable(keys)
  const [kept] = await engine.rows(`SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = '${name}'`)
  if (Number(kept?.['n']) === 0) return undefined
  const present = columns.map(({ value }) => `${value} IS NOT NULL`).join(' AND ')
  const same = columns.map(({ value }, at) => `${name}.k${at} = ${NUMBERED}.${value}`).join(' AND ')
  return `SELECT place FROM ${NUMBERED} ANTI JOIN ${name} ON ${same} WHERE ${present}`
}
