import { ConfigError, type Problem } from '@mlgate/problem'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { isNativeError } from 'node:util/types'
import { createGunzip } from 'node:zlib'
import { firstRecord } from './csv-text.ts'
import { ADVICE, delimiterOf, formatOf, isDelimited, magicOf, type DataFormat, type Magic } from './data-format.ts'
import { fileDigest, textFileDigest } from './digest.ts'
import { gzipDamage, zstdDamage, type Damage } from './integrity.ts'
import { cannotBeLiteral } from '../engine/quoting.ts'

/** A file to read: where it is, and what to call it in messages. */
export interface FilePath {
  /** Absolute. */
  readonly path: string
  /** As the user wrote it. */
  readonly name: string
}

/** A file that exists, is not empty, is whole and starts as its format says. */
export interface DataFile extends FilePath, DataFormat {
  readonly bytes: number
  readonly sha256: string
  /** Whether its text is known to be UTF-8: nobody has looked into what is packed or is no text. */
  readonly utf8: boolean
}

/** A header longer than this is taken for a file that is none of text. */
const HEADER_BYTES = 1 << 20

/**
 * Checks what the engine would not notice, or would read as an empty table without a word.
 * @throws ConfigError with the problems of all files: MLG-501, MLG-502
 */
export async function inspectFiles(files: readonly FilePath[]): Promise<readonly DataFile[]> {
  const inspected: DataFile[] = []
  const problems: Problem[] = []
  for (const file of files) {
    const result = await inspect(file)
    if ('problem' in result) problems.push(result.problem)
    else inspected.push(result.file)
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return inspected
}

type Inspection = { readonly file: DataFile } | { readonly problem: Problem }

async function inspect(file: FilePath): Promise<Inspection> {
  const expected = formatOf(file.name)
  if (cannotBeLiteral(file.path)) return refuse(file, 'MLG-502', 'has a path with a backslash and one of * ? [', 'Rename the file.')
  const bytes = await sizeOf(file.path)
  if (bytes === undefined)
    return refuse(file, 'MLG-501', 'does not exist', 'Check `files` in the policy, and that an earlier step brings the file.')
  if (bytes === 0) return refuse(file, 'MLG-501', 'is empty (0 bytes)', 'Check the step that writes it.')
  const start = await readPart(file.path, 0, 8).catch(codeOf)
  if (typeof start === 'string')
    return refuse(file, 'MLG-501', `cannot be read (${start})`, 'Let the user of the runner read the file; a step in a container may have left it to another one.')
  const magic = magicOf(start)
  if (expected === undefined) return refuse(
    file, 'MLG-502', `is none of .csv .tsv .jsonl .json .parquet${magic === undefined ? '' : `: it is ${magic}`}`,
    magic === undefined ? 'Write the data as CSV, TSV, JSON lines or Parquet; texts may be compressed as .gz or .zst.' : ADVICE[magic]
  )
  const foreign = foreignTo(expected, magic)
  if (foreign !== undefined) return refuse(file, 'MLG-502', foreign, magic === undefined ? 'Write it again.' : ADVICE[magic])
  const damage = await damageOf(file.path, bytes, expected)
  if (damage !== undefined) return refuse(file, 'MLG-502', DAMAGES[damage], 'Write it again, and check that the upload or download was complete.')
  const format = expected.format === 'json' && await hasLines({ ...file, ...expected }) ? 'jsonl' : expected.format
  const isText = expected.compression === 'none' && format !== 'parquet'
  const digest = isText ? await textFileDigest(file.path) : { sha256: await fileDigest(file.path), utf8: false }
  return { file: { ...file, ...expected, format, bytes, ...digest } }
}

const codeOf = (error: unknown): string => isNativeError(error) && 'code' in error ? String(error.code) : String(error)

/** Whether a file called .json holds one record on each line instead of a list of them. */
async function hasLines(file: Pick<DataFile, 'path' | 'compression'>): Promise<boolean> {
  const start = await startOf(file)
  return start !== undefined && /^\s*\{/.test(new TextDecoder().decode(start.bytes.subarray(0, 1024)))
}

const DAMAGES: Readonly<Record<Damage | 'without footer', string>> = {
  'cut off': 'is cut off: its compressed data have no end',
  damaged: 'is damaged: its checksum does not fit its content',
  'a decompression bomb': 'unpacks to more than 200 times its size and 1 GiB: it looks like a decompression bomb',
  'without footer': 'is cut off: a Parquet file ends with its footer, this one does not'
}

async function damageOf(path: string, bytes: number, { format, compression }: DataFormat): Promise<keyof typeof DAMAGES | undefined> {
  if (compression === 'gzip') return await gzipDamage(path, bytes)
  if (compression === 'zstd') return await zstdDamage(path, bytes)
  if (format !== 'parquet') return undefined
  const end = await readPart(path, Math.max(0, bytes - 4), 4)
  return magicOf(end) === 'Parquet' && bytes >= 12 ? undefined : 'without footer'
}

/** What a file is instead of what its name says. */
function foreignTo({ format, compression }: DataFormat, magic: Magic | undefined): string | undefined {
  const wanted: Magic | undefined = compression !== 'none' ? compression : format === 'parquet' ? 'Parquet' : undefined
  if (magic === wanted) return undefined
  const name = wanted ?? { csv: 'plain CSV', tsv: 'plain TSV', jsonl: 'plain JSON lines', json: 'plain JSON', parquet: 'Parquet' }[format]
  return `is not ${name}${magic === undefined ? '' : `: it is ${magic}`}`
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true ? found.size : undefined
}

async function readPart(path: string, position: number, length: number): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The text of a file as chunks of bytes, unpacked; `undefined` when this version of Node cannot unpack it. */
export function textOf({ path, compression }: Pick<DataFile, 'path' | 'compression'>): AsyncIterable<Uint8Array> | undefined {
  switch (compression) {
    case 'none':
      return createReadStream(path) as AsyncIterable<Uint8Array>
    case 'gzip':
      return createReadStream(path).pipe(createGunzip()) as AsyncIterable<Uint8Array>
    case 'zstd':
      return undefined
  }
}

/** The first megabyte of a file's text, and whether that is all of it. */
export async function startOf(file: Pick<DataFile, 'path' | 'compression'>): Promise<{ readonly bytes: Uint8Array, readonly whole: boolean } | undefined> {
  const text = textOf(file)
  if (text === undefined) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of text) {
    chunks.push(chunk)
    length += chunk.length
    if (length > HEADER_BYTES) return { bytes: Buffer.concat(chunks).subarray(0, HEADER_BYTES), whole: false }
  }
  return { bytes: Buffer.concat(chunks), whole: true }
}

/**
 * Names of the columns in the first record of a text with a header.
 * @throws ConfigError MLG-502, MLG-503
 */
export function headerOf(file: DataFile, bytes: Uint8Array, whole: boolean): readonly string[] {
  if (!isDelimited(file.format)) throw new TypeError(`${file.format} has no header`)
  const refused = (code: Problem['code'], what: string, fix: string): ConfigError => new ConfigError([refuse(file, code, what, fix, `${file.name}:1`).problem])
  if (bytes.length === 0) throw refused('MLG-501', 'is empty when it is unpacked', 'Check the step that writes it.')
  let names: readonly string[]
  try {
    const record = firstRecord(bytes, whole, delimiterOf(file.format))
    if (record === undefined) throw refused('MLG-502', 'has no header line within its first megabyte', 'Write the names of the columns in the first line.')
    names = record.fields
  } catch (error) {
    throw error instanceof ConfigError ? error : refused('MLG-502', 'has a header line that is not text in UTF-8 with closed quotes', 'Write the names of the columns in the first line.')
  }
  const clash = nameClash(names)
  if (clash !== undefined) throw refused('MLG-503', clash, 'Give every column a name of its own.')
  return names
}

/** What makes columns impossible to find by name. */
export function nameClash(names: readonly string[]): string | undefined {
  const unnamed = names.findIndex((name) => name.trim() === '')
  if (unnamed >= 0) return `has no name for column ${unnamed + 1} of ${names.length}`
  const unprintable = names.findIndex((name) => /\p{Cc}/u.test(name))
  if (unprintable >= 0) return `has a control character in the name of column ${unprintable + 1} of ${names.length}`
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return twice.length === 0 ? undefined : `names more than one column ${[...new Set(twice)].map((name) => `"${name}"`).join(', ')}`
}

function refuse(file: FilePath, code: Problem['code'], what: string, fix: string, where = file.name): { readonly problem: Problem } {
  return { problem: { code, message: `The data file ${what}.`, where, fix } }
}
