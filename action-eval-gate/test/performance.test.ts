import type { PerformancePolicy } from '@mlgate/config'
import { randomFrom } from '@mlgate/stats'
import { type Cost, costsOf } from '../src/performance/cost.ts'
import { evaluateCosts } from '../src/performance/evaluate-costs.ts'
import type { Series } from '../src/performance/job.ts'
import { highWater } from '../src/performance/peak-memory.ts'
import { costSections } from '../src/performance/report-costs.ts'
import { timeInTurns, type TimingPlan } from '../src/performance/time-in-turns.ts'

const PLAN: TimingPlan = { warmUp: 2, dropped: 0, turn: 10, blocks: 3, budget: 10_000 }

/** Works that take as many milliseconds of the clock as they say, and leave who ran. */
function simulated(...milliseconds: readonly (() => number)[]) {
  let now = 0
  const ran: number[] = []
  const works = milliseconds.map((next, work) => () => {
    ran.push(work)
    now += next()
    return Promise.resolve()
  })
  return { works, ran, clock: () => now }
}

test('works have their turns there and back, as long as a turn should last', async () => {
  const { works, ran, clock } = simulated(() => 2, () => 5)
  const { times, length } = await timeInTurns(works, PLAN, clock)
  expect(ran.join('')).toBe('0011' + '00111100'.repeat(3))
  expect({ length, times: times.map((series) => [...series]) }).toEqual({ length: 4, times: [new Array(12).fill(2), new Array(12).fill(5)] })
})

test('no block is begun when the time is over, and a slow work has one call in a turn', async () => {
  const { works, ran, clock } = simulated(() => 400, () => 300)
  const { times, length } = await timeInTurns(works, { ...PLAN, blocks: 100, budget: 5000 }, clock)
  expect({ length, calls: times.map((series) => series.length) }).toEqual({ length: 2, calls: [6, 6] })
  expect(ran).toHaveLength(4 + 12)
})

test('blocks at the start are dropped while they are cheap', async () => {
  const { works, ran, clock } = simulated(() => 2, () => 5)
  expect((await timeInTurns(works, { ...PLAN, dropped: 2 }, clock)).times.map((series) => series.length)).toEqual([12, 12])
  expect(ran).toHaveLength(4 + 5 * 8)
  const slow = simulated(() => 400, () => 300)
  await timeInTurns(slow.works, { ...PLAN, dropped: 30, blocks: 1 }, slow.clock)
  expect(slow.ran).toHaveLength(4 + 4)
})

test('one work alone is timed too', async () => {
  const { works, clock } = simulated(() => 5)
  expect((await timeInTurns(works, PLAN, clock)).times).toEqual([new Float64Array(12).fill(5)])
})

const RESAMPLING = () => ({ resamples: 500, level: 0.9, random: randomFrom(7) })
const LATENCY: PerformancePolicy = { latencyP50: { mode: 'regression', maxIncrease: 0.05 }, latencyP95: { mode: 'regression', maxIncrease: 0.1 } }
const judged = (costs: readonly Cost[], policy: PerformancePolicy, same = false) => evaluateCosts(costs, policy, { level: 0.9, same })

/** A machine that is busy for a while now and then, and calls that sometimes take much longer; `slower` is what the candidate adds. */
async function study(seed: number, slower: number): Promise<Series> {
  const random = randomFrom(seed)
  let load = 0
  const time = (own: number) => () => {
    load = 0.98 * load + 0.04 * (random() + random() - 1)
    return own * Math.exp(load) * (1 + 0.05 * random() + (random() < 0.05 ? random() : 0))
  }
  const { works, clock } = simulated(time(slower), time(1))
  const { times, length } = await timeInTurns(works, { warmUp: 5, dropped: 0, turn: 5, blocks: 40, budget: Infinity }, clock)
  return { rows: 1, length, times: times.map((series) => [...series]) }
}

const verdictsOf = (latency: Series, policy: PerformancePolicy, sizes = { candidate: 1, baseline: 1 }) =>
  judged(costsOf({ timings: { latency, throughput: [] } }, sizes, policy, RESAMPLING), policy).map(({ verdict }) => verdict)

test('equal models are blocked no more often than the level says, even where every significant change is one too many', async () => {
  const STUDIES = 400
  const strict: PerformancePolicy = { latencyP50: { mode: 'regression', maxIncrease: 0.0001 }, latencyP95: { mode: 'regression', maxIncrease: 0.0001 } }
  const blocked = { strict: 0, usual: 0 }
  for (let seed = 1; seed <= STUDIES; seed++) {
    const series = await study(seed, 1)
    if (verdictsOf(series, strict).includes('fail')) blocked.strict++
    if (verdictsOf(series, LATENCY).includes('fail')) blocked.usual++
  }
  const error = Math.sqrt(0.05 * 0.95 / STUDIES)
  expect(blocked.strict / STUDIES).toBeLessThanOrEqual(0.05 + 2 * error)
  expect(blocked.usual / STUDIES).toBeLessThanOrEqual(0.01)
}, 60_000)

