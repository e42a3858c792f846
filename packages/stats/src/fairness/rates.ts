import type { Confusion } from '../metrics/confusion.ts'
import type { Share } from '../single/wilson.ts'

const SELECTED = ({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn }: Confusion): Share => ({ successes: tp + fp, trials: tp + fp + fn + tn })
const FOUND = ({ truePositives, falseNegatives }: Confusion): Share => ({ successes: truePositives, trials: truePositives + falseNegatives })
const WRONGLY_SELECTED = ({ falsePositives, trueNegatives }: Confusion): Share => ({ successes: falsePositives, trials: falsePositives + trueNegatives })
const RIGHTLY_SELECTED = ({ truePositives, falsePositives }: Confusion): Share => ({ successes: truePositives, trials: truePositives + falsePositives })

/**
 * The shares that a criterion wants to be alike in all groups: of fairlearn's `demographic_parity`, `equal_opportunity` and
 * `equalized_odds` (true positives, then false positives), and of predictive parity (Chouldechova, 2017).
 */
export const FAIR_SHARES = {
  demographicParity: [SELECTED],
  equalOpportunity: [FOUND],
  equalizedOdds: [FOUND, WRONGLY_SELECTED],
  predictiveParity: [RIGHTLY_SELECTED]
} as const satisfies Record<string, readonly ((counts: Confusion) => Share)[]>

export type FairnessCriterion = keyof typeof FAIR_SHARES
