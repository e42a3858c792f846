import { type GateRule, type Period } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { plainText, renderComment, renderHtml } from '@mlgate/report'
import { randomFrom } from '@mlgate/stats'
import { periodOf } from '../src/periods/calendar.ts'
import { comparePeriods, type PeriodComparison } from '../src/periods/compare-periods.ts'
import { decideRetrain } from '../src/periods/decide-retrain.ts'
import { periodRemarks, retrainOutputs } from '../src/periods/period-remark.ts'
import { readTimes } from '../src/periods/read-times.ts'
import { withRemarks } from '../src/report/report-remarks.ts'
import { taskOf } from '../src/tasks/tasks.ts'
import { binaryScored, probabilities } from './scored.ts'

const RULE: GateRule = { metric: 'accuracy', mode: 'regression', maxDrop: 0.01, maxDecay: 0.02 }
const GATE = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 200, seed: 7 }, minSliceRows: 100, rules: [RULE], time: { column: 'flown', period: 'month' as Period } }
const NOW = new Date('2026-11-21T00:00:00Z')
const at = (text: string): number => new Date(text).getTime()
const AT = { column: 'flown', at: 'mlgate.yml:7 (gate.time-column)' }

test.each([
  ['2026-03-31', '2026-03-31T00:00:00.000Z'], ['2026-03-31T08:15:00Z', '2026-03-31T08:15:00.000Z'], ['2026-03-31 08:15', '2026-03-31T08:15:00.000Z'],
  ['2026-03-31T23:30:00-05:00', '2026-04-01T04:30:00.000Z'], ['2026-03-31 08:15:00.123+0200', '2026-03-31T06:15:00.000Z'], [' 2024-02-29 ', '2024-02-29T00:00:00.000Z'], ['2026-01-01 00:00:00+00', '2026-01-01T00:00:00.000Z']
])('%s is a time', (text, iso) => {
  expect([...readTimes([text], AT, 'eval.csv')]).toEqual([at(iso)])
})

test.each(['2026-02-30', '31.03.2026', 'soon', '2026-13-01', '2026-03-31T25:00:00Z', '1774915200'])('%s is no time, and is told with its row and the line of the policy', (text) => {
  expect.assertions(2)
  try {
    readTimes(['2026-01-01', '', text], AT, 'eval.csv')
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as ConfigError).problems).toMatchObject([{ code: 'MLG-504', message: `One value of the time column "flown" of eval.csv is no time, the first is "${text}" in row 3.`, where: AT.at }])
  }
})

test.each([
  ['day', '2026-03-31T23:59:59Z', '2026-03-31'], ['week', '2026-01-01T00:00:00Z', '2026-W01'], ['week', '2024-12-30T00:00:00Z', '2025-W01'], ['week', '2027-01-03T12:00:00Z', '2026-W53'],
  ['month', '2026-12-31T23:59:59Z', '2026-12'], ['quarter', '2026-10-01T00:00:00Z', '2026-Q4'], ['year', '1969-12-31T23:00:00Z', '1969']
] as const)('the %s of %s is %s', (period, time, name) => {
  expect(periodOf(at(time), period).name).toBe(name)
})

/** Months of rows in any order, each with its accuracy. */
function months(accuracies: readonly number[], rows = 1000, { prevalence = 0.5, extra = [] }: { readonly prevalence?: number; readonly extra?: readonly number[] } = {}): PeriodComparison {
  const random = randomFrom(11)
  const size = accuracies.length * rows + extra.length
  const times = Float64Array.from({ length: size }, (_, row) => extra[row - accuracies.length * rows] ?? Date.UTC(2025, row % accuracies.length, 1 + (row % 28)))
  const labels = Float64Array.from({ length: size }, () => (random() < prevalence ? 1 : 0))
  const scores = labels.map((label, row) => (random() < (accuracies[row % accuracies.length] ?? 1) ? label : 1 - label) * 0.8 + 0.1)
  return comparePeriods(binaryScored(labels, probabilities(scores), probabilities(scores)), times, GATE, NOW)
}

test('rows of any order lie in their months, with the interval of each', () => {
  const { periods } = months([0.9, 0.9, 0.8])
  expect(periods.map(({ name, rows }) => [name, rows])).toEqual([['2025-01', 1000], ['2025-02', 1000], ['2025-03', 1000]])
  for (const { estimates: [estimate] } of periods) {
    expect(estimate!.method).toBe('Wilson')
    expect(estimate!.low).toBeLessThan(estimate!.value)
    expect(estimate!.high - estimate!.low).toBeLessThan(0.05)
  }
})

test('a decay says retrain and since when, no decay says false', () => {
  const decayed = decideRetrain(months([0.9, 0.9, 0.9, 0.9, 0.8, 0.8]), GATE)
  expect(decayed.retrain).toBe('true')
  expect(decayed.rules[0]!.since).toBe('2025-05')
  expect(decayed.reason).toMatch(/^accuracy changed by −\d+\.\d\d pp since 2025-05, from 0\.9\d* to 0\.[78]\d* \(limit 2\.00 pp; e-value .+, 20 is needed\)\.$/)
  const steady = decideRetrain(months([0.9, 0.9, 0.9, 0.9, 0.9, 0.9], 4000), GATE)
  expect(steady).toMatchObject({ retrain: 'false', reason: expect.stringMatching(/^accuracy in 2025-06 changed by [+−]\d\.\d\d pp against the periods before; a decay of more than 2\.00 pp is ruled out\.$/) })
})

