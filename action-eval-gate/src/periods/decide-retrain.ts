import type { GatePolicy, GateRule, Metric } from '@mlgate/config'
import { formatCount } from '@mlgate/report'
import { type Decay, decayEvidence, normalQuantile, type PeriodEstimate } from '@mlgate/stats'
import { direction, formatChange, formatSize, formatValue } from '../judge/metric.ts'
import type { MeasuredPeriod, PeriodComparison } from './compare-periods.ts'

export const RETRAIN = ['true', 'false', 'unknown'] as const
/** `unknown` is what cannot be told from these data; it is no `false`. */
export type Retrain = (typeof RETRAIN)[number]

export interface RetrainDecision {
  readonly retrain: Retrain
  /** A whole sentence with numbers, or several. */
  readonly reason: string
  readonly rules: readonly DecayFinding[]
}

/** What one rule with `max-decay` says. */
export interface DecayFinding {
  readonly metric: Metric
  readonly limit: number
  readonly retrain: Retrain
  readonly reason: string
  /** Name of the period that a decay that was found began with. */
  readonly since?: string
}

/**
 * Whether any metric has surely decayed by more than its rule allows. The evidence may be looked at any number of times:
 * while nothing changes, all looks together say `true` with probability (1 − level)/2 at most, shared by the rules.
 */
export function decideRetrain(compared: PeriodComparison, { rules, level }: Pick<GatePolicy, 'rules' | 'level'>): RetrainDecision {
  const judged = rules.filter((rule): rule is GateRule & { readonly maxDecay: number } => rule.maxDecay !== undefined)
  const findings = judged.map(({ metric, maxDecay }) => judgeDecay(metric, maxDecay, compared, level, (1 - level) / 2 / judged.length))
  const retrain = RETRAIN_ORDER.find((one) => findings.some((finding) => finding.retrain === one)) ?? 'unknown'
  const reason = findings.filter((finding) => finding.retrain === retrain).map((finding) => finding.reason).join(' ')
  return { retrain, rules: findings, reason: reason === '' ? 'No rule names max-decay, so nothing says how much decay is too much.' : reason }
}

const RETRAIN_ORDER: readonly Retrain[] = ['true', 'unknown', 'false']

function judgeDecay(metric: Metric, limit: number, { periods, metrics }: PeriodComparison, level: number, alpha: number): DecayFinding {
  const open = (reason: string): DecayFinding => ({ metric, limit, retrain: 'unknown', reason })
  const usable = periods.flatMap((period) => {
    const estimate = estimateOf(metric, period, metrics, level)
    return estimate === undefined ? [] : [{ period, estimate }]
  })
  const [latest, last] = [periods.at(-1), usable.at(-1)]
  if (latest === undefined || last === undefined || usable.length < 2)
    return open(`Whether ${metric} decays cannot be told: ${usable.length === 1 ? 'only one period has' : 'no period has'} rows enough to be measured, of ${formatCount(periods.length)}.`)
  const decay = decayEvidence(usable.map(({ estimate }) => estimate), limit)
  const since = usable[decay.since]?.period.name ?? ''
  if (decay.eValue >= 1 / alpha && decay.drop > limit)
    return { metric, limit, retrain: 'true', since, reason: `${metric} ${changeWords(metric, decay.drop)} since ${since}, from ${levels(metric, usable.map(({ estimate }) => estimate), decay)} (limit ${formatSize(metric, limit)}; e-value ${evidenceWords(decay.eValue)}, ${evidenceWords(1 / alpha)} is needed).` }
  if (latest !== last.period) return open(`Whether ${metric} decays cannot be told: ${latest.name} has too little data to be measured (${formatCount(latest.rows)} ${latest.rows === 1 ? 'row' : 'rows'}).`)
  const most = decay.last.drop + normalQuantile((1 + level) / 2) * decay.last.se
  const said = `${metric} in ${latest.name} ${changeWords(metric, decay.last.drop)} against the periods before`
  return most < limit
    ? { metric, limit, retrain: 'false', reason: `${said}; a decay of more than ${formatSize(metric, limit)} is ruled out.` }
    : open(`${said}; a decay of more than ${formatSize(metric, limit)} is neither shown nor ruled out (e-value ${evidenceWords(decay.eValue)}, ${evidenceWords(1 / alpha)} is needed).`)
}

/** Turned so that higher is better; nothing where the metric or its error is undefined or zero. */
function estimateOf(metric: Metric, { estimates, tooSmall }: MeasuredPeriod, metrics: readonly Metric[], level: number): PeriodEstimate | undefined {
  const estimate = estimates[metrics.indexOf(metric)]
  if (tooSmall || estimate === undefined) return undefined
  const se = (estimate.high - estimate.low) / 2 / normalQuantile((1 + level) / 2)
  return Number.isFinite(se) && se > 0 && Number.isFinite(estimate.value) ? { value: estimate.value * direction(metric), se, units: estimate.units } : undefined
}

function changeWords(metric: Metric, drop: number): string {
  return `changed by ${formatChange(metric, -drop * direction(metric))}`
}

function levels(metric: Metric, periods: readonly PeriodEstimate[], { since }: Decay): string {
  const mean = (some: readonly PeriodEstimate[]): number => {
    const units = some.reduce((total, one) => total + one.units, 0)
    return (some.reduce((total, one) => total + one.value * one.units, 0) / units) * direction(metric)
  }
  return `${formatValue(metric, mean(periods.slice(0, since)))} to ${formatValue(metric, mean(periods.slice(since)))}`
}

function evidenceWords(value: number): string {
  return value >= 1e6 ? 'above 1,000,000' : value >= 100 ? formatCount(Math.round(value)) : value.toPrecision(2)
}
