import { randomFrom } from '../../packages/stats/src/index.ts'

/** Classes of the multiclass task, labels of the multilabel task, and documents of a query. */
export const CLASSES = 5
export const LABELS = 4
export const DOCUMENTS = 10

/** Rows of every task as columns of doubles; scores are 32-bit floats of two models that agree for the most part, as model outputs are. */
export function population(rows) {
  const random = randomFrom(7)
  const noise = () => random() + random() + random() + random() - 2
  const column = (next, length = rows) => Float64Array.from({ length }, (_, row) => next(row))
  const y = column(() => (random() < 0.3 ? 1 : 0))
  const shared = y.map((label) => label + 1.5 * noise() - 0.7)
  const scores = () => shared.map((logit) => Math.fround(1 / (1 + Math.exp(-2 * (logit + 0.3 * noise())))))
  const classes = column(() => Math.floor(CLASSES * random()))
  const target = column(() => Math.exp(1 + noise()))
  const relevance = column(() => Math.floor(4 * random() ** 3))
  const labels = column(() => (random() < 0.4 ? 1 : 0), rows * LABELS)
  return {
    y, baseline: scores(), candidate: scores(),
    classes, table: probabilities(classes, noise),
    target, estimate: target.map((value) => Math.abs(value + 0.3 * noise())),
    relevance, ranked: relevance.map((grade) => Math.fround(grade + 2 * noise())),
    labels, tagged: labels.map((label) => (random() < 0.1 ? 1 - label : label))
  }
}

/** Softmax of noisy logits, row by row. */
function probabilities(classes, noise) {
  const table = new Float64Array(classes.length * CLASSES)
  classes.forEach((own, row) => {
    const odds = Float64Array.from({ length: CLASSES }, (_, other) => Math.exp((other === own ? 1.5 : 0) + 2 * noise()))
    const total = odds.reduce((sum, one) => sum + one)
    odds.forEach((one, other) => { table[row * CLASSES + other] = one / total })
  })
  return table
}

/** The first rows of every column. */
export function head(data, rows) {
  const all = data.y.length
  return Object.fromEntries(Object.entries(data).map(([name, values]) => [name, values.subarray(0, (values.length / all) * rows)]))
}
