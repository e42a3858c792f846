import { quantile } from '../quantile.ts'
import type { Vector } from '../vector.ts'
import {
  absoluteError, absolutePercentageError, type Loss, lossesOf, pinballError, signedError, squaredLogError, symmetricPercentageError
} from './errors.ts'
import { largestLoss, sumOfAbsolutes, sumOfLosses, sumOfSquares } from './sum-errors.ts'

/** `sklearn.metrics.mean_squared_error`. This and all below are NaN without rows. */
export function meanSquaredError(y: Vector, predicted: Vector): number {
  return sumOfSquares(y, predicted) / y.length
}

/** `sklearn.metrics.root_mean_squared_error`. */
export function rootMeanSquaredError(y: Vector, predicted: Vector): number {
  return Math.sqrt(meanSquaredError(y, predicted))
}

/** `sklearn.metrics.mean_absolute_error`. */
export function meanAbsoluteError(y: Vector, predicted: Vector): number {
  return sumOfAbsolutes(y, predicted) / y.length
}

/** `sklearn.metrics.median_absolute_error`. */
export function medianAbsoluteError(y: Vector, predicted: Vector): number {
  return quantile(lossesOf(absoluteError, y, predicted), 0.5)
}

/** `sklearn.metrics.max_error`. */
export function maxError(y: Vector, predicted: Vector): number {
  return largestLoss(absoluteError, y, predicted)
}

/** `sklearn.metrics.mean_absolute_percentage_error`; NaN when a truth is 0, where scikit-learn divides by 2⁻⁵². */
export function meanAbsolutePercentageError(y: Vector, predicted: Vector): number {
  return meanLoss(absolutePercentageError, y, predicted)
}

/** Symmetric mean absolute percentage error, between 0 and 2 (torchmetrics' definition); NaN when a row is 0 in both. */
export function symmetricMeanAbsolutePercentageError(y: Vector, predicted: Vector): number {
  return meanLoss(symmetricPercentageError, y, predicted)
}

/** `sklearn.metrics.mean_squared_log_error`; NaN when a value is at or below −1. */
export function meanSquaredLogError(y: Vector, predicted: Vector): number {
  return meanLoss(squaredLogError, y, predicted)
}

/** `sklearn.metrics.mean_pinball_loss`. */
export function meanPinballLoss(y: Vector, predicted: Vector, alpha: number): number {
  return meanLoss(pinballError(alpha), y, predicted)
}

/** Mean of prediction − truth: above zero the model predicts too high. */
export function bias(y: Vector, predicted: Vector): number {
  return meanLoss(signedError, y, predicted)
}

function meanLoss(loss: Loss, y: Vector, predicted: Vector): number {
  return sumOfLosses(loss, y, predicted) / y.length
}
