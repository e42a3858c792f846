import type { RecordCounter } from './csv-text.ts'

const [LINE_FEED, QUOTE, BACKSLASH] = [0x0a, 0x22, 0x5c]
const OPENING: readonly number[] = [0x5b, 0x7b]
const CLOSING: readonly number[] = [0x5d, 0x7d]

/** Where the records of a JSON list start: the objects that are directly in it, wherever their lines break. */
export function listRecordCounter(): RecordCounter {
  let [line, row, depth] = [1, 0, 0]
  let text: 'outside' | 'inside' | 'escaped' = 'outside'
  return {
    feed(chunk, onRecord) {
      for (const byte of chunk) {
        if (byte === LINE_FEED) line++
        if (text === 'escaped') text = 'inside'
        else if (byte === QUOTE) text = text === 'inside' ? 'outside' : 'inside'
        else if (text === 'inside') text = byte === BACKSLASH ? 'escaped' : 'inside'
        else if (OPENING.includes(byte)) {
          if (++depth === 2) onRecord(++row, line)
        } else if (CLOSING.includes(byte)) depth--
      }
    }
  }
}
