import { type GatePolicy, type GateRule, parsePolicy, parseSlice } from '@mlgate/config'
import { plainText, renderComment, type Report, type Section } from '@mlgate/report'
import { randomFrom } from '@mlgate/stats'
import { compare, type Comparison } from '../src/judge/comparison.ts'
import { evaluate } from '../src/evaluate.ts'
import { explore } from '../src/judge/explore.ts'
import { groupBy } from '../src/scoring/grouping.ts'
import { gateReport } from '../src/report.ts'
import { pickRows, type Scored } from '../src/scoring/scored.ts'
import { compareSlices } from '../src/judge/slice-comparison.ts'
import { binaryScored, probabilities } from './scored.ts'

const GATE = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 200, seed: 7 }, minSliceRows: 100, slices: [] }
const SIZES = { desktop: 3000, mobile: 2000, tablet: 900, tv: 700, watch: 40, '': 400 } as const

/** Good models on every device; the candidate is much worse on mobile. */
function scored(damage = 20): { readonly data: Scored; readonly devices: readonly string[] } {
  const random = randomFrom(3)
  const devices = Object.entries(SIZES).flatMap(([device, rows]) => Array<string>(rows).fill(device))
  const labels = Float64Array.from(devices, () => (random() < 0.4 ? 1 : 0))
  const model = (noise: (device: string) => number) =>
    probabilities(labels.map((label, row) => 1 / (1 + Math.exp(-(4 * (label - 0.5) + noise(devices[row]!) * (random() - 0.5))))))
  return { devices, data: binaryScored(labels, model((device) => (device === 'mobile' ? damage : 5)), model(() => 5)) }
}

const DAMAGED = scored()
function sliced({ data, devices } = DAMAGED, ...specs: readonly string[]): Comparison {
  const grouping = groupBy('device', devices, (specs.length === 0 ? ['device'] : specs).map(parseSlice), 'eval.csv')
  return { ...compare(data, GATE), slices: compareSlices(data, [grouping], ['accuracy', 'recall', 'roc_auc'], GATE) }
}
const COMPARISON = sliced()
const rule = (rest: Partial<GateRule>): GateRule => ({ metric: 'accuracy', mode: 'regression', slices: ['device'], ...rest })
const judge = (comparison: Comparison, ...rules: readonly GateRule[]) => evaluate(comparison, { ...GATE, rules: rules }, 'found')
const brief = (comparison: Comparison, ...rules: readonly GateRule[]) => judge(comparison, ...rules).checks.map(({ id, verdict }) => `${id} ${verdict}`)

test('a slice is a column, or a column with one of its values', () => {
  expect(['device', 'device=mobile', 'device=', 'url=a=b'].map(parseSlice)).toEqual([
    { column: 'device' }, { column: 'device', value: 'mobile' }, { column: 'device', value: '' }, { column: 'url', value: 'a=b' }
  ])
})

test('values are coded in the order of their rows, those nobody asked for are left out', () => {
  expect(groupBy('c', ['b', 'a', 'b'], [{ column: 'c' }, { column: 'd' }], 'f')).toEqual({ column: 'c', values: ['b', 'a'], codes: Float64Array.from([0, 1, 0]) })
  expect(groupBy('c', ['b', 'a'], [{ column: 'c', value: 'a' }, { column: 'c', value: 'z' }], 'f')).toEqual({ column: 'c', values: ['a', 'z'], codes: Float64Array.from([-1, 0]) })
})

test('a column with too many values is refused, one of its values is not', () => {
  const ids = Array.from({ length: 101 }, (_, row) => `id${row}`)
  expect(() => groupBy('id', ids, [{ column: 'id' }], 'eval.csv')).toThrow('The column "id" has 101 values; at most 100 can be slices.')
  expect(groupBy('id', ids, [{ column: 'id', value: 'id7' }], 'eval.csv').values).toEqual(['id7'])
})

