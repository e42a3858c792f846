import { writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePolicy } from '@mlgate/config'
import { randomFrom } from '@mlgate/stats'
import { evaluateImportance } from '../src/importance/evaluate-importance.ts'
import { openModel } from '../src/model/model-file.ts'
import { probe } from '../src/probing/probe.ts'
import { evaluateRobustness } from '../src/robustness/evaluate-robustness.ts'
import { score } from '../src/scoring/scoring.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { floats, input, model, node, output } from './onnx-writer.ts'

let place: Scratch
let runs = 0
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'scoring-process', 'probing-process')
})
afterAll(async () => { await place.remove() })

const random = randomFrom(11)
const rows = Array.from({ length: 1200 }, () => {
  const hit = random() < 0.4
  const centre = hit ? 1 : -1
  return `${(centre + 2 * (random() + random() - 1)).toFixed(1)},${(centre + 4 * (random() + random() - 1)).toFixed(3)},${hit ? 1 : 0}`
})
const CSV = `speed,zip_code,hit\n${rows.join('\n')}\n`

/** probability = sigmoid(speed · 2 + zip_code · weight + wave · sin(20π · speed)): a wave is nothing on tenths, and anything between them. */
function leaning(weight: number, wave = 0, type: 'float' | 'double' = 'float'): Buffer {
  const constants = [floats('two', [1], [2]), floats('weight', [1], [weight]), floats('turns', [1], [20 * Math.PI]), floats('wave', [1], [wave])]
  return model([
    node('Mul', ['speed', 'two'], ['own']), node('Mul', ['zip_code', 'weight'], ['place']), node('Add', ['own', 'place'], ['both']),
    node('Mul', ['speed', 'turns'], ['angle']), node('Sin', ['angle'], ['sine']), node('Mul', ['sine', 'wave'], ['waves']),
    node('Add', ['both', 'waves'], ['logit']), node('Sigmoid', ['logit'], ['probability']),
    ...constants, input('speed', type), input('zip_code', type), output('probability', 'float', ['rows', 1])
  ])
}

async function study(rules: string, candidate: Uint8Array, baseline?: Uint8Array) {
  const folder = join(place.folder, `run-${runs++}`)
  await mkdir(folder, { recursive: true })
  const at = (name: string): string => join(folder, name)
  await writeFile(at('eval.csv'), CSV)
  const open = async (name: string, bytes: Uint8Array) => {
    await writeFile(at(name), bytes)
    return openModel(at(name), name, { label: 'hit' })
  }
  const { policy: { gate } } = parsePolicy(`version: 1\ngate:\n  task: binary\n  data: eval.csv\n  label: hit\n  model: m.onnx\n${rules}`, 'mlgate.yml')
  if (gate === undefined) throw new Error('no gate')
  const request = { runtime: RUNTIME, data: { path: at('eval.csv'), name: 'eval.csv' }, truth: { task: 'binary', labels: ['hit'] }, timeout: 60_000, environment: (name: string) => process.env[name] } as const
  const signal = new AbortController().signal
  const scoring = await score({
    ...request, folder: at('scoring'), process: join(place.folder, 'scoring-process.js'), device: 'cpu', slices: [], sampleRows: 0,
    candidate: await open('candidate.onnx', candidate), ...(baseline === undefined ? {} : { baseline: await open('baseline.onnx', baseline) })
  }, signal)
  const probed = await probe({ ...request, folder, probing: join(place.folder, 'probing-process.js') }, scoring, gate, signal)
  return { probed, scoring, gate }
}

async function robustness(rule: string, candidate: Uint8Array, baseline?: Uint8Array) {
  const { probed, scoring, gate } = await study(`  robustness:\n    - { ${rule} }\n`, candidate, baseline)
  return evaluateRobustness(probed.disturbed, scoring, gate)
}

const NOISE = 'perturbation: noise, amount: 0.1, metric: roc_auc, max-drop: 0.02'

