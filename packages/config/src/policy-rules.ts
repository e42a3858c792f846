import type { Issue, Path } from './issue.ts'
import { DURATION_FORM } from './duration.ts'
import type { CanaryPolicy, DataPolicy, GatePolicy, GateRule, Policy, TrainPolicy } from './policy.ts'
import { quote } from './quote.ts'

/** What the schema cannot say: values that do not fit to each other. Paths are the keys of the file. */
export function policyIssues({ data, train, gate, canary }: Policy): Issue[] {
  return [
    ...(data === undefined ? [] : dataIssues(data)),
    ...(train === undefined ? [] : trainIssues(train)),
    ...(gate === undefined ? [] : gateIssues(gate)),
    ...(canary === undefined ? [] : canaryIssues(canary))
  ]
}

const when = (wrong: boolean, path: Path, message: string, fix: string): Issue[] =>
  wrong ? [{ path, message, fix }] : []

function dataIssues(data: DataPolicy): Issue[] {
  const { files, testFiles, slices, label, drift } = data
  return [
    ...twice(files, ['data', 'files']),
    ...twice(testFiles, ['data', 'test-files']),
    ...twice(slices, ['data', 'slices']),
    ...when(
      testFiles.some((file) => files.includes(file)),
      ['data', 'test-files'],
      `${quote(testFiles.find((file) => files.includes(file)) ?? '')} is in "files" too.`,
      'Test with data that nothing is trained on.'
    ),
    ...when(
      slices.length > 0 && label === undefined,
      ['data', 'slices'],
      'Slices compare label rates, but no label is named.',
      'Add "label", or remove "slices".'
    ),
    ...when(
      label !== undefined && slices.includes(label),
      ['data', 'slices'],
      `The label ${quote(label ?? '')} is also a slice.`,
      'Remove it from "slices".'
    ),
    ...keyIssues(data),
    ...probability(drift.alpha, ['data', 'drift', 'alpha'])
  ]
}

/** Columns that tell rows apart: a key that nothing is checked by must not pass for a check. */
function keyIssues({ label, id, group, timeColumn, testFiles }: DataPolicy): Issue[] {
  const keys = [['id', id], ['group', group], ['time-column', timeColumn]] as const
  return [
    ...keys.flatMap(([key, column]) =>
      when(
        column !== undefined && column === label,
        ['data', key],
        `${quote(column ?? '')} is also the label.`,
        'Name another column.'
      )
    ),
    ...when(
      id !== undefined && label === undefined && testFiles.length === 0,
      ['data', 'id'],
      'Rows are compared by "id", but there is nothing to compare: neither labels nor test data.',
      'Add "label" or "test-files", or remove "id".'
    ),
    ...keys.slice(1).flatMap(([key, column]) =>
      when(
        column !== undefined && testFiles.length === 0,
        ['data', key],
        `${quote(key)} is about the split from test data, but there are none.`,
        `Add "test-files", or remove "${key}".`
      )
    )
  ]
}

function trainIssues({ queueTimeout, timeout }: TrainPolicy): Issue[] {
  return [
    ...time(timeout, ['train', 'timeout']),
    ...time(queueTimeout, ['train', 'queue-timeout']),
    ...when(
      timeout > 0 && queueTimeout > timeout,
      ['train', 'queue-timeout'],
      'The run may wait for a runner longer than it may take altogether.',
      'Make "queue-timeout" at most "timeout".'
    )
  ]
}

function gateIssues(gate: GatePolicy): Issue[] {
  const { rules, level, label, slices } = gate
  const names = rules.map(({ metric, mode, slices: own = [] }) => [`${metric} (${mode})`, ...own].join(' by '))
  return [
    ...candidateIssues(gate),
    ...probability(level, ['gate', 'level']),
    ...rules.flatMap((rule, index) => ruleIssues(rule, ['gate', 'rules', index])),
    ...sliceIssues(slices, label, ['gate', 'slices']),
    ...rules.flatMap(({ slices: own = [] }, index) => sliceIssues(own, label, ['gate', 'rules', index, 'slices'])),
    ...names.flatMap((name, index) =>
      when(
        names.indexOf(name) < index,
        ['gate', 'rules', index],
        `Rule ${index + 1} is about ${name}, as rule ${names.indexOf(name) + 1} is.`,
        'Put both into one rule.'
      )
    )
  ]
}

function candidateIssues({ model, predictions, label, idColumn }: GatePolicy): Issue[] {
  return [
    ...when(
      model === undefined && predictions === undefined,
      ['gate'],
      '"gate" names no candidate.',
      'Add "model", or "predictions" for scores that are already there.'
    ),
    ...when(
      model !== undefined && predictions !== undefined,
      ['gate', 'predictions'],
      'The gate names both a model and predictions.',
      'Keep one of the two.'
    ),
    ...when(idColumn === label, ['gate', 'id-column'], `The label ${quote(label)} is also the id.`, 'Name another column.')
  ]
}

function sliceIssues(slices: readonly string[], label: string, path: Path): Issue[] {
  const of = (slice: string): string => slice.split('=', 1)[0] ?? ''
  return [
    ...twice(slices, path),
    ...slices.flatMap((slice, index) =>
      when(
        of(slice) === label,
        [...path, index],
        `The label ${quote(label)} is also a slice.`,
        'Name a column that is known before the answer.'
      )
    )
  ]
}

