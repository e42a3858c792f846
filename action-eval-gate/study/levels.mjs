// `node action-eval-gate/study/levels.mjs [share of the runs] [task…]`: how often the gate errs about simulated models, by its own path
// of decision. Prints one row for each metric and number of rows, and writes them into docs/power.md.
import '../../packages/tooling/src/typescript.mjs'
import { writeSection } from '../../packages/stats/study/section.mjs'

const { metricFacts, TASKS } = await import('../../packages/config/src/index.ts')
const { randomFrom } = await import('../../packages/stats/src/index.ts')
const { acquits, blocks, blocksPoint, compareModels, judgedMetrics, promotes } = await import('../test/decisions.ts')

const SIZES = [200, 1000, 5000]
const WORSE = 0.25

/** Runs by the number of rows: many where an interval is a formula, fewer where it is drawn, few where every draw measures all rows anew. */
const KINDS = {
  formula: { runs: [2000, 2000, 1000], resamples: 1 },
  drawn: { runs: [200, 100, 40], resamples: 200 },
  anew: { runs: [100, 40, 0], resamples: 200 }
}
const ANEW = /^(ece|mce|ace|partial_roc_auc|medae)/

const share = Number(process.argv[2] ?? 1)
const tasks = process.argv.length > 3 ? process.argv.slice(3) : TASKS

/** The metrics of a task by the kind of their interval. */
function kindsOf(task) {
  const metrics = judgedMetrics(task)
  const probe = compareModels({ task, rows: 200, extra: 0, resamples: 10, random: randomFrom(1) }, metrics)
  const kindOf = ({ metric, change }) => (ANEW.test(metric) ? 'anew' : change.method.includes('bootstrap') ? 'drawn' : 'formula')
  return Object.keys(KINDS).map((kind) => ({ kind, metrics: probe.metrics.filter((one) => kindOf(one) === kind).map(({ metric }) => metric) }))
}

/** Comparisons of independent samples. */
function simulate(task, { kind, metrics }, rows, extra) {
  const { runs, resamples } = KINDS[kind]
  const random = randomFrom(rows + extra)
  return Array.from({ length: Math.ceil(share * runs[SIZES.indexOf(rows)]) }, () => compareModels({ task, rows, extra, resamples, random }, metrics))
}

const percent = (count, all) => `${((100 * count) / all).toFixed(1)} %`
const count = (all, holds) => all.filter(holds).length

function row(task, metric, rows, equal, worse) {
  const sign = metricFacts(metric, task).better === 'higher' ? 1 : -1
  const changeOf = ({ metrics }) => metrics.find((one) => one.metric === metric).change
  const drops = worse.map((one) => -sign * changeOf(one).value).filter((drop) => !Number.isNaN(drop))
  const drop = drops.reduce((sum, one) => sum + one, 0) / drops.length
  const told = equal.map(changeOf).filter(({ low }) => !Number.isNaN(low))
  const cells = [
    task, metric, changeOf(equal[0]).method, rows.toLocaleString('en'), equal.length.toLocaleString('en'),
    percent(count(equal, (one) => blocks(one, [metric])), equal.length),
    percent(count(equal, (one) => promotes(one, metric)), equal.length),
    drop > 0 ? percent(count(worse, (one) => acquits(one, metric, drop)), worse.length) : '–',
    told.length === 0 ? '–' : percent(count(told, ({ low, high }) => low <= 0 && high >= 0), told.length),
    drop > 0 ? percent(count(equal, (one) => blocksPoint(one, metric, drop / 4)), equal.length) : '–',
    percent(count(worse, (one) => blocks(one, [metric])), worse.length)
  ]
  console.log(cells.join('  '))
  return `| ${cells.join(' | ')} |`
}

function rowsOf(task, kind, rows) {
  const [equal, worse] = [simulate(task, kind, rows, 0), simulate(task, kind, rows, WORSE)]
  return kind.metrics.map((metric) => row(task, metric, rows, equal, worse))
}

const lines = tasks.flatMap((task) => kindsOf(task).filter(({ metrics }) => metrics.length > 0).flatMap((kind) => SIZES.filter((_, size) => KINDS[kind.kind].runs[size] > 0).flatMap((rows) => rowsOf(task, kind, rows))))
if (process.argv.length <= 3) writeSection('decisions', `## What the gate decides

The same by the gate's own path, from the rows to the verdict: rule by rule for every metric that a rule may name. Equal models
have equally much noise; the worse candidate has 50 % more. Two-sided intervals of 90 %, so 5 % is promised of each of the first
three; bootstraps have 200 replicates. Made by \`node action-eval-gate/study/levels.mjs\`; the seeds are fixed.
The standard error of 5 % is 0.5 points with 2,000 runs, 1.5 with 200, 2.2 with 100 and 3.4 with 40.

- *blocks equal*: mode \`regression\` with a limit of next to nothing, equal models: the verdict is fail. With a real limit it is rarer still.
- *promotes equal*: mode \`superiority\`, equal models: the verdict is pass.
- *acquits worse*: mode \`non-inferiority\` with a limit of exactly the true drop of the worse candidate: the verdict is pass.
- *covers*: equal models, and the interval holds zero; 90 % is promised.
- *point blocks equal*: mode \`point\` with a limit of a quarter of that drop: no test, and so no promise.
- *finds worse*: mode \`regression\`, the worse candidate: the verdict is fail.

Rows are missing where a metric takes so long that fewer runs would say nothing. Metrics of one
task and one number of rows share their samples and so err together. With 200 rows and very skewed losses the promise is not kept: mode
\`non-inferiority\` acquits a worse msle in 10.4 % of the runs, as a few rows near zero make most of it and a t interval does not see them; mse and
roc_auc come to 6.5 % and 6.7 %. Larger shares of 40 or 100 runs rest on one
set of samples each: only more runs can tell whether they stay.

| task | metric | method | rows | runs | blocks equal | promotes equal | acquits worse | covers | point blocks equal | finds worse |
|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`)