test('metrics of a slice are those of its rows alone', () => {
  const { data, devices } = DAMAGED
  const rows = devices.flatMap((device, row) => (device === 'tv' ? [row] : []))
  const alone = compare(pickRows(data, rows), GATE)
  const tv = COMPARISON.slices!.find(({ value }) => value === 'tv')!
  expect(tv.comparison.metrics).toEqual(['accuracy', 'recall', 'roc_auc'].map((name) => alone.metrics.find(({ metric }) => metric === name)))
})

test('a rule on slices is judged on each, and blocks where one is worse although the whole is not that bad', () => {
  expect(brief(COMPARISON, rule({ slices: undefined as never, maxDrop: 0.12 }))).toEqual(['rules[0].max-drop pass'])
  expect(brief(COMPARISON, rule({ maxDrop: 0.12 }))).toEqual([
    'rules[0].max-drop[device=desktop] pass', 'rules[0].max-drop[device=mobile] fail', 'rules[0].max-drop[device=tablet] pass',
    'rules[0].max-drop[device=tv] pass', 'rules[0].max-drop[device=] pass', 'rules[0].slices[device] warn'
  ])
  expect(brief(COMPARISON, rule({ maxDrop: 0.12, slices: ['device=tv'] }))).toEqual(['rules[0].max-drop[device=tv] pass'])
})

test('Holm counts every slice of every rule', () => {
  expect(judge(COMPARISON, rule({ maxDrop: 0.1 }), rule({ metric: 'recall', maxDrop: 0.1, slices: ['device=tv'] }), rule({ metric: 'roc_auc', min: 0.5 })).tests).toBe(6)
  expect(judge(COMPARISON, rule({ maxDrop: 0.1, mode: 'non-inferiority' })).tests).toBe(0)
})

test('slices that are too small or empty are said and never pass', () => {
  const named = sliced(DAMAGED, 'device=watch', 'device=fridge')
  expect(judge(named, rule({ maxDrop: 0.5, slices: ['device=watch'] })).checks).toMatchObject([
    { demand: 'slices', verdict: 'inconclusive', reason: expect.stringMatching(/^Too little data: 40 rows \(\d+ of the rarer class\); 100 rows and 10 of the rarer class are needed\.$/) }
  ])
  expect(judge(named, rule({ min: 0.1, slices: ['device=fridge'] }))).toMatchObject({ verdict: 'error', checks: [{ verdict: 'error', reason: 'No row of the data is of this slice.' }] })
  const tiny = compareSlices(DAMAGED.data, [groupBy('device', DAMAGED.devices, [{ column: 'device' }], 'f')], ['accuracy'], { ...GATE, minSliceRows: 10_000 })
  expect(judge({ ...COMPARISON, slices: tiny }, rule({ maxDrop: 0.5 })).verdict).toBe('inconclusive')
})

test('a slice with too few rows of a class cannot be judged, however many rows it has', () => {
  const labels = Float64Array.from({ length: 400 }, (_, row) => (row < 9 ? 1 : 0))
  const [slice] = compareSlices(binaryScored(labels, probabilities(labels)), [groupBy('c', Array<string>(400).fill('a'), [{ column: 'c' }], 'f')], ['accuracy'], GATE)
  expect(slice).toMatchObject({ tooSmall: true, comparison: { rows: 400, support: { count: 9 }, metrics: [] } })
})

test('slices may not lie further apart than the largest gap', () => {
  const gap = (maxGap: number, specs = ['device'], comparison = COMPARISON) => judge(comparison, rule({ maxGap, slices: specs })).checks.filter(({ demand }) => demand === 'max-gap')
  expect(gap(0.05)).toMatchObject([{ verdict: 'fail', reason: expect.stringMatching(/^accuracy lies between 0\.\d{4} and 0\.\d{4} on 5 slices, \d+\.\d\d pp apart; the limit is 5\.00 pp \(compared as numbers, not tested\)\.$/) }])
  expect(gap(0.9)).toMatchObject([{ verdict: 'pass' }])
  expect(gap(0.05, ['device'], { ...COMPARISON, slices: COMPARISON.slices!.slice(0, 1) })).toMatchObject([{ verdict: 'inconclusive' }])
})

