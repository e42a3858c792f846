import type { Issue, Path } from './issue.ts'
import { DURATION_FORM } from './duration.ts'
import { fairnessIssues } from './fairness.ts'
import { importanceIssues } from './importance.ts'
import { performanceIssues } from './performance.ts'
import { robustnessIssues } from './robustness.ts'
import { metricFacts, type MetricFacts } from './metrics.ts'
import type { CanaryPolicy, DataPolicy, GatePolicy, GateRule, Policy, TrainPolicy } from './policy.ts'
import { quote } from './quote.ts'
import { parseSlice, sliceColumns, sliceFault, sliceName } from './slice.ts'

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
  const { rules, level, labels, slices } = gate
  const names = rules.map(({ metric, mode, slices: own = [] }) => [`${metric} (${mode})`, ...own].join(' by '))
  return [
    ...candidateIssues(gate),
    ...performanceIssues(gate),
    ...truthIssues(gate),
    ...featureIssues(gate),
    ...probability(level, ['gate', 'level']),
    ...rules.flatMap((rule, index) => ruleIssues(rule, gate.task, ['gate', 'rules', index])),
    ...sliceIssues(slices, labels, ['gate', 'slices']),
    ...rules.flatMap(({ slices: own = [] }, index) => sliceIssues(own, labels, ['gate', 'rules', index, 'slices'])),
    ...nameIssues(gate),
    ...fairnessIssues(gate),
    ...robustnessIssues(gate),
    ...importanceIssues(gate),
    ...timeIssues(gate),
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

function featureIssues({ features = [], labels }: GatePolicy): Issue[] {
  return features.flatMap(({ input, columns }) => {
    const path = ['gate', 'features', ...(input === undefined ? [] : [input])]
    const label = columns.findIndex((column) => labels.includes(column))
    return [
      ...twice(columns, path),
      ...when(label >= 0, [...path, label], `${quote(columns[label] ?? '')} is a label: the model would read the answer.`, 'Take it out of the list, and train the model without it.')
    ]
  })
}

function truthIssues({ task, labels, classes, groupColumn }: GatePolicy): Issue[] {
  return [
    ...twice(labels, ['gate', 'label']),
    ...twice(classes ?? [], ['gate', 'classes']),
    ...when(
      labels.length > 1 && task !== 'multilabel' && task !== 'auto',
      ['gate', 'label'],
      `Several columns of labels are multilabel, but the task is ${task}.`,
      'Write task: multilabel, or name one column.'
    ),
    ...when(
      task === 'ranking' && groupColumn === undefined,
      ['gate'],
      'A ranking is judged query by query, but no column names the query of a row.',
      'Add "group-column".'
    ),
    ...when(
      task === 'binary' && classes !== undefined && classes.length !== 2,
      ['gate', 'classes'],
      `A binary label has two classes, found ${classes?.length ?? 0}.`,
      'Name the negative class, then the positive one.'
    ),
    ...when(
      (task === 'regression' || task === 'ranking') && classes !== undefined,
      ['gate', 'classes'],
      `The task ${task} has no classes.`,
      'Remove "classes".'
    ),
    ...when(
      groupColumn !== undefined && labels.includes(groupColumn),
      ['gate', 'group-column'],
      `The label ${quote(groupColumn ?? '')} is also the group.`,
      'Name another column.'
    )
  ]
}

function candidateIssues({ model, predictions, labels, idColumn, scoreColumns }: GatePolicy): Issue[] {
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
    ...twice(scoreColumns, ['gate', 'score-column']),
    ...when(idColumn !== undefined && labels.includes(idColumn), ['gate', 'id-column'], `The label ${quote(idColumn ?? '')} is also the id.`, 'Name another column.')
  ]
}

function sliceIssues(slices: readonly string[], labels: readonly string[], path: Path): Issue[] {
  return [
    ...twice(slices, path),
    ...slices.flatMap((slice, index): readonly Issue[] => {
      const fault = sliceFault(slice)
      if (fault !== undefined) return [{ path: [...path, index], message: fault, fix: `Write ${SLICE_FORM}.` }]
      const label = sliceColumns(parseSlice(slice)).find((column) => labels.includes(column))
      return when(label !== undefined, [...path, index], `The label ${quote(label ?? '')} is also a slice.`, 'Name a column that is known before the answer.')
    })
  ]
}

