import { type GatePolicy, type GateRule, parsePolicy } from '@mlgate/config'
import { plainText, renderComment, type Report, type Table, type Text } from '@mlgate/report'
import type { Change, Comparison, MetricComparison } from '../src/judge/comparison.ts'
import { evaluate } from '../src/evaluate.ts'
import { type Circumstances, gateReport } from '../src/report.ts'

const change = (value: number, reach: number, method = 'DeLong'): Change => ({ value, low: value - reach, high: value + reach, se: reach / 1.645, pValue: reach < Math.abs(value) ? 0.0001 : 0.4, method })
const metric = (name: MetricComparison['metric'], baseline: number, moved: Change): MetricComparison =>
  ({ metric: name, baseline, candidate: baseline + moved.value, change: moved })
const comparison = (...metrics: readonly MetricComparison[]): Comparison =>
  ({ rows: 18_230, support: { count: 2_000, of: 'rows of the rarer class' }, metrics, paired: { identical: false, discordant: 400 } })

const DROPPED = comparison(
  metric('accuracy', 0.912, change(0.0094, 0.0053)), metric('roc_auc', 0.871, change(-0.032, 0.017)), metric('f1', 0.8, change(-0.004, 0.03)),
  metric('log_loss', 0.241, change(0.0023, 0.0034))
)
const RULES = [
  { metric: 'roc_auc', mode: 'regression', maxDrop: 0.01, min: 0.7 }, { metric: 'f1', mode: 'regression', maxDrop: 0.02 },
  { metric: 'log_loss', mode: 'regression', maxDrop: 0.01 }
] as const satisfies readonly GateRule[]
const POLICY = `version: 1
gate:
  task: binary
  data: data/eval.csv
  label: hit
  model: model/model.onnx
  rules:
    - { metric: roc_auc, max-drop: 0.01, min: 0.7 }
    - metric: f1
      max-drop: 0.02
`

function report(compared: Comparison, rules: readonly GateRule[] = RULES, about: Partial<Circumstances> = {}): Report {
  const { policy, lineOf } = parsePolicy(POLICY, 'mlgate.yml')
  const gate: GatePolicy = { ...policy.gate!, rules: rules }
  const baseline = about.baseline?.kind ?? 'found'
  return gateReport(evaluate(compared, gate, baseline), compared, gate, {
    mode: 'compare',
    candidate: 'this PR',
    baseline: { kind: 'found', words: 'Baseline of run 41' },
    policy: { file: 'mlgate.yml', ref: 'main', isHere: true, lineOf, urlOf: (line) => `https://github.com/acme/x/blob/1a2b/mlgate.yml#L${line ?? 0}` },
    facts: [],
    ...about
  })
}
const table = ({ sections }: Report): Table => sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'table')!
const cells = (row: number, from: Report): readonly Text[] => table(from).rows[row]!.cells

test('the first line says what fell, by how much, and what was legal', () => {
  const found = report(DROPPED)
  expect(found.verdict).toBe('fail')
  expect(plainText(found.headline)).toBe('roc_auc fell by 3.20 pp (limit −1.00 pp)')
  expect(plainText(found.lead)).toBe('Of 4 checks, 1 failed, 1 is not certain, 2 passed. Baseline of run 41, 18,230 rows, 2,000 of the rarer class.')
})

test('a failure says what, where and how to fix', () => {
  const [failure] = report(DROPPED).failures
  expect(plainText(failure!.what)).toBe('MLG-311 roc_auc, 0.8710 → 0.8390. roc_auc changed by −3.20 pp (90% CI −4.90 … −1.50), p = 0.0002 after Holm; the limit is −1.00 pp.')
  expect(plainText(failure!.where!)).toBe('rule gate.rules[0].max-drop, mlgate.yml line 8, read from main')
  expect(JSON.stringify(failure!.where)).toContain('"href":"https://github.com/acme/x/blob/1a2b/mlgate.yml#L8"')
  expect(plainText(failure!.fix)).toContain('change the limit in mlgate.yml in a separate pull request')
  expect(plainText(report(DROPPED, [{ metric: 'f1', mode: 'point', maxDrop: 0.001 }]).failures[0]!.where!)).toContain('line 8')
})

