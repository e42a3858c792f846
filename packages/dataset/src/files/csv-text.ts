/** Bytes of the characters that shape a CSV file. */
const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d

/**
 * Fields of the first record of a CSV text (RFC 4180: comma or another delimiter, double quote, doubled quote inside
 * quotes); a byte order mark is dropped.
 * @returns `undefined` when the record does not end within the bytes given, unless they are the whole file
 */
export function firstRecord(bytes: Uint8Array, whole: boolean, delimiter = ','): { readonly fields: readonly string[], readonly end: number } | undefined {
  const end = recordEnd(bytes)
  if (end === undefined && !whole) return undefined
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end ?? bytes.length))
  return { fields: splitRecord(text.replace(/\r?\n?$/, ''), delimiter), end: end ?? bytes.length }
}

/** Offset after the line break that ends the first record. */
function recordEnd(bytes: Uint8Array): number | undefined {
  let quoted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) quoted = !quoted
    else if (byte === LINE_FEED && !quoted) return at + 1
  }
  return undefined
}

function splitRecord(text: string, delimiter: string): readonly string[] {
  const fields: string[] = []
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}]*))(${delimiter}|$)`, 'y')
  for (;;) {
    const match = field.exec(text)
    if (match === null) throw new TypeError('a quoted name is not closed')
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '') return fields
  }
}

/** Where records start: counts lines and rows over the chunks of a file; blank lines hold no row. */
export interface RecordCounter {
  /** Feeds the next chunk. `onRecord` gets the row number (0 is the header) and the line its record starts at, both rising. */
  feed(chunk: Uint8Array, onRecord: (row: number, line: number) => void): void
}

/** @param layout a text with a header, in which quotes may hold line breaks; or one record on each line */
export function recordCounter(layout: 'header and quotes' | 'lines' = 'header and quotes'): RecordCounter {
  const quotes = layout === 'header and quotes'
  let line = 1
  let row = quotes ? -1 : 0
  let quoted = false
  let atStart = true
  return {
    feed(chunk, onRecord) {
      for (const byte of chunk) {
        if (byte === LINE_FEED) {
          line++
          if (!quoted) atStart = true
        } else if (byte !== RETURN && atStart) {
          atStart = false
          row++
          onRecord(row, line)
          quoted = quotes && byte === QUOTE
        } else if (byte === QUOTE && quotes) quoted = !quoted
      }
    }
  }
}
