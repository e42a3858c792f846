import { ConfigError } from '@mlgate/problem'
import { readByteSize } from '../src/byte-size.ts'
import { parsePolicy } from '../src/index.ts'

const policy = (performance: string, candidate = 'model: m.onnx') =>
  `version: 1\ngate:\n  task: binary\n  data: e.csv\n  label: y\n  ${candidate}\n  rules:\n    - { metric: roc_auc, min: 0.5 }\n  performance: ${performance}\n`
const read = (performance: string) => parsePolicy(policy(performance), 'mlgate.yml').policy.gate?.performance
const problems = (text: string): readonly string[] => {
  try {
    parsePolicy(text, 'mlgate.yml')
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ message }) => message)
    throw error
  }
  return []
}

test('limits are read with their defaults', () => {
  expect(read('{ latency-p50: {}, latency-p95: { mode: non-inferiority }, throughput: {}, peak-memory: { max: 1.5GiB }, model-size: { max-increase: 0%, max: 20MB } }')).toEqual({
    latencyP50: { mode: 'regression', maxIncrease: 0.05 },
    latencyP95: { mode: 'non-inferiority', maxIncrease: 0.1 },
    throughput: { mode: 'regression', maxDrop: 0.1, batchSizes: [32, 256] },
    peakMemory: { mode: 'regression', maxIncrease: 0.1, max: 1.5 * 2 ** 30 },
    modelSize: { maxIncrease: 0, max: 20e6 }
  })
})

test.each([
  ['{}', /latency-p50.*found an empty map/],
  ['{ latency-p99: {} }', /latency-p99/],
  ['{ model-size: { max: 20 } }', /size such as 500kB/],
  ['{ model-size: {} }', /demands nothing/],
  ['{ latency-p50: { max-increase: 0% } }', /0% cannot be judged in mode regression/],
  ['{ throughput: { max-drop: 100% } }', /never drops by all of it/],
  ['{ throughput: { batch-sizes: [8, 8] } }', /8 stands twice/],
  ['{ throughput: { batch-sizes: [0] } }', /from 1 to 8192/]
])('%s is refused', (performance, words) => {
  expect(problems(policy(performance))).toEqual([expect.stringMatching(words)])
})

test('a limit of 0 % is legal where nothing has to be ruled out', () => {
  expect(read('{ latency-p50: { max-increase: 0%, mode: point } }')).toEqual({ latencyP50: { mode: 'point', maxIncrease: 0 } })
})

test('scores that are given cost nothing to run', () => {
  expect(problems(policy('{ latency-p50: {} }', 'predictions: p.csv'))).toEqual([expect.stringContaining('the gate names none')])
})

test('sizes are in powers of ten or two', () => {
  expect(['500kB', '20MB', '1.5GiB', '2KiB', '0MB', '20', '1.5TB', '-1MB'].map(readByteSize)).toEqual([500e3, 20e6, 1.5 * 2 ** 30, 2048, undefined, undefined, undefined, undefined])
})
