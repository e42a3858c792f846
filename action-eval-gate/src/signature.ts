import { quote } from '@mlgate/config'
import type { Problem } from '@mlgate/problem'
import type { Outline, Value } from './onnx/outline.ts'

export const INPUT_TYPES = ['float', 'double', 'int64', 'int32', 'string'] as const
export type InputType = (typeof INPUT_TYPES)[number]

/** What the gate feeds to a model and what it reads from it. */
export interface Signature {
  /** Each is fed with the column of its name, as a tensor [rows, 1] or [rows]. */
  readonly inputs: readonly ModelInput[]
  readonly score: ScoreOutput
  /** In the order of the model's numbers, where the model says so. */
  readonly classes?: readonly string[]
}

export interface ModelInput {
  readonly name: string
  readonly type: InputType
  readonly rank: 1 | 2
}

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

/** How the model is to be run, or everything in its inputs and outputs that does not fit (MLG-603). */
export function readSignature(outline: Outline, label: string, where: string): Signature | readonly Problem[] {
  const problems = [
    ...outline.inputs.flatMap((input) => inputFaults(input, label)),
    ...(outline.inputs.length === 0 ? [{ message: 'The model has no inputs.', fix: 'Export it with its columns as graph inputs.' }] : []),
    ...scoreFaults(outline.outputs)
  ].map(({ message, fix }): Problem => ({ code: 'MLG-603', message, where, fix }))
  const score = findScore(outline.outputs)
  if (problems.length > 0 || score === undefined) return problems
  return { inputs: outline.inputs.map(asInput), score, ...(outline.classes === undefined ? {} : { classes: outline.classes }) }
}

type Fault = Pick<Problem, 'message' | 'fix'>

function inputFaults({ name, type, shape }: Value, label: string): readonly Fault[] {
  const input = `The graph input ${quote(name)}`
  if (name === label)
    return [{ message: `${input} is the label: the model would read the answer.`, fix: 'Train the model without the label column.' }]
  if (!isInputType(type))
    return [{ message: `${input} is of type ${type ?? 'sequence, map or optional'}.`, fix: `Export it as one of ${INPUT_TYPES.join(', ')}.` }]
  return shape === undefined || isColumn(shape) ? [] : [{
    message: `${input} has the shape [${shape.map((size) => (size === '' ? '?' : size)).join(', ')}], expected one column, [rows, 1], with a free number of rows.`,
    fix: 'Export one graph input for each column, with a dynamic first axis.'
  }]
}

function isColumn(shape: readonly (number | string)[]): boolean {
  const [rows, width = 1] = shape
  return (shape.length === 1 || shape.length === 2) && (typeof rows === 'string' || rows === -1) && (typeof width === 'string' || width === 1)
}

function asInput({ name, type, shape }: Value): ModelInput {
  return { name, type: isInputType(type) ? type : 'float', rank: shape?.length === 1 ? 1 : 2 }
}

function isInputType(type: Value['type']): type is InputType {
  return INPUT_TYPES.some((legal) => legal === type)
}

function scoreFaults(outputs: readonly Value[]): readonly Fault[] {
  if (findScore(outputs) !== undefined) return []
  const maps = outputs.filter(({ type }) => type === undefined).map(({ name }) => quote(name))
  const fix = maps.length > 0
    ? `Export ${maps.join(', ')} as a tensor, with scikit-learn by to_onnx(…, options={"zipmap": False}).`
    : `Give the model one output of type float named "probability" or "score": [rows], or [rows, classes].`
  return [{ message: `No output of the model is known to be what it predicts; it has ${outputs.map(describeOutput).join(', ') || 'none'}.`, fix }]
}

function findScore(outputs: readonly Value[]): ScoreOutput | undefined {
  const floating = outputs.flatMap(({ name, type }) => (type === 'float' || type === 'double' ? [{ name, type }] : []))
  const labels = outputs.flatMap(({ name, type }) => LABEL_TYPES.flatMap((legal) => (type === legal ? [{ name, type: legal }] : [])))
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
