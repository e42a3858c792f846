import { parsePolicy } from '../src/index.ts'

const GATE = 'version: 1\ngate:\n  task: binary\n  data: e.csv\n  label: y\n'
const problemsOf = (section: string, candidate = 'model: m.onnx'): readonly string[] => {
  try {
    parsePolicy(`${GATE}  ${candidate}\n${section}`, 'f')
    return []
  } catch (error) {
    return (error as { problems: readonly { where: string; message: string }[] }).problems.map(({ where, message }) => `${where.replace(/^.*\(|\)$/g, '')}: ${message}`)
  }
}
const robustness = (rule: string): readonly string[] => problemsOf(`  robustness:\n    - { ${rule} }\n`)
const importance = (keys: string): readonly string[] => problemsOf(`  importance: { ${keys} }\n`)

test('rules about disturbed inputs are read with their defaults', () => {
  expect(parsePolicy(`${GATE}  model: m.onnx\n  robustness:\n    - { perturbation: swap, amount: 0.1, columns: [phase], metric: f1, max-drop: 0.02 }\n`, 'f').policy.gate?.robustness).toEqual([
    { perturbation: 'swap', amount: 0.1, columns: ['phase'], metric: 'f1', mode: 'regression', maxDrop: 0.02 }
  ])
})

test.each([
  ['perturbation: swap, amount: 2, metric: f1, max-drop: 0.1', 'gate.robustness[0].amount: The amount of swap is a share of the values, found 2.'],
  ['perturbation: noise, amount: 0.1, metric: f1', 'gate.robustness[0]: The rule demands nothing.'],
  ['perturbation: noise, amount: 0.1, metric: f1, max-drop: 0', 'gate.robustness[0].max-drop: "max-drop" of 0 cannot be judged in mode regression: no data are enough to rule out any change at all.'],
  ['perturbation: noise, amount: 0.1, metric: mae, max-drop: 1', expect.stringContaining('gate.robustness[0].metric: ')],
  ['perturbation: noise, amount: 0.1, metric: f1, max-drop: 0.1, columns: [y]', 'gate.robustness[0].columns[0]: "y" is a label, which no model reads.'],
  ['perturbation: noise, amount: 0, metric: f1, max-drop: 0.1', expect.stringContaining('gate.robustness[0].amount: ')]
])('of { %s } it says what is wrong', (rule, problem) => {
  expect(robustness(rule)).toEqual([problem])
})

test('the section about importance is read with its defaults', () => {
  expect(parsePolicy(`${GATE}  model: m.onnx\n  importance: { metric: roc_auc, forbidden-features: [zip], max-importance: { age: 0.01 } }\n`, 'f').policy.gate?.importance).toEqual({
    metric: 'roc_auc', repeats: 5, maxRows: 10_000, forbiddenFeatures: ['zip'], maxImportance: [{ feature: 'age', max: 0.01 }]
  })
})

test.each([
  ['repeats: 5', 'gate.importance: The section demands nothing.'],
  ['max-importance: { age: 0.01 }', 'gate.importance.max-importance: Importance is measured by a metric, but none is named.'],
  ['forbidden-features: [zip, zip]', 'gate.importance.forbidden-features[1]: "zip" stands twice in the list.'],
  ['metric: f1, forbidden-features: [zip], max-importance: { zip: 1 }', 'gate.importance.max-importance.zip: "zip" is forbidden altogether.'],
  ['metric: f7', expect.stringContaining('gate.importance.metric: ')]
])('of { %s } it says what is wrong there', (keys, problem) => {
  expect(importance(keys)).toEqual([problem])
})

test('predictions have no inputs to be disturbed', () => {
  expect(problemsOf('  importance: { forbidden-features: [zip] }\n  robustness:\n    - { perturbation: noise, amount: 0.1, metric: f1, max-drop: 0.1 }\n', 'predictions: p.csv')).toEqual([
    expect.stringContaining('gate.importance: Importance is that of the features of a model'), expect.stringContaining('gate.robustness: Robustness is that of a model')
  ])
})
