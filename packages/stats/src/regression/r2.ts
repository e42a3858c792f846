import { asColumn, at, mean, type Vector } from '../vector.ts'
import { type Parts, sumByBlocks } from './by-blocks.ts'

/** Rows whose mean stands for that of all; as it is of many, it is so near that no digit is lost. */
const SOME = 512

/**
 * Coefficient of determination, `sklearn.metrics.r2_score`: share of the truth's variance that the model explains. NaN
 * with fewer than two rows or a constant truth, where scikit-learn gives 1 for perfect predictions and 0 for all others.
 */
export function r2Score(y: Vector, predicted: Vector): number {
  if (y.length < 2) return NaN
  const first = at(y, 0)
  const center = first + mean(asColumn(y).slice(0, SOME).map((truth) => truth - first))
  const [errors = NaN, deviations = NaN, squares = NaN] = sumByBlocks(y, predicted, partsAround(center))
  const spread = squares - (deviations * deviations) / y.length
  return spread === 0 ? NaN : 1 - errors / spread
}

/** Squared errors, and deviations and squared deviations from a center. */
function partsAround(center: number): Parts {
  return (truths, predictions) => {
    let errors = 0, otherErrors = 0, deviations = 0, otherDeviations = 0, squares = 0, otherSquares = 0
    for (let row = 1; row < truths.length; row += 2) {
      const truth = truths[row - 1] ?? NaN
      const otherTruth = truths[row] ?? NaN
      const error = truth - (predictions[row - 1] ?? NaN)
      const otherError = otherTruth - (predictions[row] ?? NaN)
      const deviation = truth - center
      const otherDeviation = otherTruth - center
      errors += error * error
      otherErrors += otherError * otherError
      deviations += deviation
      otherDeviations += otherDeviation
      squares += deviation * deviation
      otherSquares += otherDeviation * otherDeviation
    }
    return [errors + otherErrors, deviations + otherDeviations, squares + otherSquares]
  }
}
