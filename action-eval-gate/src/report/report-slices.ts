import { type GatePolicy, type Metric, sliceName } from '@mlgate/config'
import { type Column, formatCount, formatNumber, type Row, type Section, type Table, type Verdict, VERDICTS, worstOf } from '@mlgate/report'
import type { Comparison, MetricComparison } from '../judge/comparison.ts'
import type { RuleCheck } from '../evaluate.ts'
import { explore, type Explored, FALSE_DISCOVERIES } from '../judge/explore.ts'
import { direction, formatValue } from '../judge/metric.ts'
import { changeCell } from './report-metrics.ts'
import { keyOf, sameSlice, type SliceKey } from '../judge/slice.ts'

/** What of the policy the report speaks about. */
export type ReportedGate = Pick<GatePolicy, 'rules' | 'level' | 'slices'>

/** One slice of one metric as it is shown. */
interface Shown {
  readonly slice: SliceKey
  readonly rows: number
  readonly measured: MetricComparison
  readonly verdict?: Verdict
}

const WORST = 3

/** For each metric that rules demand on slices: the worst three open, the rest folded, and what could not be judged. */
export function sliceSections(checks: readonly RuleCheck[], comparison: Comparison, gate: ReportedGate, candidate: string): readonly Section[] {
  const metrics = new Set(checks.filter(({ slice }) => slice !== undefined).map(({ metric }) => metric))
  return [...metrics].flatMap((metric) => metricSections(metric, checks.filter((check) => check.metric === metric && check.slice !== undefined), comparison, gate, candidate))
}

function metricSections(metric: Metric, checks: readonly RuleCheck[], comparison: Comparison, gate: ReportedGate, candidate: string): readonly Section[] {
  const shown = judgedSlices(metric, checks, comparison).toSorted(byUrgency)
  const [open, rest] = [shown.slice(0, WORST), shown.slice(WORST)]
  const paired = comparison.paired !== undefined
  const remarks = checks.filter(({ demand, verdict }) => (demand === 'slices' || demand === 'max-gap') && verdict !== 'pass')
  return [
    {
      weight: 'essential',
      blocks: [
        { kind: 'paragraph', text: [{ strong: ['Slices of ', { code: metric }] }, `: ${counts(shown)}${rest.length > 0 ? ` Worst ${WORST}:` : ''}`] },
        ...(open.length === 0 ? [] : [sliceTable(open, paired, gate.level, candidate)]),
        ...remarks.map(({ slice, reason }) => ({ kind: 'paragraph', text: [{ code: slice === undefined ? metric : sliceName(slice) }, `: ${reason}`] }) as const)
      ]
    },
    ...(rest.length === 0 ? [] : [{
      weight: worstOf(rest.map(({ verdict }) => verdict ?? 'pass')) === 'pass' ? 'passed' : 'detail',
      fold: ['The other ', `${rest.length} slices of `, { code: metric }],
      blocks: [sliceTable(rest, paired, gate.level, candidate)]
    } as const])
  ]
}

function judgedSlices(metric: Metric, checks: readonly RuleCheck[], { slices = [] }: Comparison): readonly Shown[] {
  return slices.flatMap((compared) => {
    const own = checks.filter(({ slice, values }) => values !== undefined && slice !== undefined && sameSlice(slice, compared))
    const measured = compared.comparison.metrics.find((one) => one.metric === metric)
    return own.length === 0 || measured === undefined ? [] : [{ slice: keyOf(compared), rows: compared.comparison.rows, measured, verdict: worstOf(own.map(({ verdict }) => verdict)) }]
  })
}

/** The worst verdict first, within a verdict the largest worsening. */
function byUrgency(a: Shown, b: Shown): number {
  return VERDICTS.indexOf(b.verdict ?? 'pass') - VERDICTS.indexOf(a.verdict ?? 'pass') || merit(a) - merit(b)
}

function merit({ measured: { metric, change, candidate } }: Shown): number {
  const value = (change?.value ?? candidate) * direction(metric)
  return Number.isNaN(value) ? -Infinity : value
}

function counts(shown: readonly Shown[]): string {
  if (shown.length === 0) return 'none could be judged.'
  const count = (wanted: Verdict, words: string): readonly string[] => {
    const number = shown.filter(({ verdict }) => verdict === wanted).length
    return number === 0 ? [] : [`${number} ${words}`]
  }
  return `${[`${shown.length} judged`, ...count('fail', 'failed'), ...count('inconclusive', 'not certain'), ...count('pass', 'passed')].join(', ')}.`
}

function sliceTable(shown: readonly Shown[], paired: boolean, level: number, candidate: string, metrics = false): Table {
  return {
    kind: 'table',
    columns: [
      { title: 'Slice', align: 'left' },
      ...(metrics ? [{ title: 'Metric', align: 'left' } satisfies Column] : []),
      { title: 'Rows', align: 'right' },
      { title: paired ? `Baseline → ${candidate}` : candidate, align: 'right' },
      ...(paired ? [{ title: `Change (${formatNumber(100 * level, 0)}% CI)`, align: 'right' } satisfies Column] : [])
    ],
    rows: shown.map((slice) => sliceRow(slice, paired, metrics))
  }
}

function sliceRow({ slice, rows, measured, verdict }: Shown, paired: boolean, metrics: boolean): Row {
  const { metric, candidate, baseline, change } = measured
  return {
    ...(verdict === undefined ? {} : { verdict }),
    cells: [
      { code: sliceName(slice) },
      ...(metrics ? [{ code: metric }] : []),
      formatCount(rows),
      baseline === undefined ? formatValue(metric, candidate) : `${formatValue(metric, baseline)} → ${formatValue(metric, candidate)}`,
      ...(paired ? [change === undefined ? '' : changeCell(metric, change)] : [])
    ]
  }
}

/** Slices without a rule: shown, never judged. */
export function exploredSection(comparison: Comparison, gate: ReportedGate, candidate: string): readonly Section[] {
  const explored = explore(comparison, gate)
  if (explored.length === 0) return []
  const shown = explored.map(asShown).toSorted(byUrgency)
  const out = explored.filter(({ standsOut }) => standsOut).length
  return [{
    weight: 'detail',
    fold: `Explored slices (${explored.length}, ${out === 0 ? 'none stands out' : `${out} ${out === 1 ? 'stands' : 'stand'} out as worse`}); they never block`,
    blocks: [
      sliceTable(shown, comparison.paired !== undefined, gate.level, candidate, true),
      { kind: 'paragraph', text: `Marked are those that are worse with a false discovery rate of ${100 * FALSE_DISCOVERIES}% (Benjamini-Hochberg).` }
    ]
  }]
}

function asShown({ slice, rows, measured, standsOut }: Explored): Shown {
  return { slice, rows, measured, ...(standsOut ? { verdict: 'warn' } : {}) }
}
