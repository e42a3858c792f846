import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MlgateError } from '@mlgate/problem'
import { openModel } from '../src/model/model-file.ts'
import { readOutline } from '../src/onnx/outline.ts'
import { score, type Scoring, type ScoringRequest } from '../src/scoring/scoring.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { endless, enormous, logistic, notANumber, threeColumns } from './models.ts'
import { floats, input, model, node, output } from './onnx-writer.ts'

let place: Scratch
let runs = 0
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'scoring-process')
})
afterAll(async () => { await place.remove() })

const CSV = 'phase,birds,speed,hit\nclimb,2,100,1\nlanding,1,,0\n"a, b",0,80.5,1\nclimb,3,120,0\n'

interface Case extends Partial<Pick<ScoringRequest, 'device' | 'timeout' | 'environment' | 'slices'>> {
  readonly csv?: string
  readonly candidate: Uint8Array
  readonly baseline?: Uint8Array
  readonly signal?: AbortSignal
}

async function run({ csv = CSV, candidate, baseline, signal, ...rest }: Case): Promise<Scoring> {
  const folder = join(place.folder, `run-${runs++}`)
  const at = (name: string) => join(place.folder, `${runs}-${name}`)
  await writeFile(at('eval.csv'), csv)
  const open = async (name: string, bytes: Uint8Array) => {
    await writeFile(at(name), bytes)
    return openModel(at(name), name, { label: 'hit' })
  }
  return score({
    runtime: RUNTIME,
    folder,
    process: join(place.folder, 'scoring-process.js'),
    data: { path: at('eval.csv'), name: 'eval.csv' },
    truth: { task: 'binary', labels: ['hit'] },
    device: 'cpu',
    slices: [],
    timeout: 60_000,
    environment: (name) => process.env[name],
    candidate: await open('candidate.onnx', candidate),
    ...(baseline === undefined ? {} : { baseline: await open('baseline.onnx', baseline) }),
    ...rest
  }, signal ?? new AbortController().signal)
}

const problemsOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof MlgateError) return { name: error.name, ...error.problems[0] }
    throw error
  }
  throw new Error('nothing was thrown')
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

