import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answer, ScoringJob } from '../src/scoring/scoring-job.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import type { DamageJob, Outcomes } from './damage-process.ts'
import { logistic, outside, threeColumns, twoClasses } from './models.ts'

let place: Scratch
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, '../test/damage-process')
  await bundle(place.folder, 'scoring-process')
})
afterAll(async () => { await place.remove() })

/** Exit code of a process that gets its job on stdin. */
function codeOf(script: string, job: unknown): Promise<number | null> {
  const child = spawn(process.execPath, [join(place.folder, script)], { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.end(JSON.stringify(job))
  return new Promise((resolve) => { child.on('close', resolve) })
}

const SPEED = 'speed,hit\n1,1\n2,0\n3,1\n4,0\n'
const WORDS = 'phase,birds,speed,hit\nclimb,2,100,1\nlanding,1,,0\n"a, b",0,80.5,1\nclimb,3,120,0\n'

test('models damaged by 1,000 seeds are scored or refused by one process that lives', async () => {
  const folder = join(place.folder, 'damage')
  await mkdir(folder)
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const [speed, words] = [await write('speed.csv', SPEED), await write('words.csv', WORDS)]
  const fixtures = join(import.meta.dirname, 'fixtures')
  const birds = { data: join(fixtures, 'birdstrike.csv'), label: 'damaged' }
  const job: DamageJob = {
    runtime: RUNTIME,
    folder,
    models: [
      { path: await write('logistic.onnx', logistic(0.1)), data: speed, label: 'hit' },
      { path: await write('words.onnx', threeColumns()), data: words, label: 'hit' },
      { path: join(fixtures, 'birdstrike.onnx'), ...birds },
      { path: join(fixtures, 'birdstrike-zipmap.onnx'), ...birds }
    ],
    seeds: 1000
  }
  const code = await codeOf('damage-process.js', job)
  const seed = await readFile(join(folder, 'seed.txt'), 'utf8')
  expect({ code, seed }).toEqual({ code: 0, seed: '999' })
  const outcomes = JSON.parse(await readFile(join(folder, 'outcomes.json'), 'utf8')) as Outcomes
  expect(Object.keys(outcomes).filter((outcome) => !/^(scored|MLG-(503|60[234]))$/.test(outcome))).toEqual([])
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(1000)
  expect(outcomes['MLG-602']).toBeGreaterThan(100)
  expect(outcomes['scored']).toBeGreaterThan(100)
}, 300_000)

test('weights outside of the folder are refused by the process too, when nobody looked before', async () => {
  const folder = join(place.folder, 'outside')
  await mkdir(folder)
  await writeFile(join(folder, 'eval.csv'), SPEED)
  await writeFile(join(place.folder, 'weights.bin'), Buffer.alloc(4))
  for (const location of ['../weights.bin', join(place.folder, 'weights.bin')]) {
    await writeFile(join(folder, 'model.onnx'), outside(location))
    const job: ScoringJob = {
      runtime: RUNTIME, folder, data: { path: join(folder, 'eval.csv'), name: 'eval.csv' }, truth: { task: 'binary', labels: ['hit'] }, device: 'cpu', slices: [],
      sources: [{ kind: 'model', path: join(folder, 'model.onnx'), name: 'model.onnx', signature: { inputs: [{ name: 'speed', type: 'float', rank: 2 }], score: { name: 'probability', type: 'float' } } }]
    }
    expect(await codeOf('scoring-process.js', job)).toBe(0)
    const answer = JSON.parse(await readFile(join(folder, 'answer.json'), 'utf8')) as Answer
    expect(answer).toMatchObject({ kind: 'config', problems: [{ code: 'MLG-602', where: 'model.onnx', message: expect.stringMatching(/External data|external/i) }] })
  }
})

test('a label that the model has never seen gives no decision, and is named', async () => {
  const folder = join(place.folder, 'unseen')
  await mkdir(folder)
  await writeFile(join(folder, 'eval.csv'), 'speed,hit\n1,gull\n2,goose\n3,owl\n')
  await writeFile(join(folder, 'model.onnx'), twoClasses())
  const job: ScoringJob = {
    runtime: RUNTIME, folder, data: { path: join(folder, 'eval.csv'), name: 'eval.csv' },
    truth: { task: 'multiclass', labels: ['hit'], classes: ['goose', 'gull'] }, device: 'cpu', slices: [],
    sources: [{ kind: 'model', path: join(folder, 'model.onnx'), name: 'model.onnx', signature: { inputs: [{ name: 'speed', type: 'float', rank: 2 }], score: { name: 'probabilities', type: 'float' } } }]
  }
  expect(await codeOf('scoring-process.js', job)).toBe(0)
  const answer = JSON.parse(await readFile(join(folder, 'answer.json'), 'utf8')) as Answer
  expect(answer).toMatchObject({ kind: 'config', problems: [{ code: 'MLG-504', where: 'eval.csv', message: expect.stringContaining('owl') }] })
})