test('a model that breaks under noise is blocked, one that bears it passes', async () => {
  expect(await robustness(NOISE, leaning(1))).toMatchObject([{ verdict: 'pass', reason: expect.stringContaining('is ruled out') }])
  expect(await robustness(NOISE, leaning(1, 30))).toMatchObject([{
    verdict: 'fail', path: ['gate', 'robustness', 0, 'max-drop'], reason: expect.stringMatching(/^With noise of 0\.1 SD: roc_auc changed by −\d+\.\d\d pp \(90% CI .*after Holm; the limit is −2\.00 pp\.$/)
  }])
}, 60_000)

test('both models see the same noise, and the worse one is told', async () => {
  const rule = `${NOISE}, max-drop-against-baseline: 0.02`
  expect((await robustness(rule, leaning(1, 30), leaning(1))).map(({ key, verdict }) => `${key} ${verdict}`)).toEqual(['max-drop fail', 'max-drop-against-baseline fail'])
  expect((await robustness(rule, leaning(1), leaning(1)))[1]).toMatchObject({ verdict: 'pass', reason: 'With noise of 0.1 SD, no score differs from the baseline\'s.' })
}, 60_000)

test('a model that gives no number for missing values is blocked, and what cannot be done never passes', async () => {
  expect(await robustness('perturbation: missing, amount: 0.2, metric: roc_auc, max-drop: 0.05', leaning(1))).toMatchObject([{
    verdict: 'fail', reason: expect.stringMatching(/^With 20\.0% missing, the model gives no usable answer: The output "probability" is NaN/)
  }])
  expect(await robustness('perturbation: swap, amount: 0.2, metric: roc_auc, max-drop: 0.05', leaning(1))).toMatchObject([{ verdict: 'inconclusive', reason: expect.stringContaining('not applicable: "speed" holds numbers') }])
  expect(await robustness(`${NOISE}, columns: [sped], mode: non-inferiority`, leaning(1))).toMatchObject([{ verdict: 'fail', reason: 'With noise of 0.1 SD in 1 column, not applicable: no model reads "sped".' }])
}, 60_000)

async function importance(section: string, candidate: Uint8Array, baseline?: Uint8Array) {
  const { probed, gate } = await study(`  importance: { metric: roc_auc, ${section} }\n`, candidate, baseline)
  const [measured] = probed.importance ?? []
  if (measured === undefined || gate.importance === undefined) throw new Error('nothing was measured')
  const checks = evaluateImportance(gate.importance, { names: ['speed', 'zip_code'], measured, support: { count: 400, of: 'rows' } }, gate.level)
  return { probed, checks }
}

test('a model that leans on a column too much is blocked, one that does not passes', async () => {
  const heavy = await importance('max-importance: { zip_code: 0.005 }', leaning(2))
  expect(heavy.checks).toMatchObject([{ verdict: 'fail', path: ['gate', 'importance', 'max-importance', 'zip_code'], reason: expect.stringMatching(/^Permuting "zip_code" costs \d+\.\d\d pp of roc_auc .*the limit is 0\.50 pp\.$/) }])
  expect((await importance('max-importance: { zip_code: 0.005 }', leaning(0.01))).checks).toMatchObject([{ verdict: 'pass' }])
  expect((await importance('max-importance: { zip_code: 0 }', leaning(0))).checks).toMatchObject([{ verdict: 'pass', reason: 'Permuting "zip_code" changes no score of the candidate.' }])
}, 60_000)

test('both models have the same permutations, on a sample where there are many rows', async () => {
  const { probed } = await importance('max-rows: 500, repeats: 3', leaning(1), leaning(1))
  const [candidate, baseline] = probed.importance ?? []
  expect(candidate).toEqual(baseline)
  expect(candidate).toMatchObject({ rows: 500, features: [{ feature: 'speed', repeats: { length: 3 } }, { feature: 'zip_code' }] })
}, 60_000)

test('what is near the limit is left open, and what has no number never passes', () => {
  const policy = { metric: 'roc_auc', repeats: 5, maxRows: 100, forbiddenFeatures: ['zip_code'], maxImportance: [{ feature: 'speed', max: 0.01 }] } as const
  const verdicts = (value: number, se: number) => evaluateImportance(policy, {
    names: ['speed', 'zip_code'], support: { count: 100, of: 'rows' },
    measured: { rows: 100, clean: 0.9, features: [{ feature: 'speed', value, se, low: value - 1.7 * se, high: value + 1.7 * se, units: 20, repeats: [], unused: false }] }
  }, 0.9).map(({ verdict }) => verdict)
  expect(verdicts(0.012, 0.004)).toEqual(['fail', 'inconclusive'])
  expect(verdicts(0.02, 0.004)).toEqual(['fail', 'fail'])
  expect(verdicts(0.002, 0.004)).toEqual(['fail', 'pass'])
  expect(verdicts(NaN, NaN)).toEqual(['fail', 'fail'])
  expect(verdicts(0, 0)).toEqual(['fail', 'inconclusive'])
  expect(evaluateImportance(policy, { names: ['speed'], support: { count: 100, of: 'rows' } }, 0.9).map(({ verdict }) => verdict)).toEqual(['pass', 'inconclusive'])
})