test('columns of words, whole and missing numbers are fed by name, both models on the same rows', async () => {
  const { candidate, baseline, truth, data, ran } = await run({ candidate: threeColumns(), baseline: logistic(0.01, -1), csv: CSV.replace(',,', ',90,') })
  expect([...truth.values]).toEqual([1, 0, 1, 0])
  expect(data.rows).toBe(4)
  expect(data.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(ran).toMatchObject({ device: 'cpu', engine: expect.stringMatching(/^onnxruntime \d/) })
  const expected = [1 + 1 + 1 - 1, -1 + 0.5 + 0.9 - 1, 0.805 - 1, 1 + 1.5 + 1.2 - 1].map(sigmoid)
  candidate.values.forEach((probability, row) => { expect(probability).toBeCloseTo(expected[row]!, 6) })
  baseline!.values.forEach((probability, row) => { expect(probability).toBeCloseTo(sigmoid([100, 90, 80.5, 120][row]! * 0.01 - 1), 6) })
})

test('every row is scored, however many are fed at once', async () => {
  const speeds = Array.from({ length: 3000 }, (_, row) => row % 997)
  const { candidate } = await run({ candidate: logistic(0.01, -1), csv: `speed,hit\n${speeds.map((speed, row) => `${speed},${row % 2}\n`).join('')}` })
  expect(candidate.values).toHaveLength(3000)
  candidate.values.forEach((probability, row) => { expect(probability).toBeCloseTo(sigmoid(speeds[row]! * 0.01 - 1), 6) })
})

test('each model gets the columns it reads, also one that takes a column as another type', async () => {
  const csv = CSV.replace(',,', ',90,')
  const alone = await run({ candidate: threeColumns(), csv })
  expect((await run({ candidate: logistic(1), baseline: threeColumns(), csv })).baseline!.values).toEqual(alone.candidate.values)
  const spelled = model([
    node('Cast', ['speed'], ['number'], { to: { int: 1 } }), node('Sigmoid', ['number'], ['probability']), input('speed', 'string'), output('probability')
  ])
  const mixed = await run({ candidate: logistic(1), baseline: spelled, csv })
  expect(mixed.baseline!.values).toEqual(mixed.candidate.values)
})

test('slices come back as codes, also of a column that a model reads as a number', async () => {
  const { groupings } = await run({ candidate: logistic(1), csv: CSV.replace(',,', ',90,'), slices: [{ column: 'speed' }, { column: 'phase', value: 'climb' }] })
  expect(groupings).toEqual([
    { column: 'speed', values: ['100', '90', '80.5', '120'], codes: Float64Array.from([0, 1, 2, 3]) },
    { column: 'phase', values: ['climb'], codes: Float64Array.from([0, -1, -1, 0]) }
  ])
})

test('a missing number reaches the model as NaN', async () => {
  const { candidate } = await run({ candidate: threeColumns() })
  expect(candidate.values[1]).toBeCloseTo(sigmoid(-1 + 0.5 - 1), 6)
})

test('more rows than a batch keep their order', async () => {
  const rows = Array.from({ length: 2500 }, (_, row) => `${row},${row % 2}`)
  const { candidate } = await run({ candidate: logistic(0.001), csv: `speed,hit\n${rows.join('\n')}\n` })
  candidate.values.forEach((probability, row) => { expect(probability).toBeCloseTo(sigmoid(row * 0.001), 5) })
})

test('the process sees no token', async () => {
  const asked: string[] = []
  const environment = (name: string) => { asked.push(name); return process.env[name] }
  expect((await run({ candidate: logistic(1), csv: 'speed,hit\n1,1\n2,0\n', environment })).data.rows).toBe(2)
  expect(asked.filter((name) => /TOKEN|SECRET|GITHUB|ACTIONS|INPUT|NODE/.test(name))).toEqual([])
})

test('a column that the data lack is named', async () => {
  expect(await problemsOf(run({ candidate: logistic(1, 0, {}, 'altitude') }))).toMatchObject({
    name: 'ConfigError', code: 'MLG-503', message: expect.stringMatching(/altitude.*read by candidate\.onnx/), where: 'eval.csv'
  })
})

test('scores that are no probabilities are refused with their row', async () => {
  const NUMBERS = 'speed,hit\n1,1\n2,0\n'
  expect(await problemsOf(run({ candidate: notANumber(), csv: NUMBERS }))).toMatchObject({
    code: 'MLG-603', message: 'The output "probability" is NaN for row 1, expected a probability from 0 to 1.', where: 'candidate.onnx'
  })
  const raw = model([node('Identity', ['speed'], ['probability']), input('speed'), output('probability')])
  expect(await problemsOf(run({ candidate: raw, csv: NUMBERS }))).toMatchObject({ code: 'MLG-603', message: expect.stringContaining('is 2 for row 2') })
})

test('an output with another number of rows is refused', async () => {
  const mean = model([node('ReduceMean', ['speed'], ['probability']), input('speed'), output('probability')])
  expect(await problemsOf(run({ candidate: mean, csv: 'speed,hit\n1,1\n0,0\n' }))).toMatchObject({ code: 'MLG-603', message: expect.stringContaining('[1, 1] for 2 rows') })
})

test('whole-number inputs refuse what is none', async () => {
  expect(await problemsOf(run({ candidate: threeColumns(), csv: CSV.replace(',3,', ',,') }))).toMatchObject({
    code: 'MLG-603', message: 'The graph input "birds" is int64, but row 4 of its column holds no number.'
  })
})

test.each([
  ['no rows', 'speed,hit\n', 'MLG-501', 'not a single row'],
  ['one class', 'speed,hit\n1,1\n2,1\n', 'MLG-504', 'All 2 rows are of class 1'],
  ['labels of words', 'speed,hit\n1,yes\n2,no\n', 'MLG-504', 'no number'],
  ['labels beyond 0 and 1', 'speed,hit\n1,1\n2,2\n', 'MLG-504', 'is 2 in row 2'],
  ['missing labels', 'speed,hit\n1,1\n2,\n', 'MLG-504', 'is empty in row 2'],
  ['no label', 'speed\n1\n2\n', 'MLG-503', 'hit']
])('data with %s give no decision', async (_, csv, code, words) => {
  expect(await problemsOf(run({ candidate: logistic(1), csv }))).toMatchObject({ name: 'ConfigError', code, message: expect.stringContaining(words) })
})

test('a model that never ends is killed and named', async () => {
  expect(await problemsOf(run({ candidate: endless(), csv: 'speed,hit\n1,1\n2,0\n', timeout: 3000 }))).toMatchObject({
    name: 'InfrastructureError', code: 'MLG-604', message: 'The scoring process was killed after 3 s while it was running candidate.onnx.', where: 'candidate.onnx'
  })
})

test('a model that asks for more memory than there is gives one clear error', async () => {
  expect(await problemsOf(run({ candidate: enormous(), csv: 'speed,hit\n1,1\n2,0\n' }))).toMatchObject({
    name: expect.stringMatching(/^(Config|Infrastructure)Error$/), code: expect.stringMatching(/^MLG-60[24]$/), where: 'candidate.onnx', message: expect.not.stringContaining('ended early')
  })
})

test('a cancelled job stops the process', async () => {
  const cancel = new AbortController()
  const work = problemsOf(run({ candidate: endless(), csv: 'speed,hit\n1,1\n2,0\n', signal: cancel.signal }))
  setTimeout(() => { cancel.abort() }, 300)
  expect(await work).toMatchObject({ code: expect.stringMatching(/MLG-[56]0[47]/), message: expect.stringContaining('was stopped') })
})

test('a process that dies is no pass', async () => {
  await writeFile(join(place.folder, 'dies.mjs'), 'process.kill(process.pid, "SIGSEGV")')
  const folder = join(place.folder, 'dies')
  const candidate = { kind: 'model' as const, path: '', name: 'x', bytes: new Uint8Array(), sha256: '', signature: { inputs: [], score: { name: 'p', type: 'float' as const } }, outline: readOutline(logistic(1)), weights: [] }
  expect(await problemsOf(score({
    runtime: RUNTIME, folder, process: join(place.folder, 'dies.mjs'), data: { path: '', name: 'eval.csv' }, truth: { task: 'binary', labels: ['hit'] }, device: 'cpu', slices: [], candidate,
    timeout: 60_000, environment: () => undefined
  }, new AbortController().signal))).toMatchObject({ name: 'InfrastructureError', message: expect.stringContaining('ended early (signal SIGSEGV)') })
})

test('device cuda is refused where it cannot be had; auto takes the CPU and says why', async () => {
  const csv = 'speed,hit\n1,1\n2,0\n'
  expect(await problemsOf(run({ candidate: logistic(1), csv, device: 'cuda' }))).toMatchObject({
    name: 'ConfigError', code: 'MLG-103', where: 'input device', message: expect.stringContaining('The input device is cuda')
  })
  expect(await run({ candidate: logistic(1), csv, device: 'auto' })).toMatchObject({ ran: { device: 'cpu', deviceReason: expect.stringMatching(/./) } })
})

test('what passes the reader but not the runtime is refused with its reason', async () => {
  const unknown = model([node('NoSuchOperator', ['speed'], ['probability']), input('speed'), output('probability')])
  expect(await problemsOf(run({ candidate: unknown }))).toMatchObject({ code: 'MLG-602', message: expect.stringMatching(/^[^/]*NoSuchOperator/), where: 'candidate.onnx' })
  const shapes = model([node('Gemm', ['speed', 'w'], ['probability']), floats('w', [3, 1], [1, 2, 3]), input('speed'), output('probability')])
  expect(await problemsOf(run({ candidate: shapes }))).toMatchObject({ code: expect.stringMatching(/MLG-60[24]/) })
})

test('byte flips give scores or one clear error, never a crash', async () => {
  const whole = logistic(0.1)
  const csv = 'speed,hit\n1,1\n2,0\n'
  let refused = 0
  for (let at = 3; at < whole.length; at += 23) {
    const damaged = Buffer.from(whole)
    damaged[at]! ^= 0xff
    const outcome = await run({ candidate: damaged, csv }).then(() => 'scored', (error: unknown) => error)
    if (outcome === 'scored') continue
    refused++
    expect(outcome).toBeInstanceOf(MlgateError)
    expect((outcome as MlgateError).message).toMatch(/^MLG-(503|60[1234]) /)
    expect((outcome as MlgateError).message).not.toContain('ended early')
  }
  expect(refused).toBeGreaterThan(0)
}, 60_000)
