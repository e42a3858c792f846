import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readColumns } from '@mlgate/dataset'
import { openModel } from '../src/model/model-file.ts'
import { score, type Scoring } from '../src/scoring/scoring.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const data = { path: join(fixtures, 'birdstrike.csv'), name: 'birdstrike.csv' }

let place: Scratch
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'scoring-process')
})
afterAll(async () => { await place.remove() })

async function scored(...names: readonly [string, string]): Promise<Scoring> {
  const [candidate, baseline] = await Promise.all(names.map((name) => openModel(join(fixtures, name), name, { label: 'damaged' })))
  return score({
    runtime: RUNTIME, folder: join(place.folder, 'run'), process: join(place.folder, 'scoring-process.js'), data, truth: { task: 'binary', labels: ['damaged'] }, slices: [],
    device: 'cpu', timeout: 60_000, environment: (name) => process.env[name], candidate: candidate!, baseline: baseline!
  }, new AbortController().signal)
}

test('a pipeline of scikit-learn gives the probabilities that scikit-learn gives, also when it ends with ZipMap', async () => {
  const { candidate, baseline } = await scored('birdstrike.onnx', 'birdstrike-zipmap.onnx')
  const expected = (await readColumns(RUNTIME, data.path, [{ name: 'expected', type: 'number' }])).values.get('expected') as Float64Array
  candidate.values.forEach((probability, row) => { expect(Math.abs(probability - expected[row]!)).toBeLessThan(2e-6) })
  expect(baseline!.values).toEqual(candidate.values)
}, 30_000)

test('what was exported is looked into without running it', async () => {
  const { outline, signature, withoutMaps } = await openModel(join(fixtures, 'birdstrike-zipmap.onnx'), 'z', { label: 'damaged' })
  expect(outline).toMatchObject({ producer: 'skl2onnx', irVersion: 8 })
  expect(outline.operators).toContainEqual({ domain: 'ai.onnx.ml', name: 'ZipMap' })
  expect(signature.inputs.map(({ name, type }) => `${name} ${type}`)).toEqual(['phase string', 'wildlife_size string', 'speed_knots float'])
  expect(Math.abs(withoutMaps!.length - (await readFile(join(fixtures, 'birdstrike-zipmap.onnx'))).length)).toBeLessThan(300)
})
