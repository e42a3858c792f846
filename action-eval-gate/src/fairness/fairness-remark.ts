import type { GatePolicy } from '@mlgate/config'
import { type Failure, type Text, worstOf } from '@mlgate/report'
import type { Comparison } from '../judge/comparison.ts'
import { fixOf, placeOf } from '../report/report-failure.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from '../report/report-remarks.ts'
import type { FairnessComparison } from './compare-fairness.ts'
import { evaluateFairness, type FairnessCheck } from './evaluate-fairness.ts'
import { fairnessSections } from './report-fairness.ts'

/** What fairness makes of the verdict, and what is said about it. */
export function fairnessRemarks(compared: readonly FairnessComparison[], { paired }: Comparison, { level }: Pick<GatePolicy, 'level'>, about: Circumstances): readonly Remark[] {
  if (compared.length === 0) return []
  const checks = evaluateFairness(compared, { level, identical: paired?.identical === true })
  return [{
    verdict: worstOf(checks.map(({ verdict }) => verdict)),
    headline: headlineOf(checks),
    failures: checks.filter(({ verdict }) => verdict === 'fail').map((check): Failure => ({
      what: [{ code: 'MLG-314' }, ' ', { code: check.rule.criterion }, ' by ', { code: check.rule.column }, `: ${check.reason}`], ...placeOf(check, about), fix: fixOf(about)
    })),
    closing: fairnessSections(compared, checks, about.candidate, level)
  }]
}

function headlineOf(checks: readonly FairnessCheck[]): Text {
  const verdict = worstOf(checks.map((check) => check.verdict))
  const [first, ...others] = checks.filter((check) => check.verdict === verdict)
  if (first === undefined) return ''
  const words = first.demand === 'groups' ? ': some groups are too small to be compared' : verdict === 'fail' ? ' is beyond its limit' : ' may be beyond its limit'
  return [{ code: first.rule.criterion }, ' by ', { code: first.rule.column }, words, ...(others.length === 0 ? [] : [`, and ${others.length} more`])]
}
