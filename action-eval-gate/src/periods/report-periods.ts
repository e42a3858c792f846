import { type Metric } from '@mlgate/config'
import { formatCount, formatNumber, type Row, type Section } from '@mlgate/report'
import { formatValue } from '../judge/metric.ts'
import { supportWords } from '../judge/support.ts'
import type { MeasuredPeriod, PeriodComparison } from './compare-periods.ts'
import type { RetrainDecision } from './decide-retrain.ts'

/** Rows of the comment; the whole table is folded. */
const LATEST = 6

/** What was decided, the latest periods, all of them folded, and a line with its band for each metric. */
export function periodSections(compared: PeriodComparison, decision: RetrainDecision, level: number): readonly Section[] {
  const { periods, time } = compared
  const [older, latest] = [periods.slice(0, -LATEST), periods.slice(-LATEST)]
  return [
    {
      weight: 'essential',
      heading: `Performance by ${time.period}`,
      blocks: [
        { kind: 'paragraph', text: [{ strong: WORDS[decision.retrain] }, ` ${decision.reason}`] },
        ...strayWords(compared).map((text) => ({ kind: 'paragraph', text } as const)),
        ...(latest.length === 0 ? [] : [periodTable(compared, latest, decision, level)])
      ]
    },
    ...(older.length === 0 ? [] : [{ weight: 'detail', fold: `The ${older.length} ${time.period}s before`, blocks: [periodTable(compared, older, decision, level)] } as const]),
    ...compared.metrics.flatMap((metric) => chartSection(metric, compared, level))
  ]
}

const WORDS = { true: 'Retrain:', false: 'No need to retrain:', unknown: 'Whether to retrain is unknown:' } as const

/** Rows that stand in no period. */
export function strayWords({ withoutTime, inFuture, time }: PeriodComparison): readonly (readonly [{ readonly strong: string }, string, { readonly code: string }, string])[] {
  const words = (count: number, what: string): readonly [{ readonly strong: string }, string, { readonly code: string }, string] =>
    [{ strong: 'Left out:' }, ` ${formatCount(count)} ${count === 1 ? 'row' : 'rows'} ${what} `, { code: time.column }, ', so no period has them.']
  return [...(withoutTime === 0 ? [] : [words(withoutTime, 'without a')]), ...(inFuture === 0 ? [] : [words(inFuture, 'of the future by')])]
}

function periodTable({ metrics, time }: PeriodComparison, periods: readonly MeasuredPeriod[], { rules }: RetrainDecision, level: number) {
  const begun = new Set(rules.flatMap(({ since }) => (since === undefined ? [] : [since])))
  return {
    kind: 'table',
    columns: [
      { title: time.period.replace(/^./, (letter) => letter.toUpperCase()), align: 'left' }, { title: 'Rows', align: 'right' },
      ...metrics.map((metric) => ({ title: `${metric} (${formatNumber(100 * level, 0)}% CI)`, align: 'right' as const }))
    ],
    rows: periods.map((period): Row => ({ ...(begun.has(period.name) ? { verdict: 'warn' } : {}), cells: [period.name, formatCount(period.rows), ...metrics.map((metric, index) => cell(metric, period, index))] }))
  } as const
}

function cell(metric: Metric, { estimates, tooSmall, support }: MeasuredPeriod, index: number): string {
  const estimate = estimates[index]
  if (tooSmall || estimate === undefined) return `too few rows${supportWords(support) === undefined ? '' : ` (${supportWords(support) ?? ''})`}`
  if (Number.isNaN(estimate.value)) return 'undefined'
  return `${formatValue(metric, estimate.value)} (${Number.isNaN(estimate.low) ? 'no interval' : `${formatValue(metric, estimate.low)} … ${formatValue(metric, estimate.high)}`})`
}

function chartSection(metric: Metric, { metrics, periods, time }: PeriodComparison, level: number): readonly Section[] {
  const index = metrics.indexOf(metric)
  const drawn = periods.flatMap(({ name, estimates }) => {
    const estimate = estimates[index]
    return estimate === undefined || ![estimate.value, estimate.low, estimate.high].every(Number.isFinite) ? [] : [{ name, estimate }]
  })
  if (drawn.length < 2) return []
  const column = (end: 'value' | 'low' | 'high'): readonly number[] => drawn.map(({ estimate }) => estimate[end])
  const [low, high] = [Math.min(...column('low')), Math.max(...column('high'))]
  const [first] = drawn
  return [{
    weight: 'plot',
    fold: [{ code: metric }, ` by ${time.period}, with its ${formatNumber(100 * level, 0)}% interval`],
    blocks: [{
      kind: 'chart',
      title: `${metric} by ${time.period}, ${formatNumber(100 * level, 0)}% intervals (${first?.estimate.method ?? ''})`,
      x: { title: time.period, labels: drawn.map(({ name }) => name) },
      y: { title: metric, low: low - (high - low) / 10, high: high + (high - low) / 10 },
      series: [{ mark: 'line', values: column('value'), band: { low: column('low'), high: column('high') } }]
    }]
  }]
}
