import { sliceName } from '@mlgate/config'
import { type Block, type Failure, formatCount, type Report, type Section, type Text, type Verdict } from '@mlgate/report'
import type { Comparison } from './judge/comparison.ts'
import type { GateEvaluation, RuleCheck } from './evaluate.ts'
import { failureOf } from './report/report-failure.ts'
import { intervalSection, metricTable } from './report/report-metrics.ts'
import { direction, formatChange, formatSize, formatValue } from './judge/metric.ts'
import { exploredSection, type ReportedGate, sliceSections } from './report/report-slices.ts'
import { supportWords } from './judge/support.ts'

/** Everything the report says beside the judgement itself. */
export interface Circumstances {
  readonly mode: 'compare' | 'record' | 'accept'
  /** Name of the candidate in tables: `this PR`, or `candidate`. */
  readonly candidate: string
  readonly baseline: BaselineWords
  readonly policy: PolicyWords
  /** Left out while the evaluation data have not accepted too many models. */
  readonly worn?: { readonly uses: number; readonly most: number }
  /** What was chosen where the policy says nothing: the task, the rules. */
  readonly assumed?: Text
  /** The rules are not those of the policy, which has none. */
  readonly usualRules?: true
  readonly facts: readonly { readonly name: string; readonly value: Text }[]
}

export type BaselineWords =
  | { readonly kind: 'found'; readonly words: Text }
  | { readonly kind: 'none' }
  | { readonly kind: 'expired'; readonly on: string }

/** Where the rules stand. */
export interface PolicyWords {
  readonly file: string
  readonly ref: string
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined
  /** Whether the commit that is judged holds the same file. */
  readonly isHere: boolean
  /** Address of a line of the file on GitHub. */
  readonly urlOf: (line: number | undefined) => string
}

/** The report of the gate, in the order a reviewer asks. */
export function gateReport(evaluation: GateEvaluation, comparison: Comparison, gate: ReportedGate, about: Circumstances): Report {
  const { checks, verdict } = evaluation
  return {
    title: 'Model gate',
    verdict,
    headline: headline(evaluation, comparison, about),
    lead: lead(checks, comparison, about.baseline),
    failures: checks.filter((check) => check.verdict === 'fail' || check.verdict === 'error').map((check): Failure => failureOf(check, about)),
    sections: [
      ...(about.assumed === undefined ? [] : [{ weight: 'essential', blocks: [{ kind: 'paragraph', text: about.assumed }] } as const]),
      ...uncertain(checks),
      { weight: 'essential', blocks: [metricTable(checks, comparison, gate, about.candidate), legend(comparison)] },
      ...sliceSections(checks, comparison, gate, about.candidate),
      ...intervalSection(checks, comparison, gate.level),
      ...exploredSection(comparison, gate, about.candidate),
      ...reasons(checks),
      { weight: 'detail', fold: 'How this was decided', blocks: [{ kind: 'facts', rows: about.facts }] }
    ]
  }
}

function legend({ metrics, paired }: Comparison): Block {
  const signs = [
    '↑ higher is better', '↓ lower is better',
    ...(metrics.some(({ metric }) => direction(metric) === 0) ? ['→0 best at 0'] : []),
    ...(paired === undefined ? [] : ['≈ no difference found'])
  ]
  return { kind: 'paragraph', text: signs.join(' · ') }
}

function headline({ checks, verdict }: GateEvaluation, comparison: Comparison, { baseline, worn }: Circumstances): Text {
  const [first, ...others] = checks.filter((check) => check.verdict === verdict)
  if (verdict !== 'pass' && first !== undefined) {
    const more = others.length === 0 ? '' : `, and ${others.length} more`
    return [...headlineOf(first), more]
  }
  if (worn !== undefined)
    return `No metric is worse than its limit, but these data have accepted ${formatCount(worn.uses)} models (at most ${formatCount(worn.most)}): draw fresh ones`
  if (baseline.kind === 'none') return `First baseline: nothing to compare with, ${judgedAlone(checks)}`
  if (baseline.kind === 'expired') return `The last baseline expired on ${baseline.on}: ${judgedAlone(checks)}`
  if (comparison.paired?.identical === true) return 'The scores are the same as the baseline\'s, row by row'
  return passedHeadline(checks, comparison)
}

