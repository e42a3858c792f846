import { percentileInterval } from '../src/paired/percentile.ts'
import { quantileSorted } from '../src/quantile.ts'
import {
  averageOf, averagePrecisionChange, balancedAccuracy, baselineMatrix, candidateMatrix, classCells, confusionMatrix, countChange, f1, groupsOf,
  hammingLoss, jointCells, matrixChange, meanChange, minimalDetectableEffect, multilabelChange, neededSample, onlyRight, onlyRightOfClasses,
  oneVersusRest, pairedBootstrap, pairedClassBootstrap, plannedAccuracyError, plannedMeanError, plannedRocAucError, randomFrom,
  resampleClusters, resampleRows, rocAucChange, weightedBootstrap
} from '../src/index.ts'
import { type Case, reference } from './reference.ts'

const cases = reference('resampling')

/** Limits are Monte Carlo on both sides: within 6 % of a standard error. */
function expectLimits(found: Case, expected: Case): void {
  for (const end of ['low', 'high', 'se']) expect(Math.abs(found[end] - expected[end])).toBeLessThan(0.06 * expected.se)
}
const resampling = (resamples: number) => ({ resamples, level: 0.9, random: randomFrom(7) })

test.each(cases('classes'))('macro F1 of three classes by joint cells', ({ y, baseline, candidate, ...expected }) => {
  const cells = classCells(y, baseline, candidate, 3)
  expect(baselineMatrix(cells)).toEqual(confusionMatrix(y, baseline, 3))
  expect(candidateMatrix(cells)).toEqual(confusionMatrix(y, candidate, 3))
  expectLimits(pairedClassBootstrap(cells, (matrix) => averageOf(f1, oneVersusRest(matrix), 'macro'), resampling(5000)), expected)
})

test.each(cases('scores'))('ranking metrics by weighted rows', ({ y, baseline, candidate, ...expected }) => {
  expectLimits(weightedBootstrap(rocAucChange(y, baseline, candidate), resampleRows(y.length), resampling(20_000)), expected.rocAuc)
  expectLimits(weightedBootstrap(averagePrecisionChange(y, baseline, candidate), resampleRows(y.length), resampling(20_000)), expected.averagePrecision)
})

test.each(cases('clusters'))('a mean by whole clusters is less certain than by rows', ({ groups, baseline, candidate, ...expected }) => {
  const found = weightedBootstrap(meanChange(baseline, candidate), resampleClusters(groupsOf(groups)), resampling(8000))
  expectLimits(found, expected)
  expect(weightedBootstrap(meanChange(baseline, candidate), resampleRows(400), resampling(2000)).se).toBeLessThan(found.se)
})

test('a drawn cluster is there with all its rows', () => {
  const draw = resampleClusters(groupsOf(['a', 'b', 'a', 'c']))
  for (let time = 0, random = randomFrom(1); time < 20; time++) {
    const [first, b, second, c] = draw.next(random)
    expect(first).toBe(second)
    expect(first! + b! + c!).toBe(3)
  }
})

test('weighted counts are joint cells drawn row by row', () => {
  const [y, a, b] = [[1, 1, 0, 0, 1, 0, 1, 1], [1, 0, 0, 1, 0, 0, 1, 0], [1, 1, 1, 0, 0, 0, 0, 1]]
  const byCells = pairedBootstrap(jointCells(y, a, b), f1, resampling(20_000))
  const byRows = weightedBootstrap(countChange(f1, y, a, b), resampleRows(8), resampling(20_000))
  expect(byRows.value).toBe(byCells.value)
  expect(Math.abs(byRows.se / byCells.se - 1)).toBeLessThan(0.03)
  expect(matrixChange(balancedAccuracy, y, a, b, 2)(new Float64Array(8).fill(2))).toBe(matrixChange(balancedAccuracy, y, a, b, 2)())
  expect(onlyRightOfClasses(classCells(y, a, b, 2))).toEqual(onlyRight(jointCells(y, a, b)))
})

test('multilabel rows are drawn with all their labels', () => {
  const [y, a, b] = [[1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 0, 0]].map((values) => ({ labels: 2, values }))
  const change = multilabelChange(hammingLoss, y!, a!, b!)
  expect(change()).toBe(-0.25)
  expect(change([2, 0])).toBe(-0.5)
  expect(change([0, 2])).toBe(0)
})

test('a query without a value is left out of both means', () => {
  const change = meanChange([0.5, NaN, 0.25], [0.75, 0.5, 0.75])
  expect(change()).toBe(0.375)
  expect(change([0, 5, 1])).toBe(0.5)
  expect(meanChange([NaN], [1])()).toBeNaN()
})

test('a change that is undefined, or undefined too often, has no interval', () => {
  expect(weightedBootstrap(rocAucChange([1, 1], [0.1, 0.2], [0.3, 0.4]), resampleRows(2), resampling(50)).low).toBeNaN()
  expect(weightedBootstrap(rocAucChange([1, 0, 0], [0.1, 0.2, 0.3], [0.3, 0.4, 0.1]), resampleRows(3), resampling(200))).toMatchObject({ low: NaN, pValue: NaN })
})

test.each(cases('sampleSizes'))('to find $effect with $power needs $rows rows', ({ effect, deviation, alpha, power, rows }) => {
  expect(neededSample(plannedMeanError(deviation, 1000), 1000, effect, alpha, power)).toBe(Math.ceil(rows))
  expect(Math.abs(minimalDetectableEffect(plannedMeanError(deviation, rows), alpha, power) / effect - 1)).toBeLessThan(1e-9)
})

test('planned errors', () => {
  expect(100 * minimalDetectableEffect(plannedAccuracyError(0.1, 5000))).toBeCloseTo(1.11, 2)
  expect(neededSample(0, 40, 0.1)).toBe(40)
  expect(neededSample(0.1, 40, 0)).toBe(Infinity)
})

test.each(cases('tails'))('$units independent units widen the interval and the p-value', ({ units, low, high, pValue }) => {
  let drawn = 0
  const found = percentileInterval(0.4, () => drawn++ / 1000 - 0.1, units, { resamples: 1001, level: 0.9 })
  for (const [value, expected] of [[found.low, low], [found.high, high], [found.pValue, pValue]]) expect(Math.abs(value - expected)).toBeLessThan(1e-9)
})

test('one unit says nothing about another', () => {
  expect(percentileInterval(0, () => 0, 1, { resamples: 10, level: 0.9 }).low).toBeNaN()
})

test.each(cases('rankingErrors'))('planned error of a change of ROC AUC $rocAuc', ({ se, ...planned }) => {
  expect(Math.abs(plannedRocAucError(planned as never) / se - 1)).toBeLessThan(1e-9)
})

test.each(cases('quantiles'))('quantiles interpolate as numpy.quantile', ({ values, at }) => {
  for (const [p, value] of Object.entries(at)) expect(Math.abs(quantileSorted(values, Number(p)) - (value as number))).toBeLessThan(1e-12)
})
