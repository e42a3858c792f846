import { averagePrecisionOf } from '../metrics/average-precision.ts'
import type { Confusion } from '../metrics/confusion.ts'
import { confusionMatrix, type ConfusionMatrix } from '../metrics/confusion-matrix.ts'
import { type LabelTable, multilabelConfusion } from '../metrics/multilabel.ts'
import { type RankedLabels, rankLabels } from '../metrics/ranked-labels.ts'
import { rocAucOf } from '../metrics/roc-auc.ts'
import { at, mean, sameLength, type Vector } from '../vector.ts'
import { baselineConfusion, candidateConfusion, cellOfRows, weighCells } from './joint-cells.ts'
import type { WeightedChange } from './weighted-bootstrap.ts'

/** Change of the area under the ROC curve. */
export function rocAucChange(y: Vector, baseline: Vector, candidate: Vector): WeightedChange {
  return rankedChange(rocAucOf, y, baseline, candidate)
}

/** Change of average precision. */
export function averagePrecisionChange(y: Vector, baseline: Vector, candidate: Vector): WeightedChange {
  return rankedChange(averagePrecisionOf, y, baseline, candidate)
}

/** Change of a metric of binary counts. */
export function countChange(metric: (counts: Confusion) => number, y: Vector, baseline: Vector, candidate: Vector): WeightedChange {
  const rows = cellOfRows(y, baseline, candidate)
  return (weights) => {
    const cells = weighCells(rows, weights)
    return metric(candidateConfusion(cells)) - metric(baselineConfusion(cells))
  }
}

/** Change of a metric of a confusion matrix. */
export function matrixChange(metric: (matrix: ConfusionMatrix) => number, y: Vector, baseline: Vector, candidate: Vector, classes: number): WeightedChange {
  const value = (predicted: Vector, weights?: Vector): number => metric(confusionMatrix(y, predicted, classes, weights))
  return (weights) => value(candidate, weights) - value(baseline, weights)
}

/** Change of a metric of the counts of labels. */
export function multilabelChange(metric: (labels: readonly Confusion[]) => number, y: LabelTable, baseline: LabelTable, candidate: LabelTable): WeightedChange {
  const value = (predicted: LabelTable, weights?: Vector): number => metric(multilabelConfusion(y, predicted, weights))
  return (weights) => value(candidate, weights) - value(baseline, weights)
}

/**
 * Change of a mean of rows, or of queries; where either value is undefined the pair is left out of both means, so name
 * those rows beside the result.
 */
export function meanChange(baseline: Vector, candidate: Vector): WeightedChange {
  const changes = Float64Array.from({ length: sameLength(baseline, candidate) }, (_, row) => at(candidate, row) - at(baseline, row))
  const defined = Uint32Array.from(changes.keys()).filter((row) => !Number.isNaN(changes[row]))
  const size = changes.filter((change) => !Number.isNaN(change))
  return (weights) => {
    if (weights === undefined) return mean(size)
    let [total, count] = [0, 0]
    for (let i = 0; i < size.length; i++) {
      const weight = weights[defined[i] ?? 0] ?? 0
      total += weight * (size[i] ?? NaN)
      count += weight
    }
    return total / count
  }
}

function rankedChange(metric: (ranked: RankedLabels, weights?: Vector) => number, y: Vector, baseline: Vector, candidate: Vector): WeightedChange {
  const [before, after] = [rankLabels(y, baseline), rankLabels(y, candidate)]
  return (weights) => metric(after, weights) - metric(before, weights)
}
