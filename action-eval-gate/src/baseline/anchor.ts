import type { GateRule } from '@mlgate/config'
import { compare, type Comparison } from '../judge/comparison.ts'
import type { RecordedBaseline } from './baseline.ts'
import { evaluate, type RuleCheck } from '../evaluate.ts'
import type { Gate } from '../inputs.ts'
import { direction } from '../judge/metric.ts'
import type { Scored } from '../scoring/scored.ts'
import type { AnchorScores } from '../scoring/score-models.ts'

/** The candidate beside the model that its line of baselines hangs on. */
export interface AnchorComparison {
  readonly record: RecordedBaseline
  /** Whether the baseline itself is the anchor still. */
  readonly isBaseline: boolean
  readonly comparison: Comparison
}

/** Compares the candidate with the anchor on the same rows, by the metrics of the rules that ask for it. */
export function compareWithAnchor({ record, isBaseline, scores }: AnchorScores, { truth, candidate }: Scored, gate: Gate): AnchorComparison {
  const metrics = [...new Set(anchored(gate).map(({ rule }) => rule.metric))]
  return { record, isBaseline, comparison: compare({ truth, candidate, baseline: scores }, gate, metrics, metrics) }
}

/**
 * Judges every `max-total-drop`, as `max-drop` is judged, with Holm's adjustment over these rules: whether a line of
 * small steps went too far is a question of its own.
 */
export function evaluateAnchor({ comparison }: AnchorComparison, gate: Gate): readonly RuleCheck[] {
  const rules = anchored(gate)
  const [first, ...rest] = rules.map(({ rule, limit }): GateRule => ({ metric: rule.metric, mode: rule.mode === 'point' ? 'point' : 'regression', maxDrop: limit }))
  if (first === undefined) return []
  return evaluate(comparison, { level: gate.level, minSliceRows: gate.minSliceRows, rules: [first, ...rest] }, 'found').checks.map((check, index) => {
    const path = ['gate', 'rules', rules[index]?.place ?? 0, 'max-total-drop']
    return { ...check, id: `rules[${rules[index]?.place ?? 0}].max-total-drop`, title: `${check.title} since the anchor`, path }
  })
}

/** Whether a recorded model takes the anchor's place: shown to be better by one of its metrics, and not lower by any. */
export function isNewAnchor({ comparison }: AnchorComparison): boolean {
  const changes = comparison.metrics.flatMap(({ metric, change }) => {
    if (change === undefined) return []
    const sign = direction(metric)
    return [{ value: sign * change.value, low: Math.min(sign * change.low, sign * change.high) }]
  })
  return changes.length > 0 && changes.every(({ value }) => value >= 0) && changes.some(({ low }) => low > 0)
}

interface Anchored {
  readonly rule: GateRule
  readonly limit: number
  /** Index in the policy. */
  readonly place: number
}

function anchored({ rules }: Pick<Gate, 'rules'>): readonly Anchored[] {
  return rules.flatMap((rule, place) => (rule.maxTotalDrop === undefined ? [] : [{ rule, limit: rule.maxTotalDrop, place }]))
}
