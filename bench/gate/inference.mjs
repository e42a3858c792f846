// Inference against Python's onnxruntime, and how soon a process has its first prediction: node bench/gate/inference.mjs
import '../../packages/tooling/src/typescript.mjs'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const { columnNames, writeNetwork } = await import('./network.mjs')
const root = join(import.meta.dirname, '..', '..')

const GOAL = 1.15
const FIRST_PREDICTION_GOAL = 200
const COLUMNS = 64
const ROWS = 65_536
const ROUNDS = 7
const CASES = [{ batch: 256, hidden: 256 }, { batch: 1024, hidden: 256 }, { batch: 1024, hidden: 32 }, { batch: 4096, hidden: 32 }]

/** Prints seconds of both for the same rows, taken in turns, each the best of its rounds, on one thread. */
export async function run({ python = process.env.PYTHON ?? 'python3' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-bench-'))
  try {
    const program = await bundled(folder, 'inference-process')
    const lines = CASES.map(({ batch, hidden }) => {
      const path = join(folder, 'model.onnx')
      writeNetwork(path, COLUMNS, hidden, 7)
      const job = JSON.stringify({ root, path, columns: columnNames(COLUMNS), rows: ROWS, batch })
      return compare(`${COLUMNS}-${hidden}-1, ${batch} rows at once`, inTurns(() => child(process.execPath, [program, job]), () => peer(python, job)))
    })
    return [...lines, firstPrediction(folder, program)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function inTurns(ours, theirs) {
  const best = { ours: Infinity, theirs: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    best.ours = Math.min(best.ours, ours().seconds)
    best.theirs = Math.min(best.theirs, theirs()?.seconds ?? Infinity)
  }
  return best
}

function compare(name, { ours, theirs }) {
  const ratio = theirs === Infinity ? undefined : ours / theirs
  const judged = ratio === undefined ? ' (no onnxruntime for Python here)' : `  Python ${(1000 * theirs).toFixed(1)} ms${ratio.toFixed(2).padStart(9)}×  goal at most ${GOAL}×${ratio > GOAL ? '  MISSED' : ''}`
  console.log(`${name.padEnd(32)}${(1000 * ours).toFixed(1).padStart(10)} ms${judged}`)
  return { name, seconds: ours, ratio, goal: GOAL }
}

/** From the start of the process to the first probability, with the gate's own code. */
function firstPrediction(folder, program) {
  writeNetwork(join(folder, 'model.onnx'), COLUMNS, 32, 7)
  const job = JSON.stringify({ root, path: join(folder, 'model.onnx'), columns: columnNames(COLUMNS), rows: 1, batch: 1 })
  const runs = Array.from({ length: 15 }, () => child(process.execPath, [program, job]))
  const middle = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[7]
  const median = middle('first')
  console.log(`${'first prediction after'.padEnd(32)}${median.toFixed(0).padStart(10)} ms  ${middle('cpu').toFixed(0)} ms of the processor, goal at most ${FIRST_PREDICTION_GOAL} ms${median > FIRST_PREDICTION_GOAL ? '  MISSED' : ''}`)
  return { name: 'first prediction', seconds: median / 1000, goal: FIRST_PREDICTION_GOAL / 1000 }
}

/** A bundle of a program of this folder, as `npm run build` makes those of the actions. */
export async function bundled(folder, name, source = join(import.meta.dirname, `${name}.mjs`)) {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  await build({
    absWorkingDir: root, entryPoints: [source], outfile: join(folder, `${name}.js`), bundle: true, platform: 'node', target: 'node20', format: 'esm',
    external: ['onnxruntime-node', '@duckdb/node-api'], logLevel: 'error',
    banner: { js: "import {createRequire as __createRequire} from 'node:module'\nconst require = __createRequire(import.meta.url)" }
  })
  return join(folder, `${name}.js`)
}

function child(command, args) {
  return JSON.parse(execFileSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
}

function peer(python, job) {
  try {
    return child(python, [join(import.meta.dirname, 'inference_peer.py'), job])
  } catch (error) {
    if (error.code === 'ENOENT' || error.status === 1) return undefined
    throw error
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run()
