import {
  accuracyScore, FLOAT32_EPSILON, f1Score, logLoss, precisionScore, recallScore, rocAucScore
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

test.each(reference('comparison')('comparisons'))('metrics agree with scikit-learn', (rows) => {
  expectNear(accuracyScore(rows.y, rows.predicted), rows.accuracy)
  expectNear(precisionScore(rows.y, rows.predicted), rows.precision)
  expectNear(recallScore(rows.y, rows.predicted), rows.recall)
  expectNear(f1Score(rows.y, rows.predicted), rows.f1)
  expectNear(rocAucScore(rows.y, rows.candidate), rows.rocAuc)
  expectNear(logLoss(rows.y, rows.candidate), rows.logLoss)
  expectNear(logLoss(rows.y, rows.candidate.map(Math.fround), FLOAT32_EPSILON), rows.logLossFloat32, 1e-6)
})

test('undefined is NaN, never zero and never one half', () => {
  expect(precisionScore([1, 0], [0, 0])).toBeNaN()
  expect(recallScore([0, 0], [1, 0])).toBeNaN()
  expect(f1Score([0, 0], [0, 0])).toBeNaN()
  expect(f1Score([1, 0], [0, 1])).toBe(0)
  expect(rocAucScore([1, 1], [0.2, 0.9])).toBeNaN()
  expect(rocAucScore([0], [0.2])).toBeNaN()
  for (const metric of [accuracyScore, logLoss, rocAucScore]) expect(metric([], [])).toBeNaN()
})

test('tied scores count half', () => {
  expect(rocAucScore([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5])).toBe(0.5)
  expect(rocAucScore([0, 1, 0, 1], [0.5, 0.5, 0.1, 0.9])).toBe(0.875)
})

test('a certain and wrong prediction costs the clip', () => {
  expect(logLoss([1], [0])).toBeCloseTo(36.04365, 5)
  expect(logLoss([0], [1], FLOAT32_EPSILON)).toBeCloseTo(15.942385, 5)
  expect(logLoss([1, 0], [1, 0])).toBeCloseTo(0, 14)
})

test('what is no score, no probability and no label is refused', () => {
  expect(() => rocAucScore([0, 1], [0.1, NaN])).toThrow('the score of row 1 is NaN')
  expect(() => rocAucScore([0, 1], [Infinity, 1])).toThrow(RangeError)
  expect(() => logLoss([0, 1], [0.5, 1.01])).toThrow('the probability of row 1 is 1.01')
  expect(() => accuracyScore([0, 2], [0, 1])).toThrow('a binary label is 0 or 1, not 2')
  for (const label of [0.5, -1, NaN, Infinity]) expect(() => accuracyScore([0], [label])).toThrow(`a binary label is 0 or 1, not ${label}`)
  expect(() => accuracyScore([0], [0, 1])).toThrow(RangeError)
})
