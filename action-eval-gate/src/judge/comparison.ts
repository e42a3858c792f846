import type { Metric } from '@mlgate/config'
import type { Settings, Tested } from './measure.ts'
import { rowCount, type Scored, type Scores } from '../scoring/scored.ts'
import type { SliceComparison } from './slice-comparison.ts'
import type { Support } from './support.ts'
import { taskOf } from '../tasks/tasks.ts'

export interface Comparison {
  readonly rows: number
  readonly support: Support
  /** Those that were asked for, and of all rows also those that the task shows. */
  readonly metrics: readonly MetricComparison[]
  readonly slices?: readonly SliceComparison[]
  /** Left out without a baseline. */
  readonly paired?: {
    /** All scores of both models are the same bits. */
    readonly identical: boolean
    /** Rows that the two models answer differently. */
    readonly discordant: number
  }
}

export interface MetricComparison {
  readonly metric: Metric
  /** NaN where the metric is undefined. */
  readonly candidate: number
  readonly baseline?: number
  readonly change?: Change
}

/** Candidate minus baseline, in the metric's own direction. */
export interface Change extends Tested {
  /** Why the interval cannot be believed, as a whole sentence; left out when it can. */
  readonly doubt?: string
}

/**
 * The metrics of one model, or of two with the paired change of each: those that are judged, and beside them those that
 * are shown, which by default the task chooses.
 */
export function compare(scored: Scored, settings: Settings, judged: readonly Metric[] = [], shown: readonly Metric[] = taskOf(scored.truth).shown): Comparison {
  const { truth, candidate, baseline } = scored
  const task = taskOf(truth)
  const { metrics, discordant } = task.compare(scored, settings, judged, shown)
  return {
    rows: rowCount(truth),
    support: task.support(truth),
    metrics,
    ...(baseline === undefined || discordant === undefined ? {} : { paired: { identical: sameBits(candidate, baseline), discordant } })
  }
}

function sameBits(one: Scores, other: Scores): boolean {
  return one.width === other.width && one.values.every((score, index) => Object.is(score, other.values[index]))
}
