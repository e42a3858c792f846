import { type GatePolicy, type GateRule, type Metric, metricFacts, parseSlice, sliceName, type SliceSpec } from '@mlgate/config'
import { type Check, evaluation, type Evaluation, type Threshold, worst } from '@mlgate/report'
import { holm } from '@mlgate/stats'
import type { Change, Comparison, MetricComparison } from './judge/comparison.ts'
import { sliceDemands } from './judge/evaluate-slices.ts'
import { type Evidence, type Judgement, judgeChange, worsePValue } from './judge/judge-change.ts'
import { formatLegal, type Limit, limitOf } from './judge/limit.ts'
import { direction, formatValue } from './judge/metric.ts'
import { isOf, keyOf, type SliceKey } from './judge/slice.ts'

/** One demand of a rule, judged. */
export interface RuleCheck extends Check {
  readonly metric: Metric
  /** What of the rule was judged; `defined` where there is nothing to compare with, `slices` for slices that cannot be judged. */
  readonly demand: Limit['demand'] | 'min' | 'max' | 'defined' | 'slices' | 'max-gap'
  /** Keys and indices in the policy, for example `['gate', 'rules', 0, 'max-drop']`. */
  readonly path: readonly (string | number)[]
  /** What was judged in place of all rows: one slice, or for `slices` and `max-gap` those of a column. */
  readonly slice?: SliceSpec | SliceKey
  /** The metric on the rows that were judged. */
  readonly values?: Pick<MetricComparison, 'candidate' | 'baseline'>
}

export interface GateEvaluation extends Evaluation {
  readonly checks: readonly RuleCheck[]
  /** Number of tests that Holm's adjustment was made for. */
  readonly tests: number
}

export type Demand = Pick<RuleCheck, 'demand' | 'title' | 'slice' | 'values' | 'measured' | 'samples'> & Judgement & { readonly threshold?: Threshold }

/** A metric on all rows, or on one slice, that a rule is about. */
interface Case {
  readonly rule: GateRule
  readonly measured: MetricComparison
  readonly comparison: Comparison
  readonly slice?: SliceKey
}

/**
 * Judges every demand of every rule. Without a baseline only the bounds of the candidate's own values can be judged, and
 * that the metrics of the rules are defined; that a baseline was lost to its expiry, or that the data are worn, is worth a
 * warning.
 */
export function evaluate(
  comparison: Comparison,
  { rules, level, minSliceRows }: Pick<GatePolicy, 'rules' | 'level' | 'minSliceRows'>,
  baseline: 'found' | 'none' | 'expired',
  worn = false
): GateEvaluation {
  const cases = rules.map((rule) => casesOf(rule, comparison))
  const adjusted = adjustedPValues(cases.flat())
  const checks = rules.flatMap((rule, index) => [
    ...(cases[index] ?? []).flatMap((one) => demandsOf(one, { comparison: one.comparison, level, adjusted: adjusted.get(one) ?? NaN })),
    ...sliceDemands(rule, comparison.slices ?? [], minSliceRows)
  ].map((demand) => asCheck(demand, rule, index)))
  const { verdict } = evaluation(checks)
  return { verdict: baseline === 'expired' || worn ? worst(verdict, 'warn') : verdict, checks, tests: adjusted.size }
}

function casesOf(rule: GateRule, comparison: Comparison): readonly Case[] {
  if (rule.slices === undefined) return [{ rule, measured: find(comparison, rule.metric), comparison }]
  const specs = rule.slices.map(parseSlice)
  return (comparison.slices ?? [])
    .filter((slice) => !slice.tooSmall && specs.some((spec) => isOf(slice, spec)))
    .map((slice) => ({ rule, measured: find(slice.comparison, rule.metric), comparison: slice.comparison, slice: keyOf(slice) }))
}

/** One-sided p-values of "worse", Holm-adjusted over everything that blocks when any of them finds a regression. */
function adjustedPValues(cases: readonly Case[]): ReadonlyMap<Case, number> {
  const family = cases.flatMap((one) => {
    const { rule, measured, measured: { metric, change } } = one
    return rule.mode === 'regression' && (limitOf(rule, measured)?.least ?? 1) <= 0 && change !== undefined ? [{ one, p: worsePValue(metric, change) }] : []
  })
  const adjusted = holm(family.map(({ p }) => p))
  return new Map(family.map(({ one }, index) => [one, adjusted[index] ?? NaN]))
}

