import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What is wrong with a compressed file; the engine itself takes a file cut off at the end of a line, or with a flipped bit, for whole. */
export type Damage = 'cut off' | 'damaged' | 'a decompression bomb'

/** Text that is larger than this and packed more tightly is taken for a bomb: tables pack to a tenth, never to a thousandth. */
const UNSUSPICIOUS_BYTES = 2 ** 30
const TIGHTEST = 200

export interface IntegrityOptions {
  readonly unsuspiciousBytes?: number
}

/** Reads a gzip file to its end (RFC 1952): every member's checksum and length are compared. */
export async function gzipDamage(path: string, bytes: number, { unsuspiciousBytes = UNSUSPICIOUS_BYTES }: IntegrityOptions = {}): Promise<Damage | undefined> {
  const bomb = new Error('bomb')
  let unpacked = 0
  const counter = new Writable({
    write(chunk: Uint8Array, _, next) {
      unpacked += chunk.length
      next(isBomb(unpacked, bytes, unsuspiciousBytes) ? bomb : null)
    }
  })
  try {
    await pipeline(createReadStream(path), createGunzip({ chunkSize: 1 << 18 }), counter)
  } catch (error) {
    if (error === bomb) return 'a decompression bomb'
    return (error as { readonly code?: unknown }).code === 'Z_BUF_ERROR' ? 'cut off' : 'damaged'
  }
  return undefined
}

function isBomb(unpacked: number, packed: number, unsuspiciousBytes: number): boolean {
  return unpacked > unsuspiciousBytes && unpacked > packed * TIGHTEST
}

const FRAME = 0xfd2fb528
const SKIPPABLE = 0x184d2a50
const LARGEST_BLOCK = 1 << 17

/**
 * Walks over the frames and blocks of a zstd file (RFC 8878) without unpacking them: that all of them are there. Their
 * content, and its checksum where the file has one, are the engine's to verify.
 */
export async function zstdDamage(path: string, bytes: number, { unsuspiciousBytes = UNSUSPICIOUS_BYTES }: IntegrityOptions = {}): Promise<Damage | undefined> {
  const handle = await open(path)
  try {
    let [at, unpacked] = [0, 0]
    while (at < bytes) {
      const frame = await walkFrame(handle, at)
      if (typeof frame === 'string') return frame
      if (frame.end > bytes) return 'cut off'
      at = frame.end
      unpacked += frame.unpacked
      if (isBomb(unpacked, bytes, unsuspiciousBytes)) return 'a decompression bomb'
    }
    return undefined
  } finally {
    await handle.close()
  }
}

interface Frame {
  readonly end: number
  /** At most so many bytes. */
  readonly unpacked: number
}

async function walkFrame(handle: FileHandle, start: number): Promise<Frame | Damage> {
  const head = await readAt(handle, start, 18)
  if (head.length < 8) return 'cut off'
  const magic = head.readUInt32LE(0)
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) return { end: start + 8 + head.readUInt32LE(4), unpacked: 0 }
  if (magic !== FRAME) return 'damaged'
  const descriptor = head[4] ?? 0
  const single = (descriptor & 0x20) !== 0
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0
  let at = start + 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes
  let unpacked = 0
  for (let last = false; !last;) {
    const block = await readAt(handle, at, 3)
    if (block.length < 3) return 'cut off'
    const header = block.readUIntLE(0, 3)
    const [type, size] = [(header >> 1) & 3, header >> 3]
    if (type === 3) return 'damaged'
    last = (header & 1) === 1
    at += 3 + (type === 1 ? 1 : size)
    unpacked += type === 2 ? LARGEST_BLOCK : size
  }
  return { end: at + ((descriptor & 4) === 0 ? 0 : 4), unpacked }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
