import { fairnessParts, type FairnessRule } from '@mlgate/config'
import { type Check, formatCount, formatNumber, formatP } from '@mlgate/report'
import { holm } from '@mlgate/stats'
import { fewDiscordant } from '../judge/measure.ts'
import type { FairnessComparison, FairnessGroup } from './compare-fairness.ts'
import { formatChangeEnds, formatGap, formatGapChange, formatGapEnds } from './format-fairness.ts'

/** One demand of a fairness rule, judged. */
export interface FairnessCheck extends Check {
  readonly rule: FairnessRule
  readonly demand: 'max' | 'min' | 'max-increase' | 'max-drop' | 'groups'
  /** Keys and indices in the policy. */
  readonly path: readonly (string | number)[]
}

interface Evidence {
  /** Level of the two-sided intervals. */
  readonly level: number
  readonly identical: boolean
  /** One-sided p-values after Holm over all fairness demands of mode regression. */
  readonly adjusted: { readonly bound: number; readonly change: number }
}

type Demand = Pick<FairnessCheck, 'demand' | 'title' | 'verdict' | 'reason' | 'measured'>
type Judgement = Pick<Demand, 'verdict' | 'reason'>

/** Judges every fairness rule; whether groups are treated alike is a question of its own, with its own adjustment. */
export function evaluateFairness(compared: readonly FairnessComparison[], { level, identical }: Pick<Evidence, 'level' | 'identical'>): readonly FairnessCheck[] {
  const family = compared.map(({ rule, beyond, change }) => ({
    bound: rule.mode === 'regression' ? beyond : undefined,
    change: rule.mode === 'regression' && allowedOf(rule) !== undefined && change !== undefined ? harmPValue(rule, change) : undefined
  }))
  const adjusted = holm(family.flatMap(({ bound, change }) => [bound, change]).filter((p) => p !== undefined))
  let next = 0
  const take = (p: number | undefined): number => (p === undefined ? NaN : adjusted[next++] ?? NaN)
  return compared.flatMap((one, index) => {
    const evidence = { level, identical, adjusted: { bound: take(family[index]?.bound), change: take(family[index]?.change) } }
    return [...boundDemands(one, evidence), ...changeDemands(one, evidence), ...groupDemands(one)].map((demand): FairnessCheck => ({
      ...demand, rule: one.rule, id: `fairness[${index}].${demand.demand}`, path: ['gate', 'fairness', index, demand.demand === 'groups' ? 'min-group-size' : demand.demand]
    }))
  })
}

/** How far the gap may move away from equality against the baseline. */
function allowedOf({ criterion, maxIncrease, maxDrop }: FairnessRule): number | undefined {
  return fairnessParts(criterion).kind === 'difference' ? maxIncrease : maxDrop
}

/** +1 where a higher value is worse. */
function worseSide({ criterion }: FairnessRule): 1 | -1 {
  return fairnessParts(criterion).kind === 'difference' ? 1 : -1
}

function harmPValue(rule: FairnessRule, { value, pValue }: NonNullable<FairnessComparison['change']>): number {
  return value * worseSide(rule) > 0 ? pValue / 2 : 1 - pValue / 2
}

function boundDemands(one: FairnessComparison, evidence: Evidence): readonly Demand[] {
  const { rule, candidate } = one
  const { criterion, max, min, mode } = rule
  const bound = worseSide(rule) === 1 ? max : min
  if (bound === undefined) return []
  const demand = worseSide(rule) === 1 ? 'max' : 'min'
  const limit = formatGap(criterion, bound)
  const common = {
    demand, title: `${criterion} ${demand === 'max' ? '≤' : '≥'} ${limit}`,
    measured: { ...candidate, level: evidence.level, method: worseSide(rule) === 1 ? 'Newcombe over all pairs' : 'Walters over all pairs' }
  } as const
  const unknown = unknownJudgement(one)
  if (unknown !== undefined) return [{ ...common, ...unknown }]
  const beyond = (value: number): boolean => (demand === 'max' ? value > bound : value < bound)
  const words = `${criterion} is ${formatGap(criterion, candidate.value)}`
  if (mode === 'point') return [{ ...common, verdict: beyond(candidate.value) ? 'fail' : 'pass', reason: `${words}; the limit is ${limit} (compared as numbers, not tested).` }]
  const said = `${words} (${intervalWords(rule, candidate, evidence.level)})`
  if (!beyond(demand === 'max' ? candidate.high : candidate.low)) return [{ ...common, verdict: 'pass', reason: `${said}; more than the limit ${limit} is ruled out.` }]
  if (mode === 'non-inferiority') return [{ ...common, verdict: 'fail', reason: `${said}; it is not shown to be within its limit ${limit}.` }]
  if (beyond(candidate.value) && evidence.adjusted.bound < (1 - evidence.level) / 2)
    return [{ ...common, verdict: 'fail', reason: `${said}, beyond the limit ${limit} with ${formatP(evidence.adjusted.bound)} after Holm.` }]
  return [{ ...common, verdict: 'inconclusive', reason: `${said}: whether it is within its limit ${limit} cannot be told; ${smallestWords(one.groups)}.` }]
}

function changeDemands(one: FairnessComparison, evidence: Evidence): readonly Demand[] {
  const { rule, change, candidate } = one
  const { criterion } = rule
  const allowed = allowedOf(rule)
  if (allowed === undefined) return []
  const demand = worseSide(rule) === 1 ? 'max-increase' : 'max-drop'
  const limit = formatGapChange(criterion, allowed * worseSide(rule))
  const title = `change of ${criterion} ${demand === 'max-increase' ? '≤' : '≥'} ${limit}`
  const unknown = unknownJudgement(one)
  if (unknown !== undefined) return [{ demand, title, ...unknown }]
  if (change === undefined) return [{ demand, title, verdict: 'pass', reason: `${criterion} is ${formatGap(criterion, candidate.value)}; there is no baseline to compare it with.` }]
  return [{ demand, title, measured: { ...change, level: evidence.level, method: 'paired percentile bootstrap within groups' }, ...judgeChange(one, change, allowed, limit, evidence) }]
}

