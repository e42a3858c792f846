import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Metric, METRICS, TASKS, type TaskName } from '@mlgate/config'
import { randomFrom, resampleRows, type Vector, weightedBootstrap } from '@mlgate/stats'
import { compare } from '../src/judge/comparison.ts'
import { pickRows, type Scored } from '../src/scoring/scored.ts'

const GATE = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 25, seed: 7 } }

interface Reference {
  readonly task: TaskName
  readonly truth: readonly number[]
  readonly scores: readonly number[]
  readonly width?: number
  readonly groups?: readonly number[]
  readonly threshold?: number
  readonly values: Readonly<Record<Metric, number | null>>
}

const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, 'reference', 'metrics.json'), 'utf8')) as { readonly cases: readonly Reference[] }

function scoredOf({ task, truth, scores, width = 1, groups }: Reference): Scored {
  const names = task === 'multiclass' || task === 'multilabel' ? Array.from({ length: width }, (_, index) => `c${index}`) : []
  return {
    truth: { task, values: Float64Array.from(truth), width: task === 'multilabel' ? width : 1, names, ...(groups === undefined ? {} : { groups: Float64Array.from(groups) }) },
    candidate: { values: Float64Array.from(scores), width, type: 'double' }
  }
}

test.each(cases.map((reference, index) => [`${reference.task} ${index}`, reference] as const))('%s: every metric is that of scikit-learn', (_, reference) => {
  const wanted = Object.keys(reference.values) as Metric[]
  const { metrics } = compare(scoredOf(reference), { ...GATE, threshold: reference.threshold ?? 0.5 }, wanted, [])
  for (const { metric, candidate } of metrics) {
    const value = reference.values[metric] ?? null
    if (value === null) expect([metric, candidate]).toEqual([metric, NaN])
    else expect([metric, Math.abs(candidate - value) <= 1e-12 * Math.max(1, Math.abs(value)) ? 'agrees' : `${candidate} is not ${value}`]).toEqual([metric, 'agrees'])
  }
})

/** Whole groups of one row each: what is resampled are rows, in the order of the generator. */
function naiveInterval(scored: Scored, metric: Metric) {
  const rows = scored.truth.values.length / scored.truth.width
  const value = (drawn: Scored) => { const [one] = compare(drawn, GATE, [], [metric]).metrics; return one!.candidate - one!.baseline! }
  const change = (weights?: Vector) =>
    value(weights === undefined ? scored : pickRows(scored, Array.from(weights).flatMap((times, row) => Array<number>(times).fill(row))))
  return weightedBootstrap(change, resampleRows(rows), { resamples: GATE.bootstrap.resamples, level: GATE.level, random: randomFrom(GATE.bootstrap.seed) })
}

test.each(TASKS.filter((task) => task !== 'ranking'))('%s: a replicate of every metric is the metric of the rows that were drawn', (task) => {
  const reference = cases.find((one) => one.task === task)!
  const random = randomFrom(3)
  const plain = scoredOf(reference)
  const { values, width } = plain.candidate
  const noisy = values.map((value) => 0.7 * value + 0.3 * random())
  const rowSums = Array.from({ length: values.length / width }, (_, row) => noisy.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0))
  const baseline = { ...plain.candidate, values: task === 'multiclass' ? noisy.map((value, index) => value / rowSums[Math.floor(index / width)]!) : noisy }
  const scored = { ...plain, baseline, truth: { ...plain.truth, groups: Float64Array.from(rowSums.keys()) } }
  const metrics = (Object.keys(reference.values) as Metric[]).filter((metric) => metric !== 'max_error')
  for (const { metric, change } of compare(scored, GATE, metrics, []).metrics) {
    const { low, high } = naiveInterval({ ...scored, truth: { ...plain.truth } }, metric)
    expect([metric, change!.low, change!.high]).toEqual([metric, expect.closeTo(low, 10), expect.closeTo(high, 10)])
    expect(change!.method).toBe('paired percentile bootstrap over groups')
  }
})

test('with many classes only what is judged is tested', () => {
  const random = randomFrom(4)
  const drawn = (classes: number): Scored => {
    const draw = () => Float64Array.from({ length: 600 }, () => Math.floor(classes * random()))
    const truth = { task: 'multiclass', values: draw(), width: 1, names: Array.from({ length: classes }, (_, index) => `c${index}`) } as const
    return { truth, candidate: { values: draw(), width: 1, type: 'double' }, baseline: { values: draw(), width: 1, type: 'double' } }
  }
  const tested = (classes: number) => compare(drawn(classes), GATE, ['accuracy'], ['accuracy', 'f1_weighted']).metrics.map(({ change }) => !Number.isNaN(change!.low))
  expect([tested(40), tested(60)]).toEqual([[true, true], [true, false]])
})

test('no metric is without its reference', () => {
  for (const task of TASKS) {
    const compared = new Set(cases.filter((one) => one.task === task).flatMap(({ values }) => Object.keys(values).map((metric) => metric.split('@')[0])))
    const others = Object.keys(METRICS[task]).filter((name) => !compared.has(name) && !name.includes('flip'))
    expect([task, others]).toEqual([task, []])
  }
})