const SLICE_FORM = 'a column, column=value, or a condition such as "age >= 65 and country in (DE, FR)", in quotes when it holds a comma'

/** One name for two conditions. */
function nameIssues({ slices, rules }: GatePolicy): Issue[] {
  const all = [{ slices, path: ['gate', 'slices'] }, ...rules.map((rule, index) => ({ slices: rule.slices ?? [], path: ['gate', 'rules', index, 'slices'] }))]
    .flatMap(({ slices: own, path }) => own.map((slice, index) => ({ slice, path: [...path, index] })))
    .filter(({ slice }) => sliceFault(slice) === undefined)
    .map(({ slice, path }) => ({ path, name: sliceName(parseSlice(slice)), meant: JSON.stringify(parseSlice(slice)) }))
  return all.flatMap(({ path, name, meant }, index) =>
    when(all.slice(0, index).some((other) => other.name === name && other.meant !== meant), path, `The slice ${quote(name)} is described twice, as different rows.`, 'Give each its own name.'))
}

/** What is asked over time. */
function timeIssues({ time, labels, rules }: GatePolicy): Issue[] {
  return [
    ...when(time !== undefined && labels.includes(time.column), ['gate', 'time-column'], `The label ${quote(time?.column ?? '')} is also the time.`, 'Name another column.'),
    ...rules.flatMap(({ metric, maxDecay, slices }, index) => {
      const path = ['gate', 'rules', index, 'max-decay']
      const { better, pair, low, high } = metricFacts(metric)
      if (maxDecay === undefined) return []
      return [
        ...when(time === undefined, path, '"max-decay" is about periods of time, but no column says when a row was.', 'Add "time-column" to the gate.'),
        ...when(slices !== undefined, path, '"max-decay" is judged on all rows, but the rule is about slices.', 'Put it into a rule without slices.'),
        ...when(better === 'neither' || pair === true, path, `${metric} has no better side over time, so it cannot decay.`, 'Remove it.'),
        ...when(maxDecay <= 0 || maxDecay > high - low, path, `"max-decay" of ${maxDecay} can never be judged.`, `Write a number above 0${Number.isFinite(high - low) ? ` and at most ${high - low}` : ''}.`)
      ]
    })
  ]
}

function ruleIssues(rule: GateRule, task: GatePolicy['task'], path: Path): Issue[] {
  const facts = metricFacts(rule.metric, task === 'auto' ? undefined : task)
  return [...demandIssues(rule, facts, path), ...marginIssues(rule, facts, path), ...boundIssues(rule, facts, path)]
}

/** Whether the rule demands something, and something that its mode and metric can be asked. */
function demandIssues({ metric, mode, maxDrop, maxRelativeDrop, minImprovement, maxTotalDrop, min, max, slices, maxGap }: GateRule, { better, pair }: MetricFacts, path: Path): Issue[] {
  const changes = [maxDrop, maxRelativeDrop, minImprovement, maxTotalDrop]
  const compared = changes.some((value) => value !== undefined) || mode === 'superiority' || mode === 'non-inferiority'
  return [
    ...when(
      (mode === 'regression' || mode === 'point') && [maxDrop, maxRelativeDrop, minImprovement, min, max, maxGap].every((value) => value === undefined),
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
      better === 'neither' && compared,
      path,
      `${metric} is best at 0 and has no better side, so no change of it is a drop.`,
      'Bound it with "min" and "max".'
    ),
    ...when(
      pair === true && (compared || min !== undefined || maxGap !== undefined),
      path,
      `${metric} compares two models already, so only "max" can be asked of it.`,
      'Keep "max" alone.'
    ),
    ...when(
      maxTotalDrop !== undefined && slices !== undefined,
      [...path, 'max-total-drop'],
      '"max-total-drop" is judged on all rows, but the rule is about slices.',
      'Put it into a rule without slices.'
    )
  ]
}

