import type { GateRule } from '@mlgate/config'
import { randomFrom } from '@mlgate/stats'
import { compare, type Comparison } from '../src/judge/comparison.ts'
import { evaluate } from '../src/evaluate.ts'
import type { Scored } from '../src/scoring/scored.ts'
import { binaryScored, probabilities } from './scored.ts'

const GATE = { threshold: 0.5, level: 0.9, minSliceRows: 100, bootstrap: { resamples: 400, seed: 7 } }

/** Values around 100, predicted with errors of the sizes; `offset` moves the truth and both predictions. */
function predicted(before: number, after: number, offset = 0, rows = 2000): Scored {
  const random = randomFrom(5)
  const truth = Float64Array.from({ length: rows }, () => 100 + 20 * random() + offset)
  const model = (size: number) => ({ values: truth.map((value) => value + size * (random() - 0.5)), width: 1, type: 'double' as const })
  return { truth: { task: 'regression', values: truth, width: 1, names: [] }, candidate: model(after), baseline: model(before) }
}

const judge = (comparison: Comparison, ...rules: readonly GateRule[]) => evaluate(comparison, { ...GATE, rules }, comparison.paired === undefined ? 'none' : 'found')
const rule = (metric: GateRule['metric'], rest: Partial<GateRule>): GateRule => ({ metric, mode: 'regression', ...rest })
const first = (comparison: Comparison, one: GateRule) => judge(comparison, one).checks[0]!

const worse = compare(predicted(10, 12), GATE, ['mae', 'r2', 'rmse'])
const alike = compare(predicted(10, 10.01), GATE, ['mae', 'r2'])

test('a relative drop is a share of the size of the baseline, whatever its unit and sign', () => {
  expect(first(worse, rule('mae', { maxRelativeDrop: 0.1 }))).toMatchObject({ verdict: 'fail', demand: 'max-relative-drop', reason: expect.stringMatching(/the limit is \+0\.2\d+ \(10% of the baseline\)\.$/) })
  expect(first(worse, rule('mae', { maxRelativeDrop: 0.5 }))).toMatchObject({ verdict: 'pass' })
  expect(first(alike, rule('mae', { maxRelativeDrop: 0.05 }))).toMatchObject({ verdict: 'pass' })
  const negative = compare(predicted(200, 260), GATE, ['r2'])
  const [r2] = negative.metrics.filter(({ metric }) => metric === 'r2')
  expect(r2!.baseline).toBeLessThan(0)
  expect(first(negative, rule('r2', { maxRelativeDrop: 0.1 }))).toMatchObject({ verdict: 'fail', threshold: { side: 'at-least', value: -0.1 * Math.abs(r2!.baseline!) } })
  expect(first(negative, rule('r2', { maxRelativeDrop: 0.99 }))).toMatchObject({ verdict: 'pass' })
})

test('a share of a baseline of zero is no limit: never a pass, and strict modes fail', () => {
  const labels = Float64Array.from({ length: 200 }, (_, row) => row % 2)
  const wrong = probabilities(labels.map((label) => 1 - label))
  const zero = compare(binaryScored(labels, probabilities(labels.map((label, row) => (row < 40 ? label : 1 - label))), wrong), GATE, ['recall'])
  expect(first(zero, rule('recall', { maxRelativeDrop: 0.1 }))).toMatchObject({ verdict: 'inconclusive', reason: 'recall of the baseline is 0, so a drop relative to it is undefined; write "max-drop" in place of "max-relative-drop".' })
  expect(first(zero, rule('recall', { maxRelativeDrop: 0.1, mode: 'point' }))).toMatchObject({ verdict: 'inconclusive' })
  expect(first(zero, rule('recall', { maxRelativeDrop: 0.1, mode: 'non-inferiority' }))).toMatchObject({ verdict: 'fail' })
  expect(first(zero, rule('recall', { maxDrop: 0.1 }))).toMatchObject({ verdict: 'pass' })
})