test('a change is strong only when it is found, and has its direction, interval and limit', () => {
  const found = report(DROPPED)
  expect(table(found).columns.map(({ title }) => title)).toEqual(['Metric', 'Baseline → this PR', 'Change (90% CI)', 'Limit'])
  expect(cells(3, found)).toEqual([[{ code: 'accuracy' }, ' ↑'], '0.9120 → 0.9214', [{ strong: '+0.94 pp' }, ' (+0.41 … +1.47)'], 'no rule'])
  expect(cells(0, found).slice(2)).toEqual([[{ strong: '−3.20 pp' }, ' (−4.90 … −1.50)'], '≥ −1.00 pp, value ≥ 0.7000'])
  expect(cells(1, found).slice(2)).toEqual(['≈ −0.40 pp (−3.40 … +2.60)', '≥ −2.00 pp, not certain'])
  expect(cells(2, found)).toEqual([[{ code: 'log_loss' }, ' ↓'], '0.2410 → 0.2433', '≈ +0.0023 (−0.0011 … +0.0057)', '≤ +0.0100'])
  expect(table(found).rows.map(({ verdict }) => verdict)).toEqual(['fail', 'inconclusive', 'pass', undefined])
})

test('the plot turns losses, so that right is better, and draws the limit', () => {
  const plots = report(DROPPED).sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'intervals')
  expect(plots.map(({ unit }) => unit)).toEqual(['pp', 'nats'])
  expect(plots[1]!.rows[0]).toMatchObject({ label: 'log_loss', limit: -0.01, estimate: { value: -0.0023, low: expect.closeTo(-0.0057, 10), high: expect.closeTo(0.0011, 10) } })
  expect(plots[0]!.rows.find(({ label }) => label === 'roc_auc')).toMatchObject({ limit: -0.01, verdict: 'fail' })
})

test('what is not certain is said without alarm', () => {
  const found = report(DROPPED, [RULES[1]])
  expect([found.verdict, plainText(found.headline)]).toEqual(['inconclusive', 'f1 may have fallen beyond its limit (−0.40 pp, limit −2.00 pp)'])
  expect(found.failures).toEqual([])
  expect(renderComment(found, { commit: 'abc', runUrl: 'https://x.y/1', run: '1', attempt: 1, time: '2026-11-20T14:03:00Z' }, '<!-- m -->'))
    .toMatch(/<b>Not certain:<\/b> f1 changed by −0\.40 pp \(90% CI −3\.40 … \+2\.60\): a change beyond the limit −2\.00 pp is neither shown nor ruled out; about [\d,]+ rows would tell\./)
})

test('a pass names the best change found, or that there is none', () => {
  const better = comparison(metric('roc_auc', 0.9, change(0.02, 0.01)), metric('f1', 0.8, change(0.001, 0.003)), metric('log_loss', 0.3, change(-0.02, 0.01)))
  expect(plainText(report(better).headline)).toBe('roc_auc rose by 2.00 pp, no metric is worse than its limit')
  expect(plainText(report(better, [RULES[2]]).headline)).toBe('log_loss fell by 0.0200, no metric is worse than its limit')
  expect(plainText(report(better, [RULES[1]]).headline)).toBe('No difference found that matters, no metric is worse than its limit')
  expect(plainText(report({ ...better, paired: { identical: true, discordant: 0 } }).headline)).toContain('row by row')
})

