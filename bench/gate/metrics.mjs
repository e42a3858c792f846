import * as stats from '../../packages/stats/src/index.ts'
import { CLASSES, DOCUMENTS, LABELS } from './population.mjs'

const labelled = (scores) => scores.map((score) => (score >= 0.5 ? 1 : 0))

/** Every metric of the gate that has a peer, by name, as work to be timed; labels are predicted beforehand, as for the peer. */
export function pointMetrics({ y, candidate, classes, table, target, estimate, relevance, ranked, labels, tagged }) {
  const after = labelled(candidate)
  const said = { classes: CLASSES, values: table }
  const likeliest = mostLikely(table)
  const matrix = () => stats.confusionMatrix(classes, likeliest, CLASSES)
  const [truth, found] = [{ labels: LABELS, values: labels }, { labels: LABELS, values: tagged }]
  const queries = stats.groupsOf(Uint32Array.from(y, (_, row) => Math.floor(row / DOCUMENTS)))
  return {
    roc_auc: () => stats.rocAucScore(y, candidate),
    'roc_auc max_fpr=0.1': () => stats.partialRocAuc(y, candidate, 0.1),
    average_precision: () => stats.averagePrecisionScore(y, candidate),
    accuracy: () => stats.accuracyScore(y, after),
    precision: () => stats.precisionScore(y, after),
    recall: () => stats.recallScore(y, after),
    f1: () => stats.f1Score(y, after),
    fbeta: () => stats.fBeta(2)(stats.confusion(y, after)),
    jaccard: () => stats.jaccard(stats.confusion(y, after)),
    mcc: () => stats.matthewsCorrcoef(stats.confusionMatrix(y, after, 2)),
    balanced_accuracy: () => stats.balancedAccuracy(stats.confusionMatrix(y, after, 2)),
    log_loss: () => stats.logLoss(y, candidate),
    brier_score: () => stats.brierScoreLoss(y, candidate),
    ece: () => stats.expectedCalibrationError(y, candidate),
    mce: () => stats.maximumCalibrationError(y, candidate),
    'accuracy, classes': () => stats.multiclassAccuracy(matrix()),
    'f1_macro, classes': () => stats.averageOf(stats.f1, stats.oneVersusRest(matrix()), 'macro'),
    'balanced_accuracy, classes': () => stats.balancedAccuracy(matrix()),
    'mcc, classes': () => stats.matthewsCorrcoef(matrix()),
    'cohen_kappa, classes': () => stats.cohenKappa(matrix()),
    'cohen_kappa quadratic, classes': () => stats.cohenKappa(matrix(), 'quadratic'),
    'log_loss, classes': () => stats.multiclassLogLoss(classes, said),
    'd2_log_loss, classes': () => stats.d2LogLossScore(classes, said),
    'brier_score, classes': () => stats.multiclassBrierScoreLoss(classes, said),
    'top_k_accuracy, classes': () => stats.topKAccuracyScore(classes, said, 2),
    'roc_auc ovr, classes': () => stats.averageOfColumns(stats.rocAucScore, stats.oneHot(classes, CLASSES), table, 'macro'),
    'roc_auc ovo, classes': () => stats.oneVersusOne(stats.rocAucScore, classes, table, CLASSES, 'macro'),
    'accuracy, labels': () => stats.subsetAccuracy(truth, found),
    'hamming_loss, labels': () => stats.hammingLoss(stats.multilabelConfusion(truth, found)),
    'f1_macro, labels': () => stats.averageOf(stats.f1, stats.multilabelConfusion(truth, found), 'macro'),
    'f1_samples, labels': () => stats.averageOf(stats.f1, stats.sampleConfusion(truth, found), 'macro', 0),
    mse: () => stats.meanSquaredError(target, estimate),
    rmse: () => stats.rootMeanSquaredError(target, estimate),
    mae: () => stats.meanAbsoluteError(target, estimate),
    medae: () => stats.medianAbsoluteError(target, estimate),
    max_error: () => stats.maxError(target, estimate),
    r2: () => stats.r2Score(target, estimate),
    mape: () => stats.meanAbsolutePercentageError(target, estimate),
    smape: () => stats.symmetricMeanAbsolutePercentageError(target, estimate),
    msle: () => stats.meanSquaredLogError(target, estimate),
    pinball: () => stats.meanPinballLoss(target, estimate, 0.3),
    'ndcg@5': () => stats.meanOfQueries(queries, stats.perQuery(stats.ndcgAt(5), queries, relevance, ranked).map((gain) => stats.asScikitLearn('ndcg', gain))).value
  }
}

/** Paired bootstraps of two models: each is given how many replicates to draw. */
export function bootstraps({ y, baseline, candidate }) {
  const [before, after] = [labelled(baseline), labelled(candidate)]
  const resampling = (resamples) => ({ resamples, level: 0.9, random: stats.randomFrom(7) })
  const weighted = (change) => (resamples) => stats.weightedBootstrap(change(y, baseline, candidate), stats.resampleRows(y.length), resampling(resamples))
  return {
    'bootstrap f1': (resamples) => stats.pairedBootstrap(stats.jointCells(y, before, after), stats.f1, resampling(resamples)),
    'bootstrap roc_auc': weighted(stats.rocAucChange),
    'bootstrap average_precision': weighted(stats.averagePrecisionChange)
  }
}

function mostLikely(table) {
  return Float64Array.from({ length: table.length / CLASSES }, (_, row) => {
    const own = table.subarray(row * CLASSES, (row + 1) * CLASSES)
    return own.indexOf(Math.max(...own))
  })
}
