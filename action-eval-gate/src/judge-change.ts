import type { GateRule, Metric } from '@mlgate/config'
import { formatCount, formatNumber, formatP, type Verdict } from '@mlgate/report'
import { minimalDetectableEffect } from '@mlgate/stats'
import type { Change, Comparison, MetricComparison } from './comparison.ts'
import { direction, formatChange, formatLimit, formatEnd, formatSize } from './metric.ts'
import { ENOUGH } from './support.ts'

export interface Judgement {
  readonly verdict: Verdict
  /** A whole sentence with numbers. */
  readonly reason: string
}

/** What a rule is judged by, beside the metric. */
export interface Evidence {
  readonly comparison: Comparison
  /** Level of the two-sided intervals. */
  readonly level: number
  /** One-sided p-value of "worse" after Holm over all rules of mode regression. */
  readonly adjusted: number
}

/** Whether the change of a metric is legal under the rule. `margin` is the rule's `max-drop`; 0 for superiority. */
export function judgeChange(rule: GateRule, margin: number, measured: MetricComparison, evidence: Evidence): Judgement {
  const { metric, change, candidate } = measured
  if (Number.isNaN(candidate)) return { verdict: 'fail', reason: `${metric} of the candidate is undefined on this data.` }
  if (change === undefined) throw new TypeError('a change is judged without a baseline')
  const strict = rule.mode === 'non-inferiority' || rule.mode === 'superiority'
  if (evidence.comparison.paired?.identical === true && rule.mode !== 'superiority')
    return { verdict: 'pass', reason: `Both models give the same score for every row, so ${metric} is the same.` }
  if (rule.mode === 'point') return judgePoint(metric, change, margin)
  const doubt = insufficiency(measured, change, evidence.comparison)
  if (doubt !== undefined) return { verdict: strict ? 'fail' : 'inconclusive', reason: `${doubt}${strict ? ` Mode ${rule.mode} asks for proof.` : ''}` }
  return strict ? judgeProof(metric, change, margin, evidence) : judgeRegression(metric, change, margin, evidence)
}

/** The change turned so that positive is better. */
function oriented(metric: Metric, { value, low, high }: Change): { readonly value: number; readonly low: number; readonly high: number } {
  return direction(metric) === 1 ? { value, low, high } : { value: -value, low: -high, high: -low }
}

/** p-value of "the candidate is worse", from the two-sided one. */
export function worsePValue(metric: Metric, { value, pValue }: Change): number {
  return value * direction(metric) < 0 ? pValue / 2 : 1 - pValue / 2
}

function judgePoint(metric: Metric, change: Change, margin: number): Judgement {
  const value = change.value * direction(metric)
  const words = `${metric} changed by ${formatChange(metric, change.value)}; the limit is ${formatLimit(metric, margin)} (compared as numbers, not tested).`
  if (Number.isNaN(value)) return { verdict: 'inconclusive', reason: `${metric} of the baseline is undefined on this data.` }
  return { verdict: value < -margin ? 'fail' : 'pass', reason: words }
}

/** Passes only what is shown: the whole interval above the margin. */
function judgeProof(metric: Metric, change: Change, margin: number, { level }: Evidence): Judgement {
  const proven = oriented(metric, change).low > -margin
  const claim = margin === 0 ? 'better than the baseline' : `worse by less than ${formatSize(metric, margin)}`
  return { verdict: proven ? 'pass' : 'fail', reason: `${sentence(metric, change, level)}, so it is ${proven ? '' : 'not '}shown to be ${claim}.` }
}

/** Blocks what is both significantly and materially worse; passes what is not worse than the margin; leaves the rest open. */
function judgeRegression(metric: Metric, change: Change, margin: number, { level, adjusted, comparison }: Evidence): Judgement {
  const { value, low, high } = oriented(metric, change)
  const said = sentence(metric, change, level)
  if (low > -margin) return { verdict: 'pass', reason: `${said}; a change beyond the limit ${formatLimit(metric, margin)} is ruled out.` }
  if (high < 0 && adjusted < (1 - level) / 2 && -value > margin)
    return { verdict: 'fail', reason: `${said}, ${formatP(adjusted)} after Holm; the limit is ${formatLimit(metric, margin)}.` }
  return {
    verdict: 'inconclusive',
    reason: `${said}: a change beyond the limit ${formatLimit(metric, margin)} is neither shown nor ruled out${moreRows(change, margin, comparison.rows)}.`
  }
}

function sentence(metric: Metric, change: Change, level: number): string {
  const interval = `${formatEnd(metric, change.low)} … ${formatEnd(metric, change.high)}`
  return `${metric} changed by ${formatChange(metric, change.value)} (${formatNumber(100 * level, 0)}% CI ${interval})`
}

function insufficiency({ metric, baseline = NaN }: MetricComparison, change: Change, { support }: Comparison): string | undefined {
  if (Number.isNaN(baseline)) return `${metric} of the baseline is undefined on this data.`
  if (support.count < ENOUGH) return `Too little data: only ${support.count} ${support.of}, ${ENOUGH} are needed.`
  if (change.doubt !== undefined) return change.doubt
  return Number.isFinite(change.low) && Number.isFinite(change.high) ? undefined : `The interval of ${metric} is undefined on this data.`
}

/** How many rows would show a change of the size of the margin with 80 % probability, from the error found here. */
function moreRows({ se }: Change, margin: number, rows: number): string {
  const needed = Math.ceil(rows * (minimalDetectableEffect(se) / margin) ** 2)
  return needed > rows && Number.isFinite(needed) ? `; about ${formatCount(Number(needed.toPrecision(2)))} rows would tell` : ''
}
