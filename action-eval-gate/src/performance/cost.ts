import type { PerformancePolicy } from '@mlgate/config'
import { meanRatio, pairedMean, type PairedDifference, quantileRatio, quantileSorted, type Resampling } from '@mlgate/stats'
import type { Series } from './job.ts'
import type { Measured } from './measure.ts'

export const COSTS = ['latency-p50', 'latency-p95', 'throughput', 'peak-memory', 'model-size'] as const
/** As the policy calls it. */
export type CostName = (typeof COSTS)[number]

/** What it takes to run each model. */
export interface Cost {
  readonly cost: CostName
  readonly title: string
  /** Milliseconds, rows per second or bytes. NaN: not measured. */
  readonly candidate: number
  readonly baseline?: number
  /** Natural logarithm of candidate to baseline. */
  readonly change?: RatioChange
  /** Why it cannot be judged, as a whole sentence. */
  readonly doubt?: string
}

export interface RatioChange extends PairedDifference {
  /** In the field's terms. */
  readonly method: string
  /** Blocks or runs that the interval comes from. */
  readonly units: number
}

export interface FileSizes {
  readonly candidate: number
  readonly baseline?: number
}

/** With fewer blocks an interval of their quantiles cannot be believed. */
const ENOUGH_BLOCKS = 10

/** The costs that the policy names. Sizes are those of the files, weights included. */
export function costsOf(measured: Measured, sizes: FileSizes, policy: PerformancePolicy, resampling: () => Resampling): readonly Cost[] {
  const { timings, memory } = measured
  return [
    ...(policy.latencyP50 === undefined || timings?.latency === undefined ? [] : [latency(timings.latency, 'latency-p50', 0.5, resampling())]),
    ...(policy.latencyP95 === undefined || timings?.latency === undefined ? [] : [latency(timings.latency, 'latency-p95', 0.95, resampling())]),
    ...(timings?.throughput ?? []).map((series) => throughput(series, resampling())),
    ...(policy.peakMemory === undefined ? [] : [peakMemory(memory, resampling().level)]),
    ...(policy.modelSize === undefined ? [] : [{ cost: 'model-size', title: 'model size', ...sizes } as const])
  ]
}

function latency(series: Series, cost: 'latency-p50' | 'latency-p95', p: number, resampling: Resampling): Cost {
  const [candidate = [], baseline] = series.times
  const title = cost.replace('-', ' ')
  const own = quantileOf(candidate, p)
  if (baseline === undefined) return { cost, title, candidate: own }
  const change = { ...quantileRatio({ baseline, candidate, length: series.length }, p, resampling), method: 'paired block bootstrap', units: blocksOf(series) }
  return { cost, title, candidate: own, baseline: quantileOf(baseline, p), change, ...fewBlocks(series) }
}

/** Rows of all calls by the time of all calls. */
function throughput(series: Series, resampling: Resampling): Cost {
  const [candidate = [], baseline] = series.times
  const perSecond = (times: readonly number[]): number => 1000 * series.rows * times.length / times.reduce((total, time) => total + time, 0)
  const own = { cost: 'throughput', title: `throughput, ${series.rows} ${series.rows === 1 ? 'row' : 'rows'} at once`, candidate: perSecond(candidate) } as const
  if (baseline === undefined) return own
  const change = { ...meanRatio({ baseline: candidate, candidate: baseline, length: series.length }, resampling), method: 'paired block bootstrap', units: blocksOf(series) }
  return { ...own, baseline: perSecond(baseline), change, ...fewBlocks(series) }
}

function peakMemory(runs: Measured['memory'], level: number): Cost {
  const named = { cost: 'peak-memory', title: 'peak memory' } as const
  const [candidate, baseline] = runs ?? []
  if (candidate === undefined) return { ...named, candidate: NaN, doubt: 'Peak memory is measured on Linux only.' }
  const own = { ...named, candidate: quantileOf(candidate, 0.5) }
  if (baseline === undefined) return own
  const change = { ...pairedMean(baseline.map(Math.log), candidate.map(Math.log), level), method: 'paired t of the logarithms', units: candidate.length }
  return { ...own, baseline: quantileOf(baseline, 0.5), change }
}

function blocksOf({ times: [candidate = []], length }: Series): number {
  return candidate.length / length
}

function fewBlocks(series: Series): Pick<Cost, 'doubt'> {
  const blocks = blocksOf(series)
  return blocks >= ENOUGH_BLOCKS ? {} : { doubt: `The models are so slow that time was left for ${blocks} blocks only; ${ENOUGH_BLOCKS} are needed.` }
}

function quantileOf(values: readonly number[], p: number): number {
  return quantileSorted(values.toSorted((a, b) => a - b), p)
}
