import { quote } from '@mlgate/config'
import type { Problem } from '@mlgate/problem'
import { readFeatureNames } from './feature-names.ts'
import type { Outline, Value } from '../onnx/outline.ts'

export const INPUT_TYPES = ['float', 'double', 'int64', 'int32', 'string'] as const
export type InputType = (typeof INPUT_TYPES)[number]

/** What the gate feeds to a model and what it reads from it. */
export interface Signature {
  readonly inputs: readonly ModelInput[]
  readonly score: ScoreOutput
  /** In the order of the model's numbers, where the model says so. */
  readonly classes?: readonly string[]
  /** The model takes one row at a time. */
  readonly rowByRow?: true
}

export interface ModelInput {
  readonly name: string
  readonly type: InputType
  /** A tensor [rows], or [rows, width]. */
  readonly rank: 1 | 2
  /** Columns that it takes; left out where the model takes any number. */
  readonly width?: number
  /** Which columns of the data fill it; left out: the one of its name. */
  readonly columns?: NamedColumns
}

/** Columns of the data in the order in which an input takes them. */
export interface NamedColumns {
  readonly names: readonly string[]
  readonly by: NamedBy
}

/** The record of an accepted model, the model itself, the policy, or the order of the data. */
export type NamedBy = 'record' | 'model' | 'policy' | 'data'

/** The output that is judged: one line of numbers for each row, or one label. */
export interface ScoreOutput {
  readonly name: string
  readonly type: 'float' | 'double' | LabelType
}

const LABEL_TYPES = ['int64', 'int32', 'string'] as const
type LabelType = (typeof LABEL_TYPES)[number]

/** Names by which exporters call the predicted class, likeliest first. */
const LABEL_NAMES = ['label', 'output_label', 'class', 'prediction', 'predictions']

/** Names by which exporters call the output, likeliest first. */
const SCORE_NAMES = ['probability', 'probabilities', 'output_probability', 'score', 'scores']

/** What is known about a model from elsewhere than its file. */
export interface Reading {
  /** The column that no model may read. */
  readonly label: string
  /** Name of the output that is judged; left out: the one that is known by its name or type. */
  readonly output?: string
  /** The columns that its inputs were filled with when it was accepted. */
  readonly features?: Readonly<Record<string, readonly string[]>>
}

/** How the model is to be run, or everything in its inputs and outputs that does not fit (MLG-603). */
export function readSignature(outline: Outline, reading: Reading, where: string): Signature | readonly Problem[] {
  const own = readFeatureNames(outline)
  const score = findScore(outline.outputs, reading.output)
  const problems = [
    ...outline.inputs.flatMap((input) => inputFaults(input, reading.label)),
    ...(outline.inputs.length === 0 ? [{ message: 'The model has no inputs.', fix: 'Export it with its columns as graph inputs.' }] : []),
    ...('fault' in own ? [own.fault] : []),
    ...(score === undefined ? [scoreFault(outline.outputs, reading.output)] : [])
  ].map(({ message, fix }): Problem => ({ code: 'MLG-603', message, where, fix }))
  if (problems.length > 0 || score === undefined || 'fault' in own) return problems
  const recorded = new Map(Object.entries(reading.features ?? {}).map(([input, names]): [string, NamedColumns] => [input, { names, by: 'record' }]))
  return {
    inputs: outline.inputs.map((input) => asInput(input, recorded.get(input.name) ?? own.columns.get(input.name))),
    score,
    ...(outline.classes === undefined ? {} : { classes: outline.classes }),
    ...(outline.inputs.some(({ shape }) => shape?.[0] === 1) ? { rowByRow: true } : {})
  }
}

export type Fault = Pick<Problem, 'message' | 'fix'>

