import { quote } from '@mlgate/config'
import { type ColumnData, type ColumnRequest, readColumns } from '@mlgate/dataset'
import { ConfigError, InfrastructureError, type Problem } from '@mlgate/problem'
import { columnNames } from '../model/features.ts'
import type { Columns } from './inference.ts'
import type { ModelJob, ScoringJob, TruthJob } from './scoring-job.ts'
import type { Signature } from '../model/signature.ts'
import type { LabelColumns } from '../tasks/contract.ts'
import { taskOf } from '../tasks/tasks.ts'
import { knownClasses } from '../model/known-classes.ts'

/** The rows that every model is scored on. */
export interface EvaluationData {
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
  /** The columns of the truth as they stand there. */
  readonly labels: LabelColumns
  /** For each model of the job the columns it reads. */
  readonly columns: ReadonlyMap<ModelJob, Columns>
  /** The columns that tell rows apart, as they are written. */
  readonly keys: ReadonlyMap<string, readonly string[]>
  /** The same of those that are compared as numbers. */
  readonly numbers: ReadonlyMap<string, Float64Array>
}

/** A column beside label and inputs. */
export interface KeyRequest extends ColumnRequest {
  /** What wants it, and where the policy says so. */
  readonly wanted?: { readonly by: string; readonly at: string }
}

interface Reading {
  readonly requests: readonly ColumnRequest[]
  readonly table: ColumnData
}

/**
 * Reads the label, the columns that the models read, and `keys`. The file is read once more for whoever takes a
 * column as another type; a file that changes in between is refused.
 * Throws `ConfigError`: what `readColumns` throws; `InfrastructureError` MLG-507.
 */
export async function readEvaluationData(job: ScoringJob, keys: readonly KeyRequest[]): Promise<EvaluationData> {
  const { data, sources } = job
  refuseLabels(job)
  const readings: Reading[] = []
  const columns = new Map<ModelJob, Columns>()
  for (const model of sources) if (model.kind === 'model') columns.set(model, await readOnce(job, requestsOf(model.signature), readings, model.name))
  const texts = await readKeys(job, keys.filter(({ type }) => type === 'string'), readings)
  const numbers = await readKeys(job, keys.filter(({ type }) => type === 'number'), readings)
  const [first, ...others] = readings.map(({ table }) => table)
  if (first === undefined) throw new TypeError('nothing was read')
  if (others.some(({ sha256 }) => sha256 !== first.sha256)) throw changing(data.name)
  const { sha256, bytes, rows, values } = first
  return { sha256, bytes, rows, labels: labelsOf(job, values, rows), columns, keys: new Map(entriesOf(texts, keys, isTexts)), numbers: new Map(entriesOf(numbers, keys, isNumbers)) }
}

/** A model that reads a label would read the answer. */
function refuseLabels({ truth: { labels }, sources }: ScoringJob): void {
  const found = sources.flatMap((source) => (source.kind === 'model' ? source.signature.inputs.flatMap((input) => columnNames(input).map((name) => ({ source, name, input: input.name }))) : [])).find(({ name }) => labels.includes(name))
  if (found !== undefined)
    throw new ConfigError([{
      code: 'MLG-603', message: `The ${found.input === found.name ? 'graph input' : 'column'} ${quote(found.name)}${found.input === found.name ? '' : ` of the graph input ${quote(found.input)}`} is a label: the model would read the answer.`, where: found.source.name, fix: 'Train the model without the label columns.'
    }])
}

async function readOnce({ runtime, data, truth, sources }: ScoringJob, wanted: readonly ColumnRequest[], readings: Reading[], model?: string): Promise<Columns> {
  const fitting = readings.find(({ requests }) => wanted.every((request) => holds(requests, request)))
  if (fitting !== undefined) return fitting.table.values
  const read = (): Promise<ColumnData> => readWithLabels(truth, knownClasses(truth, sources)?.names, (labels) => readColumns(runtime, data.path, [...wanted, ...labels], { name: data.name }))
  const table = model === undefined ? await read() : await readFor(model, read)
  readings.push({ requests: wanted, table })
  return table.values
}

