import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import { PassThrough } from 'node:stream'

interface Entry {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly size: number
  readonly header: number
}

const END = 0x06054b50
const END_BYTES = 22
const MOST_COMMENT = 65_535

/**
 * Writes one entry of a ZIP archive (PKWARE's APPNOTE, without ZIP64) to a file, streamed. For archives whose digest was
 * checked. Throws an `Error` when there is no such entry, or it is not what the archive says.
 */
export async function unpackEntry(archive: string, name: string, target: string): Promise<void> {
  const entry = (await entriesOf(archive)).find((one) => one.name === name)
  if (entry === undefined) throw new Error(`the archive has no entry ${name}`)
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`the entry ${name} is packed in an unknown way`)
  const start = await contentOf(archive, entry)
  const written = createWriteStream(target, { flags: 'wx' })
  await pipeline(createReadStream(archive, { start, end: start + entry.compressed - 1 }), entry.method === 8 ? createInflateRaw() : new PassThrough(), written)
  if (written.bytesWritten !== entry.size) throw new Error(`the entry ${name} has ${written.bytesWritten} bytes in place of ${entry.size}`)
}

async function entriesOf(archive: string): Promise<readonly Entry[]> {
  const tail = await readAt(archive, (size) => Math.max(0, size - END_BYTES - MOST_COMMENT))
  const end = lastOf(tail, END)
  if (end < 0) throw new Error('it is no ZIP archive')
  const [size, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  const directory = await readAt(archive, () => offset, size)
  const entries: Entry[] = []
  for (let at = 0; at + 46 <= directory.length;) {
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place))
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + (name ?? 0)), method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20), size: directory.readUInt32LE(at + 24), header: directory.readUInt32LE(at + 42)
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function lastOf(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - END_BYTES; at >= 0; at--) if (bytes.readUInt32LE(at) === signature) return at
  return -1
}

async function contentOf(archive: string, { header }: Entry): Promise<number> {
  const local = await readAt(archive, () => header, 30)
  return header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
}

async function readAt(path: string, from: (size: number) => number, length?: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const start = from(size)
    const bytes = Buffer.alloc(Math.max(0, Math.min(length ?? size - start, size - start)))
    await file.read(bytes, 0, bytes.length, start)
    return bytes
  } finally {
    await file.close()
  }
}
