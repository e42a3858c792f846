import type { GatePolicy, PolicyFile } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import type { Scoring } from '../scoring/scoring.ts'
import { placeIn } from '../scoring/wanted-columns.ts'
import { compareFairness, type FairnessComparison } from './compare-fairness.ts'

/** Both models by every fairness rule. Throws `ConfigError` MLG-102 when the task that was found selects nobody. */
export function judgeableFairness(scoring: Scoring, gate: Pick<GatePolicy, 'fairness' | 'threshold' | 'level' | 'bootstrap'>, policy: PolicyFile, file: string): readonly FairnessComparison[] {
  const { task } = scoring.truth
  if (gate.fairness.length === 0 || task === 'binary') return compareFairness(scoring, scoring.groupings, gate)
  throw new ConfigError([{
    code: 'MLG-102',
    message: `Fairness is judged by who is selected, so the task must be binary; the data are of task ${task}.`,
    where: placeIn(policy, file, ['gate', 'fairness']),
    fix: 'Remove "fairness", or correct the labels.'
  }])
}
