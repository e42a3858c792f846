import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import type { GatePolicy, Perturbation } from '@mlgate/config'
import { ConfigError, InfrastructureError } from '@mlgate/problem'
import { type ChildRequest, type End, runChild } from '../scoring/child-process.ts'
import type { ModelImportance } from '../importance/measure-importance.ts'
import type { Scores } from '../scoring/scored.ts'
import type { Scoring } from '../scoring/scoring.ts'
import type { TruthJob } from '../scoring/scoring-job.ts'
import { ANSWER, type Outcome, PHASE, PROBED, type ProbingAnswer, type ProbingJob, TRUTH } from './job.ts'

/** What the models make of disturbed rows. */
export interface Probed {
  readonly disturbed: readonly DisturbedRows[]
  /** Of the candidate, then of the baseline if it was run. */
  readonly importance?: readonly ModelImportance[]
}

export interface DisturbedRows {
  readonly perturbation: Perturbation
  readonly candidate: Reaction
  /** Left out where the baseline is no model that could be run. */
  readonly baseline?: Reaction
}

/** An outcome, with the scores where there are some. */
export interface Reaction {
  readonly outcome: Outcome
  readonly scores?: Scores
}

export interface ProbingRequest extends Pick<ChildRequest, 'folder' | 'timeout' | 'environment'> {
  readonly runtime: string
  /** The bundled `probing-process.js`. */
  readonly probing: string
  readonly data: { readonly path: string; readonly name: string }
  readonly truth: TruthJob
}

type Gate = Pick<GatePolicy, 'robustness' | 'importance' | 'threshold' | 'level' | 'bootstrap'>

/** Whether the policy asks for anything that the models must be run again for. */
export function asksForProbing({ robustness, importance }: Gate): boolean {
  return robustness.length > 0 || importance?.metric !== undefined
}

/** Runs both models on disturbed rows in a process of its own. Throws what it found, and `InfrastructureError` MLG-604 when it crashed or was killed. */
export async function probe({ folder: parent, probing, ...request }: ProbingRequest, scoring: Scoring, gate: Gate, signal: AbortSignal): Promise<Probed> {
  const { sample, ran, truth } = scoring
  if (sample === undefined || ran === undefined) throw new TypeError('models that were not run')
  const folder = join(parent, 'probing')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, TRUTH), serialize(truth))
  const perturbations = distinct(gate.robustness)
  const { runtime, data, timeout, environment } = request
  const job: ProbingJob = {
    runtime, folder, data: { ...data, sha256: scoring.data.sha256 }, truth: { ...request.truth, task: truth.task }, device: ran.device, models: sample.models, perturbations,
    settings: { threshold: gate.threshold, level: gate.level, bootstrap: gate.bootstrap },
    ...(gate.importance?.metric === undefined ? {} : { importance: { metric: gate.importance.metric, repeats: gate.importance.repeats, maxRows: gate.importance.maxRows } })
  }
  const end = await runChild({ script: probing, folder, timeout, environment }, job, signal)
  const answer = await readFile(join(folder, ANSWER), 'utf8').then((text) => JSON.parse(text) as ProbingAnswer, () => undefined)
  if (end !== 'exited' || answer === undefined) throw await broken(folder, end, timeout, data.name)
  if (answer.kind === 'config') throw new ConfigError(answer.problems)
  if (answer.kind === 'infrastructure') throw new InfrastructureError(answer.problems)
  const { outcomes, importance } = answer.summary
  const reactions = withScores(outcomes, await readFile(join(folder, PROBED)), scoring.data.rows)
  return {
    disturbed: perturbations.map((perturbation, index): DisturbedRows => {
      const [candidate, baseline] = reactions[index] ?? []
      if (candidate === undefined) throw new TypeError('a perturbation without an outcome')
      return { perturbation, candidate, ...(baseline === undefined ? {} : { baseline }) }
    }),
    ...(importance === undefined ? {} : { importance })
  }
}

/** Each once, however many rules are about it. */
function distinct(rules: GatePolicy['robustness']): readonly Perturbation[] {
  const found = rules.map(({ perturbation, amount, columns }): Perturbation => ({ perturbation, amount, ...(columns === undefined ? {} : { columns }) }))
  return [...new Map(found.map((one) => [perturbationKey(one), one])).values()]
}

/** Tells perturbations apart. */
export function perturbationKey({ perturbation, amount, columns }: Perturbation): string {
  return JSON.stringify([perturbation, amount, columns])
}

function withScores(outcomes: readonly (readonly Outcome[])[], file: Buffer, rows: number): readonly (readonly Reaction[])[] {
  const all = new Float64Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  let end = 0
  return outcomes.map((own) => own.map((outcome): Reaction => (outcome.kind === 'scored'
    ? { outcome, scores: { ...outcome.head, values: all.subarray(end, end += outcome.head.width * rows) } }
    : { outcome })))
}

async function broken(folder: string, end: End, timeout: number, where: string): Promise<InfrastructureError> {
  const phase = await readFile(join(folder, PHASE), 'utf8').catch(() => 'starting')
  const words = typeof end === 'object' ? `ended early (${end.crashed})` : end === 'timed out' ? `was killed after ${timeout / 1000} s` : 'was stopped'
  return new InfrastructureError([{
    code: 'MLG-604', message: `The process for disturbed rows ${words} while it was ${phase}.`, where,
    fix: end === 'timed out' ? 'Raise the input timeout, or lower max-rows or repeats of gate.importance.' : 'Give the runner more memory, or run the model on such rows with onnxruntime in Python.'
  }], typeof end === 'object' && end.said !== '' ? { cause: new Error(end.said) } : {})
}
