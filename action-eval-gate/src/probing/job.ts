import type { Metric, Perturbation } from '@mlgate/config'
import type { Problem } from '@mlgate/problem'
import type { ModelImportance } from '../importance/measure-importance.ts'
import type { Settings } from '../judge/measure.ts'
import type { Effect } from '../robustness/perturb-columns.ts'
import type { Scores } from '../scoring/scored.ts'
import type { ModelJob, Ran, TruthJob } from '../scoring/scoring-job.ts'

/** What the process that runs the models on other rows than those of the data is told on stdin. */
export interface ProbingJob {
  readonly runtime: string
  /** Folder for what it leaves, and with `TRUTH` in it. */
  readonly folder: string
  readonly data: { readonly path: string; readonly name: string; readonly sha256: string }
  readonly truth: TruthJob
  readonly device: Ran['device']
  /** The candidate, then the baseline if it is a model; they know their columns. */
  readonly models: readonly ModelJob[]
  readonly settings: Settings
  readonly perturbations: readonly Perturbation[]
  readonly importance?: ImportanceJob
}

export interface ImportanceJob {
  readonly metric: Metric
  readonly repeats: number
  readonly maxRows: number
}

/** What a model makes of disturbed rows. */
export type Outcome =
  /** Its scores stand in `PROBED`. */
  | { readonly kind: 'scored'; readonly effect: Effect; readonly head: Omit<Scores, 'values'> }
  /** It reads nothing of what was disturbed. */
  | { readonly kind: 'unread' }
  /** What was asked for could not be done; a whole sentence. */
  | { readonly kind: 'not applicable'; readonly why: string }
  /** It fails on the disturbed rows, or gives what is no answer. */
  | { readonly kind: 'broken'; readonly effect: Effect; readonly why: string }

export interface ProbingSummary {
  /** For each perturbation the outcome of each model. */
  readonly outcomes: readonly (readonly Outcome[])[]
  /** Of each model. */
  readonly importance?: readonly ModelImportance[]
}

export type ProbingAnswer =
  | { readonly kind: 'probed'; readonly summary: ProbingSummary }
  | { readonly kind: 'config'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly kind: 'infrastructure'; readonly problems: readonly [Problem, ...Problem[]] }

/** Truth of the rows, as `v8.serialize` writes it. */
export const TRUTH = 'truth.v8'
/** Doubles one after the other: the scores of all outcomes that have some. */
export const PROBED = 'probed.f64'
export { ANSWER, PHASE } from '../scoring/scoring-job.ts'
