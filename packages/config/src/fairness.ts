import type { Issue, Path } from './issue.ts'
import type { GatePolicy, RuleMode } from './policy.ts'
import { quote } from './quote.ts'

const RATES = ['demographic_parity', 'equal_opportunity', 'equalized_odds', 'predictive_parity'] as const
/** What is wanted to be alike in all groups. */
export type FairnessRate = (typeof RATES)[number]

export const FAIRNESS_CRITERIA = RATES.flatMap((rate) => [`${rate}_difference`, `${rate}_ratio`] as const)
/** Named as in fairlearn, which has all but predictive parity. */
export type FairnessName = `${FairnessRate}_${'difference' | 'ratio'}`

export const AGGREGATES = ['worst_case', 'mean'] as const
export type Aggregate = (typeof AGGREGATES)[number]

export const FAIRNESS_MODES = ['regression', 'non-inferiority', 'point'] as const satisfies readonly RuleMode[]

/** How far groups may be apart. A difference has `max` and `maxIncrease`, a ratio `min` and `maxDrop`. */
export interface FairnessRule {
  readonly criterion: FairnessName
  /** Each of its values is a group. */
  readonly column: string
  readonly mode: (typeof FAIRNESS_MODES)[number]
  readonly max?: number
  readonly min?: number
  /** Against the baseline. */
  readonly maxIncrease?: number
  readonly maxDrop?: number
  /** Of the two rates of equalized odds; absent: worst_case. */
  readonly agg?: Aggregate
  /** Groups with fewer rows are shown, not compared. */
  readonly minGroupSize: number
}

export interface FairnessParts {
  readonly rate: FairnessRate
  readonly kind: 'difference' | 'ratio'
}

/** The parts of a criterion's name. */
export function fairnessParts(criterion: FairnessName): FairnessParts {
  const at = criterion.lastIndexOf('_')
  return { rate: criterion.slice(0, at) as FairnessRate, kind: criterion.slice(at + 1) as FairnessParts['kind'] }
}

/** What the schema cannot say about the rules. */
export function fairnessIssues({ fairness, task, labels, groupColumn }: GatePolicy): Issue[] {
  const names = fairness.map(({ criterion, column, mode }) => `${criterion} of ${quote(column)} (${mode})`)
  return [
    ...(fairness.length > 0 && task !== 'binary' && task !== 'auto'
      ? [{ path: ['gate', 'fairness'], message: `Fairness is judged by who is selected, so the task must be binary, found ${task}.`, fix: 'Remove "fairness".' }]
      : []),
    ...(groupColumn === undefined ? [] : fairness.flatMap(({ mode }, index) => (mode === 'point' ? [] : [{
      path: ['gate', 'fairness', index], message: 'The intervals between groups of people take rows to be independent, but "group-column" says they are not.', fix: 'Write mode: point, or remove "group-column".'
    }]))),
    ...fairness.flatMap((rule, index) => ruleIssues(rule, labels, ['gate', 'fairness', index])),
    ...names.flatMap((name, index) => (names.indexOf(name) < index
      ? [{ path: ['gate', 'fairness', index], message: `Rule ${index + 1} is about ${name}, as rule ${names.indexOf(name) + 1} is.`, fix: 'Put both into one rule.' }]
      : []))
  ]
}

function ruleIssues(rule: FairnessRule, labels: readonly string[], path: Path): Issue[] {
  const { rate, kind } = fairnessParts(rule.criterion)
  const [legal, foreign] = kind === 'difference' ? [KEYS.difference, KEYS.ratio] : [KEYS.ratio, KEYS.difference]
  const strange = foreign.filter(({ of }) => rule[of] !== undefined)
  const increase = kind === 'difference' ? rule.maxIncrease : rule.maxDrop
  return [
    ...strange.map(({ key, of }) => ({
      path: [...path, key], message: `${rule.criterion} is ${kind === 'difference' ? 'best at 0' : 'best at 1'}, so "${key}" says nothing about it.`,
      fix: `Write "${legal.find((one) => one.about === KEYS_BY[of])?.key ?? ''}".`
    })),
    ...(strange.length === 0 && legal.every(({ of }) => rule[of] === undefined)
      ? [{ path, message: 'The rule demands nothing.', fix: `Add ${legal.map(({ key }) => `"${key}"`).join(' or ')}.` }]
      : []),
    ...(increase === 0 && rule.mode !== 'point'
      ? [{ path: [...path, legal[1].key], message: `"${legal[1].key}" of 0 cannot be judged in mode ${rule.mode}: no data are enough to rule out any change at all.`, fix: 'Write a number above 0, or choose mode point.' }]
      : []),
    ...(rule.agg !== undefined && rate !== 'equalized_odds'
      ? [{ path: [...path, 'agg'], message: `${rule.criterion} is of one rate, so there is nothing to aggregate.`, fix: 'Remove "agg".' }]
      : []),
    ...(labels.includes(rule.column)
      ? [{ path: [...path, 'column'], message: `The label ${quote(rule.column)} is also the group.`, fix: 'Name a column that is known before the answer.' }]
      : [])
  ]
}

const KEYS = {
  difference: [{ key: 'max', of: 'max', about: 'bound' }, { key: 'max-increase', of: 'maxIncrease', about: 'change' }],
  ratio: [{ key: 'min', of: 'min', about: 'bound' }, { key: 'max-drop', of: 'maxDrop', about: 'change' }]
} as const
const KEYS_BY = { max: 'bound', min: 'bound', maxIncrease: 'change', maxDrop: 'change' } as const
