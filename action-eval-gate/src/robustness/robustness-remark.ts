import type { GatePolicy } from '@mlgate/config'
import { type Failure, formatCount, type Section, type Text, worstOf } from '@mlgate/report'
import { formatValue } from '../judge/metric.ts'
import { formatLegal } from '../judge/limit.ts'
import type { DisturbedRows } from '../probing/probe.ts'
import { fixOf, placeOf } from '../report/report-failure.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from '../report/report-remarks.ts'
import type { Scored } from '../scoring/scored.ts'
import { evaluateRobustness, perturbationWords, type RobustnessCheck } from './evaluate-robustness.ts'

type Gate = Pick<GatePolicy, 'robustness' | 'threshold' | 'level' | 'bootstrap'>

/** What disturbed rows make of the verdict, and what is said about them. */
export function robustnessRemarks(disturbed: readonly DisturbedRows[], scored: Scored, gate: Gate, about: Circumstances): readonly Remark[] {
  if (gate.robustness.length === 0) return []
  const checks = evaluateRobustness(disturbed, scored, gate)
  return [{
    verdict: worstOf(checks.map(({ verdict }) => verdict)),
    headline: headlineOf(checks),
    failures: checks.filter(({ verdict }) => verdict === 'fail').map((check): Failure => ({ what: [{ code: 'MLG-315' }, ' ', { code: check.rule.metric }, `: ${check.reason}`], ...placeOf(check, about), fix: fixOf(about) })),
    opening: checks.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }): Section => ({ weight: 'essential', blocks: [{ kind: 'paragraph', text: [{ strong: 'Not certain:' }, ` ${reason}`] }] })),
    closing: sections(checks, gate)
  }]
}

function headlineOf(checks: readonly RobustnessCheck[]): Text {
  const verdict = worstOf(checks.map((check) => check.verdict))
  const [first, ...others] = checks.filter((check) => check.verdict === verdict)
  if (first === undefined) return ''
  return [{ code: first.rule.metric }, ` ${verdict === 'fail' ? 'drops' : 'may drop'} too far with ${perturbationWords(first.rule)}`, ...(others.length === 0 ? [] : [`, and ${others.length} more`])]
}

function sections(checks: readonly RobustnessCheck[], { bootstrap: { seed } }: Gate): readonly Section[] {
  const rows = [...new Set(checks.map((check) => check.rows))]
  return [{
    weight: 'essential',
    heading: 'With disturbed inputs',
    blocks: [
      {
        kind: 'table',
        columns: [{ title: 'Disturbance', align: 'left' }, { title: 'Metric', align: 'left' }, { title: 'Compared', align: 'left' }, { title: 'Before → after', align: 'right' }, { title: 'Limit', align: 'left' }],
        rows: checks.map(({ rule, key, values, verdict }) => ({
          verdict,
          cells: [
            perturbationWords(rule), { code: rule.metric }, key === 'max-drop' ? 'without → with' : 'baseline → candidate, both with',
            values === undefined ? 'not measured' : `${formatValue(rule.metric, values.before)} → ${formatValue(rule.metric, values.after)}`,
            formatLegal(rule.metric, { least: -(key === 'max-drop' ? rule.maxDrop ?? NaN : rule.maxDropAgainstBaseline ?? NaN) })
          ]
        }))
      },
      { kind: 'paragraph', text: `Both models see the same disturbed rows, seed ${seed}.` }
    ]
  }, {
    weight: 'detail',
    fold: 'What was disturbed, and why each limit holds or does not',
    blocks: [
      { kind: 'facts', rows: rows.flatMap(({ perturbation, candidate: { outcome } }) => {
        if (outcome.kind !== 'scored' && outcome.kind !== 'broken') return []
        const { columns, changed, values, left } = outcome.effect
        const named = columns.flatMap((name, index) => [...(index === 0 ? [] : [', ']), { code: name }])
        return [{ name: perturbation.perturbation, value: [`${formatCount(changed)} of ${formatCount(values)} values are others, in `, ...named, ...(left.length === 0 ? [] : [`; left as they are: ${left.join('; ')}`])] }]
      }) },
      { kind: 'table', columns: [{ title: 'Check', align: 'left' }, { title: 'Why', align: 'left' }], rows: checks.map(({ verdict, title, reason }) => ({ verdict, cells: [title, reason] })) }
    ]
  }]
}
