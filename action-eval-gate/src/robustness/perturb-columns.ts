import { type Perturbation, quote } from '@mlgate/config'
import { columnNames } from '../model/features.ts'
import type { Columns } from '../scoring/inference.ts'
import type { ModelJob } from '../scoring/scoring-job.ts'
import type { InputType } from '../model/signature.ts'
import { type Column, perturbColumn } from './perturb-column.ts'

/** What a perturbation did to the columns of a model. */
export interface Effect {
  readonly columns: readonly string[]
  /** Values that are others now, of how many. */
  readonly changed: number
  readonly values: number
  /** Columns that nothing could be done to, each with its reason. */
  readonly left: readonly string[]
}

export type PerturbedColumns =
  | { readonly kind: 'disturbed'; readonly columns: Columns; readonly effect: Effect }
  | { readonly kind: 'unread' }
  | { readonly kind: 'not applicable'; readonly why: string }

/** By column how a model reads it. */
export function columnTypes({ signature }: ModelJob): ReadonlyMap<string, InputType> {
  return new Map(signature.inputs.flatMap((input) => columnNames(input).map((name) => [name, input.type] as const)))
}

/**
 * What a model reads, disturbed. Where the policy names columns, all of them that the model reads must be disturbed;
 * otherwise those that the perturbation suits.
 */
export function perturbColumns(model: ModelJob, columns: Columns, perturbation: Perturbation, seed: number): PerturbedColumns {
  const wanted = perturbation.columns
  const own = [...columnTypes(model)].filter(([name]) => wanted === undefined || wanted.includes(name))
  if (own.length === 0) return { kind: 'unread' }
  const results = own.map(([name, type]) => {
    const column: Column = { name, type, values: columns.get(name) ?? [], named: wanted !== undefined }
    return { name, rows: column.values.length, result: perturbColumn(column, perturbation, seed) }
  })
  const left = results.flatMap(({ name, result }) => ('unsuited' in result ? [`${quote(name)} ${result.unsuited}`] : []))
  const done = results.flatMap(({ name, rows, result }) => ('unsuited' in result ? [] : [{ name, rows, ...result }]))
  const [first] = left
  if (first !== undefined && (wanted !== undefined || done.length === 0)) return { kind: 'not applicable', why: `${first}${left.length > 1 ? `, and ${left.length - 1} more columns are no better` : ''}.` }
  const effect: Effect = { columns: done.map(({ name }) => name), changed: total(done.map(({ changed }) => changed)), values: total(done.map(({ rows }) => rows)), left }
  if (effect.changed === 0) return { kind: 'not applicable', why: `it changes none of the ${effect.values} values of ${effect.columns.map((name) => quote(name)).join(', ')}.` }
  return { kind: 'disturbed', columns: new Map([...columns, ...done.map(({ name, values }) => [name, values] as const)]), effect }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