test('explored slices are marked by false discovery rate and never block', () => {
  const gate = { ...GATE, slices: ['device'], rules: [rule({ slices: undefined as never, maxDrop: 0.5 })] as unknown as GatePolicy['rules'] }
  expect(explore(COMPARISON, gate).filter(({ standsOut }) => standsOut).map(({ slice, measured }) => [slice.value, measured.metric])).toEqual([['mobile', 'accuracy']])
  expect(explore(sliced(scored(5)), gate).filter(({ standsOut }) => standsOut)).toEqual([])
  expect(evaluate(COMPARISON, gate, 'found').verdict).toBe('pass')
})

const POLICY = parsePolicy('version: 1\ngate:\n  task: binary\n  data: e.csv\n  label: y\n  model: m.onnx\n  rules:\n    - metric: accuracy\n      slices: [device]\n      max-drop: 0.12\n', 'mlgate.yml')
function report(comparison: Comparison, rules: readonly GateRule[], slices: readonly string[] = []): Report {
  const gate = { ...POLICY.policy.gate!, slices, rules: rules }
  return gateReport(evaluate(comparison, gate, 'found'), comparison, gate, {
    mode: 'compare', candidate: 'this PR', baseline: { kind: 'found', words: 'Baseline of run 41' }, facts: [],
    policy: { file: 'mlgate.yml', ref: 'main', isHere: true, lineOf: POLICY.lineOf, urlOf: (line) => `https://x.y/mlgate.yml#L${line ?? 0}` }
  })
}
const table = ({ blocks }: Section) => blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.map(({ cells, verdict }) => `${verdict ?? ''} ${plainText(cells[0]!)}`)] : []))[0]

test('the report names the slice that fell, shows the worst three and folds the rest', () => {
  const found = report(COMPARISON, [rule({ maxDrop: 0.12 })])
  expect(plainText(found.headline)).toMatch(/^accuracy on slice device=mobile fell by \d+\.\d\d pp \(limit −12\.00 pp\)$/)
  expect(plainText(found.failures[0]!.what)).toMatch(/^MLG-311 accuracy on device=mobile, 0\.\d{4} → 0\.\d{4}\. accuracy changed by/)
  expect(plainText(found.failures[0]!.where!)).toContain('line 10')
  const [open, folded] = found.sections.filter(({ blocks, fold }) => blocks.some((block) => block.kind === 'paragraph' && plainText(block.text).startsWith('Slices of')) || (fold !== undefined && plainText(fold).startsWith('The other')))
  expect(plainText((open!.blocks[0] as { text: string }).text)).toBe('Slices of accuracy: 5 judged, 1 failed, 4 passed. Worst 3:')
  expect(table(open!)).toHaveLength(3)
  expect(table(open!)![0]).toBe('fail device=mobile')
  expect(plainText((open!.blocks.at(-1) as { text: string }).text)).toBe('device: 1 of 6 values are too rare to be judged: 100 rows and 10 of the rarer class are needed.')
  expect([folded!.weight, plainText(folded!.fold!), table(folded!)!.length]).toEqual(['passed', 'The other 2 slices of accuracy', 2])
})

test('the table of all rows is not touched by rules on slices', () => {
  const rows = report(COMPARISON, [rule({ maxDrop: 0.12 })]).sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'table')
  expect(rows?.kind === 'table' && rows.rows.map(({ verdict }) => verdict)).toEqual(Array(6).fill(undefined))
})

test('explored slices are folded with their number, and names of values stay text', () => {
  const evil = '<img src=x>|@org\n::error'
  const comparison = sliced({ ...DAMAGED, devices: DAMAGED.devices.map((device) => (device === 'tv' ? evil : device)) })
  const found = report(comparison, [rule({ maxDrop: 0.12 })], ['device'])
  expect(found.sections.flatMap(({ fold }) => (fold === undefined ? [] : [plainText(fold)]))).toContain('Explored slices (5, 1 stands out as worse); they never block')
  const comment = renderComment(found, { commit: 'abc', runUrl: 'https://x.y/1', run: '1', attempt: 1, time: '2026-11-20T14:03:00Z' }, '<!-- m -->')
  expect(comment).not.toContain('<img src=x>')
  expect(comment).not.toContain('\n::error')
})
