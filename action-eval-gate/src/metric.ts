import { type Metric, metricFacts } from '@mlgate/config'
import { formatNumber, formatPoints, formatSigned } from '@mlgate/report'

const DIRECTIONS = { higher: 1, lower: -1, neither: 0 } as const

/** +1 when a higher value is better, −1 for losses, 0 where neither side is. */
export function direction(metric: Metric): 1 | -1 | 0 {
  return DIRECTIONS[metricFacts(metric).better]
}

/** Changes of shares are percentage points; losses, for one, have no upper end. */
export function isShare(metric: Metric): boolean {
  return metricFacts(metric).unit === 'share'
}

/** A change in the metric's own unit with its sign: `−3.20 pp`, `+0.0023`. */
export function formatChange(metric: Metric, change: number): string {
  return isShare(metric) ? formatPoints(change) : formatSigned(change)
}

/** The same without unit, for the ends of an interval beside a value that has it. */
export function formatEnd(metric: Metric, change: number): string {
  return isShare(metric) ? formatSigned(100 * change, 2) : formatSigned(change)
}

/** The size of a change, without sign: `3.20 pp`, `0.0023`. */
export function formatSize(metric: Metric, change: number): string {
  return isShare(metric) ? formatPoints(Math.abs(change)).replace('+', '') : formatNumber(Math.abs(change))
}

/** The largest legal worsening with its sign: `−1.00 pp`, for losses `+0.0100`. */
export function formatLimit(metric: Metric, maxDrop: number): string {
  return formatChange(metric, -maxDrop * direction(metric))
}

/** The legal side of a change: `≥ −1.00 pp`, for losses `≤ +0.0100`. */
export function formatLegal(metric: Metric, maxDrop: number): string {
  return `${direction(metric) === 1 ? '≥' : '≤'} ${formatLimit(metric, maxDrop)}`
}
