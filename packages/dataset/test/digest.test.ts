import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { fileDigest } from '../src/index.ts'
import { textFileDigest, utf8Check } from '../src/files/digest.ts'
import { withFolder, write } from './scratch.ts'

describe('the digest of a file', () => {
  it('is that of all its parts, with what makes them text', () => withFolder(async (folder) => {
    const text = Buffer.from(`${'aé€🚀\n'.repeat(300_000)}end`)
    const path = await write(folder, 'a.csv', text)
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(await fileDigest(path)).toBe(sha256)
    expect(await textFileDigest(path)).toEqual({ sha256, utf8: true })
    expect(await textFileDigest(await write(folder, 'b.csv', Buffer.concat([text, Buffer.of(0xff)])))).toMatchObject({ utf8: false })
  }))
})

describe('text in parts', () => {
  const texts: readonly (readonly [string, readonly number[]])[] = [
    ['plain', [...Buffer.from('abc')]], ['of two, three and four bytes', [...Buffer.from('é€🚀x🚀')]], ['nothing', []],
    ['cut off', [...Buffer.from('x🚀')].slice(0, -1)], ['cut in its middle', [0xf0, 0x9f, 0x61, 0x62, 0x63]], ['a byte of the middle alone', [0x61, 0x80]],
    ['half of a pair', [0xed, 0xa0, 0x80]], ['longer than it has to be', [0xc0, 0xaf]], ['no first byte', [0xff, 0x61, 0x61, 0x61]], ['beyond the last character', [0xf4, 0x90, 0x80, 0x80]]
  ]

  it.each(texts)('%s is UTF-8 wherever it is cut, or nowhere', (_, bytes) => {
    const whole = Uint8Array.from(bytes)
    for (let a = 0; a <= whole.length; a++) for (let b = a; b <= whole.length; b++) {
      const check = utf8Check()
      for (const part of [whole.subarray(0, a), whole.subarray(a, b), whole.subarray(b)]) check.feed(part)
      expect([a, b, check.ends()]).toEqual([a, b, isUtf8(whole)])
    }
  })

  it('is looked at byte by byte as well', () => {
    const check = utf8Check()
    for (const byte of Buffer.from('a🚀€')) check.feed(Uint8Array.of(byte))
    expect(check.ends()).toBe(true)
  })
})