test('a model that is slower by a quarter is blocked, one that is slower by less than the limit is not', async () => {
  let wrongly = 0
  for (let seed = 1; seed <= 20; seed++) {
    expect(verdictsOf(await study(seed, 1.25), LATENCY)).toContain('fail')
    if (verdictsOf(await study(seed, 1.02), LATENCY).includes('fail')) wrongly++
  }
  expect(wrongly).toBeLessThanOrEqual(1)
})

test('the reason has the change with its interval, the limit, and what would tell', async () => {
  const series = await study(3, 1.3)
  const [check] = judged(costsOf({ timings: { latency: series, throughput: [] } }, { candidate: 1, baseline: 1 }, LATENCY, RESAMPLING), LATENCY)
  expect(check).toMatchObject({
    id: 'performance.latency-p50.max-increase', path: ['gate', 'performance', 'latency-p50', 'max-increase'], verdict: 'fail', samples: 40,
    reason: expect.stringMatching(/^latency p50 changed by \+\d+\.\d% \(90% CI \+\d+\.\d% … \+\d+\.\d%\), p = 0\.0\d+ after Holm; the limit is \+5\.0%\.$/)
  })
  const few: Series = { rows: 1, length: 2, times: [[1, 9, 2, 7, 1, 8, 3, 9, 1, 5, 2, 7, 3, 8, 1, 9, 2, 8, 1, 7], [1, 8, 2, 7, 2, 8, 3, 8, 2, 5, 1, 7, 4, 8, 1, 9, 2, 7, 1, 6]] }
  const policy: PerformancePolicy = { latencyP50: { mode: 'regression', maxIncrease: 0.05 } }
  const [open] = judged(costsOf({ timings: { latency: few, throughput: [] } }, { candidate: 1 }, policy, RESAMPLING), policy)
  expect(open).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(/neither shown nor ruled out; the times scatter so much that it would take about \d+ times as many/) })
})

test('every mode has its own question', () => {
  const cost: Cost = { cost: 'latency-p50', title: 'latency p50', candidate: 1.03, baseline: 1, change: { value: 0.03, low: 0.02, high: 0.06, se: 0.01, pValue: 0.003, method: 'm', units: 40 } }
  const verdict = (mode: 'regression' | 'non-inferiority' | 'superiority' | 'point', change: Partial<NonNullable<Cost['change']>> = {}) =>
    judged([{ ...cost, change: { ...cost.change!, ...change } }], { latencyP50: { mode, maxIncrease: 0.05 } })[0]!.verdict
  expect((['regression', 'non-inferiority', 'superiority', 'point'] as const).map((mode) => verdict(mode))).toEqual(['inconclusive', 'fail', 'fail', 'pass'])
  expect(verdict('non-inferiority', { high: 0.04 })).toBe('pass')
  expect(verdict('superiority', { value: -0.03, low: -0.05, high: -0.01 })).toBe('pass')
  expect(verdict('point', { value: 0.06 })).toBe('fail')
  expect(verdict('regression', { low: NaN, high: NaN })).toBe('inconclusive')
  expect(verdict('superiority', { low: NaN, high: NaN })).toBe('fail')
})

test('less throughput is worse, and each batch size is judged', () => {
  const jitter = (base: number) => Array.from({ length: 40 }, (_, call) => base * (1 + 0.01 * (call % 3)))
  const policy: PerformancePolicy = { throughput: { mode: 'regression', maxDrop: 0.1, batchSizes: [32, 256] } }
  const series = (rows: number, candidate: number): Series => ({ rows, length: 2, times: [jitter(candidate), jitter(1)] })
  const costs = costsOf({ timings: { throughput: [series(32, 1.2), series(256, 0.8)] } }, { candidate: 1, baseline: 1 }, policy, RESAMPLING)
  expect(costs.map(({ baseline, candidate }) => Math.round(1000 * candidate / baseline!))).toEqual([833, 1250])
  expect(judged(costs, policy).map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'performance.throughput-32-rows-at-once.max-drop fail', 'performance.throughput-256-rows-at-once.max-drop pass'
  ])
})

