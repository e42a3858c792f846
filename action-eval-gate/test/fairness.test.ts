import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FairnessName, type FairnessRule } from '@mlgate/config'
import { plainText } from '@mlgate/report'
import { randomFrom } from '@mlgate/stats'
import { compareFairness, type FairnessComparison } from '../src/fairness/compare-fairness.ts'
import { evaluateFairness } from '../src/fairness/evaluate-fairness.ts'
import { fairnessSections } from '../src/fairness/report-fairness.ts'
import { groupBy } from '../src/scoring/grouping.ts'
import type { Scored } from '../src/scoring/scored.ts'
import { binaryScored, probabilities } from './scored.ts'

const SETTINGS = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 500, seed: 7 } }
const rule = (rest: Partial<FairnessRule> = {}): FairnessRule => ({ criterion: 'equal_opportunity_difference', column: 'sex', mode: 'regression', minGroupSize: 50, ...rest })
const compareAll = (scored: Scored, sexes: readonly string[], ...rules: readonly FairnessRule[]): readonly FairnessComparison[] =>
  compareFairness(scored, [groupBy('sex', sexes, [{ column: 'sex' }], 'f')], { ...SETTINGS, fairness: rules })
const judge = (compared: readonly FairnessComparison[], identical = false) => evaluateFairness(compared, { level: 0.9, identical })
const brief = (compared: readonly FairnessComparison[]) => judge(compared).map(({ id, verdict }) => `${id} ${verdict}`)

const REFERENCE = JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'fairness.json'), 'utf8')) as
  readonly { readonly y: number[]; readonly scores: number[]; readonly groups: string[]; readonly values: Record<string, number> }[]

test.each(REFERENCE)('every criterion is that of fairlearn', ({ y, scores, groups, values }) => {
  for (const [name, expected] of Object.entries(values)) {
    const criterion = name.replace('_mean', '') as FairnessName
    const [found] = compareAll(binaryScored(y, probabilities(scores)), groups, rule({ criterion, minGroupSize: 1, ...(name.endsWith('mean') ? { agg: 'mean' } : {}) }))
    expect(Math.abs(found!.candidate.value - expected)).toBeLessThan(1e-12)
    expect(found!.candidate.low).toBeLessThanOrEqual(expected)
    expect(found!.candidate.high).toBeGreaterThanOrEqual(expected)
  }
})

/** People of two groups; each model misses positives of a group with its own probability. */
function people(sizes: Readonly<Record<string, number>>, missed: Readonly<Record<string, readonly [baseline: number, candidate: number]>>, seed = 3): { readonly scored: Scored; readonly sexes: readonly string[] } {
  const random = randomFrom(seed)
  const sexes = Object.entries(sizes).flatMap(([sex, rows]) => Array<string>(rows).fill(sex))
  const labels = Float64Array.from(sexes, () => (random() < 0.5 ? 1 : 0))
  const model = (index: 0 | 1) => probabilities(labels.map((label, row) => (label === 1 && random() >= (missed[sexes[row]!] ?? [0, 0])[index] ? 0.9 : 0.1)))
  return { sexes, scored: binaryScored(labels, model(1), model(0)) }
}

const ALIKE = people({ f: 2000, m: 2000 }, { f: [0.1, 0.1], m: [0.1, 0.1] })
const WORSE = people({ f: 2000, m: 2000 }, { f: [0.1, 0.3], m: [0.1, 0.1] })

test('what is surely beyond a limit fails, what is surely within passes', () => {
  const rules = [rule({ max: 0.1, maxIncrease: 0.05 }), rule({ criterion: 'equal_opportunity_ratio', min: 0.85, maxDrop: 0.05 })]
  expect(brief(compareAll(WORSE.scored, WORSE.sexes, ...rules))).toEqual(['fairness[0].max fail', 'fairness[0].max-increase fail', 'fairness[1].min fail', 'fairness[1].max-drop fail'])
  expect(brief(compareAll(ALIKE.scored, ALIKE.sexes, ...rules))).toEqual(['fairness[0].max pass', 'fairness[0].max-increase pass', 'fairness[1].min pass', 'fairness[1].max-drop pass'])
  const [bound] = judge(compareAll(WORSE.scored, WORSE.sexes, ...rules))
  expect(bound!.reason).toMatch(/^equal_opportunity_difference is \d+\.\d\d pp \(90% CI \d+\.\d\d … \d+\.\d\d\), beyond the limit 10\.00 pp with p [<=] [\d.]+ after Holm\.$/)
})

test('few rows leave it open, a proof that is asked for fails, and a comparison of numbers decides', () => {
  const { scored, sexes } = people({ f: 90, m: 90 }, { f: [0.1, 0.22], m: [0.1, 0.1] })
  const of = (mode: FairnessRule['mode']) => brief(compareAll(scored, sexes, rule({ max: 0.1, maxIncrease: 0.05, mode })))
  expect(of('regression')).toEqual(['fairness[0].max inconclusive', 'fairness[0].max-increase inconclusive'])
  expect(of('non-inferiority')).toEqual(['fairness[0].max fail', 'fairness[0].max-increase fail'])
  expect(of('point')[0]).toMatch(/fail|pass/)
})

