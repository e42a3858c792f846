import { fairnessIssues } from './fairness.ts'
import { importanceIssues } from './importance.ts'
import type { Issue, Path } from './issue.ts'
import { ruleIssues } from './metric-rules.ts'
import { metricFacts } from './metrics.ts'
import { performanceIssues } from './performance.ts'
import type { GatePolicy } from './policy.ts'
import { quote } from './quote.ts'
import { robustnessIssues } from './robustness.ts'
import { parseSlice, sliceColumns, sliceFault, sliceName } from './slice.ts'
import { probability, twice, when } from './wrong-value.ts'

/** What the schema cannot say of the gate. */
export function gateIssues(gate: GatePolicy): Issue[] {
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
