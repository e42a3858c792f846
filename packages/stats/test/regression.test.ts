import {
  bias, maxError, meanAbsoluteError, meanAbsolutePercentageError, meanPinballLoss, meanSquaredError, meanSquaredLogError,
  medianAbsoluteError, r2Score, rootMeanSquaredError, symmetricMeanAbsolutePercentageError
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

test.each(reference('metrics')('regression'))('errors of $predicted', ({ y, predicted, ...expected }) => {
  const metrics = {
    mse: meanSquaredError, rmse: rootMeanSquaredError, mae: meanAbsoluteError, medae: medianAbsoluteError, msle: meanSquaredLogError,
    maxError, bias
  }
  for (const [name, metric] of Object.entries(metrics)) expectNear(metric(y, predicted), expected[name])
  for (const [alpha, value] of Object.entries(expected.pinball)) expectNear(meanPinballLoss(y, predicted, Number(alpha)), value as number)
  if (y.every((truth: number) => truth > 0)) {
    expectNear(meanAbsolutePercentageError(y, predicted), expected.mape)
    expectNear(symmetricMeanAbsolutePercentageError(y, predicted), expected.smape)
  }
  if (new Set(y).size > 1) expectNear(r2Score(y, predicted), expected.r2)
})

test('undefined is NaN', () => {
  expect(meanAbsolutePercentageError([0, 1], [1, 1])).toBeNaN()
  expect(symmetricMeanAbsolutePercentageError([0, 1], [0, 1])).toBeNaN()
  expect(symmetricMeanAbsolutePercentageError([0], [1])).toBe(2)
  for (const [y, predicted] of [[-1, 1], [1, -1], [-3, -2]] as const) expect(meanSquaredLogError([y], [predicted])).toBeNaN()
  expect(r2Score([3, 3], [1, 2])).toBeNaN()
  expect(r2Score([3], [3])).toBeNaN()
  for (const metric of [meanSquaredError, medianAbsoluteError, maxError, bias, r2Score]) expect(metric([], [])).toBeNaN()
})

test('a prediction that is no number is refused with its row', () => {
  expect(() => meanSquaredError([1, 2], [1, NaN])).toThrow('the value of row 1 is NaN')
  expect(() => r2Score([1, 2], [1, Infinity])).toThrow('the value of row 1 is Infinity')
})
