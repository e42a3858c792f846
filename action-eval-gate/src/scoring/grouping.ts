import { quote, sliceColumns, sliceName, type SliceSpec } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { type ComparedColumns, comparesNumbers, groupByCondition } from '../judge/condition.ts'
import type { KeyRequest } from './evaluation-data.ts'
import type { Grouping, GroupingHead, ValueGrouping, WantedSlice } from '../judge/slice.ts'

/** More slices of one column are read by nobody, and every further one makes each of them harder to judge. */
const MAX_VALUES = 100

/** The values of a column in the order of their first row. Throws `ConfigError` MLG-503 for a column with too many. */
export function groupBy(column: string, rows: readonly string[], specs: readonly SliceSpec[], where: string): ValueGrouping {
  const own = specs.filter((spec) => spec.column === column)
  const whole = own.some(({ value }) => value === undefined)
  const values = [...new Set([...own.flatMap(({ value }) => (value === undefined ? [] : [value])), ...(whole ? rows : [])])]
  if (whole && values.length > MAX_VALUES)
    throw new ConfigError([{
      code: 'MLG-503',
      message: `The column ${quote(column)} has ${values.length} values; at most ${MAX_VALUES} can be slices.`,
      where,
      fix: `Name the values that matter, for example ${quote(`${column}=${values[0] ?? ''}`)}.`
    }])
  const codeOf = new Map(values.map((value, code) => [value, code]))
  return { column, values, codes: Float64Array.from(rows, (value) => codeOf.get(value) ?? -1) }
}

/** The columns that tell the slices apart. */
export function sliceRequests(slices: readonly WantedSlice[]): readonly KeyRequest[] {
  return slices.flatMap((slice) => sliceColumns(slice).flatMap((name) => {
    const wanted = slice.at === undefined ? {} : { wanted: { by: `the slice ${quote(sliceName(slice))}`, at: slice.at } }
    const types = slice.name === undefined ? ['string'] as const : [...new Set(slice.where.filter(({ column }) => column === name).map((one) => (comparesNumbers(one) ? 'number' : 'string')))]
    return types.map((type) => ({ name, type, ...wanted }))
  }))
}

/** The slices of each column, and of each condition. */
export function groupSlices(slices: readonly WantedSlice[], columns: ComparedColumns, rows: number, where: string): readonly Grouping[] {
  const named = new Set(slices.flatMap(({ column }) => (column === undefined ? [] : [column])))
  const conditions = new Map(slices.flatMap((slice) => (slice.name === undefined ? [] : [[slice.name, slice] as const])))
  return [
    ...[...named].map((column) => groupBy(column, columns.texts.get(column) ?? [], slices, where)),
    ...[...conditions.values()].map((slice) => groupByCondition(slice, columns, rows))
  ]
}

/** The grouping without its rows. */
export function headOf(grouping: Grouping): GroupingHead {
  return grouping.name === undefined ? { column: grouping.column, values: grouping.values } : { name: grouping.name, remarks: grouping.remarks }
}
