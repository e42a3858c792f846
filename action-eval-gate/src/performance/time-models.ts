import type * as Ort from 'onnxruntime-node'
import { type Columns, feedsOf } from '../scoring/inference.ts'
import type { ModelJob } from '../scoring/scoring-job.ts'
import { loadRuntime, ONE_THREAD, openSessions, type Runtime, type Threading } from '../scoring/session.ts'
import type { Series, TimingJob, Timings } from './job.ts'
import { readSample, type Sample } from './sample.ts'
import { timeInTurns, type Work } from './time-in-turns.ts'

const WARM_UP = 20
/** Milliseconds. */
const TURN = 5
const BLOCKS = 100
/** Until then the machine code of what feeds the models is still being made. */
const DROPPED = 30

/** Different rows that are fed one after the other, so that no model is timed on one row alone. */
const DISTINCT = 64

/** Times single rows on one thread, and batches on as many threads as ONNX Runtime takes. Loads native code. */
export async function timeModels(job: TimingJob): Promise<Timings> {
  const ort = loadRuntime(job.runtime)
  const sample = await readSample(job.sample)
  const latency = job.latency ? await timeRows(ort, job, sample, 1, ONE_THREAD) : undefined
  const throughput: Series[] = []
  for (const rows of job.batchSizes) throughput.push(await timeRows(ort, job, sample, rows, {}))
  return { ...(latency === undefined ? {} : { latency }), throughput }
}

async function timeRows(ort: Runtime, job: TimingJob, sample: Sample, rows: number, threading: Threading): Promise<Series> {
  const { sessions } = await openSessions(ort, job.models, job.device, threading)
  const works = sessions.map((session, index) => calls(ort, session, job.models[index], sample.columns[index], { ...sample, batch: rows }))
  const { times, length } = await timeInTurns(works, { warmUp: WARM_UP, dropped: DROPPED, turn: TURN, blocks: BLOCKS, budget: job.budget }, () => performance.now())
  await Promise.all(sessions.map((session) => session.release()))
  return { rows, length, times: times.map((series) => [...series]) }
}

/** Runs the model on one batch after the other, and begins again; the tensors are made before. */
function calls(ort: Runtime, session: Ort.InferenceSession, model?: ModelJob, columns?: Columns, { rows, batch } = { rows: 0, batch: 1 }): Work {
  if (model === undefined || columns === undefined) throw new TypeError('a model without rows')
  const batches = Math.min(DISTINCT, Math.ceil(rows / batch))
  const step = model.signature.rowByRow === true ? 1 : batch
  const feeds = Array.from({ length: batches }, (_, at) => {
    const own = cycled(columns, at * batch, batch, rows)
    return Array.from({ length: batch / step }, (_, part) => feedsOf(ort, model, own, part * step, (part + 1) * step))
  })
  const output = [model.signature.score.name]
  let next = 0
  return async () => { for (const part of feeds[next++ % feeds.length] ?? []) await session.run(part, output) }
}

/** `count` rows from `from` on; after the last comes the first again. */
function cycled(columns: Columns, from: number, count: number, rows: number): Columns {
  const order = Uint32Array.from({ length: count }, (_, at) => (from + at) % rows)
  const pick = (values: Float64Array | readonly string[]): Float64Array | readonly string[] =>
    values instanceof Float64Array ? Float64Array.from(order, (row) => values[row] ?? NaN) : Array.from(order, (row) => values[row] ?? '')
  return new Map([...columns].map(([name, values]) => [name, pick(values)]))
}
