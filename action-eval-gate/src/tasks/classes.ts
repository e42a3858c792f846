import { quote } from '@mlgate/config'
import type { Output } from '../model/output.ts'
import type { Scores } from '../scoring/scored.ts'
import { acceptProbabilities, type Advice, asTexts, type Contract, type Encoding, type Fault, type Known, type LabelColumns, type Misfit, shown } from './contract.ts'

/** A class for each row; a probability of each class, or one class in words. */
export const CLASSES: Contract = {
  labelType: () => 'string',
  encode: encodeClasses,
  accept: (output, { names }) => (output.kind === 'labels' || output.width === 1 ? acceptLabels(output, names) : acceptTable(output, names))
}

function encodeClasses({ names: [column = ''], columns: [values = []] }: LabelColumns, { classes, width }: Known): Encoding | Fault {
  const labels = asTexts(values)
  const empty = labels.indexOf('')
  if (empty >= 0) return { message: `The label column ${quote(column)} is empty in row ${empty + 1}.`, fix: 'Mend the labels; each row has one class.' }
  const names = classes ?? sortedClasses(labels)
  const codes = new Map(names.map((name, code) => [name, code]))
  const encoded = Float64Array.from(labels, (label) => codes.get(label) ?? NaN)
  const unknown = encoded.findIndex(Number.isNaN)
  if (unknown >= 0)
    return { message: `The label column ${quote(column)} is ${shown(labels[unknown] ?? '')} in row ${unknown + 1}, which is none of the classes ${listed(names)}.`, fix: 'Name all classes under gate.classes, in the order of the numbers of the model, or train it on all of them.' }
  if (new Set(labels).size < 2)
    return { message: `All ${labels.length} rows are of class ${shown(labels[0] ?? '')}; nothing can be told from one class.`, fix: 'Evaluate on data that hold several classes.' }
  if (width > 1 && width !== names.length)
    return { message: `The model gives ${width} numbers for each row, but ${classes === undefined ? 'the data hold' : 'there are'} ${names.length} classes: ${listed(names)}.`, fix: 'Name all classes under gate.classes, in the order of the numbers of the model.' }
  return { values: encoded, width: 1, names }
}

/** As NumPy sorts them: numbers by their size, words by their characters. */
export function sortedClasses(labels: readonly string[]): readonly string[] {
  const classes = [...new Set(labels)]
  return classes.every((name) => Number.isFinite(Number(name)))
    ? classes.sort((a, b) => Number(a) - Number(b))
    : classes.sort((a, b) => (a < b ? -1 : 1))
}

const MOST_LISTED = 8

export function listed(names: readonly string[]): string {
  return `${names.slice(0, MOST_LISTED).map(shown).join(', ')}${names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : ''}`
}

function acceptLabels(output: Output, names: readonly string[]): Scores | Misfit {
  const labels = output.kind === 'labels' ? output.values : asTexts(output.values)
  const codes = new Map(names.map((name, code) => [name, code]))
  const values = Float64Array.from(labels, (label) => codes.get(label) ?? NaN)
  const row = values.findIndex(Number.isNaN)
  if (row < 0) return { values, width: 1, type: 'double' }
  const advice = { model: 'Give a probability of each class, or one of the classes.', file: 'Write one of the classes for each row, or name a column of probabilities for each class.' }
  return { kind: 'value', row, column: 0, found: labels[row] ?? '', expected: `one of the classes ${listed(names)}`, advice }
}

const ADVICE: Advice = {
  model: 'Export the model with its softmax, so that it gives a probability of each class.',
  file: 'Write a probability of each class for each row, in the order of the classes.'
}
/** How far the probabilities of a row may be from 1 together. */
const MISSING = 1e-3

function acceptTable(output: Extract<Output, { readonly kind: 'numbers' }>, { length }: readonly string[]): Scores | Misfit {
  const { values, width, type } = output
  if (width !== length) return { kind: 'width', found: width, expected: `${length}, one for each class`, advice: ADVICE }
  const accepted = acceptProbabilities(values, width, type, ADVICE)
  if ('kind' in accepted) return accepted
  for (let row = 0; row < values.length / width; row++) {
    const total = accepted.values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0)
    if (Math.abs(total - 1) > MISSING) return { kind: 'value', row, column: 0, found: Number(total.toFixed(4)), expected: 'probabilities that together are 1', advice: ADVICE }
  }
  return accepted
}