test('bounds and undefined metrics have their own words', () => {
  const low = comparison(metric('roc_auc', 0.68, change(0.001, 0.004)))
  expect(plainText(report(low, [{ metric: 'roc_auc', mode: 'regression', min: 0.7 }]).headline)).toBe('roc_auc is 0.6810 (minimum 0.7000)')
  const blank = comparison({ metric: 'precision', baseline: 0.5, candidate: NaN, change: change(NaN, NaN) })
  const found = report(blank, [{ metric: 'precision', mode: 'regression', maxDrop: 0.1 }])
  expect(plainText(found.headline)).toBe('precision is undefined on this data')
  expect(plainText(found.failures[0]!.what)).toBe('MLG-312 precision: precision of the candidate is undefined on this data.')
  expect(plainText(found.failures[0]!.fix)).toContain('gate.threshold')
})

test('without a baseline there is no change to show, and the headline says so', () => {
  const alone: Comparison = { rows: 500, support: { count: 100, of: 'rows of the rarer class' }, metrics: [{ metric: 'roc_auc', candidate: 0.8 }] }
  const found = report(alone, RULES.slice(0, 1), { mode: 'record', candidate: 'candidate', baseline: { kind: 'none' } })
  expect(plainText(found.headline)).toBe('First baseline: nothing to compare with, only absolute bounds were judged')
  expect(table(found).columns.map(({ title }) => title)).toEqual(['Metric', 'candidate', 'Limit'])
  expect(report(alone, RULES.slice(0, 1), { baseline: { kind: 'expired', on: '2026-11-02' } })).toMatchObject({ verdict: 'warn', headline: expect.stringContaining('2026-11-02') })
})

test('metrics of every unit have their row, and what compares two models has no change', () => {
  const mixed = comparison(
    { ...metric('mae', 5061.6, change(711.004, 132.18, 'paired t')) }, metric('bias', -9.766, change(16.98, 263.8, 'paired t')),
    metric('rmse', 0.00031, { ...change(0.00002, NaN, 'not tested'), low: NaN, high: NaN }), { metric: 'flip_rate', candidate: 0.166 }
  )
  const rules: readonly GateRule[] = [{ metric: 'mae', mode: 'regression', maxRelativeDrop: 0.01 }, { metric: 'flip_rate', mode: 'regression', max: 0.3 }]
  const found = report(mixed, rules)
  expect(table(found).rows.map(({ cells: row }) => row.map((cell) => plainText(cell)))).toEqual([
    ['mae ↓', '5061.6 → 5772.6', '+711.00 (+578.82 … +843.18)', '≤ +50.616 (1% of the baseline)'],
    ['flip_rate ↓', '0.1660', '', 'value ≤ 0.3000'],
    ['bias →0', '−9.7660 → 7.2140', '≈ +16.980 (−246.82 … +280.78)', 'no rule'],
    ['rmse ↓', '0.00031000 → 0.00033000', '+0.000020000 (not tested)', 'no rule']
  ])
  const blocks = found.sections.flatMap((section) => section.blocks)
  expect(blocks.flatMap((block) => (block.kind === 'intervals' ? [block.unit] : []))).toEqual(['of mae'])
  expect(blocks).toContainEqual({ kind: 'paragraph', text: '↑ higher is better · ↓ lower is better · →0 best at 0 · ≈ no difference found' })
  expect(plainText(found.headline)).toBe('mae rose by 711.00 (limit +50.616)')
})

test('usual rules and an improvement that was missed are said as such', () => {
  const found = report(DROPPED, [{ metric: 'roc_auc', mode: 'regression', minImprovement: 0.01 }], { usualRules: true, assumed: 'Task inferred: binary.' })
  expect(plainText(found.headline)).toBe('roc_auc has not improved by 1.00 pp (−3.20 pp)')
  expect(plainText(found.failures[0]!.where!)).toBe('the usual rule of the task: mlgate.yml of main names none under gate.rules')
  expect(plainText(found.failures[0]!.fix)).toContain('name rules of your own under gate.rules of mlgate.yml')
  expect(found.sections[0]!.blocks).toEqual([{ kind: 'paragraph', text: 'Task inferred: binary.' }])
})
