import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Archive } from '@mlgate/runner'
import { ANCHOR, FILES, type Manifest, MANIFEST, readManifest, ROWS, WEIGHTS, writeManifest } from './baseline-manifest.ts'

/** An accepted model as it is kept: its manifest and its files, every one of them verified. */
export interface StoredRecord {
  readonly manifest: Manifest
  /** By name in the record, `baseline.json` among them. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The model that this one's line started from, or the best of it since. */
  readonly anchor?: StoredRecord
}

/** What is wrong with a record: whole sentences without their stop. */
export class DamagedRecord extends Error {
  readonly problems: readonly [string, ...string[]]

  constructor(problems: readonly [string, ...string[]]) {
    super(problems.join('; '))
    this.problems = problems
  }
}

interface Expected {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** Reads a record out of its archive. Throws `DamagedRecord` when a file is missing or not what the manifest says. */
export async function readRecord(archive: Archive): Promise<StoredRecord> {
  const record = await readFiles(archive, '')
  const { anchor } = record.manifest
  return anchor === undefined ? record : { ...record, anchor: await readAnchor(archive, anchor) }
}

/** What an anchor was held to itself does not matter any more: it brings none. */
async function readAnchor(archive: Archive, sha256: string): Promise<StoredRecord> {
  const record = await readFiles(archive, `${ANCHOR}/`)
  if (digestOf(record.files.get(MANIFEST) ?? new Uint8Array()) !== sha256) throw new DamagedRecord([`${ANCHOR}/${MANIFEST} is another one than was recorded`])
  return record
}

async function readFiles(archive: Archive, folder: string): Promise<StoredRecord> {
  const text = (await archive.read([folder + MANIFEST])).get(folder + MANIFEST)
  if (text === undefined) throw new DamagedRecord([`it lacks ${folder}${MANIFEST}`])
  const parsed = readManifest(Buffer.from(text).toString('utf8'))
  if ('problems' in parsed) throw new DamagedRecord(parsed.problems)
  const { manifest } = parsed
  const expected = filesOf(manifest)
  const found = await archive.read(expected.map(({ name }) => folder + name))
  const files = new Map([[MANIFEST, text], ...expected.flatMap(({ name }) => entryOf(name, found.get(folder + name)))])
  const [first, ...others] = expected.flatMap((file) => faultsOf(folder, file, files.get(file.name)))
  if (first !== undefined) throw new DamagedRecord([first, ...others])
  return { manifest, files }
}

/** A record in memory. `files` are all but the manifest. */
export function makeRecord(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>, anchor?: StoredRecord): StoredRecord {
  const bound = anchor === undefined ? manifest : { ...manifest, anchor: digestOf(anchor.files.get(MANIFEST) ?? new Uint8Array()) }
  return { manifest: bound, files: new Map([...files, [MANIFEST, Buffer.from(writeManifest(bound))]]), ...(anchor === undefined ? {} : { anchor }) }
}

/** Writes the folder of a record; it appears whole or not at all. Returns its path. */
export async function writeRecord(parent: string, record: StoredRecord): Promise<string> {
  const [draft, folder] = [join(parent, 'record.draft'), join(parent, 'record')]
  await Promise.all([draft, folder].map((path) => rm(path, { recursive: true, force: true })))
  await writeFiles(draft, record.files)
  if (record.anchor !== undefined) await writeFiles(join(draft, ANCHOR), record.anchor.files)
  await rename(draft, folder)
  return folder
}

/** Lays out the model as it is run: its weights lie beside it, where it looks for them. Returns the path of the model. */
export async function layOutModel(record: StoredRecord, folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await writeFiles(folder, new Map([...record.files].flatMap(([name, content]): [string, Uint8Array][] =>
    name === FILES.model ? [[name, content]] : name.startsWith(`${WEIGHTS}/`) ? [[name.slice(WEIGHTS.length + 1), content]] : [])))
  return join(folder, FILES.model)
}

async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** Every file beside the manifest. */
function filesOf({ subject, weights = [], rows }: Manifest): readonly Expected[] {
  return [
    ...(subject.kind === 'model' ? [{ ...subject, name: FILES.model }] : []),
    ...weights.map(({ location, ...file }) => ({ ...file, name: `${WEIGHTS}/${location}` })),
    ...(rows === undefined ? [] : [{ ...rows, name: ROWS }])
  ]
}

function entryOf(name: string, content: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] {
  return content === undefined ? [] : [[name, content]]
}

function faultsOf(folder: string, { name, sha256, bytes }: Expected, content: Uint8Array | undefined): readonly string[] {
  if (content === undefined) return [`it lacks ${folder}${name}`]
  const words = (size: number, digest: string): string => `${size} bytes and SHA-256 ${digest}`
  const [found, expected] = [words(content.length, digestOf(content)), words(bytes, sha256)]
  return found === expected ? [] : [`${folder}${name} has ${found}, its manifest says ${expected}`]
}

export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
