import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '@mlgate/stats'
import type { Columns } from '../src/scoring/inference.ts'
import { measureImportance } from '../src/importance/measure-importance.ts'
import { permutationsOf, sampleRows, withoutBlocks } from '../src/importance/sample-rows.ts'

interface Reference {
  readonly columns: readonly (readonly number[])[]
  readonly labels: readonly number[]
  readonly weights: readonly number[]
  readonly orders: readonly (readonly number[])[]
  readonly importances: Readonly<Record<'roc_auc' | 'accuracy' | 'log_loss', readonly (readonly number[])[]>>
}

const { columns, labels, weights, orders, importances }: Reference = JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'permutation-importance.json'), 'utf8'))
const settings = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 100, seed: 7 } }
const FEATURES = ['a', 'b', 'c']

test.each(['roc_auc', 'accuracy', 'log_loss'] as const)('with the permutations of scikit-learn %s has the same importances', async (metric) => {
  const predict = (values: Columns) => Promise.resolve({ width: 1, type: 'double' as const, values: Float64Array.from(labels, (_, row) =>
    1 / (1 + Math.exp(-FEATURES.reduce((total, name, index) => total + (values.get(name) as Float64Array)[row]! * weights[index]!, 0)))) })
  const { features } = await measureImportance({
    truth: { task: 'binary', values: Float64Array.from(labels), width: 1, names: [] }, metric, settings, predict, features: FEATURES,
    columns: new Map(columns.map((values, index) => [FEATURES[index]!, Float64Array.from(values)])),
    permutations: () => orders.map((order) => Uint32Array.from(order)), withoutBlocks: withoutBlocks({}, labels.length, 7)
  })
  features.forEach(({ repeats, value, unused }, index) => {
    const expected = importances[metric][index]!
    repeats.forEach((loss, repeat) => { expect(Math.abs(loss - expected[repeat]!)).toBeLessThan(1e-12) })
    expect(Math.abs(value - expected.reduce((total, loss) => total + loss, 0) / expected.length)).toBeLessThan(1e-12)
    expect(unused).toBe(index === 2)
  })
})

test('the interval holds the true importance about as often as it says', async () => {
  const [studies, rows] = [300, 200]
  let missed = 0
  for (let seed = 1; seed <= studies; seed++) {
    const random = randomFrom(seed)
    const normal = (): number => Math.sqrt(-2 * Math.log(random() + 2 ** -54)) * Math.cos(2 * Math.PI * random())
    const x = Float64Array.from({ length: rows }, normal)
    const { features: [found] } = await measureImportance({
      truth: { task: 'regression', values: x.map((value) => value + normal()), width: 1, names: [] }, metric: 'mse', settings, columns: new Map([['x', x]]), features: ['x'],
      predict: (values) => Promise.resolve({ width: 1, type: 'double', values: values.get('x') as Float64Array }),
      permutations: (feature) => permutationsOf(feature, rows, 5, seed), withoutBlocks: withoutBlocks({}, rows, seed)
    })
    if (!(found!.low <= 2 && 2 <= found!.high)) missed++
  }
  expect(missed / studies).toBeLessThan(0.1 + 3 * Math.sqrt(0.1 * 0.9 / studies))
  expect(missed / studies).toBeGreaterThan(0.02)
}, 60_000)

test('groups stay whole in samples and blocks', () => {
  const groups = Float64Array.from({ length: 300 }, (_, row) => Math.floor(row / 3))
  const whole = (rows: Uint32Array): boolean => [...new Set(Array.from(rows, (row) => groups[row]))].every((group) => Array.from(rows).filter((row) => groups[row] === group).length === 3)
  const sample = sampleRows({ groups }, 300, 100, 7)
  expect({ rows: sample.length, whole: whole(sample) }).toEqual({ rows: 99, whole: true })
  const blocks = withoutBlocks({ groups }, 300, 7)
  expect(blocks.map((rows) => rows.length)).toEqual(new Array(20).fill(285))
  expect(blocks.every(whole)).toBe(true)
})
