import type { DataFile } from '../files/data-file.ts'

/** Columns that are read at once. A text has to be read whole for any of them, so that many of its are. */
const OF_TEXT = 200
/** Parquet has its columns apart, and reading few of them at a time takes less memory; only planning takes longer, the more the wider the table. */
const OF_PARQUET = { fewest: 10, most: 50, blocks: 20 }

interface Readable {
  readonly files: readonly Pick<DataFile, 'format'>[]
  readonly columns: readonly unknown[]
}

/** How many columns of a table to read at once: values of all of a wide one take more memory than there is. */
export function columnsAtOnce({ files, columns }: Readable): number {
  if (files.some(({ format }) => format !== 'parquet')) return OF_TEXT
  return Math.min(OF_PARQUET.most, Math.max(OF_PARQUET.fewest, Math.ceil(columns.length / OF_PARQUET.blocks)))
}

/** Cuts some columns of a table into blocks of those that are read at once; one block, and an empty one, when there are none. */
export function columnBlocks<T>(table: Readable, columns: readonly T[]): readonly (readonly T[])[] {
  const size = columnsAtOnce(table)
  return Array.from({ length: Math.max(1, Math.ceil(columns.length / size)) }, (_, at) => columns.slice(at * size, (at + 1) * size))
}
