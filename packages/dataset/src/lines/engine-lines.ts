import type { DataFile } from '../files/data-file.ts'
import { isDelimited } from '../files/data-format.ts'
import type { Engine } from '../engine/engine.ts'
import { globLiteral, literal } from '../engine/quoting.ts'

type TextFile = Pick<DataFile, 'path' | 'format' | 'compression'>

/** Bytes of the longest line. */
const LONGEST = 20_000_000

/**
 * The lines of a text that only the engine can unpack, blank ones as NULL and in their order: a single column without
 * quotes, that never ends before the line does. Latin-1 has a character for every byte, so that lengths are bytes.
 */
function lines({ path, compression }: TextFile, newLine = ''): string {
  return `read_csv(${literal(globLiteral(path))}, auto_detect = false, columns = {line: 'VARCHAR'}, header = false, delim = '', quote = '', escape = '', `
    + `strict_mode = false, encoding = 'latin-1', max_line_size = ${LONGEST}, parallel = false, compression = ${literal(compression)}, hive_partitioning = false${newLine})`
}

/** As `linesOfRows`, of a text with a header and quotes or with one record on each line: a line starts a record when the quotes before it are all closed. */
export async function engineLinesOfRows(engine: Engine, file: TextFile, rows: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const delimited = isDelimited(file.format)
  const quotes = delimited ? `length(line) - length(replace(line, '"', ''))` : '0'
  const numbered = `SELECT row_number() OVER () AS n, line, coalesce(${quotes}, 0) AS quotes FROM ${lines(file)}`
  const open = `SELECT n, line, sum(quotes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - quotes AS before FROM (${numbered})`
  const records = `SELECT n, row_number() OVER () - ${delimited ? 1 : 0} AS record FROM (${open}) WHERE line IS NOT NULL AND before % 2 = 0`
  const [found = [], at = []] = await engine.columns(`SELECT record, n FROM (${records}) WHERE record IN (${rows.join(', ')})`)
  return new Map(found.map((record, index) => [Number(record), Number(at[index])]))
}

/** As `lineOfByte`; `undefined` when lines end in different ways, for then their bytes are not known. */
export async function engineLineOfByte(engine: Engine, file: TextFile, offset: number): Promise<number | undefined> {
  const count = async (newLine?: string): Promise<number> => Number((await engine.columns(`SELECT count(*) FROM ${lines(file, newLine)}`))[0]?.[0])
  const [whole, byLineFeed] = [await count(), await count(`, new_line = '\\n'`)]
  const ending = byLineFeed === whole ? 1 : byLineFeed >= 2 * whole - 1 ? 2 : undefined
  if (ending === undefined) return undefined
  const numbered = `SELECT row_number() OVER () AS n, coalesce(length(line), 0) + ${ending} AS bytes FROM ${lines(file)}`
  const starts = `SELECT n, sum(bytes) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - bytes AS start FROM (${numbered})`
  const [line = []] = await engine.columns(`SELECT max(n) FROM (${starts}) WHERE start <= ${offset}`)
  return line[0] === null || line[0] === undefined ? undefined : Number(line[0])
}

/** Packed bytes of the largest text whose lines are handed over as they are. */
const HANDED_OVER = 32 * 1024 * 1024

/** The whole text, for what no query can tell; `undefined` when it is too large to be handed over. */
export async function engineText(engine: Engine, file: TextFile & Pick<DataFile, 'bytes'>): Promise<Uint8Array | undefined> {
  if (file.bytes > HANDED_OVER) return undefined
  const [texts = []] = await engine.columns(`SELECT line FROM ${lines(file)}`)
  return Buffer.from(texts.map((text) => text ?? '').join('\n'), 'latin1')
}
