import { resampleCounts } from '../distributions/multinomial.ts'
import type { Confusion } from '../metrics/confusion.ts'
import type { PairedDifference } from '../paired/difference.ts'
import { baselineConfusion, candidateConfusion, type JointCells } from '../paired/joint-cells.ts'
import { percentileInterval, type Resampling } from '../paired/percentile.ts'
import type { Share } from '../single/wilson.ts'
import { type GapKind, gapOf } from './gap.ts'

/**
 * Change of the gap between groups from the baseline to the candidate: paired percentile bootstrap. The rows of a group
 * only matter by their joint cells, so that a replicate is one multinomial draw for each group, with its size as it is.
 */
export function gapChange(groups: readonly JointCells[], rates: readonly ((counts: Confusion) => Share)[], kind: GapKind, resampling: Resampling): PairedDifference {
  const gap = (drawn: readonly JointCells[], model: (cells: JointCells) => Confusion): number => {
    const counts = drawn.map(model)
    return gapOf(rates.map((rate) => counts.map(rate)), kind)
  }
  const change = (drawn: readonly JointCells[]): number => gap(drawn, candidateConfusion) - gap(drawn, baselineConfusion)
  const trials = groups.map(candidateConfusion).flatMap((counts) => rates.map((rate) => rate(counts).trials))
  return percentileInterval(change(groups), () => change(groups.map((cells) => resampleCounts(cells, resampling.random))), Math.min(...trials), resampling)
}
