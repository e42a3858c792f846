/** How rows are written in a file. */
export const FORMATS = ['csv', 'tsv', 'jsonl', 'json', 'parquet'] as const
export type Format = (typeof FORMATS)[number]

export const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const
export type Compression = (typeof COMPRESSIONS)[number]

export interface DataFormat {
  readonly format: Format
  readonly compression: Compression
}

const ENDINGS: Readonly<Record<string, Format>> = {
  '.csv': 'csv', '.tsv': 'tsv', '.tab': 'tsv', '.jsonl': 'jsonl', '.ndjson': 'jsonl', '.json': 'json', '.parquet': 'parquet', '.pq': 'parquet'
}
const COMPRESSED: Readonly<Record<string, Compression>> = { '.gz': 'gzip', '.zst': 'zstd' }

/** What the ending of a file's name promises, for example `.csv.gz`; Parquet is compressed inside and never outside. */
export function formatOf(name: string): DataFormat | undefined {
  const lower = name.toLowerCase()
  const packed = Object.entries(COMPRESSED).find(([ending]) => lower.endsWith(ending))
  const inner = packed === undefined ? lower : lower.slice(0, -packed[0].length)
  const format = Object.entries(ENDINGS).find(([ending]) => inner.endsWith(ending))?.[1]
  if (format === undefined || (format === 'parquet' && packed !== undefined)) return undefined
  return { format, compression: packed?.[1] ?? 'none' }
}

/** The character between two values of a line of text. */
export function delimiterOf(format: Format): string {
  return format === 'tsv' ? '\t' : ','
}

export function isDelimited(format: Format): boolean {
  return format === 'csv' || format === 'tsv'
}

/** How files start that are often given a name they do not deserve. */
const MAGIC = {
  Parquet: [0x50, 0x41, 0x52, 0x31],
  gzip: [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  bzip2: [0x42, 0x5a, 0x68],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  'ZIP or Excel': [0x50, 0x4b, 0x03, 0x04],
  'UTF-16 text': [0xff, 0xfe],
  'UTF-16 text, big-endian': [0xfe, 0xff]
} as const
export type Magic = keyof typeof MAGIC

/** What a file is by its first bytes; text has none to go by. */
export function magicOf(start: Uint8Array): Magic | undefined {
  return (Object.keys(MAGIC) as Magic[]).find((name) => MAGIC[name].every((byte, at) => start[at] === byte))
}

/** How to bring a file of another kind into one that can be read. */
export const ADVICE: Readonly<Record<Magic, string>> = {
  Parquet: 'Give the file the ending .parquet.',
  gzip: 'Give the file the ending .gz, for example .csv.gz.',
  zstd: 'Give the file the ending .zst, for example .csv.zst.',
  bzip2: 'Compress the file with gzip or zstd instead (bunzip2, then gzip).',
  xz: 'Compress the file with gzip or zstd instead (unxz, then gzip).',
  'ZIP or Excel': 'Unpack the archive, or save the sheet as CSV in UTF-8.',
  'UTF-16 text': 'Write the file in UTF-8.',
  'UTF-16 text, big-endian': 'Write the file in UTF-8.'
}
