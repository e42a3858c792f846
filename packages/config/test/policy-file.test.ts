import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, type Problem } from '@mlgate/problem'
import { defaultDataPolicy, parsePolicy } from '../src/index.ts'

const EXAMPLE = readFileSync(join(import.meta.dirname, 'fixtures', 'mlgate.yml'), 'utf8')
const GATE = 'version: 1\ngate:\n  task: binary\n  data: e.csv\n  label: y\n  model: m.onnx\n  rules:\n'
const REGRESSION = GATE.replace('binary', 'regression')
const CANARY = 'version: 1\ncanary:\n  metrics-url: http://127.0.0.1:1/metrics\n  counter: c\n  steps: [10%]\n'
const TRAIN = 'version: 1\ntrain:\n  workflow: train.yml\n'
const DATA = 'version: 1\ndata:\n  contract: c.yml\n  files: [a.csv]\n'

function problems(text: string): readonly Problem[] {
  try {
    parsePolicy(text, 'mlgate.yml')
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
const brief = (text: string): string[] => problems(text).map(({ code, where, message }) => `${code} ${where} ${message}`)

test('the example is read with every value parsed', () => {
  expect(parsePolicy(EXAMPLE, 'mlgate.yml').policy).toEqual({
    version: 1,
    data: {
      contract: 'contracts/strikes.odcs.yml',
      files: ['data/train.csv'],
      label: 'damaged',
      slices: ['wildlife_size', 'phase'],
      testFiles: [],
      environment: 'training',
      drift: { maxDistance: 0.1, maxMissingChange: 0.05, alpha: 0.01, mode: 'effect-and-significance', columns: new Map() },
      leakage: { maxOverlap: 0, maxSharedIds: 0, maxSharedGroups: 0, maxLabelInformation: 0.9 },
      poisoning: { maxFlippedLabels: 0.01, maxPurityGain: 0.3, maxTailGrowth: 3, maxNewCategories: 0.01 },
      pii: 'warn',
      maxDuplicates: 0.05,
      maxConflictingLabels: 0.05,
      reference: { artifact: 'mlgate-profile' }
    },
    train: { workflow: 'train.yml', inputs: { epochs: '200' }, artifact: 'trained-model', queueTimeout: 600_000, timeout: 7_200_000 },
    gate: {
      task: 'binary',
      data: 'data/eval.csv',
      fairness: [],
      robustness: [],
      label: 'damaged',
      labels: ['damaged'],
      model: 'model/model.onnx',
      scoreColumns: ['score'],
      slices: [],
      minSliceRows: 100,
      maxDataUses: 100,
      threshold: 0.5,
      baseline: { place: { kind: 'artifact', name: 'mlgate-baseline' }, prefer: 'merge-base', onDataChange: 'error' },
      rules: [
        { metric: 'roc_auc', mode: 'regression', maxDrop: 0.01, min: 0.7 },
        { metric: 'log_loss', mode: 'regression', maxDrop: 0.01 },
        { metric: 'f1', mode: 'regression', maxDrop: 0.02 }
      ],
      level: 0.9,
      bootstrap: { resamples: 2000, seed: 7 }
    },
    canary: {
      metricsUrl: 'http://127.0.0.1:8085/metrics',
      counter: 'predictions_total',
      steps: [0.1, 0.5],
      look: 2000,
      settle: 500,
      minRequests: 50,
      alpha: 0.05,
      promoteBelowOddsRatio: 2,
      maxErrorRate: 0.2,
      deadline: 600_000,
      onInconclusive: 'rollback'
    }
  })
})

test('defaults are those of the example', () => {
  const { data, train, gate, canary } = parsePolicy(EXAMPLE, 'mlgate.yml').policy
  const sparse = (section: string): string => `version: 1\n${section}`
  const { label, maxDuplicates, maxConflictingLabels, ...defaults } = data!
  expect([label, maxDuplicates, maxConflictingLabels]).toEqual(['damaged', 0.05, 0.05])
  expect(parsePolicy(DATA, 'f').policy.data).toEqual({ ...defaults, contract: 'c.yml', files: ['a.csv'], slices: [] })
  expect(defaultDataPolicy('c.yml', ['a.csv'])).toEqual(parsePolicy(DATA, 'f').policy.data)
  expect(parsePolicy(TRAIN, 'f').policy.train).toEqual({ ...train, inputs: {} })
  const { threshold, baseline, level, bootstrap } = gate ?? {}
  expect(parsePolicy(`${GATE}    - { metric: f1, min: 0.5 }`, 'f').policy.gate).toEqual({
    task: 'binary', data: 'e.csv', label: 'y', labels: ['y'], model: 'm.onnx', scoreColumns: ['score'], rules: [{ metric: 'f1', mode: 'regression', min: 0.5 }], slices: [], fairness: [], robustness: [], minSliceRows: 100, maxDataUses: 100,
    threshold, baseline, level, bootstrap
  })
  expect(parsePolicy(CANARY, 'f').policy.canary).toEqual({ ...canary, metricsUrl: 'http://127.0.0.1:1/metrics', counter: 'c', steps: [0.1] })
  expect(parsePolicy(sparse('train: {workflow: a.yml}'), 'f').policy.gate).toBeUndefined()
})

test('an empty model card asks for the usual sections', () => {
  expect(parsePolicy(`${GATE}    - { metric: f1, min: 0.5 }\n  model-card: {}`, 'f').policy.gate?.modelCard).toEqual({
    file: 'MODEL_CARD.md', sections: ['Intended use', 'Training data', 'Evaluation', 'Limitations']
  })
})

test('lineOf names the line of a key, of an item, of a key in an item', () => {
  const { lineOf } = parsePolicy(EXAMPLE, 'mlgate.yml')
  const line = (text: string): number => EXAMPLE.split('\n').findIndex((it) => it.includes(text)) + 1
  expect(lineOf(['gate'])).toBe(line('gate:'))
  expect(lineOf(['gate', 'rules', 1])).toBe(line('metric: log_loss'))
  expect(lineOf(['gate', 'rules', 2, 'mode'])).toBe(line('metric: f1'))
  expect(lineOf(['canary', 'deadline'])).toBe(line('deadline:'))
  expect(lineOf(['canary', 'absent'])).toBeUndefined()
})

test('every problem is told at once, in the order of the file, with the nearest legal word', () => {
  const text = `version: 1
data:
  contract: ../secret.yml
  files: []
  lable: y
gate:
  task: binry
  data: e.csv
  model: 12
  rules:
    - { metric: auc_roc, max-dorp: 0.1 }
    - { metric: F1, min: high }
canary:
  metrics-url: ftp://x
  counter: predictions-total
  steps: [10, 50%]
  look: 2 s
  min-requests: 0
deploy: {}
`
  expect(problems(text).map(({ where, message, fix }) => `${where} | ${message} | ${fix}`)).toEqual([
    'mlgate.yml:3:3 (data.contract) | Expected a path inside the workspace, with /, found "../secret.yml". | Write a path inside the workspace, with /.',
    'mlgate.yml:4:3 (data.files) | Expected a list of one or more paths of CSV or Parquet files, found an empty list. | Write a list of one or more paths of CSV or Parquet files.',
    'mlgate.yml:5:3 (data.lable) | "data" has no key "lable". | Did you mean "label"? Legal keys: contract, files, label, slices, test-files, id, group, time-column, environment, drift, leakage, poisoning, pii, max-duplicates, max-conflicting-labels, reference.',
    'mlgate.yml:6:1 (gate) | "gate" lacks the key "label". | Add "label".',
    'mlgate.yml:7:3 (gate.task) | Expected one of binary, multiclass, multilabel, regression, ranking, auto, found "binry". | Did you mean "binary"?',
    'mlgate.yml:9:3 (gate.model) | Expected a path inside the workspace, with /, found 12. | Write a path inside the workspace, with /.',
    'mlgate.yml:11:9 (gate.rules[0].metric) | There is no metric "auc_roc". | Did you mean "roc_auc"?',
    'mlgate.yml:11:26 (gate.rules[0].max-dorp) | "rules" has no key "max-dorp". | Did you mean "max-drop"? Legal keys: metric, mode, max-drop, max-relative-drop, min-improvement, min, max, slices, max-total-drop, max-gap, max-decay.',
    'mlgate.yml:12:9 (gate.rules[1].metric) | There is no metric "F1". | Did you mean "f1"?',
    'mlgate.yml:12:21 (gate.rules[1].min) | Expected a number, found "high". | Write a number.',
    'mlgate.yml:14:3 (canary.metrics-url) | Expected an http or https address without user and password, found "ftp://x". | Write an http or https address without user and password.',
    'mlgate.yml:15:3 (canary.counter) | Expected the name of a Prometheus counter, found "predictions-total". | Write the name of a Prometheus counter.',
    'mlgate.yml:16:11 (canary.steps[0]) | Expected a percent such as 1%, or a fraction below 1 such as 0.01, found 10. | Write a percent such as 1%, or a fraction below 1 such as 0.01.',
    'mlgate.yml:17:3 (canary.look) | Expected a duration such as 500ms, 2s, 10m or 2h, at most 480h, found "2 s". | Write a duration such as 500ms, 2s, 10m or 2h, at most 480h.',
    'mlgate.yml:18:3 (canary.min-requests) | Expected a whole number, at least 1, found 0. | Write a whole number, at least 1.',
    'mlgate.yml:19:1 (deploy) | The policy has no key "deploy". | Legal keys: version, data, train, gate, canary.'
  ])
})

test.each([
  ['', 'MLG-101 mlgate.yml:1:1 The file is empty.'],
  ['# only a comment\n', 'MLG-101 mlgate.yml:1:1 The file is empty.'],
  ['null', 'MLG-102 mlgate.yml:1:1 Expected a policy of mlgate, found nothing.'],
  ['[]', 'MLG-102 mlgate.yml:1:1 Expected a policy of mlgate, found an empty list.'],
  ['"x"', 'MLG-102 mlgate.yml:1:1 Expected a policy of mlgate, found "x".'],
  ['version: 1', 'MLG-102 mlgate.yml:1:1 The policy has no section.'],
  ['{}', 'MLG-102 mlgate.yml:1:1 The policy has no section.'],
  ['version: 99\ntrain: {workflow: t.yml}', 'MLG-102 mlgate.yml:1:1 (version) Expected 1, the only version of the policy, found 99.'],
  ['version: "1"\ntrain: {workflow: t.yml}', 'MLG-102 mlgate.yml:1:1 (version) Expected 1, the only version of the policy, found "1".'],
  ['train: {workflow: t.yml}', 'MLG-102 mlgate.yml:1:1 The policy lacks the key "version".'],
  ['version: 1\ngate:', 'MLG-102 mlgate.yml:2:1 (gate) Expected a section with the keys data, label and model or predictions, found nothing.'],
  [`${GATE}    []`, 'MLG-102 mlgate.yml:7:3 (gate.rules) Expected a list of one or more rules, found an empty list.'],
  [`${TRAIN}  inputs: {a: 1}`, 'MLG-102 mlgate.yml:4:12 (train.inputs.a) Expected a text; numbers and flags in quotes, found 1.'],
  [`${TRAIN}  inputs: {a/b~c: 1}`, 'MLG-102 mlgate.yml:4:12 (train.inputs."a/b~c") Expected a text; numbers and flags in quotes, found 1.'],
  [`${TRAIN}  inputs: {a: yes}\n  <<: {artifact: x}`, 'MLG-102 mlgate.yml:5:3 (train."<<") "train" has no key "<<".'],
  [`${TRAIN}  __proto__: {artifact: x}`, 'MLG-102 mlgate.yml:4:3 (train.__proto__) "train" has no key "__proto__".'],
  [`${TRAIN}  constructor: 1`, 'MLG-102 mlgate.yml:4:3 (train.constructor) "train" has no key "constructor".'],
  [`${TRAIN}  workflow: b.yml`, 'MLG-101 mlgate.yml:4:3 A key is written twice in the same map.'],
  ['version: 1\n\ttrain: 2', 'MLG-101 mlgate.yml:2:1 The file is not valid YAML: Tabs are not allowed as indentation.'],
  ['version: 1\n---\nversion: 1', 'MLG-101 mlgate.yml:2:1 The file holds more than one YAML document.'],
  ['version: 1\n...\ntrailing', 'MLG-101 mlgate.yml:3:1 The file holds more than one YAML document.'],
  ['%YAML 1.1\n---\nversion: 1', 'MLG-101 mlgate.yml:1:1 The file is written for YAML 1.1.'],
  ['version: 1\ntrain: !!binary aGk=', 'MLG-101 mlgate.yml:2:17 The tag "tag:yaml.org,2002:binary" is not allowed.'],
  ['version: 1\ntrain: &a [*a]', 'MLG-101 mlgate.yml:2:12 The alias "a" stands inside what it repeats.'],
  ['version: *nothing', 'MLG-101 mlgate.yml:1:10 The alias "nothing" repeats nothing.'],
  ['version: \uFFFD', 'MLG-101 mlgate.yml:1:1 The file is not UTF-8 text.'],
  ['v\0e\0r\0', 'MLG-101 mlgate.yml:1:1 The file is not UTF-8 text.'],
  ['? [1]\n: 2', 'MLG-101 mlgate.yml:1:3 The file is not valid YAML: With stringKeys, all keys must be strings.']
])('%j is refused', (text, first) => {
  expect(brief(text)).toContain(first)
})

test.each(['!!js/function x', '!foo 1'])('the tag of %s is refused', (value) => {
  expect(brief(`version: 1\ntrain: ${value}`).join()).toContain('MLG-101 mlgate.yml:2:8')
})

test('a byte order mark is no part of the first key', () => {
  expect(problems(`\uFEFF${TRAIN}`)).toEqual([])
})

test.each([
  ['012', 'Expected a decimal number, found "012".'],
  ['0x10', 'Expected a decimal number, found "0x10".'],
  ['.inf', 'Expected a finite number, found ".inf".'],
  ['-.INF', 'Expected a finite number, found "-.INF".'],
  ['.nan', 'Expected a finite number, found ".nan".'],
  ['1e999', 'Expected a finite number, found "1e999".'],
  ['9007199254740993', 'Expected a whole number up to 2^53 - 1, found "9007199254740993".'],
  ['1_000', 'Expected a whole number, at least 1, found "1_000".'],
  ['１２', 'Expected a whole number, at least 1, found "１２".'],
  ['"50"', 'Expected a whole number, at least 1, found "50".'],
  ['50.5', 'Expected a whole number, at least 1, found 50.5.'],
  ['true', 'Expected a whole number, at least 1, found true.']
])('the number %s is refused once', (value, message) => {
  expect(problems(`${CANARY}  min-requests: ${value}`)).toEqual([
    { code: 'MLG-102', where: 'mlgate.yml:6:3 (canary.min-requests)', message, fix: expect.any(String) }
  ])
})

test.each([
  [`${CANARY}  steps: [50%, 10%]`.replace('  steps: [10%]\n', ''), 'canary.steps', 'Expected ascending steps above 0%, found 50%, 10%.'],
  [`${CANARY}  steps: [10%, 10%]`.replace('  steps: [10%]\n', ''), 'canary.steps', 'Expected ascending steps above 0%, found 10%, 10%.'],
  [`${CANARY}  steps: [0%]`.replace('  steps: [10%]\n', ''), 'canary.steps', 'Expected ascending steps above 0%, found 0%.'],
  [`${CANARY}  steps: [101%]`.replace('  steps: [10%]\n', ''), 'canary.steps[0]', 'Expected a percent such as 1%, or a fraction below 1 such as 0.01, found "101%".'],
  [`${CANARY}  steps: [1]`.replace('  steps: [10%]\n', ''), 'canary.steps[0]', 'Expected a percent such as 1%, or a fraction below 1 such as 0.01, found 1.'],
  [`${CANARY}  look: 0s`, 'canary.look', 'Expected a duration above 0, found 0.'],
  [`${CANARY}  look: 481h\n  deadline: 480h`, 'canary.look', 'Expected a duration such as 500ms, 2s, 10m or 2h, at most 480h, found a longer one.'],
  [`${CANARY}  look: 11m`, 'canary.deadline', 'The deadline passes before the first look.'],
  [`${CANARY}  alpha: 0%`, 'canary.alpha', 'Expected a percent above 0% and below 100%, found 0%.'],
  [`${CANARY}  promote-below-odds-ratio: 1`, 'canary.promote-below-odds-ratio', 'Expected a number above 1, found 1.'],
  [`${CANARY}  metrics-url: http://user:pass@host/metrics`.replace('  metrics-url: http://127.0.0.1:1/metrics\n', ''), 'canary.metrics-url', 'Expected an http or https address without user and password, found "http://user:pass@host/metrics".'],
  [`${TRAIN}  queue-timeout: 3h`, 'train.queue-timeout', 'The run may wait for a runner longer than it may take altogether.'],
  [`${TRAIN}  timeout: 0m`, 'train.timeout', 'Expected a duration above 0, found 0.'],
  [TRAIN.replace('train.yml', '../train.yml'), 'train.workflow', 'Expected the file name of a workflow, for example train.yml, found "../train.yml".'],
  [`${DATA}  slices: [a]`, 'data.slices', 'Slices compare label rates, but no label is named.'],
  [`${DATA}  label: a\n  slices: [a]`, 'data.slices', 'The label "a" is also a slice.'],
  [`${DATA}  drift: {alpha: 100%}`, 'data.drift.alpha', 'Expected a percent above 0% and below 100%, found 100%.'],
  [DATA.replace('[a.csv]', '[a.csv, a.csv]'), 'data.files[1]', '"a.csv" stands twice in the list.'],
  [DATA.replace('a.csv', '/etc/passwd'), 'data.files[0]', 'Expected a path inside the workspace, with /, found "/etc/passwd".'],
  [DATA.replace('a.csv', 'C:\\x'), 'data.files[0]', 'Expected a path inside the workspace, with /, found "C:\\\\x".'],
  [DATA.replace('a.csv', 'a/../../x'), 'data.files[0]', 'Expected a path inside the workspace, with /, found "a/../../x".'],
  [`${GATE}    - { metric: f1 }`, 'gate.rules[0]', 'The rule demands nothing.'],
  [`${GATE}    - { metric: f1, mode: non-inferiority, min: 0.1 }`, 'gate.rules[0]', 'A rule of mode non-inferiority needs the margin "max-drop".'],
  [`${GATE}    - { metric: f1, max-drop: 0 }`, 'gate.rules[0].max-drop', '"max-drop" of 0 cannot be judged in mode regression: no data are enough to rule out any drop at all.'],
  [`${GATE}    - { metric: f1, max-drop: -0.1 }`, 'gate.rules[0].max-drop', 'Expected a number, at least 0, found -0.1.'],
  [`${GATE}    - { metric: f1, max-drop: 2 }`, 'gate.rules[0].max-drop', 'f1 lies from 0 to 1, so it can never drop by 2.'],
  [`${GATE}    - { metric: roc_auc, min: 0.9, max: 0.8 }`, 'gate.rules[0].min', '"min" 0.9 is above "max" 0.8.'],
  [`${GATE}    - { metric: accuracy, min: 70 }`, 'gate.rules[0].min', 'accuracy lies from 0 to 1; found 70.'],
  [`${GATE}    - { metric: log_loss, max: -1 }`, 'gate.rules[0].max', 'log_loss is never negative; found -1.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n    - { metric: f1, min: 0.2 }`, 'gate.rules[1]', 'Rule 2 is about f1 (regression), as rule 1 is.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n`.replace('  model: m.onnx\n', ''), 'gate', '"gate" names no candidate.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  predictions: p.csv`, 'gate.predictions', 'The gate names both a model and predictions.'],
  [`${GATE}    - { metric: f1, max-total-drop: 0.1 }`, 'gate.rules[0]', 'The rule demands nothing.'],
  [`${GATE}    - { metric: f1, max-drop: 0.1, max-total-drop: 0.05 }`, 'gate.rules[0].max-total-drop', '"max-total-drop" 0.05 is below "max-drop" 0.1, which no step could ever use up.'],
  [`${GATE}    - { metric: f1, min: 0.1, max-total-drop: 0 }`, 'gate.rules[0].max-total-drop', '"max-total-drop" of 0 can never be judged.'],
  [`${GATE}    - { metric: f1, min: 0.1, max-total-drop: 0.1, slices: [a] }`, 'gate.rules[0].max-total-drop', '"max-total-drop" is judged on all rows, but the rule is about slices.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  baseline: { artifact: a, release: v1 }`, 'gate.baseline.release', 'It names both artifact and release.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  baseline: { file: a.zip, asset: b.zip }`, 'gate.baseline.asset', 'An asset is a file of a release, but no release is named.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  baseline: { anchor: {} }`, 'gate.baseline.anchor', 'The anchor names no place.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  baseline: { release: "-x" }`, 'gate.baseline.release', 'Expected the name of a tag, found "-x".'],
  [`${GATE}    - { metric: f1, max-gap: 0.1 }`, 'gate.rules[0].max-gap', '"max-gap" compares slices, but the rule names none.'],
  [`${GATE}    - { metric: f1, min: 0.1, slices: [y=1] }`, 'gate.rules[0].slices[0]', 'The label "y" is also a slice.'],
  [`${GATE}    - { metric: f1, min: 0.1, slices: [=1] }`, 'gate.rules[0].slices[0]', 'Expected a column and a comparison, such as age >= 65, at "=1".'],
  [`${GATE}    - { metric: f1, min: 0.1, slices: [age >=] }`, 'gate.rules[0].slices[0]', 'Expected a number or a text, in quotes where it holds more than words, at its end.'],
  [`${GATE}    - { metric: f1, min: 0.1, slices: [a > 3 and y = 1] }`, 'gate.rules[0].slices[0]', 'The label "y" is also a slice.'],
  [`${GATE}    - { metric: f1, min: 0.1, slices: ["old: age > 3"] }\n  slices: [old: age > 4]`, 'gate.rules[0].slices[0]', 'The slice "old" is described twice, as different rows.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  period: day`, 'gate.period', '"period" needs a column that says when a row was.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  time-column: y`, 'gate.time-column', 'The label "y" is also the time.'],
  [`${GATE}    - { metric: f1, min: 0.1, max-decay: 0.1 }`, 'gate.rules[0].max-decay', '"max-decay" is about periods of time, but no column says when a row was.'],
  [`${GATE}    - { metric: f1, min: 0.1, max-decay: 0 }\n  time-column: t`, 'gate.rules[0].max-decay', '"max-decay" of 0 can never be judged.'],
  [`${GATE}    - { metric: f1, min: 0.1, max-decay: 0.1, slices: [a] }\n  time-column: t`, 'gate.rules[0].max-decay', '"max-decay" is judged on all rows, but the rule is about slices.'],
  [`${GATE}    - { metric: flip_rate, max: 0.1, max-decay: 0.1 }\n  time-column: t`, 'gate.rules[0].max-decay', 'flip_rate has no better side over time, so it cannot decay.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: equalized_odds_difference, column: sex }]`, 'gate.fairness[0]', 'The rule demands nothing.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: demographic_parity_ratio, column: sex, max: 0.2 }]`, 'gate.fairness[0].max', 'demographic_parity_ratio is best at 1, so "max" says nothing about it.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: predictive_parity_difference, column: sex, max: 0.2, agg: mean }]`, 'gate.fairness[0].agg', 'predictive_parity_difference is of one rate, so there is nothing to aggregate.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: predictive_parity_difference, column: sex, max-increase: 0 }]`, 'gate.fairness[0].max-increase', '"max-increase" of 0 cannot be judged in mode regression: no data are enough to rule out any change at all.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: equal_opportunity_difference, column: y, max: 0.1 }]`, 'gate.fairness[0].column', 'The label "y" is also the group.'],
  [`${REGRESSION}    - { metric: mae, max: 2 }\n  fairness: [{ criterion: equal_opportunity_difference, column: a, max: 0.1 }]`, 'gate.fairness', 'Fairness is judged by who is selected, so the task must be binary, found regression.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: demographic_parity_ratio, column: a, min: 0.1 }, { criterion: demographic_parity_ratio, column: a, max-drop: 0.1 }]`, 'gate.fairness[1]', 'Rule 2 is about demographic_parity_ratio of "a" (regression), as rule 1 is.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  slices: [a, b=1, a]`, 'gate.slices[2]', '"a" stands twice in the list.'],
  [`${GATE}    - { metric: f1_macro, min: 0.1 }`, 'gate.rules[0].metric', 'f1_macro is a metric of task multiclass, multilabel, not of binary.'],
  [`${GATE}    - { metric: fbeta, min: 0.1 }`, 'gate.rules[0].metric', 'fbeta takes beta, a number above 0 after "@", found "".'],
  [`${GATE}    - { metric: fbeta@0, min: 0.1 }`, 'gate.rules[0].metric', 'fbeta takes beta, a number above 0 after "@", found "0".'],
  [`${GATE}    - { metric: f1@2, min: 0.1 }`, 'gate.rules[0].metric', 'f1 takes nothing after "@".'],
  [`${GATE}    - { metric: ece@1.5, max: 0.1 }`, 'gate.rules[0].metric', 'ece takes a whole number of bins, at least 1 after "@", found "1.5".'],
  [`${GATE}    - { metric: matthews_corrcoef, min: -2 }`, 'gate.rules[0].min', 'matthews_corrcoef lies from -1 to 1; found -2.'],
  [`${GATE}    - { metric: flip_rate, max-drop: 0.1 }`, 'gate.rules[0]', 'flip_rate compares two models already, so only "max" can be asked of it.'],
  [`${GATE}    - { metric: f1, max-drop: 0.1, max-relative-drop: 1% }`, 'gate.rules[0]', 'The rule has more than one limit of the change.'],
  [`${GATE}    - { metric: f1, max-relative-drop: 0% }`, 'gate.rules[0].max-relative-drop', '"max-relative-drop" of 0 cannot be judged in mode regression: no data are enough to rule out any drop at all.'],
  [`${GATE}    - { metric: f1, min-improvement: 2 }`, 'gate.rules[0].min-improvement', 'f1 lies from 0 to 1, so it can never rise by 2.'],
  [`${GATE}    - { metric: f1, max-drop: 0.1, mode: superiority }`, 'gate.rules[0].max-drop', 'A rule of mode superiority allows no drop at all.'],
  [`${REGRESSION}    - { metric: bias, max-drop: 1 }`, 'gate.rules[0]', 'bias is best at 0 and has no better side, so no change of it is a drop.'],
  [`${REGRESSION}    - { metric: r2, max: 1.5 }`, 'gate.rules[0].max', 'r2 is never above 1; found 1.5.'],
  [`${REGRESSION}    - { metric: pinball@1, max: 2 }`, 'gate.rules[0].metric', 'pinball takes the quantile, between 0 and 1 after "@", found "1".'],
  [`${REGRESSION}    - { metric: mae, max: 2 }\n  classes: [a, b]`, 'gate.classes', 'The task regression has no classes.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  classes: [a, b, c]`, 'gate.classes', 'A binary label has two classes, found 3.'],
  [`${GATE.replace('label: y', 'label: [y, z]')}    - { metric: f1, min: 0.1 }`, 'gate.label', 'Several columns of labels are multilabel, but the task is binary.'],
  [`${GATE.replace('binary', 'ranking')}    - { metric: ndcg@10, min: 0.1 }`, 'gate', 'A ranking is judged query by query, but no column names the query of a row.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  group-column: y`, 'gate.group-column', 'The label "y" is also the group.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  features: [a, b, a]`, 'gate.features[2]', '"a" stands twice in the list.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  features: { X: [a, y] }`, 'gate.features.X[1]', '"y" is a label: the model would read the answer.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  features: {}`, 'gate.features', 'Expected a list of column names, or a map of graph inputs to such lists, found an empty map.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  id-column: y`, 'gate.id-column', 'The label "y" is also the id.'],
  [`${GATE}    - { metric: f1, min: 0.1 }\n  level: 100%`, 'gate.level', 'Expected a percent above 0% and below 100%, found 100%.']
])('values that do not fit: %j', (text, path, message) => {
  const [problem, ...others] = problems(text)
  expect(others).toEqual([])
  expect(problem?.message).toBe(message)
  expect(problem?.where).toContain(`(${path})`)
})

test.each([
  `${GATE}    - { metric: f1, max-drop: 0, mode: superiority }`,
  `${GATE}    - { metric: f1, max-drop: 0.1 }\n    - { metric: f1, max-drop: 0.2, slices: [device, "wing span=a=b"], max-gap: 0.1 }`,
  `${GATE}    - { metric: f1, max-drop: 0, mode: point }`,
  `${GATE}    - { metric: f1, mode: superiority }\n    - { metric: f1, max-drop: 0.1 }`,
  `${GATE}    - { metric: f1, max-drop: 0.1, max-decay: 0.05 }\n    - { metric: recall, min: 0.1, slices: ["a > 3 and b in (x, y)", old: age >= 65] }\n  time-column: t\n  period: week`,
  `${GATE}    - { metric: f1, min: 0.1 }\n  fairness: [{ criterion: equalized_odds_difference, column: sex, max: 0.1, max-increase: 0.02, agg: mean }, { criterion: demographic_parity_ratio, column: sex, min: 0.8 }]`,
  `${CANARY.replace('[10%]', '[0.1, 50%, 100%]')}  settle: 0s`,
  'version: 1\ngate: {data: e.csv, label: y, model: m.onnx}',
  `${GATE.replace('binary', 'auto')}    - { metric: ndcg@5, max-relative-drop: 1% }\n    - { metric: accuracy, min-improvement: 0.01 }`,
  `${GATE.replace('binary', 'multilabel').replace('label: y', 'label: [y, z]')}    - { metric: f1_samples, max-drop: 0.1 }\n  score-column: [p, q]`,
  `${REGRESSION}    - { metric: bias, min: -1, max: 1 }\n    - { metric: mae, max-drop: 250 }\n    - { metric: r2, min: -3 }`
])('accepted: %j', (text) => {
  expect(problems(text)).toEqual([])
})

test('features are one list, or one for each input', () => {
  const featuresOf = (text: string) => parsePolicy(`version: 1\ngate: { data: d.csv, label: y, model: m.onnx, output: logits, features: ${text} }`, 'p.yml').policy.gate
  expect(featuresOf('[a, b]')).toMatchObject({ features: [{ columns: ['a', 'b'] }], output: 'logits' })
  expect(featuresOf('{ X: [a], Z: [b, c] }')?.features).toEqual([{ input: 'X', columns: ['a'] }, { input: 'Z', columns: ['b', 'c'] }])
})

test('fairness, time and named slices are read with their defaults', () => {
  const { gate } = parsePolicy(`${GATE}    - { metric: f1, min: 0.1, slices: [old: age >= 65, "young: age < 20"] }\n  time-column: flown\n  fairness: [{ criterion: equal_opportunity_ratio, column: sex, min: 0.8, max-drop: 0.1 }]`, 'f').policy
  expect(gate?.rules[0]?.slices).toEqual(['old: age >= 65', 'young: age < 20'])
  expect(gate?.time).toEqual({ column: 'flown', period: 'month' })
  expect(gate?.fairness).toEqual([{ criterion: 'equal_opportunity_ratio', column: 'sex', mode: 'regression', min: 0.8, maxDrop: 0.1, minGroupSize: 50 }])
})

test.each([
  ['artifact: a', { place: { kind: 'artifact', name: 'a' }, prefer: 'merge-base', onDataChange: 'error' }],
  ['release: model/v1, prefer: newest', { place: { kind: 'release', tag: 'model/v1', asset: 'mlgate-baseline.zip' }, prefer: 'newest', onDataChange: 'error' }],
  ['file: a/b.zip, on-data-change: warn', { place: { kind: 'file', path: 'a/b.zip' }, prefer: 'merge-base', onDataChange: 'warn' }],
  ['anchor: { release: v1, asset: a.zip }', { place: { kind: 'artifact', name: 'mlgate-baseline' }, prefer: 'merge-base', anchor: { kind: 'release', tag: 'v1', asset: 'a.zip' }, onDataChange: 'error' }]
])('the baseline { %s } is read', (written, expected) => {
  expect(parsePolicy(`${GATE}    - { metric: f1, min: 0.1 }\n  baseline: { ${written} }`, 'mlgate.yml').policy.gate?.baseline).toEqual(expected)
})

test('size, depth and aliases are bounded before they cost anything', () => {
  expect(brief(`version: 1 #${'x'.repeat(256 * 1024)}`)[0]).toContain('at most 262144 are read')
  for (const nest of ['[', '{a: ', '- ', '? '])
    expect(brief(nest.repeat(20_000))).toEqual([expect.stringContaining('The file is nested deeper than 32 levels.')])
  const bomb = Array.from({ length: 12 }, (_, level) => `a${level}: &a${level} [${Array.from({ length: 9 }, () => level === 0 ? 'x' : `*a${level - 1}`).join()}]`).join('\n')
  expect(brief(bomb)).toContainEqual(expect.stringContaining('The file uses more than 20 aliases.'))
  const exponential = `a: &a [${'x,'.repeat(50)}]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]`
  expect(problems(exponential)).not.toEqual([])
})

test('foreign text is shown as one line of visible characters', () => {
  const [problem] = problems('version: 1\n"a\\u202e::set-output\\n\\e[31m": 1')
  expect(problem?.message).toBe('The policy has no key "a\\u{202e}::set-output\\n\\u001b[31m".')
  expect(problem?.where).not.toMatch(/[\n\u001b\u202e]/)
})

test('what rows are told apart by, and limits of single columns, are read', () => {
  const text = `${DATA}  label: y
  test-files: [b.csv]
  id: row
  group: patient
  time-column: seen
  environment: serving
  drift: { mode: effect, columns: { "a b": { max-distance: 0.2 }, c: { max-missing-change: 20% } } }
  leakage: { max-overlap: 1% }
  poisoning: { max-tail-growth: 5 }
  pii: ignore
`
  expect(problems(text)).toEqual([])
  expect(parsePolicy(text, 'f').policy.data).toMatchObject({
    testFiles: ['b.csv'], id: 'row', group: 'patient', timeColumn: 'seen', environment: 'serving', pii: 'ignore',
    drift: { mode: 'effect', columns: new Map([['a b', { maxDistance: 0.2 }], ['c', { maxMissingChange: 0.2 }]]) },
    leakage: { maxOverlap: 0.01, maxSharedIds: 0 }, poisoning: { maxTailGrowth: 5, maxFlippedLabels: 0.01 }
  })
})

test('keys that nothing would be checked by are refused', () => {
  expect(brief(`${DATA}  id: y\n  label: y\n  group: g\n  time-column: t\n`)).toEqual([
    'MLG-102 mlgate.yml:5:3 (data.id) "y" is also the label.',
    'MLG-102 mlgate.yml:7:3 (data.group) "group" is about the split from test data, but there are none.',
    'MLG-102 mlgate.yml:8:3 (data.time-column) "time-column" is about the split from test data, but there are none.'
  ])
  expect(brief(`${DATA}  id: k\n`)).toHaveLength(1)
  expect(brief(`${DATA}  test-files: [a.csv]\n`)).toEqual(['MLG-102 mlgate.yml:5:3 (data.test-files) "a.csv" is in "files" too.'])
  expect(brief(`${DATA}  drift: { columns: { a: {} } }\n`)).toHaveLength(1)
})
