import { writeFileSync } from 'node:fs'

const { floats, input, model, node, output } = await import('../../action-eval-gate/test/onnx-writer.ts')
const { randomFrom } = await import('../../packages/stats/src/index.ts')

/** Writes a network of one hidden layer that reads `columns` float columns, each by an input of its own, and gives the probability of class 1. */
export function writeNetwork(path, columns, hidden, seed) {
  const random = randomFrom(seed)
  const weights = (count, scale) => Array.from({ length: count }, () => scale * (random() + random() - 1))
  const names = columnNames(columns)
  writeFileSync(path, model([
    node('Concat', names, ['row'], { axis: { int: 1 } }),
    node('Gemm', ['row', 'first', 'bias'], ['sums']),
    node('Relu', ['sums'], ['units']),
    node('Gemm', ['units', 'second'], ['logit']),
    node('Sigmoid', ['logit'], ['probability']),
    floats('first', [columns, hidden], weights(columns * hidden, 0.2)),
    floats('bias', [hidden], weights(hidden, 0.2)),
    floats('second', [hidden, 1], weights(hidden, 1)),
    ...names.map((name) => input(name)),
    output('probability', 'float', ['rows', 1])
  ]))
}

export const columnNames = (columns) => Array.from({ length: columns }, (_, column) => `f${column}`)
