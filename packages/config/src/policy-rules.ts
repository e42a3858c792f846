import { gateIssues } from './gate-rules.ts'
import type { Issue } from './issue.ts'
import type { CanaryPolicy, DataPolicy, Policy, TrainPolicy } from './policy.ts'
import { quote } from './quote.ts'
import { pause, percent, probability, time, twice, when } from './wrong-value.ts'

/** What the schema cannot say: values that do not fit to each other. Paths are the keys of the file. */
export function policyIssues({ data, train, gate, canary }: Policy): Issue[] {
  return [
    ...(data === undefined ? [] : dataIssues(data)),
    ...(train === undefined ? [] : trainIssues(train)),
    ...(gate === undefined ? [] : gateIssues(gate)),
    ...(canary === undefined ? [] : canaryIssues(canary))
  ]
}
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
