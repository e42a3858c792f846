// On a machine with a GPU: runs a model through the gate's own processes with `device: cuda`, prints what shows that CUDA ran,
// and ends with 1 when it did not. node bench/gate/cuda-proof.mjs [download | folder of the providers]
import '../../packages/tooling/src/typescript.mjs'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { bundled } = await import('./inference.mjs')
const { columnNames, writeNetwork } = await import('./network.mjs')
const { prepareDevice } = await import('../../action-eval-gate/src/cuda/prepare.ts')
const { placementWords } = await import('../../action-eval-gate/src/cuda/node-placement.ts')
const { parityWords } = await import('../../action-eval-gate/src/cuda/parity-remark.ts')
const { openModel } = await import('../../action-eval-gate/src/model/model-file.ts')
const { score } = await import('../../action-eval-gate/src/scoring/scoring.ts')
const { randomFrom } = await import('../../packages/stats/src/index.ts')

const ROWS = 5000
const COLUMNS = 16
const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'mlgate-cuda-'))
const never = new AbortController().signal
const environment = (name) => process.env[name]

try {
  const [data, model] = [join(folder, 'eval.csv'), join(folder, 'model.onnx')]
  writeFileSync(data, rows())
  writeNetwork(model, COLUMNS, 64, 7)
  mkdirSync(join(folder, 'scoring'))
  const { device, ...prepared } = await prepareDevice({
    device: 'cuda', libraries: process.argv[2] ?? 'download', runtime: root, cache: join(root, '.cache', 'tools', 'mlgate'), folder, environment
  }, never)
  const { ran } = await score({
    ...prepared, device, folder: join(folder, 'scoring'), process: await bundled(folder, 'scoring-process', join(root, 'action-eval-gate', 'src', 'scoring-process.ts')),
    data: { path: data, name: 'eval.csv' }, truth: { task: 'binary', labels: ['label'] }, slices: [], candidate: await openModel(model, 'model.onnx', 'label'), timeout: 300_000
  }, never)
  const [proof] = ran.proofs ?? []
  console.log(execFileSync('nvidia-smi', ['--query-gpu=name,driver_version', '--format=csv,noheader']).toString().trim())
  console.log(`${ran.engine} on ${ran.device}: ${placementWords(proof?.placement ?? {}, 'CUDAExecutionProvider')}; ${proof === undefined ? 'no proof' : parityWords(proof.parity)}`)
  const elsewhere = Object.entries(proof?.placement ?? { nothing: 1 }).filter(([provider]) => provider !== 'CUDAExecutionProvider')
  process.exitCode = elsewhere.length === 0 ? 0 : 1
} catch (error) {
  console.error(error.problems?.map(({ code, message, fix }) => `${code} ${message}\n${fix}`).join('\n') ?? error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

function rows() {
  const random = randomFrom(7)
  const lines = Array.from({ length: ROWS }, () => [...Array.from({ length: COLUMNS }, () => random().toFixed(4)), random() < 0.4 ? 1 : 0].join(','))
  return `${[...columnNames(COLUMNS), 'label'].join(',')}\n${lines.join('\n')}\n`
}
