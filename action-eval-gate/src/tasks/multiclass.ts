import { type MetricOf } from '@mlgate/config'
import {
  adaptiveCalibrationError, type Average, averageOf, balancedAccuracy, CALIBRATION_BINS, type ClassCells, classCells, cohenKappa,
  confusionMatrix, type ConfusionMatrix, type Confusion, expectedCalibrationError, f1, fBeta, flips, jaccard, matthewsCorrcoef, maximumCalibrationError,
  mean, multiclassBrierLosses, multiclassLogLosses, oneHot, oneVersusRest, pairedClassBootstrap, precision, type ProbabilityTable, recall,
  specificity, topConfidence, topKHits, type Vector
} from '@mlgate/stats'
import { BOOTSTRAP, fewDiscordant, type Measure, meanMeasure, once, type Pair, resampling, shareMeasure, weightedMean } from '../judge/measure.ts'
import { ENOUGH } from '../judge/support.ts'
import { CLASSES } from './classes.ts'
import { flipMeasures } from './flip-measures.ts'
import { oneVersusOneAuc } from './pairs-of-classes.ts'
import { averagePrecision, type ColumnAverage, columnsMeasure, type LabelScores, rocAuc } from './probability-table.ts'
import { defineTask } from './task.ts'

interface MulticlassView {
  /** Index of the class. */
  readonly labels: Float64Array
  readonly predicted: Float64Array
  readonly classes: number
  /** Left out where the model gives the class alone. */
  readonly table?: ProbabilityTable
  readonly epsilon: number
}

const matrixOf = once(({ labels, predicted, classes }: MulticlassView) => confusionMatrix(labels, predicted, classes))
const cellsOf = once(({ baseline, candidate }: Pair<MulticlassView>): ClassCells => classCells(candidate.labels, baseline.predicted, candidate.predicted, candidate.classes))
const discordantOf = once(({ baseline, candidate }: Pair<MulticlassView>) => flips(candidate.labels, baseline.predicted, candidate.predicted).changed)
const rarestClass = once(({ labels, classes }: MulticlassView) => {
  const counts = new Float64Array(classes)
  labels.forEach((label) => { counts[label] = (counts[label] ?? 0) + 1 })
  return Math.min(...counts.filter((count) => count > 0))
})

/** Rows of a class are needed where every class counts as much as any other. */
function fewOfAClass({ candidate }: Pair<MulticlassView>): string | undefined {
  const rarest = rarestClass(candidate)
  return rarest >= ENOUGH ? undefined : `the rarest class has ${rarest} rows only, ${ENOUGH} are needed.`
}

function matrixMeasure(metric: (matrix: ConfusionMatrix) => number, everyClass = false): Measure<MulticlassView> {
  return {
    value: (view) => metric(matrixOf(view)),
    weighted: ({ labels, predicted, classes }) => (weights) => metric(confusionMatrix(labels, predicted, classes, weights)),
    paired: (pair, settings) => ({ ...pairedClassBootstrap(cellsOf(pair), metric, resampling(settings)), method: BOOTSTRAP }),
    doubt: (pair) => fewDiscordant(discordantOf(pair)) ?? (everyClass ? fewOfAClass(pair) : undefined)
  }
}

/**
 * The mean over the classes that occur in the truth or among the predictions; a class for which there is nothing to divide
 * by counts as 0, as in scikit-learn.
 */
function averagedMeasure(metric: (counts: Confusion) => number, average: Average): Measure<MulticlassView> {
  const occurs = ({ truePositives, falsePositives, falseNegatives }: Confusion): boolean => truePositives + falsePositives + falseNegatives > 0
  return matrixMeasure((matrix) => averageOf(metric, oneVersusRest(matrix).filter(occurs), average, 0), average === 'macro')
}

/** A measure that needs probabilities; undefined for a model that gives the class alone. */
function lossMeasure(losses: (view: MulticlassView, table: ProbabilityTable) => Float64Array): Measure<MulticlassView> {
  return meanMeasure((view) => (view.table === undefined ? new Float64Array(view.labels.length).fill(NaN) : losses(view, view.table)))
}

const logLossesOf = once((view: MulticlassView) => (view.table === undefined ? new Float64Array(view.labels.length).fill(NaN) : multiclassLogLosses(view.labels, view.table, view.epsilon)))

const labelScores = once(({ labels, classes, table }: MulticlassView): LabelScores | undefined =>
  (table === undefined ? undefined : { labels: oneHot(labels, classes), scores: Float64Array.from(table.values) }))

function everyClass(measure: Measure<MulticlassView>): Measure<MulticlassView> {
  return { ...measure, doubt: fewOfAClass }
}

function rankedMeasure(metric: typeof rocAuc, average: ColumnAverage): Measure<MulticlassView> {
  const measure = columnsMeasure(metric, average, labelScores)
  return average === 'macro' ? everyClass(measure) : measure
}

function pairsMeasure(average: 'macro' | 'weighted'): Measure<MulticlassView> {
  const weighted = ({ labels, table }: MulticlassView): ((weights?: Vector) => number) => (table === undefined ? () => NaN : oneVersusOneAuc(labels, table, average))
  return everyClass({ value: (view) => weighted(view)(), weighted })
}

/** Share of the log loss of always saying the classes' own shares that the model saves. */
const savedLoss: Measure<MulticlassView> = {
  value: (view) => saved(mean(logLossesOf(view)), sharesOf(view)),
  weighted: (view) => (weights) => saved(weightedMean(logLossesOf(view), weights), sharesOf(view, weights))
}

