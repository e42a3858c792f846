import { TASKS, type TaskName } from '@mlgate/config'
import type { Scores, Truth } from '../scoring/scored.ts'

/** Every row that a model was judged on, so that it can be compared with when it cannot be run any more. */
export interface RecordedRows {
  readonly truth: Truth
  readonly scores: Scores
}

/** Where the numbers of `RecordedRows` lie in their file: the arrays stand one after the other, little-endian. */
export interface RowsLayout {
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
  readonly task: TaskName
  readonly names: readonly string[]
  readonly truth: ArrayLayout
  readonly scores: ArrayLayout & Pick<Scores, 'type'>
  readonly groups?: ArrayLayout
}

/** `width` numbers for each row, in the smallest form that keeps every one of them as it is. */
export interface ArrayLayout {
  readonly width: number
  readonly form: Form
}

export const FORMS = ['u8', 'f32', 'f64'] as const
type Form = (typeof FORMS)[number]

const BYTES: Readonly<Record<Form, number>> = { u8: 1, f32: 4, f64: 8 }
const WRITE: Readonly<Record<Form, (view: DataView, at: number, value: number) => void>> = {
  u8: (view, at, value) => { view.setUint8(at, value) },
  f32: (view, at, value) => { view.setFloat32(at, value, true) },
  f64: (view, at, value) => { view.setFloat64(at, value, true) }
}
const READ: Readonly<Record<Form, (view: DataView, at: number) => number>> = {
  u8: (view, at) => view.getUint8(at),
  f32: (view, at) => view.getFloat32(at, true),
  f64: (view, at) => view.getFloat64(at, true)
}

/** The numbers as bytes, and how to read them again; the digest is left to whoever writes them. */
export function encodeRows({ truth, scores }: RecordedRows): { readonly content: Uint8Array; readonly layout: Omit<RowsLayout, 'sha256'> } {
  const { groups } = truth
  const arrays = [truth, scores, ...(groups === undefined ? [] : [{ values: groups, width: 1 }])].map(({ values, width }) => ({ values, width, form: formOf(values) }))
  const content = new Uint8Array(arrays.reduce((sum, { values, form }) => sum + values.length * BYTES[form], 0))
  const view = new DataView(content.buffer)
  let at = 0
  for (const { values, form } of arrays) for (const value of values) {
    WRITE[form](view, at, value)
    at += BYTES[form]
  }
  const [first, second, third] = arrays.map(({ width, form }): ArrayLayout => ({ width, form }))
  const none: ArrayLayout = { width: 0, form: 'u8' }
  return {
    content,
    layout: {
      bytes: content.length,
      rows: truth.values.length / truth.width,
      task: truth.task,
      names: truth.names,
      truth: first ?? none,
      scores: { ...(second ?? none), type: scores.type },
      ...(third === undefined ? {} : { groups: third })
    }
  }
}

/** Reads what `encodeRows` wrote; `undefined` when the file is not as long as its layout says. */
export function decodeRows(content: Uint8Array, { rows, task, names, truth, scores, groups }: RowsLayout): RecordedRows | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const sizes = [truth, scores, ...(groups === undefined ? [] : [groups])].map(({ width, form }) => rows * width * BYTES[form])
  if (sizes.reduce((sum, size) => sum + size, 0) !== content.length) return undefined
  let at = 0
  const next = ({ width, form }: ArrayLayout): Float64Array => Float64Array.from({ length: rows * width }, () => {
    const value = READ[form](view, at)
    at += BYTES[form]
    return value
  })
  const read = { truth: next(truth), scores: next(scores), ...(groups === undefined ? {} : { groups: next(groups) }) }
  return {
    truth: { task, names, width: truth.width, values: read.truth, ...(read.groups === undefined ? {} : { groups: read.groups }) },
    scores: { values: read.scores, width: scores.width, type: scores.type }
  }
}

/** Whether both are about the same rows, number by number. */
export function isSameTruth(one: Truth, other: Truth): boolean {
  return one.task === other.task && one.width === other.width && one.values.length === other.values.length &&
    one.values.every((value, index) => Object.is(value, other.values[index]))
}

export function isLayout(value: unknown): boolean {
  const layout = value as Partial<RowsLayout> | null
  return typeof layout === 'object' && layout !== null && TASKS.some((task) => task === layout.task) && isCount(layout.rows) && isCount(layout.bytes) &&
    Array.isArray(layout.names) && layout.names.every((name) => typeof name === 'string') &&
    isArray(layout.truth) && isArray(layout.scores) && (layout.scores?.type === 'float' || layout.scores?.type === 'double') &&
    (layout.groups === undefined || isArray(layout.groups))
}

function isArray(value: ArrayLayout | undefined): boolean {
  return typeof value === 'object' && isCount(value.width) && FORMS.includes(value.form)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function formOf(values: Float64Array): Form {
  if (values.every((value) => Number.isInteger(value) && value >= 0 && value < 256 && !Object.is(value, -0))) return 'u8'
  return values.every((value) => Object.is(Math.fround(value), value)) ? 'f32' : 'f64'
}
