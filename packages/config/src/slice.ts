import { type Comparison, readCondition } from './slice-condition.ts'

/** Rows that are judged by themselves, as the policy asks for them. */
export type SliceSpec = ColumnSlice | ConditionSlice

/** The rows with each value of a column, or with one. */
export interface ColumnSlice {
  readonly column: string
  readonly value?: string
  readonly name?: undefined
}

/** The rows for which every comparison holds; a row that lacks a value that is compared belongs to no such slice. */
export interface ConditionSlice {
  /** As the policy calls it, or the condition itself. */
  readonly name: string
  readonly where: readonly Comparison[]
  readonly column?: undefined
  readonly value?: undefined
}

type Reading = SliceSpec | { readonly fault: string }

/** A name before its condition. */
const NAMED = /^([^:"'`=<>!()]*[^:"'`=<>!()\s])\s*:\s+(\S.*)$/s

/**
 * `device`, `device=mobile`, a condition such as `age >= 65 and country in (DE, FR)`, or one with a name before it, such as
 * `elderly: age >= 65`. Throws `TypeError` for what `sliceFault` finds fault with.
 */
export function parseSlice(written: string): SliceSpec {
  const read = readSlice(written)
  if ('fault' in read) throw new TypeError(`${written} is no slice: ${read.fault}`)
  return read
}

/** Why a text is no slice, as a whole sentence; nothing when it is one. */
export function sliceFault(written: string): string | undefined {
  const read = readSlice(written)
  return 'fault' in read ? read.fault : undefined
}

/** Every column that the slice is about, each once. */
export function sliceColumns(spec: SliceSpec): readonly string[] {
  return spec.name === undefined ? [spec.column] : [...new Set(spec.where.map(({ column }) => column))]
}

/** As people read it. */
export function sliceName({ name, column = '', value }: Pick<SliceSpec, 'name' | 'column' | 'value'>): string {
  return name ?? (value === undefined ? column : `${column}=${value}`)
}

function readSlice(written: string): Reading {
  const [, name, named = ''] = NAMED.exec(written) ?? []
  const where = readCondition(name === undefined ? written : named)
  if ('fault' in where) return asColumn(written) ?? where
  if (name !== undefined) return { name, where }
  const [first, ...others] = where
  const [value, ...more] = first?.operator === 'in' ? first.values : []
  return first !== undefined && others.length === 0 && value !== undefined && more.length === 0
    ? { column: first.column, value }
    : { name: written.trim().replaceAll(/\s+/g, ' '), where }
}

/** `device`, or `device=mobile`, of which the value may hold any sign. */
function asColumn(written: string): ColumnSlice | undefined {
  const at = written.indexOf('=')
  const column = at < 0 ? written : written.slice(0, at)
  if (/[<>!]/.test(column) || /\S/.exec(column) === null || / in\s*\(/i.test(column)) return undefined
  return at < 0 ? { column } : { column, value: written.slice(at + 1) }
}
