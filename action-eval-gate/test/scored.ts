import type { Scored, Scores } from '../src/scoring/scored.ts'

/** Numbers that a model gives, one for each row. */
export function probabilities(values: ArrayLike<number>, type: Scores['type'] = 'float'): Scores {
  return { values: Float64Array.from(values), width: 1, type }
}

/** Labels 0 and 1 with what one model or two say about them. */
export function binaryScored(labels: ArrayLike<number>, candidate: Scores, baseline?: Scores): Scored {
  const truth = { task: 'binary', values: Float64Array.from(labels), width: 1, names: [] } as const
  return { truth, candidate, ...(baseline === undefined ? {} : { baseline }) }
}
