import { quote } from '@mlgate/config'
import { ConfigError, InfrastructureError, type Problem } from '@mlgate/problem'
import type * as Ort from 'onnxruntime-node'
import type { ModelJob } from './scoring-job.ts'
import { reasonOf, type Runtime } from './session.ts'
import type { ModelInput } from './signature.ts'

export type Columns = ReadonlyMap<string, Float64Array | readonly string[]>
/** Tensors by the name of the graph input. */
export type Feeds = Readonly<Record<string, Ort.Tensor>>

/** Rows fed at once. */
export const BATCH = 1024
/** What rounding in single precision may add to a probability. */
const ROUNDING = 1e-6

/**
 * The probability of class 1 for every row. Throws `ConfigError` MLG-603 when the model cannot be fed or answers with
 * anything but one probability for each row, `InfrastructureError` MLG-604 when it fails while it runs.
 */
export async function scoreRows(ort: Runtime, session: Ort.InferenceSession, model: ModelJob, columns: Columns, rows: number): Promise<Float64Array> {
  const scores = new Float64Array(rows)
  for (let from = 0; from < rows; from += BATCH) {
    const to = Math.min(rows, from + BATCH)
    const answer = await run(session, model, feedsOf(ort, model, columns, from, to), from)
    scores.set(probabilities(answer, to - from, from, model), from)
  }
  return scores
}

/** What the model is fed with for the rows from `from` up to `to`, that one left out; throws `ConfigError` MLG-603. */
export function feedsOf(ort: Runtime, { signature, name }: ModelJob, columns: Columns, from: number, to: number): Feeds {
  return Object.fromEntries(signature.inputs.map((input) => [input.name, tensorOf(ort, input, columns, from, to, name)]))
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

/** One column as a tensor; `int64` and `int32` take whole numbers only. */
function tensorOf(ort: Runtime, input: ModelInput, columns: Columns, from: number, to: number, where: string): Ort.Tensor {
  const values = columns.get(input.name)?.slice(from, to) ?? []
  const shape = input.rank === 1 ? [to - from] : [to - from, 1]
  if (!(values instanceof Float64Array)) return new ort.Tensor('string', [...values], shape)
  switch (input.type) {
    case 'float':
      return new ort.Tensor('float32', Float32Array.from(values), shape)
    case 'double':
      return new ort.Tensor('float64', values, shape)
    case 'int64':
      requireWhole(input, values, from, where, Number.MAX_SAFE_INTEGER)
      return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape)
    default:
      requireWhole(input, values, from, where, 2 ** 31 - 1)
      return new ort.Tensor('int32', Int32Array.from(values), shape)
  }
}

function requireWhole({ name, type }: ModelInput, values: Float64Array, from: number, where: string, largest: number): void {
  const row = values.findIndex((value) => !Number.isInteger(value) || Math.abs(value) > largest)
  if (row < 0) return
  const value = values[row] ?? NaN
  throw misfit({
    message: `The graph input ${quote(name)} is ${type}, but row ${from + row + 1} of its column holds ${Number.isNaN(value) ? 'no number' : String(value)}.`,
    fix: 'Export the input as float, which takes missing and broken numbers, or mend the column.'
  }, where)
}

/** The last column of [rows], [rows, 1] or [rows, 2]. */
function probabilities(tensor: Ort.Tensor, rows: number, from: number, model: ModelJob): Float64Array {
  const output = `The output ${quote(model.signature.score.name)}`
  const [length = 0, width = 1, ...rest] = tensor.dims
  const data = tensor.data
  if (length !== rows || rest.length > 0 || (width !== 1 && width !== 2) || !(data instanceof Float32Array || data instanceof Float64Array))
    throw misfit({
      message: `${output} has the shape [${tensor.dims.join(', ')}] for ${rows} rows, expected [${rows}] or [${rows}, 2].`,
      fix: 'Give the probability of class 1 for each row.'
    }, model.name)
  return Float64Array.from({ length: rows }, (_, row) => {
    const value = data[row * width + width - 1] ?? NaN
    if (value >= -ROUNDING && value <= 1 + ROUNDING) return Math.min(1, Math.max(0, value))
    throw misfit({
      message: `${output} is ${value} for row ${from + row + 1}, expected a probability from 0 to 1.`,
      fix: Number.isFinite(value) ? 'Export the model with its sigmoid or softmax.' : 'Find the node that overflows or divides by zero; missing numbers are fed as NaN.'
    }, model.name)
  })
}

function misfit(fault: Pick<Problem, 'message' | 'fix'>, where: string): ConfigError {
  return new ConfigError([{ code: 'MLG-603', ...fault, where }])
}
