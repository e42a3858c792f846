import { isSpelled, typedValue, type LogicalType } from '../engine/logical-type.ts'
import { literal } from '../engine/quoting.ts'
import type { TableColumn } from '../engine/table.ts'

type Scalar = string | number | boolean

/** One thing that rows have to keep, and where a person wrote it. */
export type Constraint = Rule & {
  /** File and line of the contract, for messages about the constraint itself. */
  readonly where?: string
}

/** A missing value breaks `required` alone, a value of another type `type` alone. */
type Rule =
  | { readonly kind: 'type' | 'required'; readonly column: string }
  /** Missing, or one of these texts. */
  | { readonly kind: 'missing'; readonly column: string; readonly texts: readonly string[] }
  /** No two rows have the same values in these columns; rows in which all of them are missing do not count. */
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'minimum' | 'maximum'; readonly column: string; readonly bound: number | string; readonly exclusive: boolean }
  | { readonly kind: 'multiple-of'; readonly column: string; readonly factor: number }
  | { readonly kind: 'min-length' | 'max-length'; readonly column: string; readonly length: number }
  /** `pattern` is searched anywhere in the value, in RE2's language. */
  | { readonly kind: 'pattern'; readonly column: string; readonly pattern: string }
  /** Text that spells a value of another type. */
  | { readonly kind: 'spelling'; readonly column: string; readonly of: LogicalType }
  /** One of `values` when given, and with the `pattern` when given. */
  | { readonly kind: 'values'; readonly column: string; readonly values?: readonly Scalar[]; readonly pattern?: string }
  /** JSON text that keeps a JSON Schema. */
  | { readonly kind: 'json'; readonly column: string; readonly schema: Readonly<Record<string, unknown>> }
  /** The values of these columns occur among keys that `keepKeys` kept under a name; rows that lack one do not count. */
  | { readonly kind: 'foreign-key'; readonly columns: readonly string[]; readonly keys: string }
  | ContractSql
  /** How old the newest or the oldest date is. */
  | { readonly kind: 'newest' | 'oldest'; readonly column: string }

/** SQL of the contract: an expression that is true for every row, or a SELECT of one value from the table. */
export interface ContractSql {
  readonly kind: 'sql'
  readonly query: string
  /** Names that the query may use: of the table and of its columns. */
  readonly table: string
  readonly columns: readonly string[]
}

/** A constraint that one column of a row breaks or keeps. */
export type ValueConstraint = Extract<
  Constraint,
  { kind: 'type' | 'required' | 'missing' | 'minimum' | 'maximum' | 'multiple-of' | 'min-length' | 'max-length' | 'pattern' | 'spelling' | 'values' }
>

const OTHERS: ReadonlySet<Constraint['kind']> = new Set(['unique', 'json', 'foreign-key', 'sql', 'newest', 'oldest'])

export function isValueConstraint(constraint: Constraint): constraint is ValueConstraint {
  return !OTHERS.has(constraint.kind)
}

/** SQL that is true for a row that breaks the constraint. */
export function breaks(constraint: ValueConstraint, column: TableColumn): string {
  const { value, wrong } = column
  const missing = `(${value} IS NULL AND NOT ${wrong})`
  switch (constraint.kind) {
    case 'type':
      return wrong
    case 'required':
      return missing
    case 'missing':
      return constraint.texts.length === 0
        ? missing
        : `(${missing} OR coalesce(${text(column)} IN (${constraint.texts.map(literal).join(', ')}), false))`
    case 'minimum':
      return `${value} ${constraint.exclusive ? '<=' : '<'} ${writtenValue(column, String(constraint.bound))}`
    case 'maximum':
      return `${value} ${constraint.exclusive ? '>=' : '>'} ${writtenValue(column, String(constraint.bound))}`
    case 'multiple-of':
      return isNoMultiple(column, constraint.factor)
    case 'min-length':
      return `length(${value}) < ${constraint.length}`
    case 'max-length':
      return `length(${value}) > ${constraint.length}`
    case 'pattern':
      return `NOT regexp_matches(${text(column)}, ${literal(constraint.pattern)})`
    case 'spelling':
      return `(${value} IS NOT NULL AND ${typedValue({ type: constraint.of }, value, 'text')} IS NULL)`
    case 'values':
      return isInvalid(column, constraint.values, constraint.pattern)
  }
}

/** SQL for the number of rows that break the constraint: it differs from counting one by one only in what it costs. */
export function countOfBreaks(constraint: ValueConstraint, column: TableColumn): string {
  const { present, value } = column
  switch (constraint.kind) {
    case 'type':
      return `count(${present}) - count(${value})`
    case 'required':
      return `count(*) - count(${present})`
    default:
      return `count(*) FILTER (WHERE ${breaks(constraint, column)})`
  }
}

function text({ type, value }: TableColumn): string {
  return type === 'string' ? value : `${value}::VARCHAR`
}

/** Exact for integers; of doubles, a multiple is one up to the last digits that a division leaves. */
function isNoMultiple({ type, value }: TableColumn, factor: number): string {
  if (type === 'integer' && Number.isInteger(factor)) return `${value} % ${BigInt(factor)} <> 0`
  const quotient = `(${value}::DOUBLE / ${literal(String(factor))}::DOUBLE)`
  return `abs(${quotient} - round(${quotient})) > 1e-9 * greatest(1, abs(${quotient}))`
}

function isInvalid(column: TableColumn, values: readonly Scalar[] | undefined, pattern: string | undefined): string {
  const listed = values?.map((allowed) => writtenValue(column, String(allowed))).join(', ')
  const parts = [
    ...(listed === undefined ? [] : [listed === '' ? `${column.value} IS NOT NULL` : `${column.value} NOT IN (${listed})`]),
    ...(pattern === undefined ? [] : [`NOT regexp_matches(${text(column)}, ${literal(pattern)})`])
  ]
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`
}

/** Values that stand in a constraint itself and are compared with those of the column. */
export function writtenValues(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'minimum':
    case 'maximum':
      return [String(constraint.bound)]
    case 'values':
      return (constraint.values ?? []).map(String)
    default:
      return []
  }
}

/** SQL for a value that stands in a constraint; `NULL` when it is none of the column's type. */
export function writtenValue(column: TableColumn, text: string): string {
  if (column.type === 'integer' && !isLong(text)) return typedValue({ type: 'number' }, literal(text), 'text')
  return typedValue(column, literal(text), 'text')
}

/** Whether the engine's integers, of 64 bits, hold the number; any other bound is compared as a double. */
function isLong(text: string): boolean {
  return isSpelled({ type: 'integer' }, text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}
