import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PerformancePolicy } from '@mlgate/config'
import { MlgateError } from '@mlgate/problem'
import type { Columns } from '../src/scoring/inference.ts'
import { measure, type Measured, type MeasuringRequest } from '../src/performance/measure.ts'
import { readSample, writeSample } from '../src/performance/sample.ts'
import type { ModelJob } from '../src/scoring/scoring-job.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { endless, logistic, threeColumns } from './models.ts'

let place: Scratch
let runs = 0
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'timing-process', 'memory-process')
})
afterAll(async () => { await place.remove() })

const float = (name: string) => ({ name, type: 'float', rank: 2 }) as const
const SPEED: Columns = new Map([['speed', Float64Array.from([1, 2, 3])]])
const WORDS: Columns = new Map<string, Float64Array | readonly string[]>([['phase', ['climb', 'landing', 'x']], ['birds', Float64Array.from([1, 2, 3])], ['speed', Float64Array.from([1, NaN, 3])]])

async function modelOf(bytes: Uint8Array, name: string): Promise<ModelJob> {
  const path = join(place.folder, `${runs}-${name}.onnx`)
  await writeFile(path, bytes)
  const inputs = name === 'words' ? [{ name: 'phase', type: 'string', rank: 2 }, { name: 'birds', type: 'int64', rank: 2 }, float('speed')] as const : [float('speed')]
  return { kind: 'model', path, name, signature: { inputs, score: { name: name === 'words' ? 'probabilities' : 'probability', type: 'float' } } }
}

async function measured(policy: PerformancePolicy, models: readonly (readonly [Uint8Array, string, Columns])[], timeout = 60_000): Promise<Measured> {
  const folder = join(place.folder, `run-${runs++}`)
  await mkdir(folder)
  const sample = join(folder, 'sample')
  await writeSample(sample, models.map(([, , columns]) => columns), 3, 2)
  const [first, ...others] = await Promise.all(models.map(([bytes, name]) => modelOf(bytes, name)))
  const request: MeasuringRequest = {
    runtime: RUNTIME, folder, timing: join(place.folder, 'timing-process.js'), memory: join(place.folder, 'memory-process.js'),
    device: 'cpu', sample, models: [first!, ...others], timeout, environment: (name) => process.env[name]
  }
  return measure(request, policy, new AbortController().signal)
}

const P50: PerformancePolicy = { latencyP50: { mode: 'regression', maxIncrease: 0.05 } }

test('both models are timed row by row and in batches larger than the sample', async () => {
  const { timings, memory } = await measured({ ...P50, throughput: { mode: 'regression', maxDrop: 0.1, batchSizes: [1, 5] } }, [[logistic(1), 'candidate', SPEED], [threeColumns(), 'words', WORDS]])
  expect(memory).toBeUndefined()
  expect(timings!.throughput.map(({ rows }) => rows)).toEqual([1, 5])
  for (const { times, length } of [timings!.latency!, ...timings!.throughput]) {
    expect(times.map((series) => series.length)).toEqual([100 * length, 100 * length])
    expect(times.flat().every((time) => time > 0)).toBe(true)
  }
}, 60_000)

const onLinux = process.platform === 'linux' ? test : test.skip
onLinux('the peak memory of each model is taken in processes of its own', async () => {
  const { timings, memory } = await measured({ peakMemory: { mode: 'regression', maxIncrease: 0.1 } }, [[logistic(1), 'candidate', SPEED], [threeColumns(), 'words', WORDS]])
  expect(timings).toBeUndefined()
  expect(memory!.map((runs) => runs.length)).toEqual([5, 5])
  for (const bytes of memory!.flat()) expect(bytes).toBeGreaterThan(20e6)
}, 60_000)

test('what the policy does not name is not measured', async () => {
  expect(await measured({ modelSize: { max: 1 } }, [[logistic(1), 'candidate', SPEED]])).toEqual({})
})

test('a model that never ends is killed', async () => {
  await expect(measured(P50, [[endless(), 'candidate', SPEED]], 2000)).rejects.toMatchObject({
    problems: [{ code: 'MLG-604', message: 'The process that was timing the models was killed after 2 s.', where: 'candidate' }]
  })
})

test('a process that crashes says so', async () => {
  const crash = measured(P50, [[Buffer.from('no model'), 'candidate', SPEED]])
  await expect(crash).rejects.toBeInstanceOf(MlgateError)
  await expect(crash).rejects.toThrow('ended early (exit code 1)')
})

test('a sample keeps the first rows, words as words', async () => {
  const path = join(place.folder, 'sample')
  await writeSample(path, [WORDS], 3, 2)
  expect(await readSample(path)).toEqual({ rows: 2, columns: [new Map<string, unknown>([['phase', ['climb', 'landing']], ['birds', Float64Array.from([1, 2])], ['speed', Float64Array.from([1, NaN])]])] })
  expect((await readFile(path)).length).toBeGreaterThan(0)
})
