// The whole gate on one machine, from the files to the verdict, without GitHub; prints what it found as JSON.
import { parsePolicy } from '@mlgate/config'
import { compare } from '../../action-eval-gate/src/judge/comparison.ts'
import { evaluate } from '../../action-eval-gate/src/evaluate.ts'
import { openModel } from '../../action-eval-gate/src/model/model-file.ts'
import { score } from '../../action-eval-gate/src/scoring/scoring.ts'

const job = JSON.parse(process.argv[2] ?? '{}')
const { policy: { gate } } = parsePolicy(job.policy, 'mlgate.yml')
const { label } = gate
const start = performance.now()
const scoring = await score({
  runtime: job.runtime, folder: job.folder, process: job.scoring, data: { path: job.data, name: 'eval.parquet' },
  truth: { task: 'binary', labels: [label] }, device: 'cpu', slices: [],
  candidate: await openModel(job.candidate, 'candidate.onnx', label), baseline: await openModel(job.baseline, 'baseline.onnx', label),
  timeout: 600_000, environment: (name) => process.env[name]
}, new AbortController().signal)
const scored = performance.now()
const comparison = compare(scoring, gate, gate.rules.map(({ metric }) => metric), [])
const { verdict } = evaluate(comparison, gate, 'found')
const metrics = Object.fromEntries(comparison.metrics.map(({ metric, candidate, change }) => [metric, { candidate, low: change?.low, high: change?.high }]))
console.log(JSON.stringify({ verdict, metrics, scoring: (scored - start) / 1000, seconds: (performance.now() - start) / 1000 }))
process.exit(0)
