import { readFile, writeFile } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import type { Columns } from '../scoring/inference.ts'

/** The first rows of what each model reads. */
export interface Sample {
  readonly rows: number
  /** For each model that was run, in their order. */
  readonly columns: readonly Columns[]
}

/** Keeps the first `most` rows for the processes that measure; written and read by processes that ran the same models. */
export async function writeSample(path: string, columns: readonly Columns[], rows: number, most: number): Promise<void> {
  const kept = Math.min(rows, most)
  const heads = columns.map((some) => new Map([...some].map(([name, values]) => [name, values.slice(0, kept)])))
  await writeFile(path, serialize({ rows: kept, columns: heads }))
}

export async function readSample(path: string): Promise<Sample> {
  return deserialize(await readFile(path)) as Sample
}
