import type { TaskName } from '@mlgate/config'
import { type Output, widthOf } from '../model/output.ts'
import { asTexts, type LabelColumns } from './contract.ts'

export interface InferredTask {
  readonly task: TaskName
  /** To follow "inferred: ". */
  readonly why: string
}

/** The task that labels and outputs fit best. Ranking looks like regression, so it is never inferred. */
export function inferTask(labels: LabelColumns, outputs: readonly Output[]): InferredTask {
  if (labels.columns.length > 1) return { task: 'multilabel', why: `there are ${labels.columns.length} columns of labels` }
  if (outputs.some(({ kind }) => kind === 'labels')) return { task: 'multiclass', why: 'the model gives one class for each row, without probabilities' }
  const width = Math.max(...outputs.map(widthOf))
  if (width > 2) return { task: 'multiclass', why: `the model gives ${width} numbers for each row` }
  const classes = new Set(asTexts(labels.columns[0] ?? []))
  if (isBinary(classes) && (width === 2 || outputs.every(isProbability))) return { task: 'binary', why: 'the labels are 0 and 1, and the model gives a probability' }
  if (width === 2 || ![...classes].every((text) => text === '' || Number.isFinite(Number(text)))) return { task: 'multiclass', why: `the labels are ${classes.size} classes` }
  return { task: 'regression', why: 'the labels are numbers, and the model gives one number for each row' }
}

function isBinary(classes: ReadonlySet<string>): boolean {
  return [...classes].every((text) => Number(text) === 0 || Number(text) === 1)
}

function isProbability(output: Output): boolean {
  return output.kind === 'numbers' && output.values.every((value) => value >= 0 && value <= 1)
}
