import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ConfigError, InfrastructureError } from '@mlgate/problem'
import { type End, runChild } from './child-process.ts'
import { filledAs } from '../model/features.ts'
import type { ModelFile } from '../model/model-file.ts'
import type { PredictionsFile } from './predictions-file.ts'
import type { Scored, Scores } from './scored.ts'
import type { Grouping, WantedSlice } from '../judge/slice.ts'
import { type Answer, ANSWER, type Device, type ModelJob, PHASE, SAMPLE, SCORES, type ScoringJob, type ScoringSummary, type SourceJob, type TruthJob } from './scoring-job.ts'
import { copyWeights } from '../model/weights.ts'

/** Where the scores of a model come from. */
export type Source = ModelFile | PredictionsFile

export interface ScoringRequest {
  /** Folder with the native modules. */
  readonly runtime: string
  /** An own folder for what the process writes. */
  readonly folder: string
  /** The bundled `scoring-process.js`. */
  readonly process: string
  readonly data: { readonly path: string; readonly name: string }
  readonly truth: TruthJob
  readonly features?: ScoringJob['features']
  readonly device: Device
  /** Column of the data that predictions are joined by. */
  readonly id?: string
  readonly slices: readonly WantedSlice[]
  readonly time?: ScoringJob['time']
  readonly candidate: Source
  readonly baseline?: Source
  /** A third model, scored beside them. */
  readonly anchor?: Source
  /** Rows to keep for processes that measure candidate and baseline; left out, none. */
  readonly sampleRows?: number
  /** Milliseconds after which the process is killed. */
  readonly timeout: number
  /** Of this process; tokens are not passed on. */
  readonly environment: (name: string) => string | undefined
}

/** What both models say, and how it was found out. */
export interface Scoring extends Omit<ScoringSummary, 'groupings' | 'timed' | 'truth' | 'scores'>, Scored {
  readonly groupings: readonly Grouping[]
  /** Milliseconds since 1970 (UTC) by row, NaN where none stands; left out when nobody asked. */
  readonly times?: Float64Array
  readonly anchor?: Scores
  readonly sample?: ScoredSample
}

/** Models that were run, and a file with rows of what each of them reads. */
export interface ScoredSample {
  readonly path: string
  /** The candidate, then the baseline if it is a model too. */
  readonly models: readonly [ModelJob, ...ModelJob[]]
}

/**
 * Scores both models on the same rows in a process of its own.
 * Throws what the process found, and `InfrastructureError` MLG-604 when it crashed or was killed.
 */
export async function score(request: ScoringRequest, signal: AbortSignal): Promise<Scoring> {
  const { folder, candidate, baseline, anchor } = request
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const others = { ...(baseline === undefined ? {} : { baseline }), ...(anchor === undefined ? {} : { anchor }) }
  const sources = [candidate, ...Object.values(others)]
  const jobs = await Promise.all(sources.map((source, index) => asJob(source, join(folder, `model-${index}`))))
  const measured = request.sampleRows === undefined ? undefined : measuredModels(jobs, baseline === undefined ? 1 : 2)
  const job: ScoringJob = {
    runtime: request.runtime,
    folder,
    data: request.data,
    truth: request.truth,
    ...(request.features === undefined ? {} : { features: request.features }),
    device: request.device,
    ...(request.id === undefined ? {} : { id: request.id }),
    slices: request.slices,
    ...(request.time === undefined ? {} : { time: request.time }),
    sources: jobs,
    ...(measured === undefined ? {} : { sample: { rows: request.sampleRows ?? 0, models: measured.map((model) => jobs.indexOf(model)) } })
  }
  const end = await runChild({ ...request, script: request.process }, job, signal)
  const answer = await readAnswer(folder)
  if (end !== 'exited' || answer === undefined) throw await broken(request, end)
  if (answer.kind === 'config') throw new ConfigError(answer.problems)
  if (answer.kind === 'infrastructure') throw new InfrastructureError(answer.problems)
  const scoring = withVectors(answer.summary, await readFile(join(folder, SCORES)), Object.keys(others))
  return measured === undefined ? scoring : { ...scoring, sample: { path: join(folder, SAMPLE), models: measuredAs(measured, jobs, answer.summary) } }
}

