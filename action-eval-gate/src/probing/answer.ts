import { writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { type Perturbation, quote } from '@mlgate/config'
import { ConfigError, InfrastructureError, MlgateError } from '@mlgate/problem'
import { readEvaluationData } from '../scoring/evaluation-data.ts'
import { measureImportance, type ModelImportance } from '../importance/measure-importance.ts'
import { permutationsOf, sampleRows, withoutBlocks } from '../importance/sample-rows.ts'
import { type Columns, runRows } from '../scoring/inference.ts'
import { columnTypes, perturbColumns } from '../robustness/perturb-columns.ts'
import { pickRows, rowCount, type Scores, type Truth } from '../scoring/scored.ts'
import type { ModelJob } from '../scoring/scoring-job.ts'
import { loadRuntime, openSessions } from '../scoring/session.ts'
import { acceptOutput } from '../scoring/understanding.ts'
import { type ImportanceJob, type Outcome, PHASE, PROBED, type ProbingAnswer, type ProbingJob, type ProbingSummary, TRUTH } from './job.ts'

/** Runs the models on disturbed rows; a known problem is an answer too. Loads native code. */
export async function answerTo(job: ProbingJob): Promise<ProbingAnswer> {
  try {
    return { kind: 'probed', summary: await probe(job) }
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    return { kind: error instanceof ConfigError ? 'config' : 'infrastructure', problems: error.problems }
  }
}

/** A model with the columns that it reads. */
interface Subject {
  readonly model: ModelJob
  readonly columns: Columns
  readonly predict: (columns: Columns, truth: Truth) => Promise<Scores>
}

type Phase = (words: string) => void

async function probe(job: ProbingJob): Promise<ProbingSummary> {
  const phase: Phase = (words) => { writeFileSync(join(job.folder, PHASE), words) }
  phase(`reading ${job.data.name}`)
  const truth = deserialize(await readFile(join(job.folder, TRUTH))) as Truth
  const data = await readEvaluationData({ ...job, sources: job.models, slices: [] }, [])
  if (data.sha256 !== job.data.sha256) throw changed(job.data.name)
  const ort = loadRuntime(job.runtime)
  const { sessions } = await openSessions(ort, job.models, job.device)
  const subjects = job.models.map((model, index): Subject => {
    const [session, columns] = [sessions[index], data.columns.get(model)]
    if (session === undefined || columns === undefined) throw new TypeError('a model without rows')
    return { model, columns, predict: async (values, own) => acceptOutput(model, await runRows(ort, session, model, values, rowCount(own)), own) }
  })
  const disturbed = await runPerturbations(job, subjects, truth, phase)
  const importance = job.importance === undefined ? undefined : await runImportance(job, job.importance, subjects, truth, phase)
  await writeFile(join(job.folder, PROBED), Buffer.concat(disturbed.scores.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))))
  return { outcomes: disturbed.outcomes, ...(importance === undefined ? {} : { importance }) }
}

async function runPerturbations({ perturbations, settings: { bootstrap: { seed } } }: ProbingJob, subjects: readonly Subject[], truth: Truth, phase: Phase) {
  const scores: Float64Array[] = []
  const outcomes: (readonly Outcome[])[] = []
  for (const perturbation of perturbations) {
    const own: Outcome[] = []
    for (const subject of subjects) {
      phase(`running ${subject.model.name} on rows with ${perturbation.perturbation}`)
      const { outcome, values } = await disturb(subject, perturbation, truth, { seed, readBy: subjects })
      own.push(outcome)
      if (values !== undefined) scores.push(values)
    }
    outcomes.push(own)
  }
  return { scores, outcomes }
}

interface Circumstances {
  readonly seed: number
  readonly readBy: readonly Subject[]
}

async function disturb({ model, columns, predict }: Subject, perturbation: Perturbation, truth: Truth, { seed, readBy }: Circumstances): Promise<{ readonly outcome: Outcome; readonly values?: Float64Array }> {
  const unknown = perturbation.columns?.find((name) => readBy.every((subject) => !columnTypes(subject.model).has(name)))
  if (unknown !== undefined) return { outcome: { kind: 'not applicable', why: `no model reads ${quote(unknown)}.` } }
  const found = perturbColumns(model, columns, perturbation, seed)
  if (found.kind !== 'disturbed') return { outcome: found }
  try {
    const { values, width, type } = await predict(found.columns, truth)
    return { outcome: { kind: 'scored', effect: found.effect, head: { width, type } }, values }
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    return { outcome: { kind: 'broken', effect: found.effect, why: error.problems[0].message } }
  }
}

async function runImportance({ settings }: ProbingJob, { metric, repeats, maxRows }: ImportanceJob, subjects: readonly Subject[], truth: Truth, phase: Phase): Promise<readonly ModelImportance[]> {
  const { seed } = settings.bootstrap
  const rows = sampleRows(truth, rowCount(truth), maxRows, seed)
  const { truth: sampled } = pickRows({ truth, candidate: { values: new Float64Array(), width: 1, type: 'double' } }, rows)
  const blocks = withoutBlocks(sampled, rows.length, seed)
  const found: ModelImportance[] = []
  for (const { model, columns, predict } of subjects)
    found.push(await measureImportance({
      truth: sampled, metric, settings, columns: picked(columns, rows), features: [...columnTypes(model).keys()], withoutBlocks: blocks,
      predict: (values) => predict(values, sampled),
      permutations: (feature) => permutationsOf(feature, rows.length, repeats, seed),
      progress: (feature) => { phase(`running ${model.name} with ${quote(feature)} permuted`) }
    }))
  return found
}

function picked(columns: Columns, rows: Uint32Array): Columns {
  return new Map([...columns].map(([name, values]) => [name, values instanceof Float64Array ? Float64Array.from(rows, (row) => values[row] ?? NaN) : Array.from(rows, (row) => values[row] ?? '')]))
}

function changed(where: string): InfrastructureError {
  return new InfrastructureError([{ code: 'MLG-507', message: 'The evaluation data changed while they were read.', where, fix: 'Let no other step of the job write this file, and run the job again.' }])
}
