import { quote } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import type { WantedColumn } from '../scoring/scoring-job.ts'

/** A date, or a date and a time with its distance from UTC, as ISO 8601 and RFC 3339 write them. */
const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(?:(Z)|([+-])(\d{2}):?(\d{2})?)?)?$/i

/**
 * Milliseconds since 1970 by row; times without a distance are UTC, and NaN stands where nothing is written. Throws
 * `ConfigError` MLG-504 for what is no time.
 */
export function readTimes(texts: readonly string[], { column, at }: WantedColumn, data: string): Float64Array {
  const times = Float64Array.from(texts, (text) => (text.trim() === '' ? NaN : readTime(text.trim()) ?? Infinity))
  const wrong = times.filter((time) => time === Infinity).length
  if (wrong === 0) return times
  const first = times.indexOf(Infinity)
  throw new ConfigError([{
    code: 'MLG-504',
    message: `${wrong === 1 ? 'One value' : `${wrong} values`} of the time column ${quote(column)} of ${data} ${wrong === 1 ? 'is' : 'are'} no time, the first is ${quote(texts[first] ?? '')} in row ${first + 1}.`,
    where: at,
    fix: 'Write times as ISO 8601 has them, for example 2026-03-31 or 2026-03-31T08:15:00Z; leave the field empty where a time is not known.'
  }])
}

/** `undefined` for what is no time, also for a day that no calendar has. */
function readTime(text: string): number | undefined {
  const found = TIME.exec(text)
  if (found === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part: string | undefined) => Number(part ?? 0))
  const distance = (found[8] === '-' ? -1 : 1) * (60 * Number(found[9] ?? 0) + Number(found[10] ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? date.getTime() - 60_000 * distance : undefined
}
