import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PerformancePolicy } from '@mlgate/config'
import { InfrastructureError } from '@mlgate/problem'
import { type ChildRequest, type End, runChild } from '../scoring/child-process.ts'
import type { ModelJob, Ran } from '../scoring/scoring-job.ts'
import { MEASURED, type MemoryJob, type PeakMemory, type TimingJob, type Timings } from './job.ts'

export interface MeasuringRequest extends Pick<ChildRequest, 'folder' | 'timeout' | 'environment'> {
  /** Folder with the native modules. */
  readonly runtime: string
  /** The bundled `timing-process.js` and `memory-process.js`. */
  readonly timing: string
  readonly memory: string
  /** Where the models were scored. */
  readonly device: Ran['device']
  /** File that `writeSample` wrote. */
  readonly sample: string
  /** The candidate, then the baseline if it is a model. */
  readonly models: readonly [ModelJob, ...ModelJob[]]
}

export interface Measured {
  readonly timings?: Timings
  /** Bytes that were resident at most, run by run: the candidate's, then the baseline's. Left out where nothing tells them. */
  readonly memory?: readonly (readonly number[])[]
}

/** Milliseconds that one series of times may take. */
const BUDGET = 20_000
/** Runs of each model whose peak memory is taken. */
const RUNS = 5

/**
 * Measures what the policy asks for, one process after the other, so that none disturbs another. Throws
 * `InfrastructureError` MLG-604 when a process crashed or was killed.
 */
export async function measure(request: MeasuringRequest, { latencyP50, latencyP95, throughput, peakMemory }: PerformancePolicy, signal: AbortSignal): Promise<Measured> {
  const latency = latencyP50 !== undefined || latencyP95 !== undefined
  const timings = latency || throughput !== undefined ? await time(request, { latency, batchSizes: throughput?.batchSizes ?? [] }, signal) : undefined
  const memory = peakMemory !== undefined && process.platform === 'linux' ? await weigh(request, signal) : undefined
  return { ...(timings === undefined ? {} : { timings }), ...(memory === undefined ? {} : { memory }) }
}

function time(request: MeasuringRequest, what: Pick<TimingJob, 'latency' | 'batchSizes'>, signal: AbortSignal): Promise<Timings> {
  const { runtime, device, sample, models, timing } = request
  const job = (folder: string): TimingJob => ({ runtime, folder, device, sample, models, budget: BUDGET, ...what })
  return answerOf<Timings>(request, { script: timing, name: 'timing', doing: 'timing the models' }, job, signal)
}

/** In turns and there and back, as the times are. */
async function weigh(request: MeasuringRequest, signal: AbortSignal): Promise<readonly (readonly number[])[]> {
  const { runtime, device, sample, models, memory } = request
  const weighed = models.map((model, index) => ({ model, index, bytes: new Array<number>() }))
  for (let run = 0; run < RUNS; run++)
    for (const { model, index, bytes } of run % 2 === 0 ? weighed : weighed.toReversed()) {
      const job = (folder: string): MemoryJob => ({ runtime, folder, device, sample, model, index })
      const program = { script: memory, name: `memory-${index}-${run}`, doing: `weighing ${model.name}` }
      bytes.push((await answerOf<PeakMemory>(request, program, job, signal)).bytes)
    }
  return weighed.map(({ bytes }) => bytes)
}

interface Program {
  readonly script: string
  /** Of its folder. */
  readonly name: string
  readonly doing: string
}

async function answerOf<Answer>(request: MeasuringRequest, { script, name, doing }: Program, job: (folder: string) => unknown, signal: AbortSignal): Promise<Answer> {
  const folder = join(request.folder, name)
  await mkdir(folder, { recursive: true })
  const end = await runChild({ ...request, script, folder }, job(folder), signal)
  if (end !== 'exited') throw broken(end, doing, request)
  return JSON.parse(await readFile(join(folder, MEASURED), 'utf8')) as Answer
}

function broken(end: Exclude<End, 'exited'>, doing: string, { timeout, models: [candidate] }: MeasuringRequest): InfrastructureError {
  const words = typeof end === 'object' ? `ended early (${end.crashed})` : end === 'timed out' ? `was killed after ${timeout / 1000} s` : 'was stopped'
  return new InfrastructureError([{
    code: 'MLG-604',
    message: `The process that was ${doing} ${words}.`,
    where: candidate.name,
    fix: end === 'timed out' ? 'Raise the input timeout, or time fewer batch sizes.' : 'Give the runner more memory, or load the models with onnxruntime in Python to see why they crash.'
  }], typeof end === 'object' && end.said !== '' ? { cause: new Error(end.said) } : {})
}
