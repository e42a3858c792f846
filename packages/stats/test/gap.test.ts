import {
  beyondPValue, confusion, FAIR_SHARES, fairness, type FairnessCriterion, gapChange, gapInterval, type GapKind, gapOf, groupConfusions, groupsOf, jointCells,
  randomFrom, selectionRate, shareDifference
} from '../src/index.ts'
import { randomBinomial } from '../src/distributions/binomial.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

const DIFFERENCE: GapKind = { kind: 'difference', aggregate: 'worst-case' }
const RATIO: GapKind = { kind: 'ratio', aggregate: 'worst-case' }
const share = (successes: number, trials: number) => ({ successes, trials })

test.each(reference('metrics')('fairness'))('gaps are those of the criteria, which agree with fairlearn', ({ y, predicted, groups: keys }) => {
  const groups = groupsOf(keys)
  const counts = groupConfusions(y, predicted, groups)
  for (const criterion of Object.keys(FAIR_SHARES) as FairnessCriterion[]) for (const aggregate of ['worst-case', 'mean'] as const) {
    const expected = fairness(criterion, y, predicted, groups, { minGroupSize: 0, aggregate })
    const rates = FAIR_SHARES[criterion].map((rate) => counts.map(rate))
    for (const kind of ['difference', 'ratio'] as const) expectNear(gapOf(rates, { kind, aggregate }), expected[kind])
  }
})

test('nothing is known of one group, of a group without rows, and of rates that are all 0', () => {
  expect(gapOf([[share(1, 2)]], DIFFERENCE)).toBeNaN()
  expect(gapInterval([[share(1, 2), share(0, 0)]], DIFFERENCE, 0.9)).toEqual({ value: NaN, low: NaN, high: NaN })
  expect(gapOf([[share(0, 9), share(0, 9)]], RATIO)).toBeNaN()
  expect(gapOf([[share(0, 9), share(0, 9)]], DIFFERENCE)).toBe(0)
})

test('with two groups the interval is that of their difference', () => {
  const [one, other] = [share(60, 100), share(70, 200)]
  const { low, high } = shareDifference(one, other, 0.9)
  expect(gapInterval([[one, other]], DIFFERENCE, 0.9)).toEqual({ value: 0.25, low, high })
  expect(gapInterval([[share(50, 100), share(51, 100)]], DIFFERENCE, 0.9).low).toBe(0)
  expect(gapInterval([[share(50, 100), share(51, 100)]], RATIO, 0.9).high).toBe(1)
})

test('the p-value is the level at which the interval leaves the limit out', () => {
  const rates = [[share(60, 100), share(70, 200), share(90, 200)]]
  for (const [kind, limit, end] of [[DIFFERENCE, 0.05, 'low'], [RATIO, 0.9, 'high']] as const) {
    const p = beyondPValue(rates, kind, limit)
    expect(p).toBeLessThan(0.05)
    expectNear(gapInterval(rates, kind, 1 - 2 * p)[end], limit, 1e-6)
  }
  expect(beyondPValue(rates, DIFFERENCE, 0.9)).toBe(1)
})

test.each([
  ['two equal groups', [0.3, 0.3], 300, 0.05], ['ten equal groups of 50', Array<number>(10).fill(0.4), 50, 0.1], ['a gap just at the limit', [0.5, 0.4], 500, 0.1],
  ['four groups, the gap at the limit', [0.5, 0.45, 0.45, 0.4], 300, 0.1]
])('%s are seldom found beyond the limit', (_, rates, rows, limit) => {
  const random = randomFrom(rows)
  const runs = 400
  let [beyond, missed] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const drawn = [rates.map((rate) => share(randomBinomial(rows, rate, random), rows))]
    const { low, high } = gapInterval(drawn, DIFFERENCE, 0.9)
    if (low > limit) beyond++
    const truth = Math.max(...rates) - Math.min(...rates)
    if (low > truth + 1e-12 || high < truth - 1e-12) missed++
  }
  expect(beyond / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt(0.0475 / runs))
  expect(missed / runs).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt(0.09 / runs))
})

/** Joint cells of groups in which both models select, each with its own rate of mistakes. */
function cellsOf(groups: readonly { readonly rows: number; readonly baseline: number; readonly candidate: number }[], random: () => number) {
  return groups.map(({ rows, baseline, candidate }) => {
    const labels = Float64Array.from({ length: rows }, () => (random() < 0.4 ? 1 : 0))
    const wrong = (share: number) => labels.map((label) => (random() < share ? 1 - label : label))
    return jointCells(labels, wrong(baseline), wrong(candidate))
  })
}

test.each([[2, 400], [2, 150], [6, 150]])('models that are alike in %i groups of %i rows seldom differ in fairness', (groups, rows) => {
  const random = randomFrom(groups * rows)
  const runs = 50
  for (const criterion of ['demographicParity', 'equalizedOdds'] as const) {
    let [worse, missed] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const cells = cellsOf(Array.from({ length: groups }, () => ({ rows, baseline: 0.15, candidate: 0.15 })), random)
      const { low, high } = gapChange(cells, FAIR_SHARES[criterion], DIFFERENCE, { resamples: 80, level: 0.9, random })
      if (low > 0) worse++
      if (low > 0 || high < 0) missed++
    }
    expect(worse / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt(0.0475 / runs))
    expect(missed / runs).toBeLessThanOrEqual(0.1 + 3 * Math.sqrt(0.09 / runs))
  }
})

test('a model that got worse for one group is found', () => {
  const cells = cellsOf([{ rows: 1000, baseline: 0.1, candidate: 0.1 }, { rows: 1000, baseline: 0.1, candidate: 0.3 }], randomFrom(4))
  const change = gapChange(cells, FAIR_SHARES.equalOpportunity, DIFFERENCE, { resamples: 1000, level: 0.9, random: randomFrom(5) })
  expect(change.low).toBeGreaterThan(0.05)
  expect(change.pValue).toBeLessThan(0.01)
  expect(selectionRate(confusion([1, 0], [1, 1]))).toBe(1)
})
