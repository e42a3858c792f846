import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError, MlgateError } from '@mlgate/problem'
import { parityOf, placeNodes } from '../cuda/prove.ts'
import { type EvaluationData, type KeyRequest, readEvaluationData } from './evaluation-data.ts'
import { filledInputs } from '../model/features.ts'
import { fillInputs } from './fill-inputs.ts'
import { groupSlices, headOf, sliceRequests } from './grouping.ts'
import { type Columns, runRows } from './inference.ts'
import type { Output } from '../model/output.ts'
import { writeSample } from '../performance/sample.ts'
import { readTimes } from '../periods/read-times.ts'
import { readPredictions } from './predictions.ts'
import { type Answer, type CudaProof, PHASE, type PredictionsJob, type Ran, SAMPLE, SCORES, type ScoringJob, type ScoringSummary, type SourceJob, type TruthJob } from './scoring-job.ts'
import { loadRuntime, openSessions } from './session.ts'
import { understand } from './understanding.ts'

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

async function score(written: ScoringJob): Promise<ScoringSummary> {
  const phase = (words: string): void => { writeFileSync(join(written.folder, PHASE), words) }
  phase(`reading ${written.data.name}`)
  const job = await fillInputs(written)
  const data = await readEvaluationData(job, keysOf(job))
  const groupings = groupSlices(job.slices, { texts: data.keys, numbers: data.numbers }, data.rows, job.data.name)
  const times = job.time === undefined ? undefined : readTimes(data.keys.get(job.time.column) ?? [], job.time, job.data.name)
  const { ran, outputs } = await runModels(job, data, phase)
  if (job.sample !== undefined) await writeSample(join(job.folder, SAMPLE), job.sample.models.map((index) => columnsOf(data, job.sources[index])), data.rows, job.sample.rows)
  for (const source of job.sources.filter(isPredictions)) {
    phase(`reading ${source.name}`)
    outputs.set(source, await readPredictions(job.runtime, source, { labels: data.labels, ids: data.keys.get(job.id ?? '') ?? [] }, job.truth.task))
  }
  const answered = job.sources.flatMap((source) => { const output = outputs.get(source); return output === undefined ? [] : [{ source, output }] })
  const { truth: { values, groups, ...truth }, scores, ...understood } = understand(job.truth, data.labels, groupCodes(data, job.truth), answered, job.data.name)
  const vectors = [values, ...(groups === undefined ? [] : [groups]), ...scores.map((one) => one.values), ...groupings.map(({ codes }) => codes), ...(times === undefined ? [] : [times])]
  await writeFile(join(job.folder, SCORES), Buffer.concat(vectors.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))))
  const { sha256, rows, bytes } = data
  return {
    data: { sha256, rows, bytes },
    truth: { ...truth, grouped: groups !== undefined },
    understood,
    features: job.sources.map((source) => (source.kind === 'model' ? filledInputs(source.signature) : [])),
    scores: scores.map(({ width, type }) => ({ width, type })),
    groupings: groupings.map(headOf),
    timed: times !== undefined,
    ...(ran === undefined ? {} : { ran })
  }
}

function keysOf({ id, sources, slices, truth: { group }, time }: ScoringJob): readonly KeyRequest[] {
  return [
    ...(id !== undefined && sources.some(joinsById) ? [{ name: id, type: 'string' } as const] : []),
    ...sliceRequests(slices),
    ...(group === undefined ? [] : [{ name: group, type: 'string' } as const]),
    ...(time === undefined ? [] : [{ name: time.column, type: 'string', wanted: { by: 'the periods of time', at: time.at } } as const])
  ]
}

async function runModels(job: ScoringJob, { columns, rows }: EvaluationData, phase: (words: string) => void): Promise<{ readonly ran?: Ran; readonly outputs: Map<SourceJob, Output> }> {
  const models = [...columns.keys()]
  const outputs = new Map<SourceJob, Output>()
  if (models.length === 0) return { outputs }
  phase('loading the models')
  const ort = loadRuntime(job.runtime)
  const { sessions, onCpu, ...where } = await openSessions(ort, models, job.device)
  const proofs: CudaProof[] = []
  for (const [index, model] of models.entries()) {
    const [session, values] = [sessions[index], columns.get(model)]
    if (session === undefined || values === undefined) throw new TypeError('a model without a session')
    phase(`running ${model.name}`)
    const output = await runRows(ort, session, model, values, rows)
    outputs.set(model, output)
    const reference = onCpu[index]
    if (where.device === 'cuda' && reference !== undefined) {
      const parity = parityOf(output, await runRows(ort, reference, model, values, Math.min(rows, PARITY_ROWS)))
      proofs.push({ model: model.name, placement: await placeNodes(ort, model, values, job.folder), parity })
    }
  }
  const engine = `onnxruntime ${ort.env.versions.node ?? ort.env.versions.common}`
  return { outputs, ran: { ...where, engine, ...(proofs.length === 0 ? {} : { proofs }) } }
}

/** Rows that are run on the CPU too, to see how far it differs. */
const PARITY_ROWS = 4096

function columnsOf({ columns }: EvaluationData, source: SourceJob | undefined): Columns {
  const found = source?.kind === 'model' ? columns.get(source) : undefined
  if (found === undefined) throw new TypeError('a sample of what no model reads')
  return found
}

/** By row the number of its group, in the order of their first rows. */
function groupCodes({ keys }: EvaluationData, { group }: TruthJob): Float64Array | undefined {
  if (group === undefined) return undefined
  const codes = new Map<string, number>()
  return Float64Array.from(keys.get(group) ?? [], (text) => {
    const code = codes.get(text) ?? codes.size
    codes.set(text, code)
    return code
  })
}

function isPredictions(source: SourceJob): source is PredictionsJob {
  return source.kind === 'predictions'
}

function joinsById(source: SourceJob): boolean {
  return isPredictions(source) && source.columns.join === 'id'
}