test('memory is compared run by run, sizes are counted, and bounds are those of the candidate', () => {
  const policy: PerformancePolicy = { peakMemory: { mode: 'regression', maxIncrease: 0.1, max: 150e6 }, modelSize: { maxIncrease: 0.2, max: 1000 } }
  const costs = costsOf({ memory: [[200e6, 201e6, 199e6, 202e6, 200e6], [100e6, 101e6, 99e6, 100e6, 100e6]] }, { candidate: 1300, baseline: 1000 }, policy, RESAMPLING)
  expect(judged(costs, policy).map(({ path, verdict, reason }) => `${path.slice(2).join('.')} ${verdict}: ${reason}`)).toEqual([
    expect.stringMatching(/^peak-memory\.max-increase fail: peak memory changed by \+100\.4% \(90% CI/),
    'peak-memory.max fail: peak memory is 200.00 MB; the maximum is 150.00 MB.',
    'model-size.max-increase fail: model size is 1.30 kB, the baseline\'s 1.00 kB (+30.0%); the limit is +20.0%.',
    'model-size.max fail: model size is 1.30 kB; the maximum is 1.00 kB.'
  ])
  const smaller = costsOf({}, { candidate: 900, baseline: 1000 }, { modelSize: { maxIncrease: 0 } }, RESAMPLING)
  expect(judged(smaller, { modelSize: { maxIncrease: 0 } })[0]!.verdict).toBe('pass')
})

test('what nobody could measure is no pass, without a baseline the values are told, the same file costs the same', () => {
  const policy: PerformancePolicy = { peakMemory: { mode: 'regression', maxIncrease: 0.1, max: 1e9 }, latencyP50: { mode: 'regression', maxIncrease: 0.05 } }
  const costs = costsOf({ timings: { latency: { rows: 1, length: 2, times: [[1, 1, 1, 1]] }, throughput: [] } }, { candidate: 1 }, policy, RESAMPLING)
  expect(judged(costs, policy).map(({ verdict, reason }) => `${verdict}: ${reason}`)).toEqual([
    'pass: latency p50 is 1.000 ms; there is no baseline to compare it with.',
    'inconclusive: peak memory was not measured. Peak memory is measured on Linux only.',
    'inconclusive: peak memory was not measured. Peak memory is measured on Linux only.'
  ])
  const slow: Series = { rows: 1, length: 2, times: [[2, 2, 2, 2], [1, 1, 1, 1]] }
  const p50 = { latencyP50: policy.latencyP50! }
  const unlike = costsOf({ timings: { latency: slow, throughput: [] } }, { candidate: 1, baseline: 1 }, p50, RESAMPLING)
  expect(judged(unlike, p50)[0]).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('2 blocks only') })
  expect(judged(unlike, p50, true)[0]).toMatchObject({ verdict: 'pass', reason: 'Both models are the same file, so latency p50 is the same.' })
})

test('the report has one row for each cost, and says whose values these are', () => {
  const policy: PerformancePolicy = { modelSize: { max: 1000 }, latencyP50: { mode: 'regression', maxIncrease: 0.05 } }
  const change = { value: 0.1, low: 0.08, high: 0.12, se: 0.01, pValue: 1e-9, method: 'paired block bootstrap', units: 40 }
  const costs: Cost[] = [{ cost: 'latency-p50', title: 'latency p50', candidate: 0.11, baseline: 0.1, change }, { cost: 'model-size', title: 'model size', candidate: 900, baseline: 800 }]
  const [table, detail] = costSections(costs, judged(costs, policy), 'this PR', 0.9)
  expect(table!.blocks[0]).toMatchObject({ rows: [
    { verdict: 'fail', cells: [['latency p50', ' ↓'], '0.100 ms → 0.110 ms', [{ strong: '+10.5%' }, ' (+8.3% … +12.7%)'], '≤ +5.0%'] },
    { verdict: 'pass', cells: [['model size', ' ↓'], '800 bytes → 900 bytes', '+12.5%', '≤ 1.00 kB'] }
  ] })
  expect(table!.blocks[1]).toMatchObject({ text: expect.stringMatching(/^Of 2 limits of cost, 1 failed, 1 passed\. Measured on this machine/) })
  expect(detail!.blocks[0]).toMatchObject({ rows: [{ name: 'latency p50', value: '2.5%, by paired block bootstrap over 40 blocks' }] })
  expect(costSections([], [], 'this PR', 0.9)).toEqual([])
})

test('the kernel tells the peak in kibibytes', () => {
  expect(highWater('VmPeak:\t 9 kB\nVmHWM:\t  81920 kB\nVmRSS:\t 5 kB\n')).toBe(81920 * 1024)
  expect(() => highWater('VmRSS: 5 kB\n')).toThrow(TypeError)
})
