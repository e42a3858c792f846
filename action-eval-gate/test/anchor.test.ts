import { parsePolicy } from '@mlgate/config'
import { type AnchorComparison, compareWithAnchor, evaluateAnchor, isNewAnchor } from '../src/baseline/anchor.ts'
import { compare } from '../src/judge/comparison.ts'
import { evaluate } from '../src/evaluate.ts'
import { gateOf, readInputs } from '../src/inputs.ts'
import type { RecordedBaseline } from '../src/baseline/baseline.ts'
import type { Scores, Truth } from '../src/scoring/scored.ts'

const gateWith = (...rules: string[]) => gateOf(parsePolicy(`version: 1
gate: { task: binary, data: a.csv, label: y, model: a.onnx, rules: [${rules.join(', ')}] }
`, 'mlgate.yml'), 'mlgate.yml', readInputs({ get: (name) => (name === 'github-token' ? 't' : '') }))
const GATE = gateWith('{ metric: f1, min: 0.1 }', '{ metric: accuracy, max-drop: 0.01, max-total-drop: 0.03 }')

const ROWS = 2000
const truth: Truth = { task: 'binary', values: Float64Array.from({ length: ROWS }, (_, row) => row % 2), width: 1, names: [] }
/** 0.8 percentage points more rows wrong with every step. */
const model = (step: number): Scores => ({
  values: truth.values.map((label, row) => ((row * 7) % ROWS < 200 + 16 * step ? 0.9 - 0.8 * label : 0.1 + 0.8 * label)), width: 1, type: 'double'
})
const record = {} as RecordedBaseline
const against = (anchor: number, candidate: number, gate = GATE): AnchorComparison =>
  compareWithAnchor({ record, isBaseline: false, scores: model(anchor) }, { truth, candidate: model(candidate) }, gate)

test('of ten steps that are each within their limit the rules stop none, and the anchor stops the line at its own', () => {
  const steps = Array.from({ length: 10 }, (_, index) => index + 1)
  const byRules = steps.map((step) => evaluate(compare({ truth, candidate: model(step), baseline: model(step - 1) }, GATE, ['accuracy', 'f1']), GATE, 'found').verdict)
  expect(byRules).not.toContain('fail')
  const byAnchor = steps.map((step) => evaluateAnchor(against(0, step), GATE).map(({ verdict }) => verdict).join())
  expect(byAnchor.map((verdict) => verdict === 'fail')).toEqual([false, false, false, true, true, true, true, true, true, true])
  expect(evaluateAnchor(against(0, 4), GATE)).toMatchObject([{
    metric: 'accuracy', path: ['gate', 'rules', 1, 'max-total-drop'], id: 'rules[1].max-total-drop', values: { baseline: 0.9, candidate: 0.868 }, threshold: { side: 'at-least', value: -0.03 }
  }])
})

test('the anchor moves up with what is shown to be better, and with nothing else', () => {
  expect(isNewAnchor(against(5, 0))).toBe(true)
  expect(isNewAnchor(against(0, 0))).toBe(false)
  expect(isNewAnchor(against(0, 5))).toBe(false)
  const both = gateWith('{ metric: accuracy, max-drop: 0.01, max-total-drop: 0.03 }', '{ metric: recall, max-drop: 0.01, max-total-drop: 0.03 }')
  const cautious: Scores = { ...model(0), values: model(0).values.map((score, row) => (truth.values[row] === 0 ? 0.1 : row % 200 === 1 ? 0.1 : score)) }
  const mixed = compareWithAnchor({ record, isBaseline: false, scores: model(0) }, { truth, candidate: cautious }, both)
  expect(mixed.comparison.metrics.find(({ metric }) => metric === 'accuracy')!.change!.low).toBeGreaterThan(0)
  expect(isNewAnchor(mixed)).toBe(false)
})

test('losses are turned round', () => {
  const gate = gateWith('{ metric: log_loss, max-drop: 0.01, max-total-drop: 0.03 }')
  expect(isNewAnchor(against(5, 0, gate))).toBe(true)
  expect(isNewAnchor(against(0, 5, gate))).toBe(false)
  expect(evaluateAnchor(against(0, 5, gate), gate)).toMatchObject([{ verdict: 'fail' }])
})
