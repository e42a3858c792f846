/** What a model gives, or a file of predictions holds, before a task has understood it. */
export type Output = NumberOutput | LabelOutput

export interface NumberOutput {
  readonly kind: 'numbers'
  /** Row-major, `width` numbers for each row. */
  readonly values: Float64Array
  readonly width: number
  /** Type in which they were computed. */
  readonly type: 'float' | 'double'
}

/** A class for each row in words; whole numbers stand as they are written. */
export interface LabelOutput {
  readonly kind: 'labels'
  readonly values: readonly string[]
}

/** How many numbers each row has; a label is one. */
export function widthOf(output: Output): number {
  return output.kind === 'numbers' ? output.width : 1
}
