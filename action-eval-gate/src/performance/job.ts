import type { Device, ModelJob } from '../scoring/scoring-job.ts'
import type { TimedSeries } from './time-in-turns.ts'

/** What the processes that measure are told on stdin. */
interface MeasuringJob {
  readonly runtime: string
  /** Folder for `MEASURED`. */
  readonly folder: string
  readonly device: Device
  /** File that `writeSample` wrote. */
  readonly sample: string
}

export interface TimingJob extends MeasuringJob {
  /** The candidate, then the baseline if there is one, as in the sample. */
  readonly models: readonly ModelJob[]
  /** Whether single rows are timed. */
  readonly latency: boolean
  /** Rows at once whose throughput is timed. */
  readonly batchSizes: readonly number[]
  /** Milliseconds that each series may take. */
  readonly budget: number
}

export interface MemoryJob extends MeasuringJob {
  readonly model: ModelJob
  /** Place of the model in the sample. */
  readonly index: number
}

/** Times of the single calls of each model, candidate first, in milliseconds. */
export interface Series extends Omit<TimedSeries, 'times'> {
  /** Rows of each call. */
  readonly rows: number
  readonly times: readonly (readonly number[])[]
}

export interface Timings {
  readonly latency?: Series
  readonly throughput: readonly Series[]
}

export interface PeakMemory {
  /** Bytes that were resident at most (VmHWM). */
  readonly bytes: number
}

/** What a process leaves in its folder. */
export const MEASURED = 'measured.json'
