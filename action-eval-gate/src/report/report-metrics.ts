import { type GatePolicy, type GateRule, type Metric, metricFacts } from '@mlgate/config'
import { type Estimate, formatNumber, type IntervalRow, type Row, type Section, type Table, type Text, type Verdict, VERDICTS, worstOf } from '@mlgate/report'
import type { Comparison, MetricComparison } from '../judge/comparison.ts'
import type { RuleCheck } from '../evaluate.ts'
import { formatLegal, limitOf } from '../judge/limit.ts'
import { direction, formatChange, formatEnd, formatValue } from '../judge/metric.ts'

/** One row for each metric: the worst verdict first, metrics without a rule last. */
export function metricTable(checks: readonly RuleCheck[], comparison: Comparison, gate: Pick<GatePolicy, 'rules' | 'level'>, candidate: string): Table {
  const paired = comparison.paired !== undefined
  return {
    kind: 'table',
    columns: [
      { title: 'Metric', align: 'left' },
      { title: paired ? `Baseline → ${candidate}` : candidate, align: 'right' },
      ...(paired ? [{ title: `Change (${formatNumber(100 * gate.level, 0)}% CI)`, align: 'right' } as const] : []),
      { title: 'Limit', align: 'left' }
    ],
    rows: comparison.metrics.map((measured) => metricRow(measured, checks, gate, comparison)).toSorted(byUrgency)
  }
}

/** `toSorted` is stable, so rows of one verdict keep the order of the metrics. */
function byUrgency(a: Row, b: Row): number {
  return urgency(b) - urgency(a)
}

function urgency({ verdict }: Row): number {
  return verdict === undefined ? -1 : VERDICTS.indexOf(verdict)
}

function metricRow(measured: MetricComparison, checks: readonly RuleCheck[], { rules }: Pick<GatePolicy, 'rules'>, { paired }: Comparison): Row {
  const { metric, candidate, baseline, change } = measured
  const verdict = verdictOf(metric, checks)
  const values = baseline === undefined ? formatValue(metric, candidate) : `${formatValue(metric, baseline)} → ${formatValue(metric, candidate)}`
  return {
    ...(verdict === undefined ? {} : { verdict }),
    cells: [
      [{ code: metric }, ARROWS[direction(metric)]],
      values,
      ...(paired === undefined ? [] : [change === undefined ? '' : paired.identical ? 'none' : changeCell(metric, change)]),
      limitCell(rules.filter((rule) => rule.metric === metric && rule.slices === undefined), measured, paired !== undefined, verdict)
    ]
  }
}

const ARROWS = { [1]: ' ↑', [-1]: ' ↓', [0]: ' →0' } as const

function verdictOf(metric: Metric, checks: readonly RuleCheck[]): Verdict | undefined {
  const own = checks.filter((check) => check.metric === metric && check.slice === undefined)
  return own.length === 0 ? undefined : worstOf(own.map(({ verdict }) => verdict))
}

/** Strong only when the interval leaves out zero. */
export function changeCell(metric: Metric, { value, low, high }: Pick<Estimate, 'value' | 'low' | 'high'>): Text {
  if (Number.isNaN(value)) return 'undefined'
  const words = formatChange(metric, value)
  if (Number.isNaN(low)) return `${words} (not tested)`
  const interval = ` (${formatEnd(metric, low)} … ${formatEnd(metric, high)})`
  return low > 0 || high < 0 ? [{ strong: words }, interval] : `≈ ${words}${interval}`
}

function limitCell(rules: readonly GateRule[], measured: MetricComparison, paired: boolean, verdict: Verdict | undefined): Text {
  if (verdict === undefined) return 'no rule'
  const limits = rules.flatMap((rule) => [...(paired ? changeLimit(rule, measured) : []), ...boundLimits(rule)])
  return `${limits.join(', ') || 'defined'}${verdict === 'inconclusive' ? ', not certain' : ''}`
}

function changeLimit(rule: GateRule, measured: MetricComparison): readonly string[] {
  const limit = limitOf(rule, measured)
  if (limit === undefined) return []
  return [limit.demand === 'mode' ? 'better' : `${formatLegal(rule.metric, limit)}${rule.mode === 'regression' ? '' : ` (${rule.mode})`}`]
}

function boundLimits({ metric, min, max }: GateRule): readonly string[] {
  return [...(min === undefined ? [] : [`value ≥ ${formatValue(metric, min)}`]), ...(max === undefined ? [] : [`value ≤ ${formatValue(metric, max)}`])]
}

/** The changes around zero, turned so that right is better; one plot for each unit. */
export function intervalSection(checks: readonly RuleCheck[], comparison: Comparison, level: number): readonly Section[] {
  if (comparison.paired === undefined || comparison.paired.identical) return []
  const plots = new Map<string, IntervalRow[]>()
  for (const measured of comparison.metrics) {
    const rows = intervalRow(measured, checks, level)
    if (rows.length > 0) plots.set(unitOf(measured.metric), [...(plots.get(unitOf(measured.metric)) ?? []), ...rows])
  }
  return plots.size === 0 ? [] : [{
    weight: 'plot',
    fold: `Changes with their ${formatNumber(100 * level, 0)}% intervals`,
    blocks: Array.from(plots, ([unit, rows]) => ({ kind: 'intervals', unit, rows }))
  }]
}

/** Metrics without a common unit have a plot of their own. */
function unitOf(metric: Metric): string {
  const { unit } = metricFacts(metric)
  return unit === 'share' ? 'pp' : unit === 'nats' ? 'nats' : `of ${metric}`
}

const LIMITS: ReadonlySet<RuleCheck['demand']> = new Set(['max-drop', 'max-relative-drop', 'min-improvement'])

function intervalRow({ metric, change }: MetricComparison, checks: readonly RuleCheck[], level: number): readonly IntervalRow[] {
  if (change === undefined || Number.isNaN(change.low) || direction(metric) === 0) return []
  const { value, low, high, method } = change
  const turned = direction(metric) === 1 ? { value, low, high } : { value: -value, low: -high, high: -low }
  const limit = checks.find((check) => check.metric === metric && check.slice === undefined && LIMITS.has(check.demand))?.threshold?.value
  return [{
    label: metric,
    estimate: { ...turned, level, method },
    verdict: verdictOf(metric, checks) ?? 'pass',
    ...(limit === undefined ? {} : { limit: limit * direction(metric) })
  }]
}
