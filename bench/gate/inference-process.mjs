// Scores made-up rows with the gate's own code, and prints the milliseconds to the first prediction, by the clock and of the processor, and the best seconds for all.
import { randomFrom } from '@mlgate/stats'
import { feedsOf } from '../../action-eval-gate/src/scoring/inference.ts'
import { loadRuntime, ONE_THREAD, openSessions } from '../../action-eval-gate/src/scoring/session.ts'

const PASSES = 5

const job = JSON.parse(process.argv[2] ?? '{}')
const random = randomFrom(7)
const columns = new Map(job.columns.map((name) => [name, Float64Array.from({ length: job.rows }, () => Math.fround(random() - 0.5))]))
const model = {
  kind: 'model', path: job.path, name: 'model',
  signature: { inputs: job.columns.map((name) => ({ name, type: 'float', rank: 2 })), score: { name: 'probability', type: 'float' } }
}
const ort = loadRuntime(job.root)
const { sessions: [session] } = await openSessions(ort, [model], 'cpu', ONE_THREAD)
await session.run(feedsOf(ort, model, columns, 0, 1))
const first = performance.now()
const { user, system } = process.cpuUsage()
let seconds = Infinity
for (let pass = 0; pass < PASSES; pass++) {
  const start = performance.now()
  let feeds = {}
  for (let from = 0; from < job.rows; from += job.batch) {
    feeds = feedsOf(ort, model, columns, from, Math.min(job.rows, from + job.batch), feeds)
    await session.run(feeds)
  }
  seconds = Math.min(seconds, (performance.now() - start) / 1000)
}
console.log(JSON.stringify({ first, cpu: (user + system) / 1000, seconds }))
process.exit(0)
