import { type Metric, type TaskName, TASKS } from '@mlgate/config'
import { randomFrom } from '@mlgate/stats'
import { acquits, blocks, compareModels, judgedMetrics, promotes, type Simulation } from './decisions.ts'

/** Few enough for every run of the tests; docs/power.md has many more, with all numbers of rows. */
const RUNS: Readonly<Record<TaskName, number>> = { binary: 60, multiclass: 15, multilabel: 10, regression: 60, ranking: 60 }
const RESAMPLES = 80
/** Metrics whose every replicate measures all rows anew take too long here. */
const QUICK = (metric: Metric): boolean => !/^(ece|mce|ace|partial_roc_auc|medae)/.test(metric)

/** The most that chance lets a rate be above the promised one, four standard errors. */
const most = (promised: number, runs: number): number => promised + 4 * Math.sqrt((promised * (1 - promised)) / runs)
const share = (found: readonly boolean[]): number => found.filter(Boolean).length / found.length

function simulate(settings: Omit<Simulation, 'random' | 'resamples'>, metrics: readonly Metric[], runs: number) {
  const random = randomFrom(settings.rows)
  return Array.from({ length: runs }, () => compareModels({ ...settings, resamples: RESAMPLES, random }, metrics))
}

test.each(TASKS)('%s: equal models are seldom blocked, by each metric and by all together, and seldom promoted', (task) => {
  const metrics = judgedMetrics(task).filter(QUICK)
  const found = simulate({ task, rows: 200, extra: 0 }, metrics, RUNS[task])
  const limit = most(0.05, RUNS[task])
  for (const metric of metrics) {
    const [blocked, promoted] = [share(found.map((one) => blocks(one, [metric]))), share(found.map((one) => promotes(one, metric)))]
    expect({ metric, tooOften: Math.max(blocked, promoted) > limit }).toEqual({ metric, tooOften: false })
  }
  expect(share(found.map((one) => blocks(one, metrics)))).toBeLessThanOrEqual(limit)
})

test.each([
  { metric: 'accuracy', rows: 5000 }, { metric: 'log_loss', rows: 5000 }, { metric: 'roc_auc', rows: 1000 }, { metric: 'f1', rows: 1000 }
] as const)('$rows rows: equal models are blocked by $metric as seldom as promised, worse ones are found', ({ metric, rows }) => {
  const runs = rows === 5000 ? 60 : 100
  const blocked = share(simulate({ task: 'binary', rows, extra: 0 }, [metric], runs).map((one) => blocks(one, [metric])))
  expect(blocked).toBeLessThanOrEqual(most(0.05, runs))
  expect(share(simulate({ task: 'binary', rows, extra: 0.5 }, [metric], 15).map((one) => blocks(one, [metric])))).toBeGreaterThan(0.7)
})

test.each(['accuracy', 'f1', 'roc_auc', 'log_loss'] as const)('a model that is worse by the very limit of %s is seldom called no worse', (metric) => {
  const found = simulate({ task: 'binary', rows: 500, extra: 0.25 }, [metric], 120)
  const change = found.reduce((sum, { metrics }) => sum + (metrics[0]?.change?.value ?? NaN), 0) / found.length
  expect(Math.abs(change)).toBeGreaterThan(0.01)
  expect(share(found.map((one) => acquits(one, metric, Math.abs(change))))).toBeLessThanOrEqual(most(0.05, 120))
})

test.each(['hit@3', 'mrr'] as const)('few queries: a ranking that is worse by the very limit of %s is seldom called no worse', (metric) => {
  const found = simulate({ task: 'ranking', rows: 200, extra: 0.25 }, [metric], 100)
  const drop = -found.reduce((sum, { metrics }) => sum + (metrics[0]?.change?.value ?? NaN), 0) / found.length
  expect(share(found.map((one) => acquits(one, metric, drop)))).toBeLessThanOrEqual(most(0.05, 100))
})
