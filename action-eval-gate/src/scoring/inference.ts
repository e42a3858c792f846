import { quote } from '@mlgate/config'
import { ConfigError, InfrastructureError, type Problem } from '@mlgate/problem'
import type * as Ort from 'onnxruntime-node'
import { columnNames } from '../model/features.ts'
import type { Output } from '../model/output.ts'
import type { ModelJob } from './scoring-job.ts'
import { reasonOf, type Runtime } from './session.ts'
import type { ModelInput } from '../model/signature.ts'

export type Columns = ReadonlyMap<string, Float64Array | readonly string[]>
/** Tensors by the name of the graph input. */
export type Feeds = Readonly<Record<string, Ort.Tensor>>

/** Rows fed at once, but to a model that takes one at a time. */
const BATCH = 1024

export function rowsAtOnce({ signature }: ModelJob): number {
  return signature.rowByRow === true ? 1 : BATCH
}

/**
 * What the model gives for every row. Throws `ConfigError` MLG-603 when the model cannot be fed or answers with anything but
 * one line for each row, `InfrastructureError` MLG-604 when it fails while it runs.
 */
export async function runRows(ort: Runtime, session: Ort.InferenceSession, model: ModelJob, columns: Columns, rows: number): Promise<Output> {
  const parts: Output[] = []
  const batch = rowsAtOnce(model)
  let feeds: Feeds = {}
  for (let from = 0; from < rows; from += batch) {
    const to = Math.min(rows, from + batch)
    feeds = feedsOf(ort, model, columns, from, to, feeds)
    const answer = await run(session, model, feeds, from)
    parts.push(outputOf(answer, to - from, model))
  }
  return joined(parts)
}

/**
 * What the model is fed with for the rows from `from` up to `to`, that one left out; throws `ConfigError` MLG-603. Tensors it
 * was fed with before, and is done with, are filled again where they have as many rows.
 */
export function feedsOf(ort: Runtime, { signature, name }: ModelJob, columns: Columns, from: number, to: number, before: Feeds = {}): Feeds {
  return Object.fromEntries(signature.inputs.map((input) => [input.name, refilled(before[input.name], input, columns, from, to) ?? tensorOf(ort, input, columns, from, to, name)]))
}

function refilled(tensor: Ort.Tensor | undefined, input: ModelInput, columns: Columns, from: number, to: number): Ort.Tensor | undefined {
  if (tensor?.dims[0] !== to - from || !(tensor.data instanceof Float32Array)) return undefined
  filled(tensor.data, columnNames(input), columns, from)
  return tensor
}

async function run(session: Ort.InferenceSession, model: ModelJob, feeds: Feeds, from: number): Promise<Ort.Tensor> {
  const { name } = model.signature.score
  try {
    const tensor = (await session.run(feeds, [name]))[name]
    if (tensor === undefined) throw new Error(`no output ${name}`)
    return tensor
  } catch (cause) {
    throw new InfrastructureError([{
      code: 'MLG-604',
      message: `The model failed on the rows from ${from + 1} on: ${reasonOf(cause)}`,
      where: model.name,
      fix: 'Run the model on these rows with onnxruntime in Python to see which node fails.'
    }], { cause })
  }
}

/** The rows of an input's columns as a tensor, one row after the other. */
function tensorOf(ort: Runtime, input: ModelInput, columns: Columns, from: number, to: number, where: string): Ort.Tensor {
  const names = columnNames(input)
  const shape = input.rank === 1 ? [to - from] : [to - from, names.length]
  if (input.type === 'string') return new ort.Tensor('string', textsOf(names, columns, from, to), shape)
  const size = (to - from) * names.length
  if (input.type === 'float') return new ort.Tensor('float32', filled(new Float32Array(size), names, columns, from), shape)
  const values = filled(new Float64Array(size), names, columns, from)
  switch (input.type) {
    case 'double':
      return new ort.Tensor('float64', values, shape)
    case 'int64':
      requireWhole(input, values, from, where, Number.MAX_SAFE_INTEGER)
      return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape)
    case 'int32':
      requireWhole(input, values, from, where, 2 ** 31 - 1)
      return new ort.Tensor('int32', new Int32Array(values), shape)
  }
}

/** One row after the other, from `from` on until it is full. */
function filled<Values extends Float32Array | Float64Array>(values: Values, names: readonly string[], columns: Columns, from: number): Values {
  names.forEach((name, place) => {
    const column = columns.get(name)
    if (!(column instanceof Float64Array)) throw new TypeError(`${name} was not read as numbers`)
    if (names.length === 1) values.set(column.subarray(from, from + values.length))
    else for (let row = from, at = place; at < values.length; row++, at += names.length) values[at] = column[row] ?? NaN
  })
  return values
}

function textsOf(names: readonly string[], columns: Columns, from: number, to: number): string[] {
  const read = names.map((name) => columns.get(name) ?? [])
  return Array.from({ length: (to - from) * names.length }, (_, at) => String(read[at % names.length]?.[from + Math.floor(at / names.length)] ?? ''))
}

/** `int64` and `int32` take whole numbers only. */
function requireWhole(input: ModelInput, values: Float64Array, from: number, where: string, largest: number): void {
  const at = values.findIndex((value) => !Number.isInteger(value) || Math.abs(value) > largest)
  if (at < 0) return
  const names = columnNames(input)
  const [value = NaN, row, column = ''] = [values[at], from + Math.floor(at / names.length) + 1, names[at % names.length]]
  throw misfit({
    message: `The graph input ${quote(input.name)} is ${input.type}, but row ${row} of ${column === input.name ? 'its column' : `the column ${quote(column)}`} holds ${Number.isNaN(value) ? 'no number' : String(value)}.`,
    fix: 'Export the input as float, which takes missing and broken numbers, or mend the column.'
  }, where)
}

/** One line of numbers or one label for each row: [rows] or [rows, width]. */
function outputOf(tensor: Ort.Tensor, rows: number, model: ModelJob): Output {
  const { name, type } = model.signature.score
  const [length = 0, width = 1, ...rest] = tensor.dims
  const data = tensor.data
  if (length !== rows || rest.length > 0 || width < 1)
    throw misfit({
      message: `The output ${quote(name)} has the shape [${tensor.dims.join(', ')}] for ${rows} rows, expected [${rows}] or [${rows}, numbers of a row].`,
      fix: 'Give one line of numbers for each row.'
    }, model.name)
  if (data instanceof Float32Array || data instanceof Float64Array)
    return { kind: 'numbers', values: Float64Array.from(data), width, type: type === 'double' ? 'double' : 'float' }
  if (width === 1) return { kind: 'labels', values: Array.from(data as ArrayLike<unknown>, String) }
  return { kind: 'numbers', values: Float64Array.from(data as ArrayLike<unknown>, Number), width, type: 'double' }
}

function joined(parts: readonly Output[]): Output {
  const [first] = parts
  if (first?.kind !== 'numbers') return { kind: 'labels', values: parts.flatMap(({ values }) => [...values as readonly string[]]) }
  const values = new Float64Array(parts.reduce((total, part) => total + part.values.length, 0))
  let place = 0
  for (const part of parts) {
    values.set(part.values as Float64Array, place)
    place += part.values.length
  }
  return { ...first, values }
}

function misfit(fault: Pick<Problem, 'message' | 'fix'>, where: string): ConfigError {
  return new ConfigError([{ code: 'MLG-603', ...fault, where }])
}
