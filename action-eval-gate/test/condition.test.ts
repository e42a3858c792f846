import { parseSlice } from '@mlgate/config'
import { evaluate } from '../src/evaluate.ts'
import { groupSlices, sliceRequests } from '../src/scoring/grouping.ts'
import { compareSlices } from '../src/judge/slice-comparison.ts'
import type { ConditionGrouping } from '../src/judge/slice.ts'
import { binaryScored, probabilities } from './scored.ts'

const AGES = Float64Array.of(70, 20, NaN, 65, 64.9)
const COUNTRIES = ['DE', 'FR', 'DE', '', 'US']
const COLUMNS = { texts: new Map([['country', COUNTRIES]]), numbers: new Map([['age', AGES]]) }

function group(written: string): ConditionGrouping {
  const [grouping] = groupSlices([parseSlice(written)], COLUMNS, 5, 'eval.csv')
  if (grouping?.name === undefined) throw new TypeError('no condition')
  return grouping
}

test.each([
  ['age >= 65', [0, 3]], ['age > 65', [0]], ['age < 65', [1, 4]], ['age <= 64.9', [1, 4]],
  ['country in (DE, FR)', [0, 1, 2]], ['country != DE', [1, 4]], ['country not in (DE, US)', [1]], ['country >= "F"', [1, 4]],
  ['age >= 20 and country in (DE, US)', [0, 4]], ['age > 1000', []]
] as const)('%s holds for rows %j; a missing value for none', (written, rows) => {
  expect([...group(written).codes].flatMap((code, row) => (code === 0 ? [row] : []))).toEqual(rows)
})

test('missing values and texts that never occur are told', () => {
  expect(group('age > 3 and country in (DE, FRR)').remarks).toEqual({
    missing: [{ column: 'age', rows: 1 }, { column: 'country', rows: 1 }], unseen: [{ column: 'country', value: 'FRR', meant: 'FR' }]
  })
})

test('numbers are read as numbers, texts as texts, each for the slice that the policy has on its line', () => {
  expect(sliceRequests([{ ...parseSlice('old: age > 3 and country = DE'), at: 'mlgate.yml:9' }, parseSlice('device')])).toEqual([
    { name: 'age', type: 'number', wanted: { by: 'the slice "old"', at: 'mlgate.yml:9' } }, { name: 'country', type: 'string', wanted: { by: 'the slice "old"', at: 'mlgate.yml:9' } },
    { name: 'device', type: 'string' }
  ])
})

const GATE = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 100, seed: 7 }, minSliceRows: 100 }

test('a rule on conditions is judged on their rows, with what the data lack', () => {
  const labels = Float64Array.from({ length: 1200 }, (_, row) => row % 2)
  const ages = labels.map((_, row) => (row < 400 ? 70 : row < 1000 ? 30 : NaN))
  const worse = labels.map((label, row) => (row < 400 && row % 3 === 0 ? 1 - label : label))
  const scored = binaryScored(labels, probabilities(worse), probabilities(labels))
  const written = ['old: age >= 65', 'age < 65', 'age > 100']
  const groupings = groupSlices(written.map(parseSlice), { texts: new Map(), numbers: new Map([['age', ages]]) }, 1200, 'f')
  const slices = compareSlices(scored, groupings, ['accuracy'], GATE)
  const { checks } = evaluate({ rows: 1200, support: { count: 600, of: 'rows of the rarer class' }, metrics: [], slices }, { ...GATE, rules: [{ metric: 'accuracy', mode: 'regression', maxDrop: 0.02, slices: written }] }, 'found')
  expect(checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'rules[0].max-drop[old] fail', 'rules[0].max-drop[age < 65] pass', 'rules[0].slices[old] warn', 'rules[0].slices[age < 65] warn', 'rules[0].slices[age > 100] error'
  ])
  expect(checks[2]!.reason).toBe('200 rows have no "age" and belong to no such slice.')
  expect(checks[0]!.title).toMatch(/ on old$/)
})
