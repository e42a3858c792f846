import { type GatePolicy, parseSlice } from '@mlgate/config'
import { benjaminiHochberg } from '@mlgate/stats'
import type { Comparison, MetricComparison } from './comparison.ts'
import { worsePValue } from './judge-change.ts'
import { isOf, keyOf, type SliceKey } from './slice.ts'

/** A slice that no rule is about. */
export interface Explored {
  readonly slice: SliceKey
  readonly measured: MetricComparison
  readonly rows: number
  /** Worse, with a share of at most `FALSE_DISCOVERIES` of such findings being chance. */
  readonly standsOut: boolean
}

export const FALSE_DISCOVERIES = 0.1

/** The metrics of the rules on the slices that are only shown (Benjamini and Hochberg 1995). They never block. */
export function explore({ slices = [] }: Comparison, gate: Pick<GatePolicy, 'rules' | 'slices'>): readonly Explored[] {
  const specs = gate.slices.map(parseSlice)
  const metrics = new Set(gate.rules.map(({ metric }) => metric))
  const found = slices
    .filter((slice) => specs.some((spec) => isOf(slice, spec)))
    .flatMap((slice) => slice.comparison.metrics
      .filter(({ metric }) => metrics.has(metric))
      .map((measured) => ({ slice: keyOf(slice), rows: slice.comparison.rows, measured, p: pValueOf(measured) })))
  const tested = found.filter(({ p }) => !Number.isNaN(p))
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p))
  const out = new Set(tested.filter((_, index) => (adjusted[index] ?? 1) <= FALSE_DISCOVERIES))
  return found.map((one) => ({ slice: one.slice, rows: one.rows, measured: one.measured, standsOut: out.has(one) }))
}

function pValueOf({ metric, change }: MetricComparison): number {
  return change === undefined || change.doubt !== undefined ? NaN : worsePValue(metric, change)
}
