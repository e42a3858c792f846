import { ranking } from '../src/ranking.ts'
import {
  adaptiveCalibrationError, asScikitLearn, averageOfColumns, averagePrecisionScore, brierScoreLoss, calibrationInTheLarge, d2LogLossScore,
  expectedCalibrationError, FLOAT64_EPSILON, logLoss, maximumCalibrationError, metricOfColumns, multiclassBrierScoreLoss, multiclassLogLoss,
  oneHot, oneVersusOne, partialRocAuc, randomFrom, rocAucScore, topConfidence, topKAccuracyScore
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

const cases = reference('metrics')

test.each(cases('scores'))('ranking metrics of $scores', ({ y, scores, weights, ...expected }) => {
  expectNear(rocAucScore(y, scores), expected.rocAuc)
  expectNear(asScikitLearn('average_precision', averagePrecisionScore(y, scores)), expected.averagePrecision)
  expectNear(rocAucScore(y, scores, weights), expected.weightedRocAuc)
  expectNear(asScikitLearn('average_precision', averagePrecisionScore(y, scores, weights)), expected.weightedAveragePrecision)
  for (const [rate, value] of Object.entries(expected.partial)) expectNear(partialRocAuc(y, scores, Number(rate)), value as number)
})

test('without a class nothing is ranked', () => {
  expect(averagePrecisionScore([0, 0], [0.1, 0.2])).toBeNaN()
  expect(partialRocAuc([1, 1], [0.1, 0.2], 0.1)).toBeNaN()
  expect(partialRocAuc([0, 0], [0.1, 0.2], 0.1)).toBeNaN()
  expect(() => partialRocAuc([0, 1], [0.1, 0.2], 0)).toThrow(RangeError)
})

test('the order of any doubles, ties in the order of rows', () => {
  const random = randomFrom(4)
  const values = Float64Array.from({ length: 3000 }, (_, i) => (i % 3 === 0 ? Math.round(4 * random()) - 2 : (random() - 0.5) * 10 ** Math.round(600 * random() - 300)))
  const expected = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b)
  expect(Array.from(ranking(values))).toEqual(expected)
  for (const length of [3, 3000]) {
    const zeros = Float64Array.from({ length }, (_, i) => (i % 2 === 0 ? 0 : -0))
    expect(Array.from(ranking(zeros))).toEqual(Array.from(zeros.keys()))
  }
  expect(() => ranking([1, NaN])).toThrow('the score of row 1 is NaN')
})

test.each(cases('probabilities'))('metrics of binary probabilities', ({ y, p, ...expected }) => {
  expectNear(logLoss(y, p), expected.logLoss)
  expectNear(brierScoreLoss(y, p), expected.brier)
  expectNear(d2LogLossScore(y, { classes: 2, values: p.flatMap((one: number) => [1 - one, one]) }), expected.d2)
  expectNear(expectedCalibrationError(y, p), expected.ece)
  expectNear(maximumCalibrationError(y, p), expected.mce)
  expectNear(expectedCalibrationError(y, p, 10), expected.ece10)
  expectNear(adaptiveCalibrationError(y, p), expected.adaptive)
})

test.each(cases('tables'))('metrics of the probabilities of $classes classes', ({ y, p, classes, ...expected }) => {
  const table = { classes, values: p }
  expectNear(multiclassLogLoss(y, table), expected.logLoss)
  expectNear(multiclassBrierScoreLoss(y, table), expected.brier)
  expectNear(multiclassBrierScoreLoss(y, table) / 2, expected.brierHalf)
  expectNear(d2LogLossScore(y, table), expected.d2)
  expectNear(topKAccuracyScore(y, table, 2), expected.top2)
  for (const average of ['macro', 'weighted', 'micro'] as const)
    expectNear(averageOfColumns(rocAucScore, oneHot(y, classes), p, average), expected.ovr[average])
  for (const average of ['macro', 'weighted'] as const) expectNear(oneVersusOne(rocAucScore, y, p, classes, average), expected.ovo[average])
  const { right, confidences } = topConfidence(y, table)
  expectNear(expectedCalibrationError(right, confidences), expected.ece)
  expectNear(maximumCalibrationError(right, confidences), expected.mce)
})

const edges = cases('tableEdges') as never as Record<'missing' | 'tied' | 'columns' | 'clip', Record<string, never>>

test('a class that is missing: one versus the rest is undefined, pairs that occur are not', () => {
  const { y, p, ovr, ovo } = edges.missing
  expect(ovr).toBeNaN()
  expect(averageOfColumns(rocAucScore, oneHot(y!, 3), p!, 'macro')).toBeNaN()
  expectNear(oneVersusOne(rocAucScore, y!, p!, 3, 'macro'), ovo!)
  expect(oneVersusOne(rocAucScore, [1, 1], [0.1, 0.9, 0.2, 0.8], 2, 'macro')).toBeNaN()
})

test('tied classes are broken as scikit-learn breaks them', () => {
  const { y, p, top1, top3 } = edges.tied
  expectNear(topKAccuracyScore(y!, { classes: 3, values: p! }, 1), top1!)
  expectNear(topKAccuracyScore(y!, { classes: 3, values: p! }, 3), top3!)
})

test('a label that no row has is named, and 0 only where scikit-learn is asked for', () => {
  const { y, scores, rocAuc, averagePrecision } = edges.columns
  const truth = { labels: 3, values: y! }
  expect(rocAuc).toBeNaN()
  expect(averageOfColumns(rocAucScore, truth, scores!, 'macro')).toBeNaN()
  expect(Array.from(metricOfColumns(averagePrecisionScore, truth, scores!), Number.isNaN)).toEqual([false, false, true])
  expect(averageOfColumns(averagePrecisionScore, truth, scores!, 'macro')).toBeNaN()
  for (const average of ['macro', 'weighted', 'micro'] as const)
    expectNear(averageOfColumns(averagePrecisionScore, truth, scores!, average, 0), averagePrecision![average])
})

test('the clip is the epsilon of the type', () => {
  expectNear(logLoss([1, 0], [0, 0.2]), edges.clip.logLoss64!)
  expectNear(logLoss([1, 1], [0.8, 0.9]), edges.clip.logLossOne!)
  expectNear(multiclassLogLoss([0], { classes: 2, values: [0, 1] }, FLOAT64_EPSILON), -Math.log(FLOAT64_EPSILON))
})

test('nothing to measure is undefined', () => {
  const none = { classes: 2, values: [] }
  for (const value of [
    multiclassLogLoss([], none), multiclassBrierScoreLoss([], none), brierScoreLoss([], []), topKAccuracyScore([], none, 1),
    expectedCalibrationError([], []), maximumCalibrationError([], []), adaptiveCalibrationError([], []), d2LogLossScore([0], { classes: 2, values: [0.9, 0.1] }),
    d2LogLossScore([1, 1], { classes: 2, values: [0.9, 0.1, 0.9, 0.1] }), averagePrecisionScore([], [])
  ]) expect(value).toBeNaN()
})

test('what is no probability is refused with its place', () => {
  expect(() => multiclassLogLoss([0, 1], { classes: 2, values: [1, 0, 1.2, -0.2] })).toThrow('the probability of class 0 in row 1 is 1.2')
  expect(() => expectedCalibrationError([0], [NaN])).toThrow('the probability of row 0 is NaN')
})

test('a model that promises too much', () => {
  expect(calibrationInTheLarge([1, 0], [0.9, 0.5])).toBeCloseTo(0.2, 12)
})
