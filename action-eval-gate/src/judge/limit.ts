import type { GateRule, Metric } from '@mlgate/config'
import { formatNumber } from '@mlgate/report'
import type { MetricComparison } from './comparison.ts'
import { direction, formatChange } from './metric.ts'

/** What a rule demands of a change. */
export interface Limit {
  readonly demand: 'max-drop' | 'max-relative-drop' | 'min-improvement' | 'mode'
  /** The change must not be below it, turned so that positive is better; NaN where it is undefined. */
  readonly least: number
  /** A share of the baseline's value that `least` was computed from. */
  readonly share?: number
}

/** The demand of a rule on the change of its metric, if there is one. */
export function limitOf({ mode, maxDrop, maxRelativeDrop, minImprovement }: GateRule, { baseline = NaN }: Pick<MetricComparison, 'baseline'>): Limit | undefined {
  if (minImprovement !== undefined) return { demand: 'min-improvement', least: minImprovement }
  if (mode === 'superiority') return { demand: 'mode', least: 0 }
  if (maxDrop !== undefined) return { demand: 'max-drop', least: -maxDrop }
  if (maxRelativeDrop === undefined) return undefined
  return { demand: 'max-relative-drop', least: baseline === 0 ? NaN : -maxRelativeDrop * Math.abs(baseline), share: maxRelativeDrop }
}

/** With its sign: `−1.00 pp`, for losses `+0.0100`; a share of the baseline's value says so. */
export function formatLimit(metric: Metric, { least, share }: Pick<Limit, 'least' | 'share'>): string {
  const change = formatChange(metric, least * direction(metric) + 0)
  return share === undefined ? change : `${change} (${formatNumber(100 * share, 2).replace(/\.?0+$/, '')}% of the baseline)`
}

/** The legal side of a change: `≥ −1.00 pp`, for losses `≤ +0.0100`. */
export function formatLegal(metric: Metric, limit: Pick<Limit, 'least' | 'share'>): string {
  return `${direction(metric) === 1 ? '≥' : '≤'} ${formatLimit(metric, limit)}`
}
