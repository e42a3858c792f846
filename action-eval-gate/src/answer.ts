import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, MlgateError } from '@mlgate/problem'
import { type EvaluationData, readEvaluationData } from './evaluation-data.ts'
import { groupBy } from './grouping.ts'
import { scoreRows } from './inference.ts'
import { readPredictions } from './predictions.ts'
import { type Answer, PHASE, type PredictionsJob, type Ran, SCORES, type ScoringJob, type ScoringSummary, type SourceJob } from './scoring-job.ts'
import type { Scores } from './scored.ts'
import { loadRuntime, openSessions } from './session.ts'

/** Does what the job asks for and leaves the vectors in its folder; a known problem is an answer too. Loads native code. */
export async function answerTo(job: ScoringJob): Promise<Answer> {
  try {
    return { kind: 'scores', summary: await score(job) }
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    const { problems } = error
    return error instanceof ConfigError ? { kind: 'config', problems } : { kind: 'infrastructure', problems }
  }
}

async function score(job: ScoringJob): Promise<ScoringSummary> {
  const phase = (words: string): void => { writeFileSync(join(job.folder, PHASE), words) }
  phase(`reading ${job.data.name}`)
  const ids = job.id !== undefined && job.sources.some(joinsById) ? [job.id] : []
  const columns = [...new Set(job.slices.map(({ column }) => column))]
  const data = await readEvaluationData(job, [...new Set([...ids, ...columns])])
  const groupings = columns.map((column) => groupBy(column, data.keys.get(column) ?? [], job.slices, job.data.name))
  const { ran, scores } = await runModels(job, data, phase)
  for (const source of job.sources.filter(isPredictions)) {
    phase(`reading ${source.name}`)
    const values = await readPredictions(job.runtime, source, { labels: data.labels, ids: data.keys.get(job.id ?? '') ?? [] })
    scores.set(source, { values, width: 1, type: 'double' })
  }
  const answers = job.sources.map((source): Scores => scores.get(source) ?? { values: new Float64Array(), width: 1, type: 'double' })
  const vectors = [data.labels, ...answers.map(({ values }) => values), ...groupings.map(({ codes }) => codes)]
  await writeFile(join(job.folder, SCORES), Buffer.concat(vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))))
  const { sha256, rows, bytes } = data
  return {
    data: { sha256, rows, bytes },
    truth: { task: 'binary', width: 1, names: [], grouped: false },
    scores: answers.map(({ width, type }) => ({ width, type })),
    groupings: groupings.map(({ column, values }) => ({ column, values })),
    ...(ran === undefined ? {} : { ran })
  }
}

async function runModels(job: ScoringJob, { columns, rows }: EvaluationData, phase: (words: string) => void): Promise<{ readonly ran?: Ran; readonly scores: Map<SourceJob, Scores> }> {
  const models = [...columns.keys()]
  const scores = new Map<SourceJob, Scores>()
  if (models.length === 0) return { scores }
  phase('loading the models')
  const ort = loadRuntime(job.runtime)
  const { sessions, ...where } = await openSessions(ort, models, job.device)
  for (const [index, model] of models.entries()) {
    const [session, values] = [sessions[index], columns.get(model)]
    if (session === undefined || values === undefined) throw new TypeError('a model without a session')
    phase(`running ${model.name}`)
    scores.set(model, { values: await scoreRows(ort, session, model, values, rows), width: 1, type: model.signature.score.type })
  }
  return { scores, ran: { ...where, engine: `onnxruntime ${ort.env.versions.node ?? ort.env.versions.common}` } }
}

function isPredictions(source: SourceJob): source is PredictionsJob {
  return source.kind === 'predictions'
}

function joinsById(source: SourceJob): boolean {
  return isPredictions(source) && source.columns.join === 'id'
}
