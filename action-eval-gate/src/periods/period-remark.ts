import type { GatePolicy } from '@mlgate/config'
import type { Remark } from '../report/report-remarks.ts'
import type { PeriodComparison } from './compare-periods.ts'
import { decideRetrain, type RetrainDecision } from './decide-retrain.ts'
import { periodSections } from './report-periods.ts'

/** What time has to say: a decay warns and never blocks, for a candidate cannot mend it; so do rows that no period has. */
export function periodRemarks(compared: PeriodComparison | undefined, gate: Pick<GatePolicy, 'rules' | 'level'>): readonly Remark[] {
  if (compared === undefined) return []
  const decision = decideRetrain(compared, gate)
  const decayed = decision.rules.filter(({ retrain }) => retrain === 'true')
  const stray = compared.withoutTime + compared.inFuture
  const [first] = decayed
  return [{
    verdict: decayed.length > 0 || stray > 0 ? 'warn' : 'pass',
    headline: first === undefined
      ? 'Some rows belong to no period of time'
      : [{ code: first.metric }, ` has decayed since ${first.since ?? ''}${decayed.length === 1 ? '' : `, and ${decayed.length - 1} more`}: retrain`],
    closing: periodSections(compared, decision, gate.level)
  }]
}

/** The outputs of the step. Without periods nothing is known. */
export function retrainOutputs(compared: PeriodComparison | undefined, gate: Pick<GatePolicy, 'rules' | 'level'>): { readonly retrain: string; readonly 'retrain-reason': string } {
  const { retrain, reason }: Pick<RetrainDecision, 'retrain' | 'reason'> = compared === undefined
    ? { retrain: 'unknown', reason: 'The policy names no time-column.' }
    : decideRetrain(compared, gate)
  return { retrain, 'retrain-reason': reason }
}