test('what cannot be told is unknown and never false', () => {
  const unknown = (compared: PeriodComparison, rules = GATE.rules) => {
    const { retrain, reason } = decideRetrain(compared, { ...GATE, rules })
    expect(retrain).toBe('unknown')
    return reason
  }
  expect(unknown(months([0.9, 0.9], 150))).toContain('is neither shown nor ruled out (e-value')
  expect(unknown(months([0.9]))).toBe('Whether accuracy decays cannot be told: only one period has rows enough to be measured, of 1.')
  expect(unknown(months([0.9, 0.9], 1000, { extra: [at('2026-01-05')] }))).toBe('Whether accuracy decays cannot be told: 2026-01 has too little data to be measured (1 row).')
  expect(unknown(months([0.9, 0.9], 1000, { prevalence: 1 }))).toContain('no period has rows enough')
  expect(unknown(months([0.9, 0.9]), [{ metric: 'accuracy', mode: 'regression', maxDrop: 0.1 }])).toBe('No rule names max-decay, so nothing says how much decay is too much.')
  expect(retrainOutputs(undefined, GATE)).toEqual({ retrain: 'unknown', 'retrain-reason': 'The policy names no time-column.' })
})

test('a decay beside a metric that cannot be told is a decay; a loss decays upwards', () => {
  const compared = (() => {
    const random = randomFrom(5)
    const rows = 6000
    const times = Float64Array.from({ length: rows }, (_, row) => Date.UTC(2025, row % 6, 2))
    const labels = Float64Array.from({ length: rows }, () => (random() < 0.5 ? 1 : 0))
    const scores = labels.map((label, row) => (random() < (row % 6 > 2 ? 0.7 : 0.95) ? label : 1 - label) * 0.8 + 0.1)
    const rules: readonly GateRule[] = [{ metric: 'log_loss', mode: 'regression', maxDrop: 0.1, maxDecay: 0.05 }, { metric: 'roc_auc', mode: 'regression', maxDrop: 0.1, maxDecay: 0.9 }]
    return { compared: comparePeriods(binaryScored(labels, probabilities(scores)), times, { ...GATE, rules }, NOW), rules }
  })()
  const { retrain, rules, reason } = decideRetrain(compared.compared, { level: 0.9, rules: compared.rules })
  expect([retrain, ...rules.map((rule) => rule.retrain)]).toEqual(['true', 'true', 'false'])
  expect(reason).toMatch(/^log_loss changed by \+0\.\d+ since 2025-04, from 0\.\d+ to 0\.\d+/)
  expect(reason).toContain('40 is needed')
})

test('rows without a time and of the future are told, and no period has them', () => {
  const compared = months([0.9, 0.9], 1000, { extra: [NaN, NaN, at('2027-01-01')] })
  expect([compared.withoutTime, compared.inFuture, compared.periods.length]).toEqual([2, 1, 2])
  const [remark] = periodRemarks(compared, GATE)
  expect(remark!.verdict).toBe('warn')
  const words = remark!.closing!.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.text)] : [])))
  expect(words).toContain('Left out: 2 rows without a flown, so no period has them.')
  expect(words).toContain('Left out: 1 row of the future by flown, so no period has them.')
})

test('too many periods are refused', () => {
  const times = Float64Array.from({ length: 401 }, (_, day) => Date.UTC(2024, 0, 1 + day))
  const labels = times.map((_, row) => row % 2)
  expect(() => comparePeriods(binaryScored(labels, probabilities(labels)), times, { ...GATE, time: { column: 'flown', period: 'day' } }, NOW)).toThrow('The rows lie in 401 periods; at most 400 are compared.')
})

test('groups of rows widen the interval of a period', () => {
  const labels = Float64Array.from({ length: 400 }, (_, row) => row % 2)
  const scores = labels.map((label, row) => (Math.floor(row / 20) % 4 === 0 ? 1 - label : label))
  const scored = binaryScored(labels, probabilities(scores))
  const estimate = (groups?: Float64Array) => taskOf(scored.truth).estimate(groups === undefined ? scored : { ...scored, truth: { ...scored.truth, groups } }, GATE, 'accuracy')
  const [rows, clusters] = [estimate(), estimate(labels.map((_, row) => Math.floor(row / 20)))]
  expect(clusters.method).toBe('percentile bootstrap over groups')
  expect(clusters.units).toBe(20)
  expect(clusters.high - clusters.low).toBeGreaterThan(2 * (rows.high - rows.low))
})

test('the report has the latest periods open, the others folded, and a chart with its band', () => {
  const compared = months([0.9, 0.91, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8], 500)
  const [remark] = periodRemarks(compared, GATE)
  const report = withRemarks({ title: 'Model gate', verdict: 'pass', headline: 'fine', lead: '', failures: [], sections: [] }, [remark!])
  expect(plainText(report.headline)).toBe('accuracy has decayed since 2025-06: retrain')
  const provenance = { commit: 'abc', runUrl: 'https://x.y/1', run: '1', attempt: 1, time: '2026-11-20T14:03:00Z' }
  const comment = renderComment(report, provenance, '<!-- m -->')
  expect(comment).toContain('<b>Retrain:</b> accuracy changed by')
  expect(comment).toContain('The 2 months before')
  expect(comment).toContain('xychart-beta')
  expect(renderHtml(report, provenance)).toMatch(/<polygon points="[^"]+" fill="#1f6feb" fill-opacity="0\.18"/)
})
