import { quote } from '@mlgate/config'
import type { Problem } from '@mlgate/problem'
import type { Output } from '../model/output.ts'
import type { Scores, Truth } from '../scoring/scored.ts'

/** The columns that hold the truth, as they were read. */
export interface LabelColumns {
  readonly names: readonly string[]
  readonly columns: readonly (Float64Array | readonly string[])[]
  readonly rows: number
}

/** What is known of the classes before a row is read. */
export interface Known {
  /** In the order of the model's numbers. */
  readonly classes?: readonly string[]
  /** Numbers that the models give for each row. */
  readonly width: number
}

export type Encoding = Pick<Truth, 'values' | 'width' | 'names'>

/** Why the data cannot be judged by. */
export type Fault = Pick<Problem, 'message' | 'fix'>

/** Why what a model gives cannot be judged; whoever knows where it comes from makes a sentence of it. */
export type Misfit =
  | { readonly kind: 'value'; readonly row: number; readonly column: number; readonly found: number | string; readonly expected: string; readonly advice: Advice }
  | { readonly kind: 'width'; readonly found: number; readonly expected: string; readonly advice: Advice }

/** What to do about it: for a model, and for a file of predictions. */
export interface Advice {
  readonly model: string
  readonly file: string
}

/** What a task wants to be given. */
export interface Contract {
  /** How the columns of the truth are read. */
  readonly labelType: (columns: readonly string[], classes: readonly string[] | undefined) => 'number' | 'string'
  readonly encode: (labels: LabelColumns, known: Known) => Encoding | Fault
  readonly accept: (output: Output, truth: Encoding) => Scores | Misfit
}

/** What rounding in single precision may add to a probability. */
const ROUNDING = 1e-6

const FINITE: Advice = {
  model: 'Find the node that overflows or divides by zero; missing numbers are fed as NaN.',
  file: 'Write a number for each row.'
}

/** Probabilities; what lies beyond 0 or 1 by rounding alone is moved there. */
export function acceptProbabilities(values: Float64Array, width: number, type: Scores['type'], advice: Advice): Scores | Misfit {
  const wrong = values.findIndex((value) => !(value >= -ROUNDING && value <= 1 + ROUNDING))
  if (wrong < 0) return { values: values.map((value) => Math.min(1, Math.max(0, value))), width, type }
  const found = values[wrong] ?? NaN
  return {
    kind: 'value', row: Math.floor(wrong / width), column: wrong % width, found, expected: 'a probability from 0 to 1',
    advice: Number.isFinite(found) ? advice : { ...FINITE, file: advice.file }
  }
}

/** One finite number for each row. */
export function acceptNumbers(output: Output, expected: string): Scores | Misfit {
  const advice = { model: `Give ${expected} for each row.`, file: `Write ${expected} for each row.` }
  if (output.kind === 'labels') return { kind: 'value', row: 0, column: 0, found: output.values[0] ?? '', expected, advice }
  const { values, width, type } = output
  if (width !== 1) return { kind: 'width', found: width, expected: 'one', advice }
  const row = values.findIndex((value) => !Number.isFinite(value))
  return row < 0 ? { values, width, type } : { kind: 'value', row, column: 0, found: values[row] ?? NaN, expected, advice: FINITE }
}

/** The only column of the truth as numbers. */
export function onlyNumbers({ columns }: LabelColumns): Float64Array {
  const [column = new Float64Array()] = columns
  return column instanceof Float64Array ? column : Float64Array.from(column, (text) => (text.trim() === '' ? NaN : Number(text)))
}

/** A column as texts; numbers as they are written shortest. */
export function asTexts(column: Float64Array | readonly string[]): readonly string[] {
  return column instanceof Float64Array ? Array.from(column, (value) => (Number.isNaN(value) ? '' : String(value))) : column
}

/** A label in a sentence: numbers as they are, words in quotes. */
export function shown(label: string): string {
  return label !== '' && Number.isFinite(Number(label)) ? label : quote(label)
}
