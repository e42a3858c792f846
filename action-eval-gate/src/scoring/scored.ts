import type { TaskName } from '@mlgate/config'

/** What is to be predicted, row by row. */
export interface Truth {
  readonly task: TaskName
  /** Row-major, `width` numbers for each row: 0 or 1, the index of a class, a value, a relevance. */
  readonly values: Float64Array
  readonly width: number
  /** Of the classes by their index (multiclass), of the columns (multilabel), otherwise empty. */
  readonly names: readonly string[]
  /** By row the number of what it belongs to: a query in ranking, elsewhere a cluster of rows that are not independent. */
  readonly groups?: Float64Array
}

/** What a model says, row by row. */
export interface Scores {
  /** Row-major, `width` numbers for each row: probabilities, values, scores. */
  readonly values: Float64Array
  readonly width: number
  /** Type in which the model computed them. */
  readonly type: 'float' | 'double'
}

/** The truth, and what one model or two say about it. */
export interface Scored {
  readonly truth: Truth
  readonly candidate: Scores
  readonly baseline?: Scores
}

export function rowCount({ values, width }: Pick<Scores, 'values' | 'width'>): number {
  return values.length / width
}

/** The same of some rows, in their order; a row may be named more than once. */
export function pickRows({ truth, candidate, baseline }: Scored, rows: ArrayLike<number>): Scored {
  const { groups } = truth
  return {
    truth: { ...truth, ...pickValues(truth, rows), ...(groups === undefined ? {} : { groups: pickValues({ values: groups, width: 1 }, rows).values }) },
    candidate: { ...candidate, ...pickValues(candidate, rows) },
    ...(baseline === undefined ? {} : { baseline: { ...baseline, ...pickValues(baseline, rows) } })
  }
}

function pickValues({ values, width }: Pick<Scores, 'values' | 'width'>, rows: ArrayLike<number>): Pick<Scores, 'values'> {
  const picked = new Float64Array(rows.length * width)
  for (let place = 0; place < rows.length; place++) {
    const from = (rows[place] ?? 0) * width
    for (let column = 0; column < width; column++) picked[place * width + column] = values[from + column] ?? NaN
  }
  return { values: picked }
}
