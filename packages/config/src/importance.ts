import type { Issue, Path } from './issue.ts'
import { type Metric, metricFacts } from './metrics.ts'
import type { GatePolicy } from './policy.ts'
import { quote } from './quote.ts'

/** What the candidate may lean on. */
export interface ImportancePolicy {
  /** What a permuted feature costs is measured by it; absent: nothing is measured. */
  readonly metric?: Metric
  /** Permutations of each feature. */
  readonly repeats: number
  /** Rows that it is measured on, at most. */
  readonly maxRows: number
  /** Columns that the candidate must not read at all. */
  readonly forbiddenFeatures: readonly string[]
  readonly maxImportance: readonly ImportanceLimit[]
}

export interface ImportanceLimit {
  /** A column of the data. */
  readonly feature: string
  /** Largest legal importance, at least 0, in the metric's own unit. */
  readonly max: number
}

/** What the schema cannot say about the section. */
export function importanceIssues({ importance, model, labels }: GatePolicy): Issue[] {
  if (importance === undefined) return []
  const { metric, forbiddenFeatures, maxImportance } = importance
  const path: Path = ['gate', 'importance']
  const features = maxImportance.map(({ feature }) => feature)
  const both = forbiddenFeatures.find((feature) => features.includes(feature))
  return [
    ...(model === undefined ? [{ path, message: 'Importance is that of the features of a model that is run, but the gate names none.', fix: 'Name a "model", or remove "importance".' }] : []),
    ...(metric === undefined && features.length > 0 ? [{ path: [...path, 'max-importance'], message: 'Importance is measured by a metric, but none is named.', fix: 'Add "metric", for example roc_auc.' }] : []),
    ...(metric === undefined && features.length === 0 && forbiddenFeatures.length === 0 ? [{ path, message: 'The section demands nothing.', fix: 'Add "metric", "forbidden-features" or "max-importance".' }] : []),
    ...(metric !== undefined && (metricFacts(metric).better === 'neither' || metricFacts(metric).pair === true)
      ? [{ path: [...path, 'metric'], message: `${metric} has no better side for one model, so no feature is important for it.`, fix: 'Name a metric such as roc_auc or mae.' }]
      : []),
    ...forbiddenFeatures.flatMap((feature, index) => (forbiddenFeatures.indexOf(feature) < index
      ? [{ path: [...path, 'forbidden-features', index], message: `${quote(feature)} stands twice in the list.`, fix: 'Keep one of the two.' }]
      : [])),
    ...(both === undefined ? [] : [{ path: [...path, 'max-importance', both], message: `${quote(both)} is forbidden altogether.`, fix: 'Remove it here, or from "forbidden-features".' }]),
    ...features.filter((feature) => labels.includes(feature)).map((feature) => ({ path: [...path, 'max-importance', feature], message: `${quote(feature)} is a label, which no model reads.`, fix: 'Name a column that the model may read.' }))
  ]
}