/** What can be judged of a candidate by itself. */
function judgedAlone(checks: GateEvaluation['checks']): string {
  return checks.some(({ demand }) => demand === 'min' || demand === 'max') ? 'only absolute bounds were judged' : 'only that the metrics are defined was judged'
}

type Spans = readonly Exclude<Text, readonly unknown[]>[]

function headlineOf(check: RuleCheck): Spans {
  const { metric, demand, slice, values } = check
  const name: Spans = [{ code: metric }, ...(slice === undefined ? [] : [' on slice ', { code: sliceName(slice) }])]
  if (demand === 'slices') return [...name, ' cannot be judged']
  if (demand === 'max-gap') return [...name, ` differs by more than ${formatSize(metric, check.threshold?.value ?? NaN)} between values`]
  return values === undefined || Number.isNaN(values.candidate) ? [...name, ' is undefined on this data'] : [...name, valueWords(check, values.candidate)]
}

function valueWords({ metric, demand, verdict, measured, threshold }: RuleCheck, value: number): string {
  if (demand === 'min' || demand === 'max')
    return ` is ${formatValue(metric, value)} (${demand === 'min' ? 'minimum' : 'maximum'} ${formatValue(metric, threshold?.value ?? NaN)})`
  const change = measured?.value ?? NaN
  if (demand === 'min-improvement')
    return ` ${verdict === 'inconclusive' ? 'may not have' : 'has not'} improved by ${formatSize(metric, threshold?.value ?? NaN)} (${formatChange(metric, change)})`
  if (verdict === 'inconclusive')
    return ` may have ${direction(metric) === 1 ? 'fallen' : 'risen'} beyond its limit (${formatChange(metric, change)}, limit ${formatChange(metric, threshold?.value ?? NaN)})`
  if (demand === 'mode') return ' is not shown to be better than the baseline\'s'
  return change * direction(metric) < 0
    ? ` ${change < 0 ? 'fell' : 'rose'} by ${formatChange(metric, change).replace(/^[+−]/, '')} (limit ${formatChange(metric, threshold?.value ?? NaN)})`
    : ' is not shown to stay within its limit'
}

/** The change that stands out most of all found improvements. */
function passedHeadline(checks: readonly RuleCheck[], { metrics }: Comparison): Text {
  const better = metrics.find(({ metric, change }) =>
    checks.some((check) => check.metric === metric && check.slice === undefined) && change !== undefined && Math.min(change.low * direction(metric), change.high * direction(metric)) > 0)
  const rest = 'no metric is worse than its limit'
  if (better?.change === undefined) return `No difference found that matters, ${rest}`
  const { metric, change } = better
  return [{ code: metric }, ` ${change.value > 0 ? 'rose' : 'fell'} by ${formatChange(metric, change.value).replace(/^[+−]/, '')}, ${rest}`]
}

function lead(checks: readonly RuleCheck[], { rows, support }: Comparison, baseline: BaselineWords): Text {
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length
  const [failed, broken, open, warned, passed] = [count('fail'), count('error'), count('inconclusive'), count('warn'), count('pass')]
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(broken > 0 ? [`${broken} could not be judged`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'is' : 'are'} not certain`] : []),
    ...(warned > 0 ? [`${warned} ${warned === 1 ? 'has' : 'have'} a remark`] : []),
    `${passed} passed`
  ]
  const compared: Text = baseline.kind === 'found' ? baseline.words : 'No baseline'
  return [`Of ${checks.length} ${checks.length === 1 ? 'check' : 'checks'}, ${parts.join(', ')}. `, ...[compared].flat(), `, ${[`${formatCount(rows)} rows`, supportWords(support)].filter((words) => words !== undefined).join(', ')}.`]
}

function uncertain(checks: readonly RuleCheck[]): readonly Section[] {
  const open = checks.filter(({ verdict, slice }) => verdict === 'inconclusive' && slice === undefined)
  return open.length === 0 ? [] : [{
    weight: 'essential',
    blocks: open.map(({ reason }) => ({ kind: 'paragraph', text: [{ strong: 'Not certain:' }, ` ${reason}`] }))
  }]
}

function reasons(checks: readonly RuleCheck[]): readonly Section[] {
  return [{
    weight: 'detail',
    fold: `Every check (${checks.length})`,
    blocks: [{
      kind: 'table',
      columns: [{ title: 'Check', align: 'left' }, { title: 'Why', align: 'left' }],
      rows: checks.map(({ verdict, title, reason }) => ({ verdict, cells: [title, reason] }))
    }]
  }]
}
