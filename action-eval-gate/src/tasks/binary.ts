import { type MetricOf, quote } from '@mlgate/config'
import {
  accuracy, adaptiveCalibrationError, averagePrecisionOf, balancedAccuracy, brierLosses, CALIBRATION_BINS, cohenKappa, confusion, type Confusion,
  confusionMatrix, type ConfusionMatrix, countInterval, delong, discordant, expectedCalibrationError, f1, fBeta, jaccard, jointCells, logLosses,
  matthewsCorrcoef, maximumCalibrationError, mean, onlyRight, oneVersusRest, pairedBootstrap, partialRocAuc, precision, type RankedLabels, rankLabels,
  recall, rocAucInterval, rocAucOf, type Share, specificity, tango, type Vector, wilson
} from '@mlgate/stats'
import { BOOTSTRAP, fewDiscordant, type Measure, meanMeasure, once, type Pair, resampling, TANGO, weightedMean, WILSON } from '../judge/measure.ts'
import { listed } from './classes.ts'
import { acceptProbabilities, type Advice, asTexts, type Contract, type Encoding, type Fault, type Known, type LabelColumns, onlyNumbers, shown } from './contract.ts'
import { flipMeasures, positiveFlips } from './flip-measures.ts'
import { defineTask } from './task.ts'

interface BinaryView {
  readonly labels: Float64Array
  /** Of class 1. */
  readonly probabilities: Float64Array
  /** 1 from the threshold on. */
  readonly predicted: Float64Array
  readonly epsilon: number
}

const countsOf = once(({ labels, predicted }: BinaryView) => confusion(labels, predicted))
const rankedOf = once(({ labels, probabilities }: BinaryView) => rankLabels(labels, probabilities))
const cellsOf = once(({ baseline, candidate }: Pair<BinaryView>) => jointCells(candidate.labels, baseline.predicted, candidate.predicted))
const lossesOf = once(({ labels, probabilities, epsilon }: BinaryView) => logLosses(labels, probabilities, epsilon))

function countMeasure(metric: (counts: Confusion) => number): Measure<BinaryView> {
  return {
    value: (view) => metric(countsOf(view)),
    weighted: ({ labels, predicted }) => (weights) => metric(weightedCounts(labels, predicted, weights)),
    paired: (pair, settings) => ({ ...pairedBootstrap(cellsOf(pair), metric, resampling(settings)), method: BOOTSTRAP }),
    alone: (view, settings) => ({ ...countInterval(countsOf(view), metric, resampling(settings)), method: 'percentile bootstrap' }),
    doubt: (pair) => fewDiscordant(discordant(cellsOf(pair)))
  }
}

/** A share of some of the rows. */
function shareOfCounts(metric: (counts: Confusion) => number, share: (counts: Confusion) => Share): Measure<BinaryView> {
  return { ...countMeasure(metric), alone: (view, { level }) => ({ ...wilson(share(countsOf(view)), level), method: WILSON }) }
}

const NOTHING: Confusion = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 }

function weightedCounts(labels: Vector, predicted: Vector, weights: Vector): Confusion {
  return oneVersusRest(confusionMatrix(labels, predicted, 2, weights))[1] ?? NOTHING
}

function matrixMeasure(metric: (matrix: ConfusionMatrix) => number): Measure<BinaryView> {
  return countMeasure(({ trueNegatives, falsePositives, falseNegatives, truePositives }) =>
    metric({ classes: 2, counts: Float64Array.of(trueNegatives, falsePositives, falseNegatives, truePositives) }))
}

const accuracyMeasure: Measure<BinaryView> = {
  value: (view) => accuracy(countsOf(view)),
  weighted: ({ labels, predicted }) => (weights) => accuracy(weightedCounts(labels, predicted, weights)),
  paired: (pair, { level }) => ({
    ...tango({ ...onlyRight(cellsOf(pair)), rows: pair.candidate.labels.length }, level), method: TANGO
  }),
  alone: (view, { level }) => {
    const { truePositives, trueNegatives } = countsOf(view)
    return { ...wilson({ successes: truePositives + trueNegatives, trials: view.labels.length }, level), method: WILSON }
  }
}

