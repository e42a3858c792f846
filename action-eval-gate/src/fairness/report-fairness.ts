import { fairnessParts } from '@mlgate/config'
import { formatCount, formatNumber, formatPercent, type Row, type Section, type Text, worstOf } from '@mlgate/report'
import type { FairnessComparison, FairnessGroup } from './compare-fairness.ts'
import type { FairnessCheck } from './evaluate-fairness.ts'
import { formatChangeEnds, formatGap, formatGapChange, formatGapEnds } from './format-fairness.ts'

const RATES = {
  demographic_parity: ['Predicted positive'],
  equal_opportunity: ['True positive rate'],
  equalized_odds: ['True positive rate', 'False positive rate'],
  predictive_parity: ['Precision']
} as const

/** One row for each rule, what could not be compared, and folded the groups of each. */
export function fairnessSections(compared: readonly FairnessComparison[], checks: readonly FairnessCheck[], candidate: string, level: number): readonly Section[] {
  const paired = compared.some(({ baseline }) => baseline !== undefined)
  const ci = `${formatNumber(100 * level, 0)}% CI`
  const notes = checks.filter(({ demand, verdict }) => demand === 'groups' || verdict === 'inconclusive')
  return [{
    weight: 'essential',
    heading: 'Fairness between groups',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'Criterion', align: 'left' }, { title: 'By', align: 'left' },
          ...(paired ? [{ title: 'Baseline', align: 'right' } as const] : []),
          { title: `${candidate} (${ci})`, align: 'right' },
          ...(paired ? [{ title: `Change (${ci})`, align: 'right' } as const] : []),
          { title: 'Limit', align: 'left' }
        ],
        rows: compared.map((one) => ruleRow(one, checks.filter(({ rule }) => rule === one.rule), paired))
      },
      ...notes.map(({ rule, reason }) => ({ kind: 'paragraph', text: [{ code: rule.column }, `: ${reason}`] } as const))
    ]
  }, ...compared.map((one) => groupSection(one, candidate))]
}

function ruleRow({ rule, candidate, baseline, change }: FairnessComparison, checks: readonly FairnessCheck[], paired: boolean): Row {
  const { criterion, column } = rule
  const arrow = fairnessParts(criterion).kind === 'difference' ? ' ↓' : ' ↑'
  return {
    verdict: worstOf(checks.map(({ verdict }) => verdict)),
    cells: [
      [{ code: criterion }, arrow, ...(rule.agg === 'mean' ? [' (mean)'] : [])], { code: column },
      ...(paired ? [formatGap(criterion, baseline ?? NaN)] : []),
      Number.isNaN(candidate.value) ? 'undefined' : `${formatGap(criterion, candidate.value)} (${formatGapEnds(criterion, candidate)})`,
      ...(paired ? [changeCell(rule.criterion, change)] : []),
      checks.filter(({ demand }) => demand !== 'groups').map(({ title, demand }) => `${demand === 'max' || demand === 'min' ? 'value' : 'change'} ${title.replace(/^.*? (?=[≤≥])/, '')}`).join(', ')
    ]
  }
}

function changeCell(criterion: FairnessComparison['rule']['criterion'], change: FairnessComparison['change']): Text {
  if (change === undefined || Number.isNaN(change.value)) return 'undefined'
  const words = formatGapChange(criterion, change.value)
  if (Number.isNaN(change.low)) return `≈ ${words} (no interval)`
  const interval = ` (${formatChangeEnds(criterion, change)})`
  return change.low > 0 || change.high < 0 ? [{ strong: words }, interval] : `≈ ${words}${interval}`
}

function groupSection({ rule, groups }: FairnessComparison, candidate: string): Section {
  const paired = groups.some(({ rates }) => rates.some(({ baseline }) => baseline !== undefined))
  return {
    weight: 'detail',
    fold: [`${groups.length} groups of `, { code: rule.column }, ' by ', { code: rule.criterion }],
    blocks: [{
      kind: 'table',
      columns: [
        { title: 'Group', align: 'left' }, { title: 'Rows', align: 'right' },
        ...RATES[fairnessParts(rule.criterion).rate].map((title) => ({ title: `${title}${paired ? `, baseline → ${candidate}` : ''}`, align: 'right' as const })),
        { title: '', align: 'left' }
      ],
      rows: groups.map((group) => ({
        cells: [group.value === '' ? '(no value)' : { code: group.value }, formatCount(group.rows), ...group.rates.map(rateCell), group.state === 'compared' ? '' : `${group.state}${group.state === 'too small' ? ', not compared' : ''}`]
      }))
    }]
  }
}

function rateCell({ candidate, baseline }: FairnessGroup['rates'][number]): string {
  const words = (rate: number): string => (Number.isNaN(rate) ? 'undefined' : formatPercent(rate))
  return baseline === undefined ? words(candidate) : `${words(baseline)} → ${words(candidate)}`
}
