import {
  confusion, countInterval, f1, meanInterval, randomFrom, recall, resampleRows, rocAucInterval, shareDifference, shareRatio, weightedInterval, wilson
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

const cases = reference('single')
const NEAR = 1e-9

test.each(cases('shares'))('Wilson of $successes of $trials at $level agrees with statsmodels', ({ successes, trials, level, low, high }) => {
  const found = wilson({ successes, trials }, level)
  expectNear(found.value, successes / trials)
  expect(Math.abs(found.low - low)).toBeLessThan(NEAR)
  expect(Math.abs(found.high - high)).toBeLessThan(NEAR)
})

test('a share of nothing is undefined, and bounds are those of shares', () => {
  expect(wilson({ successes: 0, trials: 0 }, 0.9).value).toBeNaN()
  expect(wilson({ successes: 0, trials: 7 }, 0.9).low).toBe(0)
  expect(wilson({ successes: 7, trials: 7 }, 0.9).high).toBe(1)
})

test.each(cases('pairs'))('differences and ratios of two shares agree with statsmodels', ({ one: [a, m], other: [b, n], level, diff, ratio }) => {
  const [one, other] = [{ successes: a, trials: m }, { successes: b, trials: n }]
  for (const [found, expected] of [[shareDifference(one, other, level), diff], [shareRatio(one, other, level), ratio]] as const) {
    expectNear(found.low, expected[0], NEAR)
    expectNear(found.high, expected[1], NEAR)
  }
})

test.each(cases('means'))('means agree with SciPy', ({ values, low, high }) => {
  const found = meanInterval(values, 0.9)
  expectNear(found.low, low, NEAR)
  expectNear(found.high, high, NEAR)
})

test.each(cases('areas'))('the area under the curve agrees with DeLong written out', ({ y, scores, value, low, high, units }) => {
  const found = rocAucInterval(y, scores, 0.9)
  expectNear(found.value, value)
  expectNear(found.low, low, NEAR)
  expectNear(found.high, high, NEAR)
  expectNear(found.units, units)
})

test('the bootstrap of counts is that of rows, and covers', () => {
  const random = randomFrom(3)
  const truth = 0.8
  let missed = 0
  for (let run = 0; run < 200; run++) {
    const labels = Float64Array.from({ length: 400 }, () => (random() < 0.5 ? 1 : 0))
    const predicted = labels.map((label) => (random() < truth ? label : 1 - label))
    const { low, high } = countInterval(confusion(labels, predicted), recall, { resamples: 200, level: 0.9, random })
    if (low > truth || high < truth) missed++
  }
  expect(missed / 200).toBeLessThan(0.1 + 4 * Math.sqrt(0.09 / 200))
  expect(missed).toBeGreaterThan(2)
  const labels = Float64Array.from({ length: 300 }, (_, row) => row % 2)
  const predicted = labels.map((label, row) => (row % 7 === 0 ? 1 - label : label))
  const counts = confusion(labels, predicted)
  const drawn = countInterval(counts, f1, { resamples: 4000, level: 0.9, random: randomFrom(5) })
  const rows = weightedInterval(f1(counts), (weights) => {
    const [y, p] = [[], []] as [number[], number[]]
    for (let row = 0; row < 300; row++) for (let times = 0; times < (weights[row] ?? 0); times++) { y.push(labels[row] ?? 0); p.push(predicted[row] ?? 0) }
    return f1(confusion(y, p))
  }, resampleRows(300), { resamples: 4000, level: 0.9, random: randomFrom(6) })
  expect(Math.abs(drawn.low - rows.low)).toBeLessThan(0.004)
  expect(Math.abs(drawn.high - rows.high)).toBeLessThan(0.004)
})
