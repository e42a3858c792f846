import type { Issue, Path } from './issue.ts'
import { type Metric, metricFacts } from './metrics.ts'
import type { GatePolicy, RuleMode } from './policy.ts'
import { quote } from './quote.ts'

/** noise: normal, added to numbers. missing: values are taken away. swap: categories become other ones. */
export const PERTURBATIONS = ['noise', 'missing', 'swap'] as const
export type PerturbationKind = (typeof PERTURBATIONS)[number]

export const ROBUSTNESS_MODES = ['regression', 'non-inferiority', 'point'] as const satisfies readonly RuleMode[]

/** What is done to the rows before a model sees them. */
export interface Perturbation {
  readonly perturbation: PerturbationKind
  /** Of noise in standard deviations of each column, above 0; otherwise the share of its values, in (0, 1]. */
  readonly amount: number
  /** Absent: all that it can be done to. */
  readonly columns?: readonly string[]
}

/** How much a metric may suffer from it. */
export interface RobustnessRule extends Perturbation {
  readonly metric: Metric
  readonly mode: (typeof ROBUSTNESS_MODES)[number]
  /** Largest worsening of the candidate from the rows as they are, in the metric's own unit. */
  readonly maxDrop?: number
  /** Largest worsening against the baseline on the same perturbed rows, in the metric's own unit. */
  readonly maxDropAgainstBaseline?: number
}

/** What the schema cannot say about the rules. */
export function robustnessIssues({ robustness, model, labels }: GatePolicy): Issue[] {
  const names = robustness.map(({ perturbation, amount, columns = [], metric, mode }) => JSON.stringify([perturbation, amount, columns, metric, mode]))
  return [
    ...(robustness.length > 0 && model === undefined
      ? [{ path: ['gate', 'robustness'], message: 'Robustness is that of a model that is run, but the gate names none.', fix: 'Name a "model", or remove "robustness".' }]
      : []),
    ...robustness.flatMap((rule, index) => ruleIssues(rule, labels, ['gate', 'robustness', index])),
    ...names.flatMap((name, index) => (names.indexOf(name) < index
      ? [{ path: ['gate', 'robustness', index], message: `Rule ${index + 1} asks for what rule ${names.indexOf(name) + 1} does.`, fix: 'Put both into one rule.' }]
      : []))
  ]
}

function ruleIssues(rule: RobustnessRule, labels: readonly string[], path: Path): Issue[] {
  const { perturbation, amount, columns = [], metric, mode, maxDrop, maxDropAgainstBaseline } = rule
  const { better, pair } = metricFacts(metric)
  const label = columns.findIndex((column) => labels.includes(column))
  const limits = [['max-drop', maxDrop], ['max-drop-against-baseline', maxDropAgainstBaseline]] as const
  return [
    ...(perturbation !== 'noise' && amount > 1
      ? [{ path: [...path, 'amount'], message: `The amount of ${perturbation} is a share of the values, found ${amount}.`, fix: 'Write a number above 0 and at most 1.' }]
      : []),
    ...(better === 'neither' || pair === true ? [{ path: [...path, 'metric'], message: `${metric} has no better side for one model, so it cannot drop.`, fix: 'Name a metric such as roc_auc or mae.' }] : []),
    ...(label < 0 ? [] : [{ path: [...path, 'columns', label], message: `${quote(columns[label] ?? '')} is a label, which no model reads.`, fix: 'Name columns that the model reads.' }]),
    ...columns.flatMap((column, index) => (columns.indexOf(column) < index ? [{ path: [...path, 'columns', index], message: `${quote(column)} stands twice in the list.`, fix: 'Keep one of the two.' }] : [])),
    ...(limits.every(([, limit]) => limit === undefined) ? [{ path, message: 'The rule demands nothing.', fix: 'Add "max-drop" or "max-drop-against-baseline".' }] : []),
    ...limits.flatMap(([key, limit]) => (limit === 0 && mode !== 'point'
      ? [{ path: [...path, key], message: `"${key}" of 0 cannot be judged in mode ${mode}: no data are enough to rule out any change at all.`, fix: 'Write a number above 0, or choose mode point.' }]
      : []))
  ]
}
