import { parsePolicy, TASKS } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { plainText } from '@mlgate/report'
import { gateOf, readInputs } from '../src/inputs.ts'
import type { Scored } from '../src/scoring/scored.ts'
import { settledGate } from '../src/policy/settled-gate.ts'
import { ruleWords, taskWords } from '../src/policy/settled-words.ts'

const inputs = readInputs({ get: (name) => (name === 'github-token' ? 't' : '') })
const open = (text: string) => {
  const file = parsePolicy(`version: 1\ngate:\n  data: e.csv\n  label: y\n  model: m.onnx\n${text}`, 'mlgate.yml')
  return { file, gate: gateOf(file, 'mlgate.yml', inputs) }
}
const scored = (task: Scored['truth']['task'], width = 3): Pick<Scored, 'truth' | 'candidate'> => ({
  truth: { task, values: new Float64Array(), width: 1, names: [] }, candidate: { values: new Float64Array(), width, type: 'double' }
})
const settle = (text: string, of: Pick<Scored, 'truth' | 'candidate'>) => {
  const { file, gate } = open(text)
  return settledGate(gate, of, file, 'mlgate.yml')
}

test('without rules the usual ones of the task hold, and are said in words', () => {
  expect(TASKS.map((task) => [task, plainText(ruleWords(settle('', scored(task)).rules))])).toEqual([
    ['binary', 'roc_auc may fall by 1.00 pp, log_loss may rise by 1% of the baseline\'s'],
    ['multiclass', 'accuracy may fall by 1.00 pp, log_loss may rise by 1% of the baseline\'s'],
    ['multilabel', 'f1_micro may fall by 1.00 pp, log_loss may rise by 1% of the baseline\'s'],
    ['regression', 'mae may rise by 1% of the baseline\'s'],
    ['ranking', 'ndcg@10 may fall by 1.00 pp']
  ])
  expect(settle('', scored('multiclass', 1)).rules.map(({ metric }) => metric)).toEqual(['accuracy', 'f1_macro'])
  expect(settle('', scored('binary'))).toMatchObject({ task: 'binary', usualRules: true })
})

test('rules of the policy stay, as far as they are about the task that was found', () => {
  const rules = '  rules:\n    - { metric: accuracy, max-drop: 0.1 }\n    - { metric: ndcg@5, max-drop: 0.1 }\n'
  expect(settle(rules.split('\n').slice(0, 2).join('\n'), scored('multiclass'))).toMatchObject({ usualRules: false, rules: [{ metric: 'accuracy' }] })
  const error = (() => { try { return settle(rules, scored('multiclass')) } catch (thrown) { return thrown } })()
  expect(error).toBeInstanceOf(ConfigError)
  expect((error as ConfigError).problems).toEqual([{
    code: 'MLG-102', where: 'mlgate.yml:8 (gate.rules[1].metric)',
    message: 'ndcg is a metric of task ranking, not of multiclass. The task was inferred.',
    fix: expect.stringMatching(/^Legal metrics: accuracy, .* If "multiclass" is not the task, name it under gate\.task\.$/)
  }])
})

test('the task, why it was taken, and its classes are said', () => {
  const truth = { task: 'multiclass', values: new Float64Array(), width: 1, names: ['gull', '<b>owl</b>'] } as const
  expect(taskWords({ truth, understood: { inferred: 'the labels are 2 classes', classesFrom: 'data' } }))
    .toEqual(['multiclass, inferred: the labels are 2 classes', '; classes ', { code: '"gull"' }, ', ', { code: '"<b>owl</b>"' }, ', as the data hold them'])
  expect(plainText(taskWords({ truth: { ...truth, task: 'regression', names: [] }, understood: {} }))).toBe('regression')
})
