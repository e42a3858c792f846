import { type Failure, formatNumber, type Section, type Text, worstOf } from '@mlgate/report'
import { type AnchorComparison, evaluateAnchor } from './anchor.ts'
import type { RuleCheck } from '../evaluate.ts'
import type { Gate } from '../inputs.ts'
import { formatChange } from '../judge/metric.ts'
import { failureOf } from '../report/report-failure.ts'
import { changeCell } from '../report/report-metrics.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from '../report/report-remarks.ts'

/** How far the candidate is from the anchor, and what that makes of the verdict; nothing while the baseline is the anchor. */
export function anchorRemarks(anchor: AnchorComparison | undefined, gate: Gate, about: Circumstances): readonly Remark[] {
  if (anchor === undefined) return []
  const checks = evaluateAnchor(anchor, gate)
  const verdict = worstOf(checks.map((check) => check.verdict))
  const [decisive] = checks.filter((check) => check.verdict === verdict)
  if (decisive === undefined || (anchor.isBaseline && verdict === 'pass')) return []
  return [{
    verdict,
    headline: headline(decisive),
    failures: checks.filter((check) => check.verdict === 'fail').map((check) => failure(check, about)),
    closing: [section(checks, anchor, gate)]
  }]
}

function headline({ metric, measured, verdict, threshold }: RuleCheck): Text {
  const change = measured === undefined ? '' : ` (${formatChange(metric, measured.value)}, limit ${formatChange(metric, threshold?.value ?? NaN)})`
  return verdict === 'inconclusive'
    ? [{ code: metric }, ` may have drifted too far from the anchor${change}`]
    : [{ code: metric }, ` has drifted too far from the anchor${change}`]
}

function failure(check: RuleCheck, about: Circumstances): Failure {
  return {
    ...failureOf(check, about),
    what: [{ code: 'MLG-207' }, ' ', { code: check.metric }, ` against the anchor: ${check.reason}`],
    fix: ['Correct the model: many small steps, each within its limit, have added up. If the level is accepted, let a person accept the merged model in mode ', { code: 'accept' }, ', which moves the anchor.']
  }
}

function section(checks: readonly RuleCheck[], { record: { manifest } }: AnchorComparison, gate: Gate): Section {
  return {
    weight: 'essential',
    blocks: [{
      kind: 'table',
      columns: [
        { title: `Anchor of ${manifest.recorded.slice(0, 10)}`, align: 'left' },
        { title: 'Anchor → candidate', align: 'right' },
        { title: `Change (${formatNumber(100 * gate.level, 0)}% CI)`, align: 'right' },
        { title: 'Limit in all', align: 'left' }
      ],
      rows: checks.map(({ verdict, metric, values, measured, threshold }) => ({
        verdict,
        cells: [
          [{ code: metric }],
          `${formatNumber(values?.baseline ?? NaN)} → ${formatNumber(values?.candidate ?? NaN)}`,
          measured === undefined ? 'undefined' : changeCell(metric, measured),
          threshold === undefined ? '' : formatChange(metric, threshold.value)
        ]
      }))
    }]
  }
}
