import type { TaskName } from '@mlgate/config'
import type { Scored, Scores, Truth } from '../src/scoring/scored.ts'

/** Rows of a query. */
const QUERY = 10
/** Classes of task multiclass, and labels of task multilabel. */
const WIDTH = 3

/** Standard normal numbers, as many as asked for. */
type Noise = (length: number) => Float64Array

/**
 * Two models that see the same signal, each with noise of its own. `extra` is what the candidate has more of: with 0 the
 * models are equal, so that every true change is 0.
 */
export function drawModels(task: TaskName, rows: number, extra: number, random: () => number): Scored {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const noise: Noise = (length) => Float64Array.from({ length }, normal)
  const { truth, width, signal, scores } = DRAWS[task](rows, random, noise)
  const model = (own: number): Scores => ({ values: scores(signal.map((value) => value + own * normal())), width, type: 'double' })
  return { truth: { task, ...truth }, baseline: model(OWN_NOISE), candidate: model(OWN_NOISE + extra) }
}

const OWN_NOISE = 0.5

interface Drawn {
  readonly truth: Omit<Truth, 'task'>
  readonly width: number
  /** What both models see. */
  readonly signal: Float64Array
  readonly scores: (seen: Float64Array) => Float64Array
}

const DRAWS: Readonly<Record<TaskName, (rows: number, random: () => number, noise: Noise) => Drawn>> = {
  binary: (rows, random, noise) => {
    const [values, shared] = [Float64Array.from({ length: rows }, () => (random() < 0.3 ? 1 : 0)), noise(rows)]
    return { truth: { values, width: 1, names: [] }, width: 1, signal: values.map((label, row) => 2.4 * label - 1.4 + shared[row]!), scores: probabilities }
  },
  multiclass: (rows, random, noise) => {
    const [values, shared] = [Float64Array.from({ length: rows }, () => Math.floor(WIDTH * random() ** 1.5)), noise(rows * WIDTH)]
    const signal = shared.map((logit, cell) => logit + (values[Math.floor(cell / WIDTH)] === cell % WIDTH ? 2 : 0))
    return { truth: { values, width: 1, names: ['a', 'b', 'c'] }, width: WIDTH, signal, scores: softmax }
  },
  multilabel: (rows, random, noise) => {
    const [values, shared] = [Float64Array.from({ length: rows * WIDTH }, () => (random() < 0.35 ? 1 : 0)), noise(rows * WIDTH)]
    return { truth: { values, width: WIDTH, names: ['a', 'b', 'c'] }, width: WIDTH, signal: values.map((label, cell) => 2.4 * label - 1.4 + shared[cell]!), scores: probabilities }
  },
  regression: (rows, _, noise) => {
    const [truth, shared] = [noise(rows), noise(rows)]
    const values = truth.map((value) => 4 + value)
    return { truth: { values, width: 1, names: [] }, width: 1, signal: values.map((value, row) => value + 0.5 * shared[row]!), scores: (seen) => seen.map((value) => Math.max(0, value)) }
  },
  ranking: (rows, random, noise) => {
    const [values, shared] = [Float64Array.from({ length: rows }, () => Math.floor(4 * random() ** 3)), noise(rows)]
    const groups = values.map((_, row) => Math.floor(row / QUERY))
    return { truth: { values, width: 1, names: [], groups }, width: 1, signal: values.map((grade, row) => grade + 1.5 * shared[row]!), scores: (seen) => seen }
  }
}

function probabilities(logits: Float64Array): Float64Array {
  return logits.map((logit) => 1 / (1 + Math.exp(-logit)))
}

function softmax(logits: Float64Array): Float64Array {
  const odds = logits.map(Math.exp)
  return odds.map((odd, cell) => {
    const start = cell - (cell % WIDTH)
    return odd / (odds[start]! + odds[start + 1]! + odds[start + 2]!)
  })
}