/** How far a metric may fall, or must rise. */
function marginIssues({ metric, mode, maxDrop, maxRelativeDrop, minImprovement, maxTotalDrop }: GateRule, { low, high }: MetricFacts, path: Path): Issue[] {
  const proves = mode === 'regression' || mode === 'non-inferiority'
  const drops = [['max-drop', maxDrop], ['max-relative-drop', maxRelativeDrop]] as const
  return [
    ...when(
      mode === 'non-inferiority' && maxDrop === undefined && maxRelativeDrop === undefined && minImprovement === undefined,
      path,
      'A rule of mode non-inferiority needs the margin "max-drop".',
      'Add "max-drop", for example 0.01.'
    ),
    ...when(
      [maxDrop, maxRelativeDrop, minImprovement].filter((value) => value !== undefined).length > 1,
      path,
      'The rule has more than one limit of the change.',
      'Keep one of "max-drop", "max-relative-drop" and "min-improvement".'
    ),
    ...when(
      mode === 'superiority' && (maxDrop ?? maxRelativeDrop ?? 0) > 0,
      [...path, maxDrop === undefined ? 'max-relative-drop' : 'max-drop'],
      'A rule of mode superiority allows no drop at all.',
      'Remove it, write "min-improvement", or choose another mode.'
    ),
    ...drops.flatMap(([key, value]) =>
      when(
        value === 0 && proves,
        [...path, key],
        `"${key}" of 0 cannot be judged in mode ${mode}: no data are enough to rule out any drop at all.`,
        'Write a number above 0, or choose mode superiority or point.'
      )
    ),
    ...when(
      (maxDrop ?? 0) > high - low,
      [...path, 'max-drop'],
      `${metric} ${rangeWords(low, high)}, so it can never drop by ${maxDrop ?? 0}.`,
      'Write a smaller number.'
    ),
    ...when(
      (minImprovement ?? 0) > high - low,
      [...path, 'min-improvement'],
      `${metric} ${rangeWords(low, high)}, so it can never rise by ${minImprovement ?? 0}.`,
      'Write a smaller number.'
    ),
    ...when(
      maxTotalDrop !== undefined && (maxTotalDrop === 0 || maxTotalDrop > high - low),
      [...path, 'max-total-drop'],
      `"max-total-drop" of ${maxTotalDrop ?? 0} can never be judged.`,
      `Write a number above 0${Number.isFinite(high - low) ? ` and at most ${high - low}` : ''}.`
    ),
    ...when(
      (maxTotalDrop ?? Infinity) < (maxDrop ?? 0),
      [...path, 'max-total-drop'],
      `"max-total-drop" ${maxTotalDrop ?? 0} is below "max-drop" ${maxDrop ?? 0}, which no step could ever use up.`,
      'Write at least the value of "max-drop", for example twice of it.'
    )
  ]
}

/** Bounds of the candidate's own value. */
function boundIssues({ metric, min, max }: GateRule, { low, high }: MetricFacts, path: Path): Issue[] {
  const legal = Number.isFinite(low) && Number.isFinite(high) ? `from ${low} to ${high}` : Number.isFinite(low) ? `of at least ${low}` : `of at most ${high}`
  return [
    ...([['min', min], ['max', max]] as const).flatMap(([key, value]) =>
      when(
        value !== undefined && (value < low || value > high),
        [...path, key],
        `${metric} ${rangeWords(low, high)}; found ${value ?? 0}.`,
        `Write a number ${legal}.`
      )
    ),
    ...when(
      min !== undefined && max !== undefined && min > max,
      [...path, 'min'],
      `"min" ${min ?? 0} is above "max" ${max ?? 0}.`,
      'Swap them.'
    )
  ]
}

function rangeWords(low: number, high: number): string {
  if (Number.isFinite(low) && Number.isFinite(high)) return `lies from ${low} to ${high}`
  return Number.isFinite(low) ? 'is never negative' : `is never above ${high}`
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
