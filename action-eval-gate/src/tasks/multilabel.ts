import { type MetricOf, quote } from '@mlgate/config'
import {
  type Average, averageOf, brierLosses, type Confusion, f1, fBeta, jaccard, type LabelTable, logLosses, mean, multilabelConfusion, precision, recall, sampleConfusion
} from '@mlgate/stats'
import { fewDiscordant, type Measure, meanMeasure, once, type Pair, shareMeasure } from '../judge/measure.ts'
import { ENOUGH } from '../judge/support.ts'
import { sortedClasses } from './classes.ts'
import { acceptProbabilities, type Advice, asTexts, type Contract, type Encoding, type Fault, type Known, type LabelColumns } from './contract.ts'
import { averagePrecision, type ColumnAverage, columnsMeasure, columnOf, rocAuc } from './probability-table.ts'
import { defineTask } from './task.ts'

interface MultilabelView {
  readonly truth: LabelTable
  /** Probabilities from the threshold on. */
  readonly predicted: LabelTable
  readonly probabilities: Float64Array
  readonly epsilon: number
}

const samplesOf = once(({ truth, predicted }: MultilabelView) => sampleConfusion(truth, predicted))
const labelsOf = once(({ truth, predicted }: MultilabelView) => multilabelConfusion(truth, predicted))
const rarestLabel = once(({ truth: { labels, values } }: MultilabelView) => Math.min(...Array.from({ length: labels }, (_, label) => rarerSide(columnOf(values, labels, label)))))

function rarerSide(column: Float64Array): number {
  const positives = column.reduce((total, label) => total + label, 0)
  return Math.min(positives, column.length - positives)
}

const discordantOf = once(({ baseline, candidate }: Pair<MultilabelView>) => agreement(baseline.predicted, candidate.predicted).filter((same) => same === 0).length)

/** By row 1 where two tables hold the same labels, otherwise 0. */
function agreement(one: LabelTable, other: LabelTable): Float64Array {
  const { labels } = one
  const same = new Float64Array(one.values.length / labels).fill(1)
  for (let index = 0; index < one.values.length; index++) if (one.values[index] !== other.values[index]) same[Math.floor(index / labels)] = 0
  return same
}

const exactOf = once(({ truth, predicted }: MultilabelView) => agreement(truth, predicted))

function fewOfALabel({ candidate }: Pair<MultilabelView>): string | undefined {
  const rarest = rarestLabel(candidate)
  return rarest >= ENOUGH ? undefined : `a label has ${rarest} rows of its rarer side only, ${ENOUGH} are needed.`
}

/** A mean over labels; where there is nothing to divide by a label counts as 0, as in scikit-learn. */
function averagedMeasure(metric: (counts: Confusion) => number, average: Average): Measure<MultilabelView> {
  const zero = average === 'micro' ? NaN : 0
  return {
    value: (view) => averageOf(metric, labelsOf(view), average, zero),
    weighted: ({ truth, predicted }) => (weights) => averageOf(metric, multilabelConfusion(truth, predicted, weights), average, zero),
    doubt: (pair) => fewDiscordant(discordantOf(pair)) ?? (average === 'macro' ? fewOfALabel(pair) : undefined)
  }
}

/** A mean over rows of a metric of each row's labels; a row without any counts as 0, as in scikit-learn. */
function samplesMeasure(metric: (counts: Confusion) => number): Measure<MultilabelView> {
  return meanMeasure((view) => Float64Array.from(samplesOf(view), (counts) => orZero(metric(counts))))
}

const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value)

/** The mean over the labels of each row. */
function lossMeasure(losses: (labels: ArrayLike<number>, probabilities: Float64Array, epsilon: number) => Float64Array): Measure<MultilabelView> {
  return meanMeasure(({ truth: { labels, values }, probabilities, epsilon }) => {
    const each = losses(values, probabilities, epsilon)
    return Float64Array.from({ length: each.length / labels }, (_, row) => each.subarray(row * labels, (row + 1) * labels).reduce((total, loss) => total + loss, 0) / labels)
  })
}

function rankedMeasure(metric: typeof rocAuc, average: ColumnAverage): Measure<MultilabelView> {
  const measure = columnsMeasure<MultilabelView>(metric, average, ({ truth, probabilities }) => ({ labels: truth, scores: probabilities }))
  return average === 'macro' ? { ...measure, doubt: fewOfALabel } : measure
}

const wrongShare = ({ truePositives, falsePositives, falseNegatives, trueNegatives }: Confusion): number =>
  (falsePositives + falseNegatives) / (truePositives + falsePositives + falseNegatives + trueNegatives)