function sharesOf({ labels, classes }: MulticlassView, weights?: Vector): Float64Array {
  const shares = new Float64Array(classes)
  labels.forEach((label, row) => { shares[label] = (shares[label] ?? 0) + (weights?.[row] ?? 1) })
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / total)
}

function saved(loss: number, shares: Float64Array): number {
  const entropy = shares.reduce((total, share) => (share === 0 ? total : total - share * Math.log(share)), 0)
  return entropy === 0 ? NaN : 1 - loss / entropy
}

function calibrationMeasure(error: (right: Vector, confidences: Vector, bins: number) => number): (bins: number) => Measure<MulticlassView> {
  return (bins) => ({
    value: ({ labels, table }) => {
      if (table === undefined) return NaN
      const { right, confidences } = topConfidence(labels, table)
      return error(right, confidences, Number.isNaN(bins) ? CALIBRATION_BINS : bins)
    }
  })
}

const MEASURES = {
  accuracy: () => shareMeasure(({ labels, predicted }) => labels.map((label, row) => (label === predicted[row] ? 1 : 0))),
  balanced_accuracy: () => matrixMeasure(balancedAccuracy, true),
  f1_macro: () => averagedMeasure(f1, 'macro'),
  f1_micro: () => averagedMeasure(f1, 'micro'),
  f1_weighted: () => averagedMeasure(f1, 'weighted'),
  precision_macro: () => averagedMeasure(precision, 'macro'),
  precision_micro: () => averagedMeasure(precision, 'micro'),
  precision_weighted: () => averagedMeasure(precision, 'weighted'),
  recall_macro: () => averagedMeasure(recall, 'macro'),
  recall_micro: () => averagedMeasure(recall, 'micro'),
  recall_weighted: () => averagedMeasure(recall, 'weighted'),
  specificity_macro: () => averagedMeasure(specificity, 'macro'),
  jaccard_macro: () => averagedMeasure(jaccard, 'macro'),
  jaccard_micro: () => averagedMeasure(jaccard, 'micro'),
  jaccard_weighted: () => averagedMeasure(jaccard, 'weighted'),
  fbeta_macro: (beta) => averagedMeasure(fBeta(beta), 'macro'),
  fbeta_micro: (beta) => averagedMeasure(fBeta(beta), 'micro'),
  fbeta_weighted: (beta) => averagedMeasure(fBeta(beta), 'weighted'),
  log_loss: () => meanMeasure(logLossesOf),
  roc_auc_ovr: () => rankedMeasure(rocAuc, 'macro'),
  roc_auc_ovr_weighted: () => rankedMeasure(rocAuc, 'weighted'),
  roc_auc_ovr_micro: () => rankedMeasure(rocAuc, 'micro'),
  roc_auc_ovo: () => pairsMeasure('macro'),
  roc_auc_ovo_weighted: () => pairsMeasure('weighted'),
  average_precision: () => rankedMeasure(averagePrecision, 'macro'),
  average_precision_micro: () => rankedMeasure(averagePrecision, 'micro'),
  average_precision_weighted: () => rankedMeasure(averagePrecision, 'weighted'),
  brier_score: () => lossMeasure(({ labels }, table) => multiclassBrierLosses(labels, table)),
  d2_log_loss: () => savedLoss,
  top_k_accuracy: (k) => topKMeasure(k),
  matthews_corrcoef: () => matrixMeasure(matthewsCorrcoef),
  cohen_kappa: () => matrixMeasure((matrix) => cohenKappa(matrix)),
  cohen_kappa_linear: () => matrixMeasure((matrix) => cohenKappa(matrix, 'linear')),
  cohen_kappa_quadratic: () => matrixMeasure((matrix) => cohenKappa(matrix, 'quadratic')),
  ece: calibrationMeasure(expectedCalibrationError),
  mce: calibrationMeasure(maximumCalibrationError),
  ace: calibrationMeasure(adaptiveCalibrationError),
  ...flipMeasures(({ labels, predicted }: MulticlassView) => ({ truth: labels, predicted }))
} as const satisfies Record<MetricOf<'multiclass'>, (parameter: number) => Measure<MulticlassView>>

function topKMeasure(k: number): Measure<MulticlassView> {
  return shareMeasure(({ labels, table }) => (table === undefined ? new Float64Array(labels.length).fill(NaN) : topKHits(labels, table, k)))
}

/** The most likely class; of several the first. */
function likeliest({ classes, values }: ProbabilityTable): Float64Array {
  return Float64Array.from({ length: values.length / classes }, (_, row) => {
    let best = 0
    for (let other = 1; other < classes; other++) if ((values[row * classes + other] ?? NaN) > (values[row * classes + best] ?? NaN)) best = other
    return best
  })
}

/** One of several classes, and a probability of each, or the class alone. */
export const multiclass = defineTask<MulticlassView>({
  name: 'multiclass',
  contract: CLASSES,
  shown: ['accuracy', 'f1_macro', 'log_loss', 'balanced_accuracy', 'f1_weighted', 'roc_auc_ovr', 'brier_score'],
  support: ({ values }) => {
    const counts = new Map<number, number>()
    values.forEach((label) => counts.set(label, (counts.get(label) ?? 0) + 1))
    return { count: values.length - Math.max(0, ...counts.values()), of: 'rows outside of the largest class' }
  },
  view: ({ truth, scores, epsilon }) => {
    const [labels, classes] = [truth.values, truth.names.length]
    const table = scores.width === 1 ? undefined : { classes, values: scores.values }
    return { labels, classes, epsilon, predicted: table === undefined ? scores.values : likeliest(table), ...(table === undefined ? {} : { table }) }
  },
  measures: MEASURES,
  discordant: discordantOf
})