/** Nothing is read for no keys, unless nothing was read before. */
async function readKeys(job: ScoringJob, keys: readonly KeyRequest[], readings: Reading[]): Promise<Columns> {
  if (keys.length === 0 && readings.length > 0) return new Map()
  const requests = [...new Map(keys.map(({ name, type }) => [name, { name, type }])).values()]
  try {
    return await readOnce(job, requests, readings)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const [first, ...rest] = (await Promise.all(keys.map((key) => faultsOf(job, key)))).flat()
    throw first === undefined ? error : new ConfigError([first, ...rest], { cause: error })
  }
}

/** What is wrong with one column, told where the policy asks for it. */
async function faultsOf({ runtime, data }: ScoringJob, { name, type, wanted }: KeyRequest): Promise<readonly Problem[]> {
  if (wanted === undefined) return []
  try {
    await readColumns(runtime, data.path, [{ name, type }], { name: data.name })
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map((problem) => ({ ...problem, message: `${problem.message} It is read from ${problem.where ?? data.name} for ${wanted.by}.`, where: wanted.at }))
  }
}

type Column = Float64Array | readonly string[]
const isTexts = (values: Column): values is readonly string[] => !(values instanceof Float64Array)
const isNumbers = (values: Column): values is Float64Array => values instanceof Float64Array

function entriesOf<Kind extends Column>(columns: Columns, keys: readonly KeyRequest[], is: (values: Column) => values is Kind): readonly (readonly [string, Kind])[] {
  return keys.flatMap(({ name }) => {
    const values = columns.get(name)
    return values !== undefined && is(values) ? [[name, values] as const] : []
  })
}

/** Says which model a column is missing for: it may be the baseline that still reads a column the data have lost. */
async function readFor(model: string, read: () => Promise<ColumnData>): Promise<ColumnData> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const [first, ...rest] = error.problems
    const named = (problem: Problem): Problem =>
      problem.code === 'MLG-503' ? { ...problem, message: `${problem.message} It is read by ${model} or as the label.` } : problem
    throw new ConfigError([named(first), ...rest.map(named)], { cause: error })
  }
}

function requestsOf({ inputs }: Signature): readonly ColumnRequest[] {
  const requests = inputs.flatMap((input) => columnNames(input).map((name) => ({ name, type: input.type === 'string' ? 'string' : 'number' } as const)))
  return [...new Map(requests.map((request) => [request.name, request])).values()]
}

function holds(requests: readonly ColumnRequest[], { name, type }: ColumnRequest): boolean {
  return requests.some((request) => request.name === name && request.type === type)
}

/** Classes may be words or numbers, and a typed file tells which only when it is read. */
async function readWithLabels({ task, labels }: TruthJob, classes: readonly string[] | undefined, read: (labels: readonly ColumnRequest[]) => Promise<ColumnData>): Promise<ColumnData> {
  const as = (type: 'number' | 'string'): Promise<ColumnData> => read(labels.map((name) => ({ name, type })))
  const type = task === 'auto' ? 'string' : taskOf({ task }).contract.labelType(labels, classes)
  if (type === 'number') return as('number')
  return as('string').catch((error: unknown) => as('number').catch(() => { throw error }))
}

function labelsOf({ truth: { labels } }: ScoringJob, values: Columns, rows: number): LabelColumns {
  return { names: labels, columns: labels.map((name) => values.get(name) ?? []), rows }
}

function changing(where: string): InfrastructureError {
  return new InfrastructureError([{
    code: 'MLG-507',
    message: 'The evaluation data changed while they were read.',
    where,
    fix: 'Let no other step of the job write this file, and run the job again.'
  }])
}
