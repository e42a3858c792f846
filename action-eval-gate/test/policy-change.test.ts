import { policyChanges } from '../src/policy/policy-change.ts'

const policy = (rules: string, more = '') => `version: 1\ngate:\n  data: eval.csv\n${more}  rules: [${rules}]\n`
const changes = (before: string, after: string) => policyChanges(before, after).map(({ what, before: old, after: now, effect }) => [what, old, now, effect])
const AUC = '{ metric: roc_auc, max-drop: 0.01, min: 0.7 }'

test('nothing is a change but what the gate reads', () => {
  expect(changes(policy(AUC), policy(AUC))).toEqual([])
  expect(changes(policy(AUC), `# why\n${policy(AUC)}canary: {}\n`)).toEqual([])
})

test.each([
  ['a larger drop', 'max-drop: 0.01', 'max-drop: 0.05', [['roc_auc: max-drop', '0.01', '0.05', 'softer']]],
  ['a smaller drop', 'max-drop: 0.01', 'max-drop: 0.005', [['roc_auc: max-drop', '0.01', '0.005', 'stricter']]],
  ['a lower bound', 'min: 0.7', 'min: 0.6', [['roc_auc: min', '0.7', '0.6', 'softer']]],
  ['a bound that is gone', ', min: 0.7', '', [['roc_auc: min', '0.7', undefined, 'softer']]],
  ['a bound that is new', 'min: 0.7', 'min: 0.7, max: 0.9', [['roc_auc: max', undefined, '0.9', 'stricter']]],
  ['proof asked for', 'min: 0.7', 'min: 0.7, mode: non-inferiority', [['roc_auc: mode', undefined, 'non-inferiority', 'stricter']]],
  ['no test any more', 'min: 0.7', 'min: 0.7, mode: point', [['roc_auc: mode', undefined, 'point', 'other']]],
  ['other slices', 'min: 0.7', 'min: 0.7, slices: [device]', [['roc_auc: slices', undefined, 'device', 'other']]]
])('%s', (_, from, to, expected) => {
  expect(changes(policy(AUC), policy(AUC.replace(from, to)))).toEqual(expected)
})

test('rules are found again wherever they stand; those that are gone soften the gate', () => {
  const f1 = '{ metric: f1, max-drop: 0.02, slices: [device] }'
  expect(changes(policy(`${AUC}, ${f1}`), policy(`${f1}, ${AUC}`))).toEqual([])
  expect(changes(policy(`${AUC}, ${f1}`), policy(AUC))).toEqual([['rule f1 by device', 'max-drop 0.02', undefined, 'softer']])
  expect(changes(policy(AUC), policy(`${AUC}, ${f1}`))).toEqual([['rule f1 by device', undefined, 'max-drop 0.02', 'stricter']])
  const twice = `${AUC}, { metric: roc_auc, mode: superiority }`
  expect(changes(policy(twice), policy(twice.replace('max-drop: 0.01', 'max-drop: 0.02')))).toEqual([['roc_auc: max-drop', '0.01', '0.02', 'softer']])
})

test('keys beside the rules are held against each other, percents as numbers', () => {
  expect(changes(policy(AUC, '  level: 90%\n'), policy(AUC, '  level: 99%\n'))).toEqual([['level', '90%', '99%', 'softer']])
  expect(changes(policy(AUC), policy(AUC, '  min-slice-rows: 500\n'))).toEqual([['min-slice-rows', undefined, '500', 'other']])
  expect(changes(policy(AUC), policy(AUC, '  baseline: { on-data-change: warn }\n'))).toEqual([['baseline.on-data-change', undefined, 'warn', 'softer']])
  expect(changes(policy(AUC, '  model-card: { file: CARD.md }\n'), policy(AUC))).toEqual([['model-card.file', 'CARD.md', undefined, 'softer']])
  expect(changes(policy(AUC), policy(AUC).replace('eval.csv', 'easy.csv'))).toEqual([['data', 'eval.csv', 'easy.csv', 'other']])
})
