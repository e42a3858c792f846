import '../../packages/tooling/src/typescript.mjs'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const { head, population } = await import('./population.mjs')
const { bootstraps, pointMetrics } = await import('./metrics.mjs')
const inference = await import('./inference.mjs')
const whole = await import('./whole.mjs')

/** How many times faster than the peer we mean to be. */
const GOALS = { point: 3, bootstrap: 20 }
const REPLICATES = 1000
/** The peer's seconds of a replicate are those of so many, in a loop. */
const PEERS = { 100_000: 10, 1_000_000: 3 }
/** A metric is timed so often, one half before and one half after the peer, as the load of a machine comes and goes. */
const TIMES = { 100_000: 20, 1_000_000: 8 }

/** Prints how many times faster the gate's metrics are than scikit-learn's, and the share of goals that were met. */
export async function run({ python = process.env.PYTHON ?? 'python3' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-bench-'))
  try {
    const data = population(1_000_000)
    for (const [name, values] of Object.entries(data)) writeFileSync(join(folder, `${name}.f64`), values)
    const lines = Object.keys(PEERS).map(Number).flatMap((rows) => compare(head(data, rows), () => peer(python, folder, rows)))
    const judged = lines.filter(({ ratio }) => ratio !== undefined)
    console.log(`\n${judged.filter(({ ratio, goal }) => ratio >= goal).length} of ${judged.length} goals are met`)
    await inference.run({ python })
    await whole.run({ python })
    return lines
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compare(data, askPeer) {
  const rows = data.y.length
  const points = Object.entries(pointMetrics(data)).map(([name, metric]) => ({ name, goal: GOALS.point, work: metric, times: TIMES[rows] / 2, of: 1 }))
  const replicates = Object.entries(bootstraps(data)).map(([name, bootstrap]) =>
    ({ name, goal: GOALS.bootstrap, work: () => void bootstrap(REPLICATES), times: 1, of: REPLICATES }))
  const all = [...points, ...replicates]
  const before = all.map(best)
  const peers = askPeer()
  const after = points.map(best)
  console.log(`\n${rows.toLocaleString('en')} rows${peers === undefined ? ' (no scikit-learn here: our times only)' : ''}`)
  return all.map((one, i) => line(one, { value: before[i].value, seconds: Math.min(before[i].seconds, after[i]?.seconds ?? Infinity) }, peers?.[one.name]))
}

/** One printed row; values must agree where both sides give one. */
function line({ name, goal }, { seconds, value }, peer) {
  if (peer?.value !== undefined && !(Math.abs(value - peer.value) <= peer.tolerance * Math.abs(peer.value)))
    throw new Error(`${name} is ${value} here and ${peer.value} in ${peer.of}`)
  const ratio = peer === undefined ? undefined : peer.seconds / seconds
  const judged = ratio === undefined ? '' : `${ratio.toFixed(1).padStart(9)}×  ${peer.of}, goal ${goal}×${ratio < goal ? '  MISSED' : ''}`
  console.log(`${name.padEnd(32)}${(1000 * seconds).toFixed(3).padStart(12)} ms${judged}`)
  return { name, seconds, ratio, goal }
}

/** The shortest of some times, for each of what is done in one. */
function best({ work, times, of }) {
  let [seconds, value] = [Infinity, undefined]
  for (let time = 0; time < times; time++) {
    const start = process.hrtime.bigint()
    value = work()
    seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9 / of)
  }
  return { seconds, value }
}

function peer(python, folder, rows) {
  try {
    const script = join(import.meta.dirname, 'peer.py')
    return JSON.parse(execFileSync(python, [script, folder, String(rows), String(PEERS[rows])], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  } catch (error) {
    if (error.code === 'ENOENT' || error.status === 1) return undefined
    throw error
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run()
