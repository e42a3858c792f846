import type { GatePolicy } from '@mlgate/config'
import { type Failure, type Section, type Text, worstOf } from '@mlgate/report'
import { fixOf, placeOf } from '../report/report-failure.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from '../report/report-remarks.ts'
import { type CostCheck, evaluateCosts } from './evaluate-costs.ts'
import type { Costs } from './measure-costs.ts'
import { formatRatio } from './judge-cost.ts'
import { costSections } from './report-costs.ts'

/** What the costs make of the verdict, and what is said about them. */
export function costRemarks(found: Costs | undefined, { performance, level }: Pick<GatePolicy, 'performance' | 'level'>, about: Circumstances): readonly Remark[] {
  if (found === undefined || performance === undefined) return []
  const checks = evaluateCosts(found.costs, performance, { level, same: found.same })
  const open = checks.filter(({ verdict }) => verdict === 'inconclusive')
  return [{
    verdict: worstOf(checks.map(({ verdict }) => verdict)),
    headline: headlineOf(checks),
    failures: checks.filter(({ verdict }) => verdict === 'fail').map((check): Failure => ({
      what: [{ code: 'MLG-313' }, ' ', check.reason], ...placeOf(check, about), fix: fixOf(about)
    })),
    opening: open.map(({ reason }): Section => ({ weight: 'essential', blocks: [{ kind: 'paragraph', text: [{ strong: 'Not certain:' }, ` ${reason}`] }] })),
    closing: costSections(found.costs, checks, about.candidate, level)
  }]
}

function headlineOf(checks: readonly CostCheck[]): Text {
  const verdict = worstOf(checks.map((check) => check.verdict))
  const [first, ...others] = checks.filter((check) => check.verdict === verdict)
  if (first === undefined) return ''
  const { cost: { title }, measured } = first
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  if (verdict !== 'fail') return `${title} may be beyond its limit${more}`
  const change = measured === undefined ? '' : ` (${formatRatio(Math.log1p(measured.value))})`
  return `${title} is beyond its limit${change}${more}`
}
