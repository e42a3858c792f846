import { quantileSorted } from '../src/quantile.ts'
import {
  accuracyScore, averagePrecisionScore, bias, f1Score, maxError, meanAbsoluteError, meanAbsolutePercentageError, meanPinballLoss, meanSquaredError,
  meanSquaredLogError, medianAbsoluteError, partialRocAuc, r2Score, rocAucScore, symmetricMeanAbsolutePercentageError
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

const FACTORS = [2654435761n, 2246822519n, 3266489917n, 668265263n, 374761393n] as const

/** The columns of `reference/columns.py`. */
function uniform(rows: number, stream: 0 | 1 | 2 | 3 | 4): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => Number((BigInt(row + 1) * FACTORS[stream]) % 2n ** 32n) / 2 ** 32)
}

test.each(reference('columns')('cases'))('metrics of $rows rows from $offset on', ({ rows, offset, quantiles, doubles, singles, tied, ...expected }) => {
  const [first, second, third, fourth] = [uniform(rows, 0), uniform(rows, 1), uniform(rows, 2), uniform(rows, 3)]
  const truth = first.map((value) => Number(offset) + value)
  const predicted = truth.map((value, row) => value + 0.25 * (second[row]! - 0.375))
  const y = third.map((value) => (value < 0.3 ? 1 : 0))
  const scores = fourth.map((value, row) => y[row]! * 0.125 + value)
  const errors = {
    mse: meanSquaredError, mae: meanAbsoluteError, medae: medianAbsoluteError, maxError, r2: r2Score, mape: meanAbsolutePercentageError,
    msle: meanSquaredLogError
  }
  for (const [name, metric] of Object.entries(errors)) expectNear(metric(truth, predicted), expected[name])
  expectNear(meanPinballLoss(truth, predicted, 0.9), expected.pinball)
  for (const [p, value] of Object.entries(quantiles)) expectNear(quantileSorted(predicted.slice().sort(), Number(p)), value as number)
  const said = scores.map((score) => (score > 0.5 ? 1 : 0))
  expectNear(accuracyScore(y, said), expected.accuracy)
  expectNear(f1Score(y, said), expected.f1)
  const kinds = [[doubles, scores], [singles, scores.map(Math.fround)], [tied, scores.map((score) => Math.round(score * 16) / 16)]] as const
  for (const [[rocAuc, averagePrecision, partial], values] of kinds) {
    expectNear(rocAucScore(y, values), rocAuc)
    expectNear(averagePrecisionScore(y, values), averagePrecision)
    expectNear(partialRocAuc(y, values, 0.1), partial)
  }
})

test('the median of errors of all magnitudes, whole or ending in any way, is that of all errors sorted', () => {
  for (const rows of [2047, 2048, 4097, 5001, 8194]) {
    const truth = uniform(rows, 0).map((value, row) => (value - 0.25) * 2 ** ((row % 160) - 80))
    const sorted = truth.map(Math.abs).sort()
    expect(medianAbsoluteError(truth, new Float64Array(rows))).toBe((sorted[Math.floor((rows - 1) / 2)]! + sorted[Math.ceil((rows - 1) / 2)]!) / 2)
  }
})

test('every row counts once, wherever it stands', () => {
  const sums = {
    mse: [meanSquaredError, 4], mae: [meanAbsoluteError, 2], bias: [bias, -2], mape: [meanAbsolutePercentageError, 2 / 3],
    smape: [symmetricMeanAbsolutePercentageError, 1], msle: [meanSquaredLogError, Math.log(2) ** 2]
  } as const
  for (const rows of [1, 2, 3, 4, 5, 4095, 4096, 4099])
    for (const row of new Set([0, 1, 2, 3, rows - 4, rows - 3, rows - 2, rows - 1].filter((one) => one >= 0 && one < rows))) {
      const [truth, predicted] = [new Float64Array(rows).fill(3), new Float64Array(rows).fill(3)]
      predicted[row] = 1
      for (const [metric, loss] of Object.values(sums)) expectNear(metric(truth, predicted) * rows, loss)
      expectNear(meanPinballLoss(truth, predicted, 0.3) * rows, 0.6)
      expectNear(meanPinballLoss(predicted, truth, 0.3) * rows, 1.4)
      expect(maxError(truth, predicted)).toBe(2)
    }
})

test.each(Object.entries({
  meanSquaredError, meanAbsoluteError, bias, meanAbsolutePercentageError, symmetricMeanAbsolutePercentageError, meanSquaredLogError, maxError,
  medianAbsoluteError, r2Score, pinball: (y: Float64Array, predicted: Float64Array) => meanPinballLoss(y, predicted, 0.3)
}))('%s refuses what is no number, wherever it stands', (_, metric) => {
  for (const rows of [5, 4099])
    for (const value of [NaN, Infinity, -Infinity])
      for (const row of [1, rows - 1]) {
        const [whole, broken] = [new Float64Array(rows).fill(3), Float64Array.from({ length: rows }, (_, at) => at + 1)]
        broken[row] = value
        for (const columns of [[whole, broken], [broken, whole], [broken, broken]] as const)
          expect(() => metric(...columns)).toThrow(`the value of row ${row} is ${value}`)
      }
})
