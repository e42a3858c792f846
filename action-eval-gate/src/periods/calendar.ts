import type { Period } from '@mlgate/config'

const DAY = 86_400_000

/** A stretch of the calendar in UTC. */
export interface CalendarPeriod {
  /** Milliseconds since 1970. */
  readonly start: number
  /** As ISO 8601 writes it: `2026-03-31`, `2026-W14`, `2026-03`, `2026-Q1`, `2026`. */
  readonly name: string
}

/** The period that a time lies in. */
export function periodOf(time: number, period: Period): CalendarPeriod {
  const date = new Date(time)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const from = (start: number, name: (iso: string) => string): CalendarPeriod => ({ start, name: name(new Date(start).toISOString()) })
  switch (period) {
    case 'day':
      return from(Math.floor(time / DAY) * DAY, (iso) => iso.slice(0, 10))
    case 'week': {
      const monday = Math.floor(time / DAY) * DAY - ((date.getUTCDay() + 6) % 7) * DAY
      return { start: monday, name: weekName(monday) }
    }
    case 'month':
      return from(Date.UTC(year, month), (iso) => iso.slice(0, 7))
    case 'quarter': {
      const quarter = Math.floor(month / 3)
      return from(Date.UTC(year, 3 * quarter), (iso) => `${iso.slice(0, 4)}-Q${quarter + 1}`)
    }
    case 'year':
      return from(Date.UTC(year, 0), (iso) => iso.slice(0, 4))
  }
}

/** A week belongs to the year of its Thursday. */
function weekName(monday: number): string {
  const thursday = new Date(monday + 3 * DAY)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
