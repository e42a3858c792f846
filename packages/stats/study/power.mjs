// `node packages/stats/study/power.mjs [runs]`: writes the intervals of docs/power.md. How often each interval is wrong about equal models,
// and how often it finds a worse one.
import '../../tooling/src/typescript.mjs'
import { writeSection } from './section.mjs'

const { CONTESTS } = await import('../test/contests.ts')
const { drawSample } = await import('../test/population.ts')
const { randomFrom } = await import('../src/index.ts')

const SIZES = [200, 1000, 5000]
const NOISES = [0, 0.25, 0.5]
const LEVEL = 0.9
const RESAMPLES = 400
const runs = Number(process.argv[2] ?? 2000)
/** Where every run draws a bootstrap. */
const SLOW_RUNS = Math.ceil(runs / 8)

/** Shares of runs, and the mean size of the change that was measured. */
function simulate({ compare, better, clustered, method }, rows, noise) {
  const random = randomFrom(rows + 1000 * noise)
  const times = Math.ceil((method.includes('bootstrap') ? SLOW_RUNS : runs) / (noise === 0 ? 1 : 4))
  const seen = { worse: 0, missed: 0, change: 0 }
  for (let run = 0; run < times; run++) {
    const sample = drawSample(rows, noise, clustered ? 0.5 : 0, random)
    const { value, low, high } = compare(sample, { resamples: RESAMPLES, level: LEVEL, random })
    if (better === 1 ? high < 0 : low > 0) seen.worse++
    if (!(low <= 0 && high >= 0)) seen.missed++
    seen.change += value / times
  }
  return { runs: times, worse: seen.worse / times, missed: seen.missed / times, change: seen.change }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`
const size = (change) => `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(4)}`

function row(contest, rows) {
  const [equal, ...worse] = NOISES.map((noise) => simulate(contest, rows, noise))
  const cells = [contest.metric, contest.method, rows.toLocaleString('en'), equal.runs.toLocaleString('en'), percent(equal.worse), percent(1 - equal.missed),
    ...worse.flatMap(({ change, worse: found }) => [size(change), percent(found)])]
  console.log(cells.join('  '))
  return `| ${cells.join(' | ')} |`
}

const lines = CONTESTS.flatMap((contest) => SIZES.map((rows) => row(contest, rows)))

writeSection('intervals', `## What the intervals promise

Two simulated models score the same rows: 30 % positives, one shared signal, and noise of their own. Equal models have
equally much noise; the worse candidates have 50 % and 100 % more (for clusters and queries, groups of 10 rows; the rows
of a cluster share a part of their scores). Intervals are two-sided ${100 * LEVEL} %, bootstraps have ${RESAMPLES} replicates.

- *false alarm*: equal models, and the whole interval lies on the worse side. ${(50 * (1 - LEVEL)).toFixed(0)} % is the promise. A rule of mode
  \`regression\` blocks still less often, because the change must also exceed the margin and survive Holm's correction.
- *covers*: equal models, and the interval holds the true change, which is zero. ${100 * LEVEL} % is the promise.
- *change* and *found*: the mean change measured for a worse candidate, and how often the whole interval lies on the worse side, in a
  quarter of the runs.

With ${runs.toLocaleString('en')} runs the simulation's own standard error at 5 % is ${(100 * Math.sqrt(0.0475 / runs)).toFixed(1)} points, with ${SLOW_RUNS.toLocaleString('en')} runs ${(100 * Math.sqrt(0.0475 / SLOW_RUNS)).toFixed(1)} points. Made by
\`node packages/stats/study/power.mjs ${runs}\`; the seeds are fixed.

| metric | interval | rows | runs | false alarm | covers | change (+50 % noise) | found | change (+100 % noise) | found |
|---|---|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`)
