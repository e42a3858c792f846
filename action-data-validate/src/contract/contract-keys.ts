import type { Contract } from '@mlgate/config'

/** Columns of a table that some foreign key looks up, and the name under which the scan keeps their values. */
export interface KeptKeys {
  /** Which table of the contract, from 0. */
  readonly table: number
  readonly name: string
  readonly columns: readonly string[]
  readonly keys: string
}

/** What the foreign keys of a contract look up, each once. */
export function keysOf({ schema }: Contract): readonly KeptKeys[] {
  const wanted = new Map(schema.flatMap(({ relationships }) =>
    relationships.map(({ table, references }) => [JSON.stringify([table, references]), { name: table, columns: references }] as const)
  ))
  return [...wanted.values()].map(({ name, columns }, at) => ({
    table: schema.findIndex((table) => table.name === name), name, columns, keys: `k${at}`
  }))
}
