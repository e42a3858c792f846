import type { GatePolicy, RobustnessRule } from '@mlgate/config'
import { type Check, formatNumber, formatPercent } from '@mlgate/report'
import { holm } from '@mlgate/stats'
import { compare, type Comparison, type MetricComparison } from '../judge/comparison.ts'
import { type Judgement, judgeChange, worsePValue } from '../judge/judge-change.ts'
import { formatLegal } from '../judge/limit.ts'
import { perturbationKey, type DisturbedRows, type Reaction } from '../probing/probe.ts'
import type { Scored, Scores } from '../scoring/scored.ts'

/** One limit of a rule, judged. */
export interface RobustnessCheck extends Check {
  readonly rule: RobustnessRule
  readonly key: 'max-drop' | 'max-drop-against-baseline'
  readonly path: readonly (string | number)[]
  readonly rows: DisturbedRows
  /** From what to what; left out where there is nothing to compare. */
  readonly values?: { readonly before: number; readonly after: number }
}

interface Demand extends Pick<RobustnessCheck, 'rule' | 'key' | 'rows'> {
  readonly index: number
  readonly limit: number
  readonly found: Comparison | Judgement
}

type Settings = Pick<GatePolicy, 'robustness' | 'threshold' | 'level' | 'bootstrap'>

/** Judges every limit of every rule; what could not be done or measured never passes. */
export function evaluateRobustness(disturbed: readonly DisturbedRows[], scored: Scored, settings: Settings): readonly RobustnessCheck[] {
  const demands = settings.robustness.flatMap((rule, index) => demandsOf(rule, index, disturbed, scored, settings))
  const tested = demands.flatMap((demand) => {
    const { metric, change } = 'metrics' in demand.found ? measuredOf(demand.found) : {}
    return demand.rule.mode === 'regression' && metric !== undefined && change !== undefined ? [{ demand, p: worsePValue(metric, change) }] : []
  })
  const adjusted = holm(tested.map(({ p }) => p))
  return demands.map((demand) => asCheck(demand, settings.level, adjusted[tested.findIndex((one) => one.demand === demand)] ?? NaN))
}

function demandsOf(rule: RobustnessRule, index: number, disturbed: readonly DisturbedRows[], scored: Scored, settings: Settings): readonly Demand[] {
  const rows = disturbed.find(({ perturbation }) => perturbationKey(perturbation) === perturbationKey(rule))
  if (rows === undefined) throw new TypeError(`${rule.perturbation} was not run`)
  const { truth, candidate, baseline } = scored
  const after = scoresOf(rows.candidate, candidate)
  const own = (): Comparison | Judgement => 'verdict' in after ? after : compare({ truth, candidate: after, baseline: candidate }, settings, [rule.metric], [])
  const against = (): Comparison | Judgement => {
    if ('verdict' in after) return after
    if (baseline === undefined) return { verdict: 'pass', reason: 'there is no baseline to compare with.' }
    if (rows.baseline === undefined) return { verdict: 'inconclusive', reason: 'not applicable: the baseline is no model that can be run on these rows.' }
    const other = scoresOf(rows.baseline, baseline)
    if ('verdict' in other) return { verdict: 'inconclusive', reason: `the baseline gives nothing to compare with: ${other.reason}` }
    return compare({ truth, candidate: after, baseline: other }, settings, [rule.metric], [])
  }
  return [
    ...(rule.maxDrop === undefined ? [] : [{ rule, index, rows, key: 'max-drop', limit: rule.maxDrop, found: own() } as const]),
    ...(rule.maxDropAgainstBaseline === undefined ? [] : [{ rule, index, rows, key: 'max-drop-against-baseline', limit: rule.maxDropAgainstBaseline, found: against() } as const])
  ]
}

/** What a model says of the disturbed rows, or why it says nothing. */
function scoresOf({ outcome, scores }: Reaction, clean: Scores): Scores | Judgement {
  switch (outcome.kind) {
    case 'unread':
      return clean
    case 'not applicable':
      return { verdict: 'inconclusive', reason: `not applicable: ${outcome.why}` }
    case 'broken':
      return { verdict: 'fail', reason: `the model gives no usable answer: ${outcome.why}` }
    case 'scored':
      if (scores === undefined) throw new TypeError('an outcome without its scores')
      return scores
  }
}

function measuredOf({ metrics }: Comparison): MetricComparison {
  const [found] = metrics
  if (found === undefined) throw new TypeError('a metric that was not computed')
  return found
}

function asCheck({ rule, key, index, limit, found, rows }: Demand, level: number, adjusted: number): RobustnessCheck {
  const words = perturbationWords(rule)
  const legal = { demand: 'max-drop', least: -limit } as const
  const head = { id: `robustness[${index}].${key}`, title: `change of ${rule.metric} with ${words} ${formatLegal(rule.metric, legal)}`, path: ['gate', 'robustness', index, key], rule, key, rows }
  const strict = (verdict: Judgement['verdict']): Judgement['verdict'] => (rule.mode === 'non-inferiority' && verdict === 'inconclusive' ? 'fail' : verdict)
  if ('verdict' in found) return { ...head, verdict: strict(found.verdict), reason: `With ${words}, ${found.reason}` }
  const measured = measuredOf(found)
  const { baseline = NaN, candidate, change } = measured
  return {
    ...head, samples: found.rows, values: { before: baseline, after: candidate },
    ...(change === undefined ? {} : { measured: { value: change.value, low: change.low, high: change.high, level, method: change.method } }),
    ...judged(rule, key, found, () => judgeChange(rule.mode, legal, measured, { comparison: found, level, adjusted }))
  }
}

/** The judgement of the change, where there is one to be judged. */
function judged(rule: RobustnessRule, key: RobustnessCheck['key'], comparison: Comparison, judge: () => Judgement): Judgement {
  const words = perturbationWords(rule)
  const own = key === 'max-drop'
  if (Number.isNaN(measuredOf(comparison).baseline)) return { verdict: 'fail', reason: `With ${words}: ${rule.metric} ${own ? 'of the candidate is undefined without it' : 'of the baseline is undefined'} on this data.` }
  if (comparison.paired?.identical === true) return { verdict: 'pass', reason: `With ${words}, no score differs from ${own ? 'those without it' : 'the baseline\'s'}.` }
  const { verdict, reason } = judge()
  return { verdict, reason: `With ${words}${own ? '' : ' against the baseline'}: ${reason}` }
}

/** `noise of 0.1 SD`, `5% missing`, `10% swapped`. */
export function perturbationWords({ perturbation, amount, columns }: RobustnessRule): string {
  const on = columns === undefined ? '' : ` in ${columns.length === 1 ? '1 column' : `${columns.length} columns`}`
  if (perturbation === 'noise') return `noise of ${formatNumber(amount, 3).replace(/\.?0+$/, '')} SD${on}`
  return `${formatPercent(amount)} ${perturbation === 'missing' ? 'missing' : 'swapped'}${on}`
}
