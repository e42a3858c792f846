import type { GatePolicy, Metric } from '@mlgate/config'
import { compare, type Comparison } from './comparison.ts'
import type { Settings } from './measure.ts'
import { pickRows, type Scored } from '../scoring/scored.ts'
import type { ConditionRemarks, Grouping, SliceKey } from './slice.ts'
import { ENOUGH } from './support.ts'
import { taskOf } from '../tasks/tasks.ts'

export type SliceComparison = SliceKey & {
  /** Without metrics when the slice is too small to be judged. */
  readonly comparison: Comparison
  readonly tooSmall: boolean
  /** Of a condition. */
  readonly remarks?: ConditionRemarks
}

/** Both models on every slice, as far as it is large enough. */
export function compareSlices(
  scored: Scored,
  groupings: readonly Grouping[],
  metrics: readonly Metric[],
  settings: Settings & Pick<GatePolicy, 'minSliceRows'>
): readonly SliceComparison[] {
  return groupings.flatMap((grouping) => {
    const keys = keysOf(grouping)
    const rowsOf = keys.map((): number[] => [])
    grouping.codes.forEach((code, row) => rowsOf[code]?.push(row))
    return keys.map((key, code) => ({ ...key, ...compareRows(pickRows(scored, rowsOf[code] ?? []), rowsOf[code]?.length ?? 0, metrics, settings) }))
  })
}

function keysOf(grouping: Grouping): readonly (SliceKey & Pick<SliceComparison, 'remarks'>)[] {
  if (grouping.name !== undefined) return [{ name: grouping.name, remarks: grouping.remarks }]
  return grouping.values.map((value) => ({ column: grouping.column, value }))
}

function compareRows(
  part: Scored,
  rows: number,
  metrics: readonly Metric[],
  settings: Settings & Pick<GatePolicy, 'minSliceRows'>
): Pick<SliceComparison, 'comparison' | 'tooSmall'> {
  const support = taskOf(part.truth).support(part.truth)
  return rows < settings.minSliceRows || support.count < ENOUGH
    ? { tooSmall: true, comparison: { rows, support, metrics: [] } }
    : { tooSmall: false, comparison: compare(part, settings, metrics, []) }
}
