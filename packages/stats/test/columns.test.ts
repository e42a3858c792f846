import { quantile } from '../src/quantile.ts'
import {
  accuracyScore, averagePrecisionScore, f1Score, maxError, meanAbsoluteError, meanAbsolutePercentageError, meanPinballLoss, meanSquaredError,
  meanSquaredLogError, medianAbsoluteError, partialRocAuc, r2Score, rocAucScore
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
  for (const [p, value] of Object.entries(quantiles)) expectNear(quantile(predicted, Number(p)), value as number)
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

test('quantiles of values of both signs, none lost', () => {
  const values = uniform(5000, 0).map((value) => (value - 0.25) ** 3 * 1e6)
  const sorted = values.slice().sort()
  for (const rank of [0, 17, 2499, 4998, 4999]) expect(quantile(values, rank / 4999)).toBeCloseTo(sorted[rank]!, 6)
  expect(quantile(new Float64Array(), 0.5)).toBeNaN()
})
