import { type GateRule, type Metric, parseSlice, quote, type SliceSpec } from '@mlgate/config'
import { formatCount } from '@mlgate/report'
import type { Demand } from '../evaluate.ts'
import { formatSize, formatValue } from './metric.ts'
import type { SliceComparison } from './slice-comparison.ts'
import { type ConditionRemarks, isOf } from './slice.ts'
import { ENOUGH, type Support, supportWords } from './support.ts'

/** What a rule demands of its slices together: that they can be judged at all, and how far apart they may be. */
export function sliceDemands({ metric, slices = [], maxGap }: GateRule, compared: readonly SliceComparison[], minRows: number): readonly Demand[] {
  return slices.map(parseSlice).flatMap((spec) => {
    const own = compared.filter((slice) => isOf(slice, spec))
    const judged = own.filter(({ tooSmall }) => !tooSmall)
    return [
      ...sizeDemands(metric, spec, own, minRows),
      ...own.flatMap(({ comparison, remarks }) => (remarks === undefined || comparison.rows === 0 ? [] : remarkDemands(metric, spec, remarks))),
      ...(maxGap === undefined || !isColumn(spec) ? [] : [gapDemand(metric, spec, judged, maxGap)])
    ]
  })
}

/** A slice that is named and has no row is a mistake; values of a column that are rare are said and left out. */
function sizeDemands(metric: Metric, spec: SliceSpec, own: readonly SliceComparison[], minRows: number): readonly Demand[] {
  const small = own.filter(({ tooSmall }) => tooSmall)
  if (small.length === 0) return []
  const empty = !isColumn(spec) && small.every(({ comparison }) => comparison.rows === 0)
  const needed = `${sizeWords(minRows, small.map(({ comparison: { support } }) => ({ ...support, count: ENOUGH }))[0], ' and ', '')} are needed`
  const sizes = small.map(({ comparison: { rows, support } }) => sizeWords(rows, support, ' (', ')'))
  return [{
    demand: 'slices',
    title: `${metric} can be judged`,
    slice: spec,
    verdict: empty ? 'error' : small.length === own.length ? 'inconclusive' : 'warn',
    reason: empty
      ? `No row of the data is of this slice.${own.flatMap(({ remarks }) => (remarks === undefined ? [] : [unseenWords(remarks)])).join('')}`
      : isColumn(spec)
        ? `${small.length} of ${own.length} values are too rare to be judged: ${needed}.`
        : `Too little data: ${sizes.join(', ')}; ${needed}.`
  }]
}

/** Every value of a column, and not a slice by itself. */
function isColumn({ name, value }: SliceSpec): boolean {
  return name === undefined && value === undefined
}

/** What a condition compares with and the data do not have. */
function remarkDemands(metric: Metric, slice: SliceSpec, remarks: ConditionRemarks): readonly Demand[] {
  const missing = remarks.missing.map(({ column, rows }) => `${formatCount(rows)} ${rows === 1 ? 'row has' : 'rows have'} no ${quote(column)} and ${rows === 1 ? 'belongs' : 'belong'} to no such slice.`)
  const reason = `${missing.join(' ')}${unseenWords(remarks)}`.trim()
  return reason === '' ? [] : [{ demand: 'slices', title: `${metric} is judged on all rows that are meant`, slice, verdict: 'warn', reason }]
}

function unseenWords({ unseen }: ConditionRemarks): string {
  return unseen.map(({ column, value, meant }) => ` ${quote(column)} is never ${quote(value)}${meant === undefined ? '' : `; did you mean ${quote(meant)}?`}${meant === undefined ? '.' : ''}`).join('')
}

function sizeWords(rows: number, support: Support | undefined, before: string, after: string): string {
  const words = support === undefined ? undefined : supportWords(support)
  return `${formatCount(rows)} rows${words === undefined ? '' : `${before}${words}${after}`}`
}

function gapDemand(metric: Metric, spec: SliceSpec, judged: readonly SliceComparison[], maxGap: number): Demand {
  const values = judged.map(({ comparison }) => comparison.metrics.find((measured) => measured.metric === metric)?.candidate ?? NaN)
  const gap = Math.max(...values) - Math.min(...values)
  const common = { demand: 'max-gap', title: `gap of ${metric} ≤ ${formatSize(metric, maxGap)}`, slice: spec, threshold: { side: 'at-most', value: maxGap } } as const
  if (values.length < 2) return { ...common, verdict: 'inconclusive', reason: `Only ${values.length} slices are large enough to be compared with each other.` }
  if (Number.isNaN(gap)) return { ...common, verdict: 'fail', reason: `${metric} of the candidate is undefined on a slice.` }
  return {
    ...common,
    verdict: gap > maxGap ? 'fail' : 'pass',
    reason: `${metric} lies between ${formatValue(metric, Math.min(...values))} and ${formatValue(metric, Math.max(...values))} on ${values.length} slices, ${formatSize(metric, gap)} apart; the limit is ${formatSize(metric, maxGap)} (compared as numbers, not tested).`
  }
}
