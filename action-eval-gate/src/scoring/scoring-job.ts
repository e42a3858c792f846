import type { InputFeatures, TaskName } from '@mlgate/config'
import type { Problem } from '@mlgate/problem'
import type { NodePlacement } from '../cuda/node-placement.ts'
import type { Parity } from '../cuda/prove.ts'
import type { FilledInput } from '../model/features.ts'
import type { PredictionsFile } from './predictions-file.ts'
import type { Scores, Truth } from './scored.ts'
import type { GroupingHead, WantedSlice } from '../judge/slice.ts'
import type { Signature } from '../model/signature.ts'
import type { Understanding } from './understanding.ts'

export const DEVICES = ['cpu', 'cuda', 'auto'] as const
export type Device = (typeof DEVICES)[number]

/** What the child process is told on stdin. */
export interface ScoringJob {
  /** Folder with `package.json` and `node_modules` of the native modules. */
  readonly runtime: string
  /** Folder for `ANSWER` and `SCORES`. */
  readonly folder: string
  readonly data: { readonly path: string; readonly name: string }
  readonly truth: TruthJob
  /** What the policy says of the columns that fill the models' inputs. */
  readonly features?: WantedFeatures
  readonly device: Device
  /** Column of the data that predictions are joined by. */
  readonly id?: string
  readonly slices: readonly WantedSlice[]
  /** Column of the data that says when a row was. */
  readonly time?: WantedColumn
  /** The candidate, then the baseline if there is one. */
  readonly sources: readonly SourceJob[]
  /** What to keep for processes that measure. */
  readonly sample?: SampleJob
}

export interface WantedFeatures {
  readonly inputs: readonly InputFeatures[]
  /** Where the policy says so, for messages. */
  readonly at: string
}

export interface WantedColumn {
  readonly column: string
  /** What wants it, for messages. */
  readonly at: string
}

export interface SampleJob {
  /** The first rows of the data, at most. */
  readonly rows: number
  /** Places in `sources` of the models that will be measured. */
  readonly models: readonly number[]
}

/** Where the truth stands, and how it is to be understood. */
export interface TruthJob {
  readonly task: TaskName | 'auto'
  /** Columns of the data. */
  readonly labels: readonly string[]
  /** In the order of the model's numbers. */
  readonly classes?: readonly string[]
  /** Column of the data that says what rows belong to. */
  readonly group?: string
}

export type SourceJob = ModelJob | PredictionsJob

export type PredictionsJob = Pick<PredictionsFile, 'kind' | 'path' | 'name' | 'columns'>

export interface ModelJob {
  readonly kind: 'model'
  readonly path: string
  readonly name: string
  readonly signature: Signature
}

/** What the child process leaves in its folder. */
export type Answer =
  | { readonly kind: 'scores'; readonly summary: ScoringSummary }
  | { readonly kind: 'config'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly kind: 'infrastructure'; readonly problems: readonly [Problem, ...Problem[]] }

export interface ScoringSummary {
  readonly data: { readonly sha256: string; readonly rows: number; readonly bytes: number }
  /** The codes of each stand in `SCORES`. */
  readonly groupings: readonly GroupingHead[]
  /** Whether the times of the rows stand in `SCORES`. */
  readonly timed: boolean
  readonly truth: Omit<Truth, 'values' | 'groups'> & { readonly grouped: boolean }
  readonly understood: Pick<Understanding, 'inferred' | 'classesFrom'>
  /** Of each source the inputs that named columns fill. */
  readonly features: readonly (readonly FilledInput[])[]
  /** Of each source; the values stand in `SCORES`. */
  readonly scores: readonly Omit<Scores, 'values'>[]
  /** Left out when no model was run. */
  readonly ran?: Ran
}

export interface Ran {
  /** Where all models ran. */
  readonly device: 'cpu' | 'cuda'
  /** Why `auto` did not take the GPU. */
  readonly deviceReason?: string
  /** For example `onnxruntime 1.30.0`. */
  readonly engine: string
  /** What shows that the GPU was used, for each model; left out on the CPU. */
  readonly proofs?: readonly CudaProof[]
}

export interface CudaProof {
  /** Name of the model. */
  readonly model: string
  /** Number of nodes by the execution provider that ran them. */
  readonly placement: NodePlacement
  /** Against the same model on the CPU. */
  readonly parity: Parity
}

/**
 * Doubles one after the other: the truth, its groups if it has any, the scores of every source, the codes of every
 * grouping, and the times of the rows if they have any.
 */
export const SCORES = 'scores.f64'
export const ANSWER = 'answer.json'
/** What the measured models read, as `writeSample` writes it. */
export const SAMPLE = 'sample.v8'
/** What the process is about to do, in words, for the message when it has to be killed. */
export const PHASE = 'phase.txt'
