import { type Metric, metricFacts } from '@mlgate/config'
import { formatCount, formatNumber, formatPoints, formatSigned } from '@mlgate/report'

const DIRECTIONS = { higher: 1, lower: -1, neither: 0 } as const

/** +1 when a higher value is better, −1 for losses, 0 where neither side is. */
export function direction(metric: Metric): 1 | -1 | 0 {
  return DIRECTIONS[metricFacts(metric).better]
}

/** Changes of shares are percentage points; losses, for one, have no upper end. */
export function isShare(metric: Metric): boolean {
  return metricFacts(metric).unit === 'share'
}

/** The value of a metric: `0.8710`; in the unit of the label with as many digits as tell something, `1,523.4`. */
export function formatValue(metric: Metric, value: number): string {
  return hasOwnUnit(metric) ? ownDigits(value) : formatNumber(value)
}

/** A change in the metric's own unit with its sign: `−3.20 pp`, `+0.0023`, `+12.500`. */
export function formatChange(metric: Metric, change: number): string {
  if (hasOwnUnit(metric)) return `${change > 0 ? '+' : ''}${ownDigits(change)}`
  return isShare(metric) ? formatPoints(change) : formatSigned(change)
}

/** The same without unit, for the ends of an interval beside a value that has it. */
export function formatEnd(metric: Metric, change: number): string {
  return isShare(metric) ? formatSigned(100 * change, 2) : formatChange(metric, change)
}

/** The size of a change, without sign: `3.20 pp`, `0.0023`. */
export function formatSize(metric: Metric, change: number): string {
  return isShare(metric) ? formatPoints(Math.abs(change)).replace('+', '') : formatValue(metric, Math.abs(change))
}

function hasOwnUnit(metric: Metric): boolean {
  return metricFacts(metric).unit === 'own'
}

const SIGNIFICANT = 5
const MOST_DECIMALS = 10

/** Five digits wherever the point stands, and all that stand before it. */
function ownDigits(value: number): string {
  if (value === 0) return '0'
  if (!Number.isFinite(value)) return formatNumber(value)
  if (Math.abs(value) >= 10 ** SIGNIFICANT) return formatCount(value)
  return formatNumber(value, Math.min(MOST_DECIMALS, Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(Math.abs(value))))))
}
