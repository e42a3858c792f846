import type { Issue, Path } from './issue.ts'
import { metricFacts, type MetricFacts } from './metrics.ts'
import type { GatePolicy, GateRule } from './policy.ts'
import { when } from './wrong-value.ts'

/** What a rule demands of its metric that cannot be judged. */
export function ruleIssues(rule: GateRule, task: GatePolicy['task'], path: Path): Issue[] {
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
