import type { RuleMode } from '@mlgate/config'
import { formatNumber, formatP, formatPercent, type Verdict } from '@mlgate/report'
import { minimalDetectableEffect } from '@mlgate/stats'
import { type Cost, type RatioChange } from './cost.ts'

export interface CostJudgement {
  readonly verdict: Verdict
  /** A whole sentence with numbers. */
  readonly reason: string
}

/** How far a cost may move to its worse side. */
export interface CostLimit {
  readonly mode: RuleMode
  /** Share of the baseline's value; for `superiority` 0. */
  readonly margin: number
}

export interface CostEvidence {
  /** Level of the two-sided intervals. */
  readonly level: number
  /** One-sided p-value of "worse" after Holm over all costs in mode regression. */
  readonly adjusted: number
  /** Both models are the same bytes. */
  readonly same: boolean
}

/** Whether a cost may change as it did; the change must have been measured. */
export function judgeCost(cost: Cost, limit: CostLimit, { level, adjusted, same }: CostEvidence): CostJudgement {
  const { change, doubt, title } = cost
  const { mode } = limit
  if (change === undefined) throw new TypeError('a cost is judged without a baseline')
  if (same && mode !== 'superiority') return { verdict: 'pass', reason: `Both models are the same file, so ${title} is the same.` }
  if (mode === 'point') return judgePoint(cost, limit, change)
  const strict = mode === 'non-inferiority' || mode === 'superiority'
  const unknown = doubt ?? (Number.isFinite(change.low) && Number.isFinite(change.high) ? undefined : `The interval of ${title} is undefined.`)
  if (unknown !== undefined) return { verdict: strict ? 'fail' : 'inconclusive', reason: `${unknown}${strict ? ` Mode ${mode} asks for proof.` : ''}` }
  return strict ? judgeProof(cost, limit, change, level) : judgeRegression(cost, limit, change, { level, adjusted })
}

/** p-value of "the candidate costs more", from the two-sided one. */
export function dearerPValue(cost: Cost, { value, pValue }: RatioChange): number {
  return value * worseSide(cost) > 0 ? pValue / 2 : 1 - pValue / 2
}

/** +1 where a higher value is worse. */
function worseSide({ cost }: Cost): 1 | -1 {
  return cost === 'throughput' ? -1 : 1
}

/** Natural logarithm of the ratio, turned so that positive is worse. */
function harm(cost: Cost, { value, low, high }: RatioChange): Pick<RatioChange, 'value' | 'low' | 'high'> {
  return worseSide(cost) === 1 ? { value, low, high } : { value: -value, low: -high, high: -low }
}

function marginOf(cost: Cost, margin: number): number {
  return worseSide(cost) === 1 ? Math.log1p(margin) : -Math.log1p(-margin)
}

function judgePoint(cost: Cost, { margin }: CostLimit, change: RatioChange): CostJudgement {
  const holds = harm(cost, change).value <= marginOf(cost, margin)
  return { verdict: holds ? 'pass' : 'fail', reason: `${cost.title} changed by ${formatRatio(change.value)}; the limit is ${limitWords(cost, margin)} (compared as numbers, not tested).` }
}

function judgeProof(cost: Cost, { margin }: CostLimit, change: RatioChange, level: number): CostJudgement {
  const proven = harm(cost, change).high < marginOf(cost, margin)
  const claim = margin === 0 ? 'better than the baseline\'s' : `within its limit ${limitWords(cost, margin)}`
  return { verdict: proven ? 'pass' : 'fail', reason: `${sentence(cost, change, level)}, so it is ${proven ? '' : 'not '}shown to be ${claim}.` }
}

function judgeRegression(cost: Cost, { margin }: CostLimit, change: RatioChange, { level, adjusted }: Pick<CostEvidence, 'level' | 'adjusted'>): CostJudgement {
  const { value, low, high } = harm(cost, change)
  const most = marginOf(cost, margin)
  const said = sentence(cost, change, level)
  const limit = limitWords(cost, margin)
  if (high < most) return { verdict: 'pass', reason: `${said}; a change beyond the limit ${limit} is ruled out.` }
  if (low > 0 && adjusted < (1 - level) / 2 && value > most) return { verdict: 'fail', reason: `${said}, ${formatP(adjusted)} after Holm; the limit is ${limit}.` }
  return { verdict: 'inconclusive', reason: `${said}: a change beyond the limit ${limit} is neither shown nor ruled out${whatWouldTell(change, most)}.` }
}

function sentence({ title }: Cost, { value, low, high }: RatioChange, level: number): string {
  return `${title} changed by ${formatRatio(value)} (${formatNumber(100 * level, 0)}% CI ${formatRatio(low)} … ${formatRatio(high)})`
}

/** A logarithm of a ratio as a change in percent, with its sign. */
export function formatRatio(logarithm: number): string {
  const change = Math.expm1(logarithm)
  return `${change > 0 && formatPercent(change) !== formatPercent(0) ? '+' : ''}${formatPercent(change)}`
}

/** `+5.0%`, for throughput `−10.0%`. */
export function limitWords(cost: Cost, margin: number): string {
  return worseSide(cost) === 1 ? `+${formatPercent(margin)}` : formatPercent(-margin)
}

/** How many times the blocks would show a change of the size of the margin with 80 % probability. */
function whatWouldTell({ se }: RatioChange, margin: number): string {
  const times = (minimalDetectableEffect(se) / margin) ** 2
  if (!Number.isFinite(times) || times <= 1) return ''
  return `; the times scatter so much that it would take about ${formatNumber(times, times < 10 ? 1 : 0)} times as many, or a quieter runner`
}
