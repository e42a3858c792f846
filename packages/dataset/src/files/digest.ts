import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Bytes that are read at once, always into the same place: a stream leaves as much behind for every part. */
const PART = 1 << 20

/** SHA-256 of a file as hexadecimal digits, read part by part. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await readParts(path, (part) => {
    hash.update(part)
  })
  return hash.digest('hex')
}

/** The same, and whether all of the file is text in UTF-8. */
export async function textFileDigest(path: string): Promise<{ readonly sha256: string, readonly utf8: boolean }> {
  const hash = createHash('sha256')
  const text = utf8Check()
  await readParts(path, (part) => {
    hash.update(part)
    text.feed(part)
  })
  return { sha256: hash.digest('hex'), utf8: text.ends() }
}

/** SHA-256 of a text as hexadecimal digits. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** @param work gets a part that holds only until it returns */
async function readParts(path: string, work: (part: Uint8Array) => void): Promise<void> {
  const file = await open(path)
  try {
    const place = Buffer.allocUnsafeSlow(PART)
    for (;;) {
      const { bytesRead } = await file.read(place, 0, PART)
      if (bytesRead === 0) return
      work(place.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** Whether parts make up a text in UTF-8; a character may lie on both sides of a cut. */
export function utf8Check(): { feed(part: Uint8Array): void, ends(): boolean } {
  let valid = true
  let cut = new Uint8Array()
  return {
    feed(part) {
      const missing = cut.length === 0 ? 0 : lengthOfCharacter(cut[0] ?? 0) - cut.length
      const character = Uint8Array.of(...cut, ...part.subarray(0, missing))
      if (part.length < missing) cut = character
      else {
        const end = part.length - cutAtEnd(part)
        valid = valid && isUtf8(character) && isUtf8(part.subarray(missing, Math.max(missing, end)))
        cut = Uint8Array.from(part.subarray(Math.max(missing, end)))
      }
    },
    ends: () => valid && cut.length === 0
  }
}

/** Bytes at the end of a part that start a character without ending it. */
function cutAtEnd(part: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, part.length); length++) {
    const byte = part[part.length - length] ?? 0
    if (byte >> 6 !== 0b10) return lengthOfCharacter(byte) > length ? length : 0
  }
  return 0
}

/** By its first byte (RFC 3629). */
function lengthOfCharacter(first: number): number {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
}
