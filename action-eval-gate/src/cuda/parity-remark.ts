import { formatCount } from '@mlgate/report'
import type { Remark } from '../report/report-remarks.ts'
import type { Ran } from '../scoring/scoring-job.ts'
import type { Parity } from './prove.ts'

/** What TF32, in which recent GPUs multiply, may change of a probability. */
const TOLERANCE = 1e-3

/** A warning where a model does not give on the GPU what it gives on the CPU. */
export function parityRemarks(ran: Ran | undefined): readonly Remark[] {
  const apart = (ran?.proofs ?? []).filter(({ parity }) => !(parity.largest <= TOLERANCE))
  if (apart.length === 0) return []
  return [{
    verdict: 'warn',
    headline: 'On the GPU the scores are others than on the CPU',
    opening: [{ weight: 'essential', blocks: apart.map(({ model, parity }) => ({
      kind: 'paragraph',
      text: [{ strong: 'GPU and CPU differ:' }, ' ', { code: model }, ` gives other numbers on the two: ${parityWords(parity)}; up to ${TOLERANCE} is expected of rounding.`]
    })) }]
  }]
}

export function parityWords({ rows, largest, flips }: Parity): string {
  return `on ${formatCount(rows)} rows at most ${Number.isNaN(largest) ? 'no number' : largest.toExponential(1)} from the CPU, ${formatCount(flips)} other ${flips === 1 ? 'answer' : 'answers'}`
}