function ruleIssues({ metric, mode, maxDrop, maxTotalDrop, min, max, slices, maxGap }: GateRule, path: Path): Issue[] {
  const [low, high] = metric === 'log_loss' ? [0, Infinity] : [0, 1]
  const scale = high === Infinity ? 'is never negative' : 'lies from 0 to 1'
  const outside = (value: number | undefined): boolean => value !== undefined && (value < low || value > high)
  return [
    ...when(
      (mode === 'regression' || mode === 'point') && [maxDrop, maxTotalDrop, min, max, maxGap].every((value) => value === undefined),
      path,
      'The rule demands nothing.',
      'Add "max-drop", "min" or "max".'
    ),
    ...when(
      maxGap !== undefined && slices === undefined,
      [...path, 'max-gap'],
      '"max-gap" compares slices, but the rule names none.',
      'Add "slices", for example [device].'
    ),
    ...when(
      mode === 'non-inferiority' && maxDrop === undefined,
      path,
      'A rule of mode non-inferiority needs the margin "max-drop".',
      'Add "max-drop", for example 0.01.'
    ),
    ...when(
      maxDrop === 0 && (mode === 'regression' || mode === 'non-inferiority'),
      [...path, 'max-drop'],
      `"max-drop" of 0 cannot be judged in mode ${mode}: no data are enough to rule out any drop at all.`,
      'Write a number above 0, or choose mode superiority or point.'
    ),
    ...when(
      maxDrop !== undefined && maxDrop > high,
      [...path, 'max-drop'],
      `${metric} ${scale}, so it can never drop by ${maxDrop ?? 0}.`,
      'Write a smaller number.'
    ),
    ...when(
      maxTotalDrop !== undefined && slices !== undefined,
      [...path, 'max-total-drop'],
      '"max-total-drop" is judged on all rows, but the rule is about slices.',
      'Put it into a rule without slices.'
    ),
    ...when(
      maxTotalDrop !== undefined && (maxTotalDrop === 0 || maxTotalDrop > high),
      [...path, 'max-total-drop'],
      `"max-total-drop" of ${maxTotalDrop ?? 0} can never be judged.`,
      `Write a number above 0${high === 1 ? ' and at most 1' : ''}.`
    ),
    ...when(
      (maxTotalDrop ?? Infinity) < (maxDrop ?? 0),
      [...path, 'max-total-drop'],
      `"max-total-drop" ${maxTotalDrop ?? 0} is below "max-drop" ${maxDrop ?? 0}, which no step could ever use up.`,
      'Write at least the value of "max-drop", for example twice of it.'
    ),
    ...when(
      outside(min),
      [...path, 'min'],
      `${metric} ${scale}; found ${min ?? 0}.`,
      `Write a number ${high === Infinity ? 'of at least 0' : 'from 0 to 1'}.`
    ),
    ...when(
      outside(max),
      [...path, 'max'],
      `${metric} ${scale}; found ${max ?? 0}.`,
      `Write a number ${high === Infinity ? 'of at least 0' : 'from 0 to 1'}.`
    ),
    ...when(
      min !== undefined && max !== undefined && min > max,
      [...path, 'min'],
      `"min" ${min ?? 0} is above "max" ${max ?? 0}.`,
      'Swap them.'
    )
  ]
}

function canaryIssues({ steps, look, settle, deadline, alpha, maxErrorRate }: CanaryPolicy): Issue[] {
  return [
    ...when(
      steps.some((step, index) => step <= (steps[index - 1] ?? 0)),
      ['canary', 'steps'],
      `Expected ascending steps above 0%, found ${steps.map(percent).join(', ')}.`,
      'Sort them, each one once, for example [10%, 50%].'
    ),
    ...time(look, ['canary', 'look']),
    ...pause(settle, ['canary', 'settle']),
    ...time(deadline, ['canary', 'deadline']),
    ...when(
      deadline > 0 && look + settle > deadline,
      ['canary', 'deadline'],
      'The deadline passes before the first look.',
      'Make "deadline" longer than "look" and "settle" together.'
    ),
    ...probability(alpha, ['canary', 'alpha']),
    ...probability(maxErrorRate, ['canary', 'max-error-rate'])
  ]
}

const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))}%`

const pause = (milliseconds: number, path: Path): Issue[] =>
  when(Number.isNaN(milliseconds), path, `Expected ${DURATION_FORM}, found a longer one.`, 'Write at most 480h.')

const time = (milliseconds: number, path: Path): Issue[] => [
  ...pause(milliseconds, path),
  ...when(milliseconds === 0, path, 'Expected a duration above 0, found 0.', `Write ${DURATION_FORM}.`)
]

const probability = (value: number, path: Path): Issue[] =>
  when(
    value <= 0 || value >= 1,
    path,
    `Expected a percent above 0% and below 100%, found ${percent(value)}.`,
    'Write a percent between them, for example 5%.'
  )

function twice(items: readonly string[], path: Path): Issue[] {
  return items.flatMap((item, index) =>
    when(
      items.indexOf(item) < index,
      [...path, index],
      `${quote(item)} stands twice in the list.`,
      'Keep one of the two.'
    )
  )
}
