import { formatNumber, type Row, type Section, type Text, type Verdict, worstOf } from '@mlgate/report'
import { minimalDetectableEffect } from '@mlgate/stats'
import type { Cost } from './cost.ts'
import type { CostCheck } from './evaluate-costs.ts'
import { formatCost } from './format-cost.ts'
import { formatRatio } from './judge-cost.ts'

/** One row for each cost, and how they were measured. */
export function costSections(costs: readonly Cost[], checks: readonly CostCheck[], candidate: string, level: number): readonly Section[] {
  if (costs.length === 0) return []
  const paired = costs.some(({ baseline }) => baseline !== undefined)
  return [{
    weight: 'essential',
    heading: 'What it costs to run',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'Cost', align: 'left' },
          { title: paired ? `Baseline → ${candidate}` : candidate, align: 'right' },
          ...(paired ? [{ title: `Change (${formatNumber(100 * level, 0)}% CI)`, align: 'right' } as const] : []),
          { title: 'Limit', align: 'left' }
        ],
        rows: costs.map((cost) => costRow(cost, checks.filter((check) => check.cost === cost), paired))
      },
      { kind: 'paragraph', text: `${countWords(checks)} ${MEASURED_HERE}` }
    ]
  }, ...detectable(costs)]
}

const MEASURED_HERE = 'Measured on this machine, in turns; only the changes count, the values are those of this machine.'

function countWords(checks: readonly CostCheck[]): string {
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length
  const [failed, open, passed] = [count('fail'), count('inconclusive'), count('pass')]
  const parts = [...(failed > 0 ? [`${failed} failed`] : []), ...(open > 0 ? [`${open} ${open === 1 ? 'is' : 'are'} not certain`] : []), `${passed} passed`]
  return `Of ${checks.length} ${checks.length === 1 ? 'limit' : 'limits'} of cost, ${parts.join(', ')}.`
}

function costRow(cost: Cost, checks: readonly CostCheck[], paired: boolean): Row {
  const { candidate, baseline } = cost
  return {
    ...(checks.length === 0 ? {} : { verdict: worstOf(checks.map(({ verdict }) => verdict)) }),
    cells: [
      [cost.title, cost.cost === 'throughput' ? ' ↑' : ' ↓'],
      baseline === undefined ? formatCost(cost, candidate) : `${formatCost(cost, baseline)} → ${formatCost(cost, candidate)}`,
      ...(paired ? [changeCell(cost)] : []),
      checks.map(({ title }) => title.replace(/^.*? (?=[≤≥])/, '')).join(', ')
    ]
  }
}

/** Strong only when the interval leaves out zero. */
function changeCell({ change, candidate, baseline }: Cost): Text {
  if (change === undefined) return baseline === undefined ? '' : formatRatio(Math.log(candidate / baseline))
  const { value, low, high } = change
  const interval = Number.isNaN(low) ? ' (no interval)' : ` (${formatRatio(low)} … ${formatRatio(high)})`
  return low > 0 || high < 0 ? [{ strong: formatRatio(value) }, interval] : `≈ ${formatRatio(value)}${interval}`
}

function detectable(costs: readonly Cost[]): readonly Section[] {
  const rows = costs.flatMap(({ title, change }) => (change === undefined || !(change.se > 0) ? [] : [{
    name: title,
    value: `${formatRatio(minimalDetectableEffect(change.se)).replace('+', '')}, by ${change.method} over ${change.units} ${change.method.includes('block') ? 'blocks' : 'runs of each'}`
  }]))
  return rows.length === 0 ? [] : [{ weight: 'detail', fold: 'Smallest change of each cost that these times show (with 80% probability, one-sided 5%)', blocks: [{ kind: 'facts', rows }] }]
}