/** Fed with the same columns as when they were scored. */
function measuredAs([candidate, ...others]: ScoredSample['models'], jobs: readonly SourceJob[], { features }: ScoringSummary): ScoredSample['models'] {
  const as = (model: ModelJob): ModelJob => ({ ...model, signature: filledAs(model.signature, features[jobs.indexOf(model)] ?? []) })
  return [as(candidate), ...others.map(as)]
}

/** Candidate and baseline where they are models; nothing when the candidate is none. */
function measuredModels([candidate, ...others]: readonly SourceJob[], most: number): ScoredSample['models'] | undefined {
  if (candidate?.kind !== 'model') return undefined
  return [candidate, ...others.slice(0, most - 1).filter((source) => source.kind === 'model')]
}

/** Puts the numbers of the scores file where they belong; they lie in it in this order. */
function withVectors({ truth: { grouped, ...truth }, scores, groupings, timed, ...summary }: ScoringSummary, file: Buffer, others: readonly string[]): Scoring {
  const all = new Float64Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  let end = 0
  const next = (width: number): Float64Array => all.subarray(end, end += width * summary.data.rows)
  const values = next(truth.width)
  const groups = grouped ? next(1) : undefined
  const [candidate, ...rest] = scores.map((one) => ({ ...one, values: next(one.width) }))
  const scoring = {
    ...summary,
    truth: { ...truth, values, ...(groups === undefined ? {} : { groups }) },
    candidate: candidate ?? { values: new Float64Array(), width: 1, type: 'double' as const },
    ...Object.fromEntries(others.map((role, index) => [role, rest[index]])),
    groupings: groupings.map((grouping): Grouping => ({ ...grouping, codes: next(1) })),
    ...(timed ? { times: next(1) } : {})
  }
  if (end !== all.length) throw new TypeError(`${all.length} numbers in place of ${end}`)
  return scoring
}

/** A model that is run otherwise than it was given is written into the folder, with its weights beside it. */
async function asJob(source: Source, folder: string): Promise<SourceJob> {
  const { path, name } = source
  if (source.kind === 'predictions') return { kind: 'predictions', path, name, columns: source.columns }
  const { signature, withoutMaps, weights } = source
  if (withoutMaps === undefined) return { kind: 'model', path, name, signature }
  await mkdir(folder)
  await copyWeights(weights, folder)
  const rewritten = join(folder, basename(path))
  await writeFile(rewritten, withoutMaps)
  return { kind: 'model', path: rewritten, name, signature }
}

async function broken({ folder, timeout, data }: ScoringRequest, end: End): Promise<InfrastructureError> {
  const phase = await readFile(join(folder, PHASE), 'utf8').catch(() => 'starting')
  const words = typeof end === 'object' ? `ended early (${end.crashed})` : end === 'timed out' ? `was killed after ${timeout / 1000} s` : 'was stopped'
  return new InfrastructureError([{
    code: phase.startsWith('reading') ? 'MLG-507' : 'MLG-604',
    message: `The scoring process ${words} while it was ${phase}.`,
    where: phase.startsWith('running ') ? phase.slice('running '.length) : data.name,
    fix: end === 'timed out' ? 'Look for a loop in the model that does not end, or raise the input timeout.' : 'Give the runner more memory, or load the model with onnxruntime in Python to see why it crashes.'
  }], typeof end === 'object' && end.said !== '' ? { cause: new Error(end.said) } : {})
}

async function readAnswer(folder: string): Promise<Answer | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, ANSWER), 'utf8')) as Answer
  } catch {
    return undefined
  }
}
