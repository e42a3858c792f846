import { binary, type Confusion } from '../metrics/confusion.ts'
import { asColumn, at, sameLength, type Vector } from '../vector.ts'

/**
 * Rows by truth and both predictions, cell 4·y + 2·baseline + candidate. Everything that any count metric of either model
 * or of their difference can know about the rows.
 */
export type JointCells = Float64Array

/** Joint cells of 0/1 labels and predictions; `weights` count each row that often. */
export function jointCells(y: Vector, baseline: Vector, candidate: Vector, weights?: Vector): JointCells {
  return weighCells(cellOfRows(y, baseline, candidate), weights)
}

/** The cell of each row. */
export function cellOfRows(y: Vector, baseline: Vector, candidate: Vector): Uint8Array {
  const cells = new Uint8Array(sameLength(y, baseline, candidate))
  const [truths, before, after] = [asColumn(y), asColumn(baseline), asColumn(candidate)]
  for (let row = 0; row < cells.length; row++)
    cells[row] = 4 * binary(truths[row] ?? NaN) + 2 * binary(before[row] ?? NaN) + binary(after[row] ?? NaN)
  return cells
}

/** How often each cell occurs. */
export function weighCells(cells: Uint8Array, weights?: Vector): JointCells {
  const counts = new Float64Array(8)
  if (weights !== undefined) sameLength(cells, weights)
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? 0
    counts[cell] = (counts[cell] ?? 0) + (weights === undefined ? 1 : (weights[row] ?? NaN))
  }
  return counts
}

/** Rows on which the two models predict different labels. */
export function discordant(cells: JointCells): number {
  return at(cells, 1) + at(cells, 2) + at(cells, 5) + at(cells, 6)
}

/** Rows that only the baseline, or only the candidate, predicts right. */
export function onlyRight(cells: JointCells): { readonly baseline: number; readonly candidate: number } {
  return { baseline: at(cells, 1) + at(cells, 6), candidate: at(cells, 2) + at(cells, 5) }
}

export function baselineConfusion(cells: JointCells): Confusion {
  return {
    trueNegatives: at(cells, 0) + at(cells, 1),
    falsePositives: at(cells, 2) + at(cells, 3),
    falseNegatives: at(cells, 4) + at(cells, 5),
    truePositives: at(cells, 6) + at(cells, 7)
  }
}

export function candidateConfusion(cells: JointCells): Confusion {
  return {
    trueNegatives: at(cells, 0) + at(cells, 2),
    falsePositives: at(cells, 1) + at(cells, 3),
    falseNegatives: at(cells, 4) + at(cells, 6),
    truePositives: at(cells, 5) + at(cells, 7)
  }
}
