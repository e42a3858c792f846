import type { DataFile } from './data-file.ts'

/**
 * How many columns to read at once: those of a wide table all together take more memory than there is. Parquet has its
 * columns apart, so that little is lost by reading a few at a time; of a text every line is read whole for any of them.
 */
export function columnsAtOnce({ files }: Files): number {
  return files.every(({ format }) => format === 'parquet') ? COLUMNS.apart : COLUMNS.inLines
}

interface Files {
  readonly files: readonly Pick<DataFile, 'format'>[]
}

const COLUMNS = { apart: 50, inLines: 200 }

/** Cuts columns into blocks of those that are read at once; one block, and an empty one, when there are none. */
export function columnBlocks<T>(table: Files, columns: readonly T[]): readonly (readonly T[])[] {
  const size = columnsAtOnce(table)
  return Array.from({ length: Math.max(1, Math.ceil(columns.length / size)) }, (_, at) => columns.slice(at * size, (at + 1) * size))
}
