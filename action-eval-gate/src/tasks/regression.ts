import { type MetricOf, quote } from '@mlgate/config'
import {
  absoluteError, absolutePercentageError, type Loss, lossesOf, maxError, mean, medianAbsoluteError, pinballError, r2Score, signedError, squaredError, squaredLogError,
  symmetricPercentageError, type Vector
} from '@mlgate/stats'
import { type Measure, meanMeasure, once, weightedMean } from '../judge/measure.ts'
import { acceptNumbers, type Contract, type Encoding, type Fault, type LabelColumns, onlyNumbers } from './contract.ts'
import { defineTask } from './task.ts'

interface RegressionView {
  readonly truth: Float64Array
  readonly predicted: Float64Array
}

function lossMeasure(loss: Loss): Measure<RegressionView> {
  return meanMeasure(({ truth, predicted }) => lossesOf(loss, truth, predicted))
}

const squares = once(({ truth, predicted }: RegressionView) => lossesOf(squaredError, truth, predicted))

const rootMeasure: Measure<RegressionView> = {
  value: (view) => Math.sqrt(mean(squares(view))),
  weighted: (view) => (weights) => Math.sqrt(weightedMean(squares(view), weights))
}

/** Share of the truth's variance that the model explains. */
const explainedMeasure: Measure<RegressionView> = {
  value: ({ truth, predicted }) => r2Score(truth, predicted),
  weighted: (view) => (weights) => {
    const center = weightedMean(view.truth, weights)
    const spread = weightedMean(view.truth.map((value) => (value - center) ** 2), weights)
    return spread === 0 ? NaN : 1 - weightedMean(squares(view), weights) / spread
  }
}

/** Absolute errors from the smallest, each with its row. */
const sortedErrors = once(({ truth, predicted }: RegressionView) => {
  const errors = lossesOf(absoluteError, truth, predicted)
  return { errors, order: Uint32Array.from(errors.keys()).sort((a, b) => (errors[a] ?? 0) - (errors[b] ?? 0)) }
})

const medianMeasure: Measure<RegressionView> = {
  value: ({ truth, predicted }) => medianAbsoluteError(truth, predicted),
  weighted: (view) => (weights) => {
    const { errors, order } = sortedErrors(view)
    const half = weights.length === 0 ? NaN : Array.from(weights).reduce((total, weight) => total + weight, 0) / 2
    return (errorBeyond(errors, order, weights, (seen) => seen >= half) + errorBeyond(errors, order, weights, (seen) => seen > half)) / 2
  }
}

/** The first error at which the rows seen so far are enough. */
function errorBeyond(errors: Float64Array, order: Uint32Array, weights: Vector, enough: (seen: number) => boolean): number {
  let seen = 0
  for (const row of order) {
    seen += weights[row] ?? NaN
    if (enough(seen)) return errors[row] ?? NaN
  }
  return NaN
}

/** One row decides it, so that no interval can be made. */
const largestMeasure: Measure<RegressionView> = {
  value: ({ truth, predicted }) => maxError(truth, predicted),
  paired: ({ baseline, candidate }) => ({
    value: maxError(candidate.truth, candidate.predicted) - maxError(baseline.truth, baseline.predicted),
    low: NaN, high: NaN, se: NaN, pValue: NaN, method: 'not tested'
  }),
  doubt: () => 'it is the error of one row, which no interval can be made of; bound it with "max", or judge it in mode point.'
}

const MEASURES = {
  mae: () => lossMeasure(absoluteError),
  rmse: () => rootMeasure,
  r2: () => explainedMeasure,
  mse: () => meanMeasure(squares),
  medae: () => medianMeasure,
  max_error: () => largestMeasure,
  bias: () => lossMeasure(signedError),
  mape: () => lossMeasure(absolutePercentageError),
  smape: () => lossMeasure(symmetricPercentageError),
  msle: () => lossMeasure(squaredLogError),
  pinball: (alpha) => lossMeasure(pinballError(alpha))
} as const satisfies Record<MetricOf<'regression'>, (parameter: number) => Measure<RegressionView>>

/** A number for each row, and the number that the model says. */
const CONTRACT: Contract = {
  labelType: () => 'number',
  encode: encodeValues,
  accept: (output) => acceptNumbers(output, 'a number')
}

function encodeValues(labels: LabelColumns): Encoding | Fault {
  const values = onlyNumbers(labels)
  const row = values.findIndex((value) => !Number.isFinite(value))
  return row < 0 ? { values, width: 1, names: [] } : { message: `The label column ${quote(labels.names[0] ?? '')} is ${Number.isNaN(values[row]) ? 'empty' : 'infinite'} in row ${row + 1}, expected a number.`, fix: 'Mend the labels.' }
}

/** A number for each row. */
export const regression = defineTask<RegressionView>({
  name: 'regression',
  contract: CONTRACT,
  shown: ['mae', 'rmse', 'r2', 'medae', 'bias'],
  support: ({ values }) => ({ count: values.length, of: 'rows' }),
  view: ({ truth, scores }) => ({ truth: truth.values, predicted: scores.values }),
  measures: MEASURES,
  discordant: ({ baseline, candidate }) => candidate.predicted.filter((value, row) => value !== baseline.predicted[row]).length
})