function judgeChange({ rule, groups, discordant = 0 }: FairnessComparison, change: NonNullable<FairnessComparison['change']>, allowed: number, limit: string, { level, identical, adjusted }: Evidence): Judgement {
  const { criterion, mode } = rule
  const side = worseSide(rule)
  const harm = side * change.value
  if (identical) return { verdict: 'pass', reason: `Both models give the same score for every row, so ${criterion} is the same.` }
  const words = `${criterion} changed by ${formatGapChange(criterion, change.value)}`
  if (mode === 'point') return { verdict: harm > allowed ? 'fail' : 'pass', reason: `${words}; the limit is ${limit} (compared as numbers, not tested).` }
  const strict = mode === 'non-inferiority'
  const few = fewDiscordant(discordant)
  const doubt = few === undefined ? (Number.isNaN(change.low) ? `The interval of ${criterion} is undefined on this data.` : undefined) : `Too little data for ${criterion}: ${few}`
  if (doubt !== undefined) return { verdict: strict ? 'fail' : 'inconclusive', reason: `${doubt}${strict ? ` Mode ${mode} asks for proof.` : ''}` }
  const [least, most] = side === 1 ? [change.low, change.high] : [-change.high, -change.low]
  const said = `${words} (${formatNumber(100 * level, 0)}% CI ${formatChangeEnds(criterion, change)})`
  if (most <= allowed) return { verdict: 'pass', reason: `${said}; a change beyond the limit ${limit} is ruled out.` }
  if (strict) return { verdict: 'fail', reason: `${said}; it is not shown to be within its limit ${limit}.` }
  if (least > 0 && harm > allowed && adjusted.change < (1 - level) / 2) return { verdict: 'fail', reason: `${said}, ${formatP(adjusted.change)} after Holm; the limit is ${limit}.` }
  return { verdict: 'inconclusive', reason: `${said}: a change beyond the limit ${limit} is neither shown nor ruled out; ${smallestWords(groups)}.` }
}

/** Why nothing is known of the gap: data that lack something leave it open, a model that lacks something fails. */
function unknownJudgement({ rule, groups }: FairnessComparison): Judgement | undefined {
  const { criterion, mode, minGroupSize } = rule
  const open = mode === 'regression' ? 'inconclusive' : 'fail'
  const without = groups.filter(({ state }) => state === 'not defined')
  if (without.length > 0) {
    const own = without.filter(({ rates }) => rates.some(({ candidate, baseline }) => Number.isNaN(candidate) && baseline !== undefined && !Number.isNaN(baseline)))
    return { verdict: own.length > 0 ? 'fail' : open, reason: `${criterion} is undefined: ${WITHOUT[fairnessParts(criterion).rate]} in ${countWords(without)}.` }
  }
  const compared = groups.filter(({ state }) => state === 'compared').length
  if (compared < 2)
    return { verdict: open, reason: `${compared === 0 ? 'No group has' : 'Only one group has'} ${formatCount(minGroupSize)} rows or more, so there is nothing to compare.` }
  return Number.isNaN(gapValue(groups, criterion)) ? { verdict: open, reason: `${criterion} is undefined: all rates are 0.` } : undefined
}

const WITHOUT = {
  demographic_parity: 'there is no row',
  equal_opportunity: 'no row is positive',
  equalized_odds: 'no row is positive, or none is negative,',
  predictive_parity: 'no row is predicted positive'
} as const

/** A ratio of nothing but zeros. */
function gapValue(groups: readonly FairnessGroup[], criterion: FairnessRule['criterion']): number {
  const compared = groups.filter(({ state }) => state === 'compared')
  const zero = fairnessParts(criterion).kind === 'ratio' && (compared[0]?.rates ?? []).some((_, rate) => compared.every(({ rates }) => rates[rate]?.candidate === 0))
  return zero ? NaN : 0
}

function groupDemands({ rule, groups }: FairnessComparison): readonly Demand[] {
  const small = groups.filter(({ state }) => state === 'too small')
  if (small.length === 0) return []
  return [{
    demand: 'groups', title: `groups of ${rule.criterion} are large enough`, verdict: 'warn',
    reason: `${countWords(small)} of ${groups.length} ${small.length === 1 ? 'has' : 'have'} fewer than ${formatCount(rule.minGroupSize)} rows (${small.slice(0, MOST_TOLD).map(({ rows }) => formatCount(rows)).join(', ')}${small.length > MOST_TOLD ? ', …' : ''}) and ${small.length === 1 ? 'is' : 'are'} not compared.`
  }]
}

const MOST_TOLD = 5

function countWords(groups: readonly FairnessGroup[]): string {
  return groups.length === 1 ? 'one group' : `${groups.length} groups`
}

function intervalWords({ criterion }: FairnessRule, gap: FairnessComparison['candidate'], level: number): string {
  return `${formatNumber(100 * level, 0)}% CI ${formatGapEnds(criterion, gap)}`
}

/** A small group makes all of them uncertain. */
function smallestWords(groups: readonly FairnessGroup[]): string {
  const rows = groups.filter(({ state }) => state === 'compared').map((group) => group.rows)
  return `the smallest group has ${formatCount(Math.min(...rows))} rows`
}
