import type { Vector } from '../vector.ts'
import { sumByBlocks } from './by-blocks.ts'
import {
  sumOfAbsolutes, sumOfDifferences, sumOfPercentages, sumOfPinballs, sumOfSquaredLogs, sumOfSquares, sumOfSymmetricPercentages
} from './sum-errors.ts'

/** `sklearn.metrics.mean_squared_error`. This and all below are NaN without rows. */
export function meanSquaredError(y: Vector, predicted: Vector): number {
  return meanOf(sumOfSquares, y, predicted)
}

/** `sklearn.metrics.root_mean_squared_error`. */
export function rootMeanSquaredError(y: Vector, predicted: Vector): number {
  return Math.sqrt(meanSquaredError(y, predicted))
}

/** `sklearn.metrics.mean_absolute_error`. */
export function meanAbsoluteError(y: Vector, predicted: Vector): number {
  return meanOf(sumOfAbsolutes, y, predicted)
}

/** `sklearn.metrics.mean_absolute_percentage_error`; NaN when a truth is 0, where scikit-learn divides by 2⁻⁵². */
export function meanAbsolutePercentageError(y: Vector, predicted: Vector): number {
  return meanOf(sumOfPercentages, y, predicted)
}

/** Symmetric mean absolute percentage error, between 0 and 2 (torchmetrics' definition); NaN when a row is 0 in both. */
export function symmetricMeanAbsolutePercentageError(y: Vector, predicted: Vector): number {
  return meanOf(sumOfSymmetricPercentages, y, predicted)
}

/** `sklearn.metrics.mean_squared_log_error`; NaN when a value is at or below −1. */
export function meanSquaredLogError(y: Vector, predicted: Vector): number {
  return meanOf(sumOfSquaredLogs, y, predicted)
}

/** `sklearn.metrics.mean_pinball_loss`. */
export function meanPinballLoss(y: Vector, predicted: Vector, alpha: number): number {
  return meanOf((truths, predictions) => sumOfPinballs(truths, predictions, alpha), y, predicted)
}

/** Mean of prediction − truth: above zero the model predicts too high. */
export function bias(y: Vector, predicted: Vector): number {
  return meanOf(sumOfDifferences, y, predicted)
}

function meanOf(sumOf: (truths: Float64Array, predictions: Float64Array) => number, y: Vector, predicted: Vector): number {
  const [total = NaN] = sumByBlocks(y, predicted, (truths, predictions) => [sumOf(truths, predictions)])
  return total / y.length
}