function inputFaults({ name, type, shape }: Value, label: string): readonly Fault[] {
  const input = `The graph input ${quote(name)}`
  if (name === label)
    return [{ message: `${input} is the label: the model would read the answer.`, fix: 'Train the model without the label column.' }]
  if (!isInputType(type))
    return [{ message: `${input} is of type ${type ?? 'sequence, map or optional'}.`, fix: `Export it as one of ${INPUT_TYPES.join(', ')}.` }]
  return shape === undefined ? [] : shapeFaults(input, shape)
}

function shapeFaults(input: string, shape: readonly (number | string)[]): readonly Fault[] {
  const found = `${input} has the shape [${shape.map((size) => (size === '' ? '?' : size)).join(', ')}]`
  const [rows, width = 1] = shape
  if (shape.length !== 1 && shape.length !== 2)
    return [{
      message: `${found}; columns of a table fill [rows] or [rows, columns] only.`,
      fix: 'Run the model where its images, sequences or graphs are, and give its scores as predictions in place of model.'
    }]
  const isFree = typeof rows === 'string' || rows === -1
  if (!isFree && !(rows === 1 && shape.length === 2))
    return [{ message: `${found}, expected a free number of rows.`, fix: 'Export it with a dynamic first axis, with torch.onnx.export by dynamic_axes={"X": {0: "rows"}}.' }]
  return typeof width === 'number' && width !== -1 && width < 1 ? [{ message: `${found}, which takes no column.`, fix: 'Export it with the columns that it was trained on.' }] : []
}

function asInput({ name, type, shape }: Value, columns?: NamedColumns): ModelInput {
  const rank = shape?.length === 1 ? 1 : 2
  const width = rank === 1 ? 1 : shape?.[1]
  return {
    name, type: isInputType(type) ? type : 'float', rank,
    ...(typeof width === 'number' && width > 0 ? { width } : {}),
    ...(columns === undefined ? {} : { columns })
  }
}

function isInputType(type: Value['type']): type is InputType {
  return INPUT_TYPES.some((legal) => legal === type)
}

function scoreFault(outputs: readonly Value[], wanted: string | undefined): Fault {
  const maps = outputs.filter(({ type }) => type === undefined).map(({ name }) => quote(name))
  const has = `it has ${outputs.map(describeOutput).join(', ') || 'none'}.`
  if (wanted !== undefined)
    return outputs.some(({ name }) => name === wanted)
      ? { message: `The output ${quote(wanted)} is no tensor of numbers or labels; ${has}`, fix: 'Name another output under gate.output.' }
      : { message: `The model has no output ${quote(wanted)}, which gate.output names; ${has}`, fix: 'Export the model with this output, or name another one.' }
  const fix = maps.length > 0
    ? `Export ${maps.join(', ')} as a tensor, with scikit-learn by to_onnx(…, options={"zipmap": False}).`
    : `Name the output under gate.output, or give the model one output of type float named "probability" or "score": [rows], or [rows, classes].`
  return { message: `No output of the model is known to be what it predicts; ${has}`, fix }
}

function findScore(outputs: readonly Value[], wanted: string | undefined): ScoreOutput | undefined {
  const floating = outputs.flatMap(({ name, type }) => (type === 'float' || type === 'double' ? [{ name, type }] : []))
  const labels = outputs.flatMap(({ name, type }) => LABEL_TYPES.flatMap((legal) => (type === legal ? [{ name, type: legal }] : [])))
  if (wanted !== undefined) return named([...floating, ...labels], [wanted])
  const score = named(floating, SCORE_NAMES) ?? only(floating)
  return score ?? (floating.length === 0 && outputs.every(({ type }) => type !== undefined) ? named(labels, LABEL_NAMES) ?? only(labels) : undefined)
}

function named(outputs: readonly ScoreOutput[], names: readonly string[]): ScoreOutput | undefined {
  return names.map((known) => outputs.find(({ name }) => name === known)).find((output) => output !== undefined)
}

function only(outputs: readonly ScoreOutput[]): ScoreOutput | undefined {
  return outputs.length === 1 ? outputs[0] : undefined
}

function describeOutput({ name, type }: Value): string {
  return `${quote(name)} (${type ?? 'no tensor'})`
}