function rankedMeasure(metric: (ranked: RankedLabels, weights?: Vector) => number): Measure<BinaryView> {
  return {
    value: (view) => metric(rankedOf(view)),
    weighted: (view) => (weights) => metric(rankedOf(view), weights)
  }
}

const rocAucMeasure: Measure<BinaryView> = {
  ...rankedMeasure(rocAucOf),
  paired: ({ baseline, candidate }, { level }) => ({ ...delong(candidate.labels, baseline.probabilities, candidate.probabilities, level), method: 'DeLong' }),
  alone: ({ labels, probabilities }, { level }) => ({ ...rocAucInterval(labels, probabilities, level), method: 'DeLong' }),
  doubt: (pair, { se }) => (se !== 0 || sameRanking(pair.baseline.probabilities, pair.candidate.probabilities)
    ? undefined
    : 'the rows of the two classes are ordered alike by both models.')
}

/** An error of zero is certainty only when the models rank all rows alike; otherwise no pair of classes told them apart. */
function sameRanking(a: Float64Array, b: Float64Array): boolean {
  const order = Array.from(a.keys()).sort((i, j) => (a[i] ?? 0) - (a[j] ?? 0))
  return order.every((row, index) => {
    const previous = order[index - 1]
    return previous === undefined || Math.sign((a[row] ?? 0) - (a[previous] ?? 0)) === Math.sign((b[row] ?? 0) - (b[previous] ?? 0))
  })
}

/** Share of the log loss of always saying the positives' share that the model saves. */
const savedLoss: Measure<BinaryView> = {
  value: (view) => saved(mean(lossesOf(view)), mean(view.labels)),
  weighted: (view) => (weights) => saved(weightedMean(lossesOf(view), weights), weightedMean(view.labels, weights))
}

function saved(loss: number, positives: number): number {
  if (!(positives > 0 && positives < 1)) return NaN
  return 1 + loss / (positives * Math.log(positives) + (1 - positives) * Math.log1p(-positives))
}

function calibrationMeasure(error: (y: Vector, probabilities: Vector, bins: number) => number): (bins: number) => Measure<BinaryView> {
  return (bins) => ({ value: ({ labels, probabilities }) => error(labels, probabilities, Number.isNaN(bins) ? CALIBRATION_BINS : bins) })
}

const answersOf = ({ labels, predicted }: BinaryView): { readonly truth: Float64Array; readonly predicted: Float64Array } => ({ truth: labels, predicted })

const MEASURES = {
  accuracy: () => accuracyMeasure,
  precision: () => shareOfCounts(precision, ({ truePositives, falsePositives }) => ({ successes: truePositives, trials: truePositives + falsePositives })),
  recall: () => shareOfCounts(recall, ({ truePositives, falseNegatives }) => ({ successes: truePositives, trials: truePositives + falseNegatives })),
  f1: () => countMeasure(f1),
  roc_auc: () => rocAucMeasure,
  log_loss: () => meanMeasure(lossesOf),
  average_precision: () => rankedMeasure(averagePrecisionOf),
  brier_score: () => meanMeasure(({ labels, probabilities }) => brierLosses(labels, probabilities)),
  balanced_accuracy: () => matrixMeasure(balancedAccuracy),
  specificity: () => shareOfCounts(specificity, ({ trueNegatives, falsePositives }) => ({ successes: trueNegatives, trials: trueNegatives + falsePositives })),
  fbeta: (beta) => countMeasure(fBeta(beta)),
  jaccard: () => countMeasure(jaccard),
  matthews_corrcoef: () => matrixMeasure(matthewsCorrcoef),
  cohen_kappa: () => matrixMeasure(cohenKappa),
  partial_roc_auc: (rate) => ({ value: ({ labels, probabilities }) => partialRocAuc(labels, probabilities, rate) }),
  d2_log_loss: () => savedLoss,
  ece: calibrationMeasure(expectedCalibrationError),
  mce: calibrationMeasure(maximumCalibrationError),
  ace: calibrationMeasure(adaptiveCalibrationError),
  ...flipMeasures(answersOf),
  positive_flip_rate: positiveFlips(answersOf)
} as const satisfies Record<MetricOf<'binary'>, (parameter: number) => Measure<BinaryView>>

