// The whole gate against the same work in Python: node bench/gate/whole.mjs [rows]
import '../../packages/tooling/src/typescript.mjs'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const { bundled } = await import('./inference.mjs')
const { columnNames, writeNetwork } = await import('./network.mjs')
const root = join(import.meta.dirname, '..', '..')

const COLUMNS = 64
const GOAL = 5
const MOST_BYTES = 1.5e9
const REPLICATES = 1000
/** Python's seconds of a replicate are those of so many. */
const PEER_REPLICATES = 2
const POLICY = `version: 1
gate:
  task: binary
  data: eval.parquet
  label: label
  model: model.onnx
  bootstrap: { resamples: ${REPLICATES} }
  rules:
${['accuracy', 'precision', 'recall', 'f1', 'roc_auc', 'log_loss'].map((metric) => `    - { metric: ${metric}, max-drop: 0.01 }`).join('\n')}
`

/** Prints seconds from the files to the verdict, the peak memory of all processes together, and the same of Python. */
export async function run({ python = process.env.PYTHON ?? 'python3', rows = 1_000_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-bench-'))
  try {
    const [data, candidate, baseline] = ['eval.parquet', 'candidate.onnx', 'baseline.onnx'].map((name) => join(folder, name))
    await writeData(data, rows)
    writeNetwork(candidate, COLUMNS, 32, 1)
    writeNetwork(baseline, COLUMNS, 32, 2)
    const scoring = await bundled(folder, 'scoring-process', join(root, 'action-eval-gate', 'src', 'scoring-process.ts'))
    const whole = await bundled(folder, 'whole-process')
    mkdirSync(join(folder, 'run'))
    const ours = await measured(process.execPath, [whole, JSON.stringify({ runtime: root, folder: join(folder, 'run'), scoring, data, candidate, baseline, policy: POLICY })])
    if (ours === undefined) throw new Error('the gate gave no verdict')
    const theirs = await measured(python, [join(import.meta.dirname, 'whole_peer.py'), JSON.stringify({ data, candidate, baseline, replicates: PEER_REPLICATES })])
    return [report(rows, ours, theirs)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function report(rows, ours, theirs) {
  const { seconds, scoring, verdict, metrics } = ours.answer
  console.log(`${rows.toLocaleString('en')} rows × ${COLUMNS} columns, two models, six metrics, ${REPLICATES} bootstraps (verdict ${verdict})`)
  console.log(`gate    ${seconds.toFixed(1).padStart(8)} s (reading and inference ${scoring.toFixed(1)} s), at most ${megabytes(ours.peak)}${ours.peak > MOST_BYTES ? `  MISSED the goal of ${megabytes(MOST_BYTES)}` : ''}`)
  if (theirs === undefined) {
    console.log('(no pandas, onnxruntime and scikit-learn for Python here)')
    return { name: 'whole gate', seconds, goal: GOAL }
  }
  for (const [name, value] of Object.entries(theirs.answer.metrics))
    if (!(Math.abs(value - metrics[name].candidate) < 1e-5)) throw new Error(`${name} is ${metrics[name].candidate} here and ${value} in Python`)
  const { fixed, replicate } = theirs.answer
  const all = fixed + REPLICATES * replicate
  const ratio = all / seconds
  console.log(`Python  ${all.toFixed(1).padStart(8)} s (reading and inference ${theirs.answer.scoring.toFixed(1)} s, metrics ${(fixed - theirs.answer.scoring).toFixed(1)} s, ${REPLICATES} replicates of ${replicate.toFixed(2)} s, ${PEER_REPLICATES} of them timed), at most ${megabytes(theirs.peak)}`)
  console.log(`${ratio.toFixed(1)}×  goal ${GOAL}×${ratio < GOAL ? '  MISSED' : ''}; without any bootstrap Python takes ${(fixed / seconds).toFixed(2)} times as long as the whole gate`)
  return { name: 'whole gate', seconds, ratio, goal: GOAL }
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

/** Normal columns, and a label that hangs on some of them. */
async function writeData(path, rows) {
  const { DuckDBInstance } = createRequire(join(root, 'package.json'))('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const columns = columnNames(COLUMNS).map((name) => `(random() + random() + random() - 1.5)::FLOAT AS ${name}`)
  await connection.run('SELECT setseed(0.5)')
  await connection.run(`COPY (SELECT *, (random() < 1 / (1 + exp(-2 * (f0 + f1 - f2))))::INT AS label FROM (SELECT ${columns.join(', ')} FROM range(${rows}))) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
}

/** Answer of a program, and the most memory that it and its children held at once. */
async function measured(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let peak = 0
  const timer = setInterval(() => { peak = Math.max(peak, family(child.pid).reduce((total, pid) => total + resident(pid), 0)) }, 20)
  const [said, code] = await Promise.all([text(child.stdout).catch(() => ''), new Promise((resolve) => { child.on('error', () => { resolve(1) }).on('close', resolve) })])
  clearInterval(timer)
  return code === 0 ? { answer: JSON.parse(said), peak } : undefined
}

function family(pid) {
  try {
    return [pid, ...readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).flatMap(family))]
  } catch {
    return []
  }
}

function resident(pid) {
  try {
    return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run({ rows: Number(process.argv[2] ?? 1_000_000) })