const MEASURES = {
  accuracy: () => shareMeasure(exactOf),
  hamming_loss: () => meanMeasure((view) => Float64Array.from(samplesOf(view), wrongShare)),
  f1_macro: () => averagedMeasure(f1, 'macro'),
  f1_micro: () => averagedMeasure(f1, 'micro'),
  f1_weighted: () => averagedMeasure(f1, 'weighted'),
  f1_samples: () => samplesMeasure(f1),
  precision_macro: () => averagedMeasure(precision, 'macro'),
  precision_micro: () => averagedMeasure(precision, 'micro'),
  precision_weighted: () => averagedMeasure(precision, 'weighted'),
  precision_samples: () => samplesMeasure(precision),
  recall_macro: () => averagedMeasure(recall, 'macro'),
  recall_micro: () => averagedMeasure(recall, 'micro'),
  recall_weighted: () => averagedMeasure(recall, 'weighted'),
  recall_samples: () => samplesMeasure(recall),
  jaccard_macro: () => averagedMeasure(jaccard, 'macro'),
  jaccard_micro: () => averagedMeasure(jaccard, 'micro'),
  jaccard_weighted: () => averagedMeasure(jaccard, 'weighted'),
  jaccard_samples: () => samplesMeasure(jaccard),
  fbeta_macro: (beta) => averagedMeasure(fBeta(beta), 'macro'),
  fbeta_micro: (beta) => averagedMeasure(fBeta(beta), 'micro'),
  fbeta_weighted: (beta) => averagedMeasure(fBeta(beta), 'weighted'),
  fbeta_samples: (beta) => samplesMeasure(fBeta(beta)),
  roc_auc: () => rankedMeasure(rocAuc, 'macro'),
  roc_auc_micro: () => rankedMeasure(rocAuc, 'micro'),
  roc_auc_weighted: () => rankedMeasure(rocAuc, 'weighted'),
  average_precision: () => rankedMeasure(averagePrecision, 'macro'),
  average_precision_micro: () => rankedMeasure(averagePrecision, 'micro'),
  average_precision_weighted: () => rankedMeasure(averagePrecision, 'weighted'),
  log_loss: () => lossMeasure(logLosses),
  brier_score: () => lossMeasure(brierLosses),
  flip_rate: () => ({ value: () => NaN, between: (pair) => discordantOf(pair) / exactOf(pair.candidate).length }),
  negative_flip_rate: () => ({ value: () => NaN, between: ({ baseline, candidate }) => mean(exactOf(baseline).map((right, row) => (right > (exactOf(candidate)[row] ?? NaN) ? 1 : 0))) })
} as const satisfies Record<MetricOf<'multilabel'>, (parameter: number) => Measure<MultilabelView>>

const ADVICE: Advice = {
  model: 'Export the model with its sigmoid, so that it gives a probability of each label.',
  file: 'Write a probability of each label for each row, in the order of the labels.'
}

/** A column of 0 and 1 for each label, or one column that lists the labels of a row; a probability of each label. */
const CONTRACT: Contract = {
  labelType: (columns) => (columns.length > 1 ? 'number' : 'string'),
  encode: (labels, known) => (labels.columns.length > 1 ? encodeColumns(labels) : encodeLists(labels, known)),
  accept: (output, { names: { length } }) => {
    if (output.kind === 'labels') return { kind: 'width', found: 1, expected: `${length}, one for each label`, advice: ADVICE }
    const { values, width, type } = output
    return width === length ? acceptProbabilities(values, width, type, ADVICE) : { kind: 'width', found: width, expected: `${length}, one for each label`, advice: ADVICE }
  }
}

function encodeColumns({ names, columns, rows }: LabelColumns): Encoding | Fault {
  const width = names.length
  const values = new Float64Array(rows * width)
  for (const [label, column] of columns.entries())
    for (let row = 0; row < rows; row++) {
      const value = Number(column[row])
      if ((value !== 0 && value !== 1) || column[row] === '')
        return { message: `The label column ${quote(names[label] ?? '')} is ${Number.isNaN(value) ? 'empty' : column[row] ?? ''} in row ${row + 1}, expected 0 or 1.`, fix: 'Mend the labels; 1 says that the row has the label.' }
      values[row * width + label] = value
    }
  return { values, width, names }
}

/** What may stand between labels in one field. */
const SEPARATORS = /\s*[;,|]\s*/

function encodeLists({ names: [column = ''], columns: [texts = []], rows }: LabelColumns, { classes }: Known): Encoding | Fault {
  const lists = asTexts(texts).map((text) => text.split(SEPARATORS).map((label) => label.trim()).filter((label) => label !== ''))
  const names = classes ?? sortedClasses(lists.flat())
  const places = new Map(names.map((name, place) => [name, place]))
  const values = new Float64Array(rows * names.length)
  for (const [row, list] of lists.entries())
    for (const label of list) {
      const place = places.get(label)
      if (place === undefined) return { message: `The label column ${quote(column)} holds ${quote(label)} in row ${row + 1}, which is none of the labels.`, fix: 'Name all labels under gate.classes, in the order of the numbers of the model.' }
      values[row * names.length + place] = 1
    }
  return names.length > 1 ? { values, width: names.length, names } : { message: `The label column ${quote(column)} holds ${names.length} labels, expected several.`, fix: 'Write task: binary for a single label.' }
}

/** Any of several labels, and a probability of each. */
export const multilabel = defineTask<MultilabelView>({
  name: 'multilabel',
  contract: CONTRACT,
  shown: ['f1_macro', 'log_loss', 'accuracy', 'hamming_loss', 'f1_micro', 'f1_samples', 'roc_auc', 'average_precision'],
  support: ({ values, width }) => ({ count: values.length / width, of: 'rows' }),
  view: ({ truth: { values, width }, scores, settings, epsilon }) => ({
    truth: { labels: width, values },
    predicted: { labels: width, values: scores.values.map((probability) => (probability >= settings.threshold ? 1 : 0)) },
    probabilities: scores.values,
    epsilon
  }),
  measures: MEASURES,
  discordant: discordantOf
})
