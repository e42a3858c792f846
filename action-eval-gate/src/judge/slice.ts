import { sliceName, type SliceSpec } from '@mlgate/config'

/** Rows that are judged by themselves: those with one value of a column, or those that a condition holds for. */
export type SliceKey = ValueKey | ConditionKey

export interface ValueKey {
  readonly column: string
  readonly value: string
  readonly name?: undefined
}

export interface ConditionKey {
  readonly name: string
  readonly column?: undefined
  readonly value?: undefined
}

/** As the policy asks for it, and where, for messages. */
export type WantedSlice = SliceSpec & {
  /** For example `mlgate.yml:12 (gate.rules[0].slices[1])`. */
  readonly at?: string
}

/** The rows of slices as numbers. */
export type Grouping = ValueGrouping | ConditionGrouping

/** A grouping without its rows. */
export type GroupingHead = Omit<ValueGrouping, 'codes'> | Omit<ConditionGrouping, 'codes'>

/** Row by row the index of its value, −1 for a value that nobody asked for. */
export interface ValueGrouping {
  readonly column: string
  readonly values: readonly string[]
  readonly name?: undefined
  readonly codes: Float64Array
}

/** Row by row 0 where the condition holds, otherwise −1. */
export interface ConditionGrouping {
  readonly name: string
  readonly column?: undefined
  readonly values?: undefined
  readonly remarks: ConditionRemarks
  readonly codes: Float64Array
}

/** What a condition says that the data do not. */
export interface ConditionRemarks {
  /** Columns that rows lack the value of, and how many; such rows belong to no slice of it. */
  readonly missing: readonly { readonly column: string; readonly rows: number }[]
  /** Texts that are compared with and never occur. */
  readonly unseen: readonly { readonly column: string; readonly value: string; readonly meant?: string }[]
}

export function isOf(key: SliceKey, spec: SliceSpec): boolean {
  if (spec.name !== undefined) return key.name === spec.name
  return key.column === spec.column && (spec.value === undefined || spec.value === key.value)
}

/** Whether the policy asks for any slice of the grouping. */
export function isAskedFor({ column, name }: Grouping, specs: readonly SliceSpec[]): boolean {
  return specs.some((spec) => (name === undefined ? spec.column === column : spec.name === name))
}

/** The part of a slice that names it. */
export function keyOf({ column, value, name }: SliceKey): SliceKey {
  return name === undefined ? { column, value } : { name }
}

export function sameSlice(one: Pick<SliceSpec, 'column' | 'value' | 'name'>, other: SliceKey): boolean {
  return sliceName(one) === sliceName(other) && one.name === other.name
}
