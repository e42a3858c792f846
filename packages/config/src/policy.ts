import type { FairnessRule } from './fairness.ts'
import type { ImportancePolicy } from './importance.ts'
import type { PerformancePolicy } from './performance.ts'
import type { RobustnessRule } from './robustness.ts'
import type { Metric, TaskName } from './metrics.ts'

/** The policy file, parsed: durations are milliseconds, percents are fractions, defaults are filled in. */
export interface Policy {
  readonly version: 1
  readonly data?: DataPolicy
  readonly train?: TrainPolicy
  readonly gate?: GatePolicy
  readonly canary?: CanaryPolicy
}

export interface DataPolicy {
  /** Path of the data contract (Open Data Contract Standard, YAML). */
  readonly contract: string
  /** CSV or Parquet files, at least one. */
  readonly files: readonly string[]
  readonly label?: string
  /** Columns whose label rate per value is compared with the reference. */
  readonly slices: readonly string[]
  /** Data held out for testing; empty: there are none. */
  readonly testFiles: readonly string[]
  /** Column that names what a row is about. */
  readonly id?: string
  /** Column that names what rows belong to: a group is on one side of the split. */
  readonly group?: string
  /** Test rows are later in it than all others. */
  readonly timeColumn?: string
  readonly environment: Environment
  readonly drift: DriftPolicy
  readonly leakage: LeakagePolicy
  readonly poisoning: PoisoningPolicy
  readonly pii: PiiMode
  /** Largest share of rows that repeat an earlier row; absent: not checked. */
  readonly maxDuplicates?: number
  /** Largest share of rows whose features occur with another label; absent: not checked. */
  readonly maxConflictingLabels?: number
  readonly reference: ArtifactPolicy
}

export const ENVIRONMENTS = ['training', 'serving'] as const
/** Where the data come from; in `serving` the label may be absent. */
export type Environment = (typeof ENVIRONMENTS)[number]

export const PII_MODES = ['warn', 'ignore'] as const
export type PiiMode = (typeof PII_MODES)[number]

export const DRIFT_MODES = ['effect-and-significance', 'effect', 'significance'] as const
export type DriftMode = (typeof DRIFT_MODES)[number]

export interface DriftPolicy extends DriftLimits {
  /** Family-wise error rate of the tests (Holm). */
  readonly alpha: number
  readonly mode: DriftMode
  /** By the name of the column, in place of the limits of all. */
  readonly columns: ReadonlyMap<string, Partial<DriftLimits>>
}

export interface DriftLimits {
  /** Jensen-Shannon distance or Kolmogorov-Smirnov D that must be exceeded, in [0, 1]. */
  readonly maxDistance: number
  /** Change of the share of missing values that must be exceeded, in [0, 1]. */
  readonly maxMissingChange: number
}

/** The first three are shares of the test rows. */
export interface LeakagePolicy {
  readonly maxOverlap: number
  readonly maxSharedIds: number
  readonly maxSharedGroups: number
  /** Share of the label's entropy that one column may explain: Theil's U. */
  readonly maxLabelInformation: number
}

export interface PoisoningPolicy {
  /** Share of the accepted labels that may have changed. */
  readonly maxFlippedLabels: number
  /** Share of one label among the rows with one value, minus that among all. */
  readonly maxPurityGain: number
  /** Share of rows beyond the accepted 0.1 % and 99.9 % quantiles, as a multiple of the accepted share. */
  readonly maxTailGrowth: number
  /** Share of rows. */
  readonly maxNewCategories: number
}

export interface ArtifactPolicy {
  readonly artifact: string
}

export interface TrainPolicy {
  /** File name of the workflow below `.github/workflows`. */
  readonly workflow: string
  readonly inputs: Readonly<Record<string, string>>
  readonly artifact: string
  /** Milliseconds. */
  readonly queueTimeout: number
  /** Milliseconds. */
  readonly timeout: number
}