function find({ metrics }: Comparison, metric: Metric): MetricComparison {
  const found = metrics.find((comparison) => comparison.metric === metric)
  if (found === undefined) throw new TypeError(`${metric} was not computed`)
  return found
}

function demandsOf({ rule, measured, comparison, slice }: Case, evidence: Evidence): readonly Demand[] {
  const { min, max } = rule
  const { candidate, baseline } = measured
  return [
    ...changeDemands(rule, measured, evidence),
    ...(min === undefined ? [] : [boundDemand('min', measured, { side: 'at-least', value: min })]),
    ...(max === undefined ? [] : [isUnpaired(measured, comparison) ? unpairedDemand(measured) : boundDemand('max', measured, { side: 'at-most', value: max })])
  ].map((demand) => ({
    ...demand,
    samples: comparison.rows,
    values: { candidate, ...(baseline === undefined ? {} : { baseline }) },
    ...(slice === undefined ? {} : { slice })
  }))
}

function changeDemands(rule: GateRule, measured: MetricComparison, evidence: Evidence): readonly Demand[] {
  const { metric, mode } = rule
  const limit = limitOf(rule, measured)
  if (limit === undefined) return []
  if (evidence.comparison.paired === undefined) return [definedDemand(measured)]
  return [{
    demand: limit.demand,
    title: titleOf(metric, limit),
    threshold: { side: direction(metric) === 1 ? 'at-least' : 'at-most', value: limit.least * direction(metric) },
    ...(measured.change === undefined ? {} : { measured: asEstimate(measured.change, evidence.level) }),
    ...judgeChange(mode, limit, measured, evidence)
  }]
}

function titleOf(metric: Metric, limit: Limit): string {
  if (limit.demand === 'mode') return `${metric} is better than the baseline's`
  return `${limit.demand === 'min-improvement' ? 'improvement' : 'change'} of ${metric} ${formatLegal(metric, limit)}`
}

function definedDemand({ metric, candidate }: MetricComparison): Demand {
  const defined = !Number.isNaN(candidate)
  return {
    demand: 'defined',
    title: `${metric} is defined`,
    verdict: defined ? 'pass' : 'fail',
    reason: defined
      ? `${metric} is ${formatValue(metric, candidate)}; there is no baseline to compare it with.`
      : `${metric} of the candidate is undefined on this data.`
  }
}

/** What compares two models says nothing of the first. */
function isUnpaired({ metric }: MetricComparison, { paired }: Comparison): boolean {
  return paired === undefined && metricFacts(metric).pair === true
}

function unpairedDemand({ metric }: MetricComparison): Demand {
  return { demand: 'defined', title: `${metric} has a baseline`, verdict: 'pass', reason: `${metric} compares two models; there is no baseline yet.` }
}

function boundDemand(demand: 'min' | 'max', { metric, candidate }: MetricComparison, threshold: Threshold): Demand {
  const words = demand === 'min' ? 'minimum' : 'maximum'
  const holds = threshold.side === 'at-least' ? candidate >= threshold.value : candidate <= threshold.value
  return {
    demand,
    title: `${metric} ${demand === 'min' ? '≥' : '≤'} ${formatValue(metric, threshold.value)}`,
    threshold,
    verdict: holds ? 'pass' : 'fail',
    reason: Number.isNaN(candidate)
      ? `${metric} of the candidate is undefined on this data.`
      : `${metric} is ${formatValue(metric, candidate)}; the ${words} is ${formatValue(metric, threshold.value)}.`
  }
}

function asCheck(demand: Demand, rule: GateRule, index: number): RuleCheck {
  const { slice } = demand
  const place = slice === undefined ? '' : `[${sliceName(slice)}]`
  return {
    id: `rules[${index}].${demand.demand}${place}`,
    metric: rule.metric,
    path: ['gate', 'rules', index, demand.demand === 'defined' ? 'metric' : demand.demand],
    ...demand,
    title: slice === undefined ? demand.title : `${demand.title} on ${sliceName(slice)}`
  }
}

function asEstimate({ value, low, high, method }: Change, level: number): NonNullable<Check['measured']> {
  return { value, low, high, level, method }
}
