import type { CategoricalProfile, Profile } from '@mlgate/dataset'
import type { Chart } from '@mlgate/report'
import { moment, plainNumber } from './checks/drift-check.ts'
import { total } from './checks/drift-measure.ts'

/** Bars of a chart. */
const BARS = 10

interface Bars {
  /** What the labels say. */
  readonly axis: string
  readonly labels: readonly string[]
  readonly then: readonly number[]
  readonly now: readonly number[]
}

/** Shares of a column's values in the accepted data and now, in tenths of the accepted data or by category; nothing for a column without values. */
export function columnChart(column: string, reference: Profile, current: Profile): Chart | undefined {
  const [then, now] = [reference, current].map(({ columns }) => columns.find(({ name }) => name === column))
  const bars = then === undefined || now === undefined || then.kind !== now.kind ? undefined : barsOf(then, now)
  if (bars === undefined || total(bars.then) === 0 || total(bars.now) === 0) return undefined
  const [before, after] = [shares(bars.then), shares(bars.now)]
  return {
    kind: 'chart', title: ['Distribution of ', { code: column }], x: { title: bars.axis, labels: bars.labels }, y: { title: '% of the values', low: 0, high: Math.max(...before, ...after) },
    series: [{ name: 'accepted', mark: 'bar', values: before }, { name: 'now', mark: 'line', values: after }]
  }
}

function shares(counts: readonly number[]): readonly number[] {
  return counts.map((count) => (100 * count) / total(counts))
}

function barsOf(then: Profile['columns'][number], now: Profile['columns'][number]): Bars | undefined {
  if (then.kind === 'numeric' && now.kind === 'numeric') return tenths(then.edges.map(plainNumber), then.counts, now.counts)
  if (then.kind === 'temporal' && now.kind === 'temporal') return tenths(then.edges.map(moment), then.counts, now.counts)
  return then.kind === 'categorical' && now.kind === 'categorical' ? categories(then, now) : undefined
}

/** Neighbouring bins together, so that each bar has about a tenth of the accepted values. */
function tenths(edges: readonly string[], then: readonly number[], now: readonly number[]): Bars {
  const [labels, before, after]: [string[], number[], number[]] = [[], [], []]
  let [seen, p, q] = [0, 0, 0]
  then.forEach((count, bin) => {
    p += count
    q += now[bin] ?? 0
    seen += count
    if (bin < edges.length && (seen < (total(then) * (labels.length + 1)) / BARS || labels.length === BARS - 1)) return
    labels.push(edges[bin] ?? 'more')
    before.push(p)
    after.push(q)
    p = q = 0
  })
  return { axis: 'up to', labels, then: before, now: after }
}

function categories(then: CategoricalProfile, now: CategoricalProfile): Bars {
  const shown = then.categories.slice(0, BARS)
  const restOf = ({ categories: all, other }: CategoricalProfile): number => total(all.slice(BARS).map(({ rows }) => rows)) + other.rows
  const rest = [restOf(then), restOf(now)] as const
  const others = rest[0] + rest[1] > 0
  return {
    axis: 'value',
    labels: [...shown.map(({ value }) => value), ...(others ? ['others'] : [])],
    then: [...shown.map(({ rows }) => rows), ...(others ? [rest[0]] : [])],
    now: [...shown.map((_, at) => now.categories[at]?.rows ?? 0), ...(others ? [rest[1]] : [])]
  }
}