export interface GatePolicy {
  /** `auto`: whichever fits the labels and what the model gives. */
  readonly task: TaskName | 'auto'
  readonly data: string
  /** The first of `labels`. */
  readonly label: string
  /** Columns that hold the truth; several for multilabel. */
  readonly labels: readonly string[]
  /** In the order of the model's numbers; absent: as the model or the data say. */
  readonly classes?: readonly string[]
  /** Queries of a ranking, or clusters of rows that are not independent. */
  readonly groupColumn?: string
  /** ONNX file of the candidate; there is either this or `predictions`. */
  readonly model?: string
  /** Absent: as the model or the data say. */
  readonly features?: readonly InputFeatures[]
  /** Absent: the output that is known by its name or type. */
  readonly output?: string
  /** Scores of the candidate, CSV or Parquet. */
  readonly predictions?: string
  /** Scores to compare with in place of the recorded baseline. */
  readonly baselinePredictions?: string
  /** Several for one number of each class or label. */
  readonly scoreColumns: readonly string[]
  /** Absent: rows are joined in their order. */
  readonly idColumn?: string
  /** Scores at and above it are positive; in [0, 1]. */
  readonly threshold: number
  readonly baseline: BaselinePolicy
  /** No two with the same metric and mode. Empty: those that the task stands for. */
  readonly rules: readonly GateRule[]
  /** Models that the same evaluation data may accept before that is warned of. */
  readonly maxDataUses: number
  readonly modelCard?: ModelCardPolicy
  /** Absent: not measured. */
  readonly performance?: PerformancePolicy
  /** As `parseSlice` reads them: shown without blocking. */
  readonly slices: readonly string[]
  /** How far groups of people may be apart; empty: not judged. */
  readonly fairness: readonly FairnessRule[]
  /** How much disturbed inputs may cost; empty: not judged. */
  readonly robustness: readonly RobustnessRule[]
  /** Absent: not judged. */
  readonly importance?: ImportancePolicy
  /** Absent: nothing is said about time. */
  readonly time?: TimePolicy
  /** Slices with fewer rows are not judged. */
  readonly minSliceRows: number
  /** Level of the two-sided intervals, in (0, 1). */
  readonly level: number
  readonly bootstrap: BootstrapPolicy
}

/** Columns that fill an input of several columns, in its order. */
export interface InputFeatures {
  /** Absent: the only input of several columns. */
  readonly input?: string
  readonly columns: readonly string[]
}

export interface BaselinePolicy {
  readonly place: BaselinePlace
  readonly prefer: BaselinePreference
  /** Where the model lies that `maxTotalDrop` is measured against; absent: beside the baseline. */
  readonly anchor?: BaselinePlace
  /** What a pull request means that changes the evaluation data and the model at once. */
  readonly onDataChange: DataChangeMode
}

/** Where a recorded model lies. */
export type BaselinePlace =
  | { readonly kind: 'artifact'; readonly name: string }
  | { readonly kind: 'release'; readonly tag: string; readonly asset: string }
  | { readonly kind: 'file'; readonly path: string }

export const BASELINE_PREFERENCES = ['merge-base', 'newest'] as const
export type BaselinePreference = (typeof BASELINE_PREFERENCES)[number]

export const DATA_CHANGE_MODES = ['error', 'warn'] as const
export type DataChangeMode = (typeof DATA_CHANGE_MODES)[number]

export interface ModelCardPolicy {
  readonly file: string
  /** Headings, at least one. */
  readonly sections: readonly string[]
}

export const RULE_MODES = ['regression', 'non-inferiority', 'superiority', 'point'] as const
export type RuleMode = (typeof RULE_MODES)[number]

export interface GateRule {
  readonly metric: Metric
  readonly mode: RuleMode
  /** Largest worsening against the baseline, in the metric's own unit; at least 0 for every metric, losses included. */
  readonly maxDrop?: number
  /** The same as a share of the size of the baseline's value. */
  readonly maxRelativeDrop?: number
  /** Smallest betterment against the baseline, in the metric's own unit. */
  readonly minImprovement?: number
  /** The same against the anchor. */
  readonly maxTotalDrop?: number
  /** Bounds of the candidate's own value. */
  readonly min?: number
  readonly max?: number
  /** As `parseSlice` reads them, on each of which the rule must hold; absent: on all rows together. */
  readonly slices?: readonly string[]
  /** Largest difference of the candidate between the slices of a column. */
  readonly maxGap?: number
  /** Largest worsening of the candidate from earlier periods to later ones, in the metric's own unit; above 0. */
  readonly maxDecay?: number
}

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const
/** Of the calendar, in UTC; weeks begin on Monday. */
export type Period = (typeof PERIODS)[number]

export interface TimePolicy {
  /** Column of the data that says when a row was. */
  readonly column: string
  readonly period: Period
}

export interface BootstrapPolicy {
  readonly resamples: number
  readonly seed: number
}

export const ON_INCONCLUSIVE = ['rollback', 'hold', 'promote-if-no-harm'] as const
export type OnInconclusive = (typeof ON_INCONCLUSIVE)[number]

export interface CanaryPolicy {
  readonly metricsUrl: string
  /** Name of the Prometheus counter with the labels `arm` and `outcome`. */
  readonly counter: string
  /** Shares of the traffic in (0, 1], strictly ascending. */
  readonly steps: readonly [number, ...number[]]
  /** Milliseconds between two looks. */
  readonly look: number
  /** Milliseconds dropped after a change of weight. */
  readonly settle: number
  /** Requests the candidate must answer in a step before it may go on. */
  readonly minRequests: number
  readonly alpha: number
  readonly promoteBelowOddsRatio: number
  readonly maxErrorRate: number
  /** Milliseconds. */
  readonly deadline: number
  readonly onInconclusive: OnInconclusive
}
