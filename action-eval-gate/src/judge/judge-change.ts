import type { Metric, RuleMode } from '@mlgate/config'
import { formatCount, formatNumber, formatP, type Verdict } from '@mlgate/report'
import { minimalDetectableEffect } from '@mlgate/stats'
import type { Change, Comparison, MetricComparison } from './comparison.ts'
import { formatLimit, type Limit } from './limit.ts'
import { direction, formatChange, formatEnd, formatSize } from './metric.ts'
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

/** Whether the change of a metric is legal under the rule. */
export function judgeChange(mode: RuleMode, limit: Limit, measured: MetricComparison, evidence: Evidence): Judgement {
  const { metric, change, candidate } = measured
  if (Number.isNaN(candidate)) return { verdict: 'fail', reason: `${metric} of the candidate is undefined on this data.` }
  if (change === undefined) throw new TypeError('a change is judged without a baseline')
  const strict = mode === 'non-inferiority' || mode === 'superiority'
  if (evidence.comparison.paired?.identical === true && limit.demand !== 'mode' && limit.demand !== 'min-improvement')
    return { verdict: 'pass', reason: `Both models give the same score for every row, so ${metric} is the same.` }
  if (Number.isNaN(limit.least)) return unlimited(measured, strict)
  if (mode === 'point') return judgePoint(metric, change, limit)
  const doubt = insufficiency(measured, change, evidence.comparison)
  if (doubt !== undefined) return { verdict: strict ? 'fail' : 'inconclusive', reason: `${doubt}${strict ? ` Mode ${mode} asks for proof.` : ''}` }
  if (strict) return judgeProof(metric, change, limit, evidence)
  return limit.least > 0 ? judgeImprovement(metric, change, limit, evidence) : judgeRegression(metric, change, limit, evidence)
}

/** A share of nothing is no limit, and what has no limit cannot pass. */
function unlimited({ metric, baseline = NaN }: MetricComparison, strict: boolean): Judgement {
  const reason = Number.isNaN(baseline)
    ? `${metric} of the baseline is undefined on this data.`
    : `${metric} of the baseline is 0, so a drop relative to it is undefined; write "max-drop" in place of "max-relative-drop".`
  return { verdict: strict ? 'fail' : 'inconclusive', reason }
}

/** The change turned so that positive is better. */
function oriented(metric: Metric, { value, low, high }: Change): { readonly value: number; readonly low: number; readonly high: number } {
  return direction(metric) === 1 ? { value, low, high } : { value: -value, low: -high, high: -low }
}

/** p-value of "the candidate is worse", from the two-sided one. */
export function worsePValue(metric: Metric, { value, pValue }: Change): number {
  return value * direction(metric) < 0 ? pValue / 2 : 1 - pValue / 2
}

function judgePoint(metric: Metric, change: Change, limit: Limit): Judgement {
  const value = change.value * direction(metric)
  const words = `${metric} changed by ${formatChange(metric, change.value)}; the limit is ${formatLimit(metric, limit)} (compared as numbers, not tested).`
  if (Number.isNaN(value)) return { verdict: 'inconclusive', reason: `${metric} of the baseline is undefined on this data.` }
  return { verdict: value < limit.least ? 'fail' : 'pass', reason: words }
}

/** Passes only what is shown: the whole interval above the limit. */
function judgeProof(metric: Metric, change: Change, { least }: Limit, { level }: Evidence): Judgement {
  const proven = oriented(metric, change).low > least
  return { verdict: proven ? 'pass' : 'fail', reason: `${sentence(metric, change, level)}, so it is ${proven ? '' : 'not '}shown to be ${claim(metric, least)}.` }
}

function claim(metric: Metric, least: number): string {
  if (least === 0) return 'better than the baseline'
  return least > 0 ? `better by more than ${formatSize(metric, least)}` : `worse by less than ${formatSize(metric, least)}`
}

/** Blocks when the betterment that is asked for is ruled out, passes when it is shown. */
function judgeImprovement(metric: Metric, change: Change, limit: Limit, { level, comparison }: Evidence): Judgement {
  const { low, high } = oriented(metric, change)
  const [said, wanted] = [sentence(metric, change, level), `the improvement ${formatLimit(metric, limit)}`]
  if (low > limit.least) return { verdict: 'pass', reason: `${said}; ${wanted} is shown.` }
  if (high < limit.least) return { verdict: 'fail', reason: `${said}; ${wanted} is ruled out.` }
  return { verdict: 'inconclusive', reason: `${said}: ${wanted} is neither shown nor ruled out${moreRows(change, limit.least, comparison.rows)}.` }
}

/** Blocks what is both significantly and materially worse; passes what is not worse than the limit; leaves the rest open. */
function judgeRegression(metric: Metric, change: Change, limit: Limit, { level, adjusted, comparison }: Evidence): Judgement {
  const { value, low, high } = oriented(metric, change)
  const [said, words] = [sentence(metric, change, level), formatLimit(metric, limit)]
  if (low > limit.least) return { verdict: 'pass', reason: `${said}; a change beyond the limit ${words} is ruled out.` }
  if (high < 0 && adjusted < (1 - level) / 2 && value < limit.least)
    return { verdict: 'fail', reason: `${said}, ${formatP(adjusted)} after Holm; the limit is ${words}.` }
  return {
    verdict: 'inconclusive',
    reason: `${said}: a change beyond the limit ${words} is neither shown nor ruled out${moreRows(change, limit.least, comparison.rows)}.`
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
function moreRows({ se }: Change, size: number, rows: number): string {
  const needed = Math.ceil(rows * (minimalDetectableEffect(se) / size) ** 2)
  return needed > rows && Number.isFinite(needed) ? `; about ${formatCount(Number(needed.toPrecision(2)))} rows would tell` : ''
}