test('an improvement that is asked for must be shown, is missed when it is ruled out, and is open in between', () => {
  const better = compare(predicted(12, 10), GATE, ['mae'])
  const gain = -better.metrics.find(({ metric }) => metric === 'mae')!.change!.value
  const verdictAt = (share: number, mode: GateRule['mode'] = 'regression') => first(better, rule('mae', { minImprovement: share * gain, mode })).verdict
  expect([verdictAt(0.2), verdictAt(1.01), verdictAt(5)]).toEqual(['pass', 'inconclusive', 'fail'])
  expect([verdictAt(0.2, 'superiority'), verdictAt(1.01, 'superiority'), verdictAt(0.99, 'point'), verdictAt(1.01, 'point')]).toEqual(['pass', 'fail', 'pass', 'fail'])
  expect(first(better, rule('mae', { minImprovement: 5 * gain })).reason).toMatch(/^mae changed by −0\.\d+ \(90% CI −0\.\d+ … −0\.\d+\); the improvement −\d+\.\d+ is ruled out\.$/)
  expect(first(better, rule('mae', { minImprovement: gain / 5 }))).toMatchObject({ title: expect.stringMatching(/^improvement of mae ≤ −0\.\d+$/), demand: 'min-improvement' })
})

test('the same scores are no improvement', () => {
  const data = predicted(10, 10)
  const twin = compare({ ...data, baseline: data.candidate }, GATE, ['mae'])
  expect(first(twin, rule('mae', { minImprovement: 0.1 })).verdict).toBe('fail')
  expect(first(twin, rule('mae', { maxRelativeDrop: 0.01 })).verdict).toBe('pass')
})

test('demands of improvement are no tests for regressions, relative drops are', () => {
  expect(judge(worse, rule('mae', { minImprovement: 1 }), rule('r2', { maxRelativeDrop: 0.1 }), rule('rmse', { maxDrop: 1 })).tests).toBe(2)
})

test('flips are bounded, and say nothing without a baseline', () => {
  const labels = Float64Array.from({ length: 200 }, (_, row) => row % 2)
  const flipped = probabilities(labels.map((label, row) => (row < 20 ? 1 - label : label)))
  const pair = compare(binaryScored(labels, flipped, probabilities(labels)), GATE, ['flip_rate', 'negative_flip_rate', 'positive_flip_rate'], [])
  expect(pair.metrics).toEqual([{ metric: 'flip_rate', candidate: 0.1 }, { metric: 'negative_flip_rate', candidate: 0.1 }, { metric: 'positive_flip_rate', candidate: 0.05 }])
  expect(judge(pair, rule('flip_rate', { max: 0.2 }), rule('negative_flip_rate', { max: 0.05 })).checks.map(({ verdict }) => verdict)).toEqual(['pass', 'fail'])
  const alone = compare(binaryScored(labels, flipped), GATE, ['flip_rate'], [])
  expect(first(alone, rule('flip_rate', { max: 0.2 }))).toMatchObject({ verdict: 'pass', reason: 'flip_rate compares two models; there is no baseline yet.' })
})

test('the largest error has no interval, so it is bounded or compared as numbers', () => {
  const comparison = compare(predicted(10, 12), GATE, ['max_error'])
  expect(first(comparison, rule('max_error', { maxDrop: 100 }))).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('the error of one row') })
  expect(first(comparison, rule('max_error', { maxDrop: 100, mode: 'point' })).verdict).toBe('pass')
  expect(first(comparison, rule('max_error', { max: 1 })).verdict).toBe('fail')
})

test('few groups are too little support, however many rows they have', () => {
  const data = predicted(10, 10)
  const clustered = (groups: number): Comparison => compare({ ...data, truth: { ...data.truth, groups: data.truth.values.map((_, row) => row % groups) } }, GATE, ['mae'])
  expect(first(clustered(5), rule('mae', { maxDrop: 5 }))).toMatchObject({ verdict: 'inconclusive', reason: 'Too little data: only 5 groups, 10 are needed.' })
  expect(first(clustered(400), rule('mae', { maxDrop: 5 })).verdict).toBe('pass')
})