const ADVICE: Advice = {
  model: 'Export the model with its sigmoid or softmax.',
  file: 'Write the probability of class 1 for each row; scale other scores to lie between 0 and 1.'
}

/** The label of a row, 0 or 1, and the probability of 1; of two numbers the last. */
const CONTRACT: Contract = {
  labelType: (_, classes) => (wordsOf(classes) === undefined ? 'number' : 'string'),
  encode: encodeLabels,
  accept: (output) => {
    const { values, width, type } = output.kind === 'numbers' ? output : { values: Float64Array.from(output.values, Number), width: 1, type: 'double' as const }
    if (width > 2) return { kind: 'width', found: width, expected: 'one or two', advice: { model: 'Give the probability of class 1 for each row.', file: ADVICE.file } }
    return acceptProbabilities(width === 1 ? values : values.filter((_, index) => index % 2 === 1), 1, type, ADVICE)
  }
}

/** Classes that have other names than 0 and 1. */
function wordsOf(classes: readonly string[] | undefined): readonly string[] | undefined {
  return classes?.join() === '0,1' ? undefined : classes
}

function encodeLabels(labels: LabelColumns, known: Known): Encoding | Fault {
  const [name = ''] = labels.names
  const classes = wordsOf(known.classes)
  if (classes !== undefined && classes.length !== 2) return { message: `The model has ${classes.length} classes, but the task is binary: ${listed(classes)}.`, fix: 'Write task: multiclass.' }
  const values = classes === undefined ? onlyNumbers(labels) : Float64Array.from(asTexts(labels.columns[0] ?? []), (text) => classes.indexOf(text))
  const wrong = values.findIndex((value) => value !== 0 && value !== 1)
  if (wrong >= 0) return wrongLabel(name, labels, wrong, classes ?? ['0', '1'])
  const first = values[0]
  if (values.every((value) => value === first))
    return { message: `All ${values.length} rows are of class ${classes?.[first ?? 0] ?? first ?? 0}; nothing can be told from one class.`, fix: 'Evaluate on data that hold both classes.' }
  return { values, width: 1, names: classes ?? [] }
}

function wrongLabel(name: string, { columns }: LabelColumns, row: number, [negative = '', positive = '']: readonly string[]): Fault {
  const found = asTexts(columns[0] ?? [])[row] ?? ''
  return {
    message: `The label column ${quote(name)} is ${found === '' ? 'empty' : shown(found)} in row ${row + 1}, expected ${shown(negative)} or ${shown(positive)}.`,
    fix: `Mend the labels; ${shown(positive)} is the positive class.`
  }
}

/** Binary labels, and the probability of class 1. */
export const binary = defineTask<BinaryView>({
  name: 'binary',
  contract: CONTRACT,
  shown: ['accuracy', 'precision', 'recall', 'f1', 'roc_auc', 'log_loss'],
  support: ({ values }) => {
    const positives = values.filter((label) => label === 1).length
    return { count: Math.min(positives, values.length - positives), of: 'rows of the rarer class' }
  },
  view: ({ truth, scores, settings, epsilon }) => ({
    labels: truth.values,
    probabilities: scores.values,
    predicted: scores.values.map((probability) => (probability >= settings.threshold ? 1 : 0)),
    epsilon
  }),
  measures: MEASURES,
  discordant: (pair) => discordant(cellsOf(pair))
})
