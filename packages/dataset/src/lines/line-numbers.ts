import { recordCounter, type RecordCounter } from '../files/csv-text.ts'
import { textOf, type DataFile } from '../files/data-file.ts'
import { isDelimited, type Format } from '../files/data-format.ts'
import type { Engine } from '../engine/engine.ts'
import { engineLineOfByte, engineLinesOfRows, engineText } from './engine-lines.ts'
import { listRecordCounter } from '../files/json-list-records.ts'

const LINE_FEED = 0x0a

type TextFile = Pick<DataFile, 'path' | 'format' | 'compression' | 'bytes'>

/**
 * Lines, from 1, at which the given rows of a text file start; rows count from 1 after the header. Parquet has no lines.
 * A value in quotes may hold line breaks, and blank lines hold no row, so the line is not the row plus one.
 */
export async function linesOfRows(engine: Engine, file: TextFile, rows: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(rows)
  const lines = new Map<number, number>()
  if (file.format === 'parquet' || wanted.size === 0) return lines
  if (file.compression === 'zstd' && file.format !== 'json') return await engineLinesOfRows(engine, file, rows)
  const counter = counterOf(file.format)
  for await (const chunk of textOf(file) ?? await unpacked(engine, file)) {
    counter.feed(chunk, (row, line) => {
      if (wanted.has(row)) lines.set(row, line)
    })
    if (lines.size === wanted.size) break
  }
  return lines
}

function counterOf(format: Format): RecordCounter {
  return format === 'json' ? listRecordCounter() : recordCounter(isDelimited(format) ? 'header and quotes' : 'lines')
}

async function unpacked(engine: Engine, file: TextFile): Promise<readonly Uint8Array[]> {
  const text = await engineText(engine, file)
  return text === undefined ? [] : [text]
}

/** Line, from 1, that holds the byte of the text at this offset (from 0); `undefined` when nobody can tell. */
export async function lineOfByte(engine: Engine, file: TextFile, offset: number): Promise<number | undefined> {
  const chunks = textOf(file)
  if (chunks === undefined) return await engineLineOfByte(engine, file, offset)
  let [line, seen] = [1, 0]
  for await (const chunk of chunks) {
    for (const byte of chunk.subarray(0, Math.max(0, offset - seen))) if (byte === LINE_FEED) line++
    seen += chunk.length
    if (seen >= offset) break
  }
  return line
}
