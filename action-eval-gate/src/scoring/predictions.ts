import { quote, type TaskName } from '@mlgate/config'
import { type ColumnData, type ColumnRequest, readColumns } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import type { Columns } from './inference.ts'
import type { Output } from '../model/output.ts'
import type { PredictionsColumns } from './predictions-file.ts'
import type { PredictionsJob } from './scoring-job.ts'
import type { LabelColumns } from '../tasks/contract.ts'

/** The rows that every score must belong to. */
export interface Rows {
  readonly labels: LabelColumns
  /** Of the data's id column; empty when rows are joined in their order. */
  readonly ids: readonly string[]
}

type Fault = Pick<Problem, 'message' | 'fix'>

/**
 * What the file holds for every row of the data. Throws `ConfigError`: what `readColumns` throws, MLG-605 when it does not
 * hold exactly one line for each row.
 */
export async function readPredictions(runtime: string, { path, name, columns }: PredictionsJob, rows: Rows, task: TaskName | 'auto'): Promise<Output> {
  const read = (requests: readonly ColumnRequest[]): Promise<ColumnData> => readColumns(runtime, path, requests, { name })
  const keys = keyRequests(columns, rows.labels)
  const { values } = await readScores(columns.scores, task, (scores) => read([...keys, ...scores]))
  const output = outputOf(columns.scores.map((column) => values.get(column) ?? []))
  const fault = emptyFault(output, columns.scores) ?? (columns.join === 'id' ? idFault(textsOf(values.get(columns.id)), rows.ids) : orderFault(values, rows.labels))
  if (fault !== undefined) throw new ConfigError([{ code: 'MLG-605', ...fault, where: name }])
  return columns.join === 'id' ? joinById(textsOf(values.get(columns.id)), output, rows.ids) : output
}

function keyRequests(columns: PredictionsColumns, { names, columns: labels }: LabelColumns): readonly ColumnRequest[] {
  if (columns.join === 'id') return [{ name: columns.id, type: 'string' }]
  return names.map((label, index) => ({ name: label, type: labels[index] instanceof Float64Array ? 'number' : 'string' }))
}

/** One column may hold classes in words, where the task knows classes. */
async function readScores(columns: readonly string[], task: TaskName | 'auto', read: (scores: readonly ColumnRequest[]) => Promise<ColumnData>): Promise<ColumnData> {
  const as = (type: 'number' | 'string'): Promise<ColumnData> => read(columns.map((name) => ({ name, type })))
  if (columns.length > 1 || (task !== 'multiclass' && task !== 'auto')) return as('number')
  return as('number').catch((error: unknown) => as('string').catch(() => { throw error }))
}

function outputOf(columns: readonly (Float64Array | readonly string[])[]): Output {
  const [first = []] = columns
  if (!(first instanceof Float64Array)) return { kind: 'labels', values: first }
  const [rows, width] = [first.length, columns.length]
  return { kind: 'numbers', width, type: 'double', values: Float64Array.from({ length: rows * width }, (_, index) => Number(columns[index % width]?.[Math.floor(index / width)])) }
}

function textsOf(column: Float64Array | readonly string[] | undefined): readonly string[] {
  if (column === undefined || column instanceof Float64Array) throw new TypeError('ids are read as texts')
  return column
}

function emptyFault({ kind, values }: Output, columns: readonly string[]): Fault | undefined {
  const wrong = values.findIndex((value: number | string) => value === '' || Number.isNaN(value))
  const width = kind === 'numbers' ? columns.length : 1
  return wrong < 0 ? undefined : {
    message: `The column ${quote(columns[wrong % width] ?? '')} is empty in row ${Math.floor(wrong / width) + 1}.`,
    fix: 'Write what the model gives for each row.'
  }
}

/** Labels beside the scores show rows that were lost or moved. */
function orderFault(found: Columns, { names, columns, rows }: LabelColumns): Fault | undefined {
  const fix = 'Score the rows of gate.data in their order, or name an id-column.'
  const length = found.get(names[0] ?? '')?.length ?? 0
  if (length !== rows) return { message: `There are ${length} scores for ${rows} rows of data.`, fix }
  return names.map((name, index) => labelFault(found.get(name) ?? [], columns[index] ?? [], fix)).find((fault) => fault !== undefined)
}

function labelFault(labels: Float64Array | readonly string[], expected: Float64Array | readonly string[], fix: string): Fault | undefined {
  const row = Array.from<number | string>(labels).findIndex((label, index) => !Object.is(label, expected[index]))
  if (row < 0) return undefined
  const words = (value: number | string = ''): string => (typeof value === 'number' ? String(value) : quote(value))
  return { message: `The label of row ${row + 1} is ${words(labels[row])}, in the data it is ${words(expected[row])}: these are other rows.`, fix }
}

function idFault(ids: readonly string[], expected: readonly string[]): Fault | undefined {
  const [wanted, given] = [new Set(expected), new Set(ids)]
  const missing = [...wanted].filter((id) => !given.has(id))
  const foreign = [...given].filter((id) => !wanted.has(id))
  const faults = [
    ...repeated(expected, wanted, 'data'),
    ...repeated(ids, given, 'predictions'),
    ...(missing.length === 0 ? [] : [`${missing.length} rows of the data have no score, the first is ${quote(missing[0] ?? '')}`]),
    ...(foreign.length === 0 ? [] : [`${foreign.length} scores belong to no row, the first to ${quote(foreign[0] ?? '')}`])
  ]
  return faults.length === 0 ? undefined : { message: `The ids do not fit: ${faults.join('; ')}.`, fix: 'Give exactly one score for each row of gate.data.' }
}

function repeated(ids: readonly string[], distinct: ReadonlySet<string>, where: string): readonly string[] {
  return distinct.size === ids.length ? [] : [`${ids.length - distinct.size} ids of the ${where} stand there more than once`]
}

function joinById(ids: readonly string[], output: Output, wanted: readonly string[]): Output {
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const rows = wanted.map((id) => rowOf.get(id) ?? -1)
  if (output.kind === 'labels') return { kind: 'labels', values: rows.map((row) => output.values[row] ?? '') }
  const { values, width } = output
  return { ...output, values: Float64Array.from({ length: rows.length * width }, (_, index) => values[(rows[Math.floor(index / width)] ?? -1) * width + (index % width)] ?? NaN) }
}