test('many small groups that are alike do not cry wolf', () => {
  const { scored, sexes } = people(Object.fromEntries(Array.from({ length: 10 }, (_, group) => [`g${group}`, 60])), Object.fromEntries(Array.from({ length: 10 }, (_, group) => [`g${group}`, [0.3, 0.3] as const])))
  const [found] = compareAll(scored, sexes, rule({ max: 0.1 }))
  expect(found!.candidate.value).toBeGreaterThan(0.15)
  expect(judge([found!])).toMatchObject([{ verdict: 'inconclusive' }])
})

test('small groups are told and not compared, and too few groups are no pass', () => {
  const { scored, sexes } = people({ f: 2000, m: 2000, x: 12 }, { x: [0, 1] })
  expect(judge(compareAll(scored, sexes, rule({ max: 0.1 })))).toMatchObject([
    { verdict: 'pass' }, { demand: 'groups', verdict: 'warn', reason: 'one group of 3 has fewer than 50 rows (12) and is not compared.' }
  ])
  expect(judge(compareAll(scored, sexes, rule({ max: 0.1, minGroupSize: 3000 })))[0]).toMatchObject({ verdict: 'inconclusive', reason: 'No group has 3,000 rows or more, so there is nothing to compare.' })
  expect(judge(compareAll(scored, sexes, rule({ max: 0.1, minGroupSize: 3000, mode: 'point' })))[0]!.verdict).toBe('fail')
})

test('a group without positives is undefined and never 0', () => {
  const labels = Float64Array.from({ length: 400 }, (_, row) => (row < 200 ? row % 2 : 0))
  const sexes = Array.from({ length: 400 }, (_, row) => (row < 200 ? 'f' : 'm'))
  const scored = binaryScored(labels, probabilities(labels), probabilities(labels))
  const [found] = compareAll(scored, sexes, rule({ max: 0.9 }))
  expect(found!.candidate.value).toBeNaN()
  expect(judge([found!])).toMatchObject([{ verdict: 'inconclusive', reason: 'equal_opportunity_difference is undefined: no row is positive in one group.' }])
})

test('a candidate that selects nobody of a group fails predictive parity, which the data alone would leave open', () => {
  const labels = Float64Array.from({ length: 400 }, (_, row) => row % 2)
  const sexes = Array.from({ length: 400 }, (_, row) => (row < 200 ? 'f' : 'm'))
  const silent = labels.map((label, row) => (row < 200 ? label : 0))
  const check = (baseline: Float64Array) => judge(compareAll(binaryScored(labels, probabilities(silent), probabilities(baseline)), sexes, rule({ criterion: 'predictive_parity_difference', max: 0.9 })))[0]!.verdict
  expect(check(labels)).toBe('fail')
  expect(check(silent)).toBe('inconclusive')
})

test('rates that are all 0 have no ratio, the same scores pass at once, and no baseline bounds only', () => {
  const zero = binaryScored(ALIKE.scored.truth.values, probabilities(ALIKE.scored.truth.values.map(() => 0.1)))
  expect(judge(compareAll(zero, ALIKE.sexes, rule({ criterion: 'demographic_parity_ratio', min: 0.8 })))).toMatchObject([{ verdict: 'inconclusive', reason: 'demographic_parity_ratio is undefined: all rates are 0.' }])
  const { truth, candidate } = WORSE.scored
  expect(judge(compareAll({ truth, candidate, baseline: candidate }, WORSE.sexes, rule({ maxIncrease: 0.01 })), true)).toMatchObject([{ verdict: 'pass' }])
  expect(judge(compareAll({ truth, candidate }, WORSE.sexes, rule({ maxIncrease: 0.01 })))).toMatchObject([{ verdict: 'pass', reason: expect.stringContaining('no baseline') }])
})

test('the report shows every group, those that are not compared too', () => {
  const { scored, sexes } = people({ f: 2000, m: 2000, '': 12 }, { f: [0.1, 0.3], m: [0.1, 0.1] })
  const compared = compareAll(scored, sexes, rule({ criterion: 'equalized_odds_difference', max: 0.1, maxIncrease: 0.05 }))
  const [summary, groups] = fairnessSections(compared, judge(compared), 'this PR', 0.9)
  const cells = (section: typeof summary) => section!.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.cells.map(plainText)) : []))
  expect(cells(summary)[0]![0]).toBe('equalized_odds_difference ↓')
  expect(cells(summary)[0]!.at(-1)).toBe('value ≤ 10.00 pp, change ≤ +5.00 pp')
  expect(cells(groups).map(([name, rows, , , state]) => [name, rows, state])).toEqual([['f', '2,000', ''], ['m', '2,000', ''], ['(no value)', '12', 'too small, not compared']])
})
