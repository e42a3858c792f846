import type { GatePolicy, ImportancePolicy, Metric } from '@mlgate/config'
import { type Block, type Failure, formatCount, formatNumber, type Row, type Section, type Text, worstOf } from '@mlgate/report'
import { kendallTau, spearman } from '@mlgate/stats'
import { formatEnd, formatSize } from '../judge/metric.ts'
import { fixOf, placeOf } from '../report/report-failure.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from '../report/report-remarks.ts'
import { type CandidateFeatures, evaluateImportance, type ImportanceCheck } from './evaluate-importance.ts'
import type { FeatureImportance, ModelImportance } from './measure-importance.ts'

/** What the candidate leans on makes of the verdict, and what is said about it. */
export function importanceRemarks(candidate: CandidateFeatures, baseline: ModelImportance | undefined, gate: Pick<GatePolicy, 'importance' | 'level' | 'bootstrap'>, about: Circumstances): readonly Remark[] {
  const { importance: policy, level } = gate
  if (policy === undefined) return []
  const checks = evaluateImportance(policy, candidate, level)
  return [{
    verdict: worstOf(['pass', ...checks.map(({ verdict }) => verdict)]),
    headline: headlineOf(checks),
    failures: checks.filter(({ verdict }) => verdict === 'fail').map((check): Failure => ({ what: [{ code: 'MLG-316' }, ` ${check.reason}`], ...placeOf(check, about), fix: fixOf(about) })),
    opening: checks.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }): Section => ({ weight: 'essential', blocks: [{ kind: 'paragraph', text: [{ strong: 'Not certain:' }, ` ${reason}`] }] })),
    closing: candidate.measured === undefined || policy.metric === undefined
      ? [{ weight: 'essential', blocks: [{ kind: 'paragraph', text: checks.map(({ reason }) => reason).join(' ') }] }]
      : sections({ candidate: candidate.measured, ...(baseline === undefined ? {} : { baseline }), metric: policy.metric, policy, checks, level, seed: gate.bootstrap.seed })
  }]
}

function headlineOf(checks: readonly ImportanceCheck[]): Text {
  const verdict = worstOf(['pass', ...checks.map((check) => check.verdict)])
  const [first, ...others] = checks.filter((check) => check.verdict === verdict)
  if (first === undefined || verdict === 'pass') return ''
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  if (first.key === 'forbidden-features') return ['The model reads ', { code: first.feature }, `, which is forbidden${more}`]
  return [`The model ${verdict === 'fail' ? 'leans' : 'may lean'} too much on `, { code: first.feature }, more]
}

interface Shown {
  readonly candidate: ModelImportance
  readonly baseline?: ModelImportance
  readonly metric: Metric
  readonly policy: ImportancePolicy
  readonly checks: readonly ImportanceCheck[]
  readonly level: number
  readonly seed: number
}

const MOST_SHOWN = 10

function sections(shown: Shown): readonly Section[] {
  const { candidate, metric, policy, checks, level, seed } = shown
  const judged = new Set(checks.map(({ feature }) => feature))
  const sorted = candidate.features.toSorted((a, b) => b.value - a.value)
  const open = sorted.filter(({ feature }, place) => place < MOST_SHOWN || judged.has(feature))
  const left = sorted.length - open.length
  const method = `Mean loss of ${metric} over ${policy.repeats} ${policy.repeats === 1 ? 'permutation' : 'permutations'} of each feature, on ${formatCount(candidate.rows)} rows, seed ${seed}; the ${formatNumber(100 * level, 0)}% intervals leave out blocks of rows in turn (jackknife).`
  return [
    {
      weight: 'essential', heading: 'What the model leans on',
      blocks: [importanceTable(open, shown), { kind: 'paragraph', text: [method, agreement(shown), left === 0 ? '' : `${left} more ${left === 1 ? 'feature matters' : 'features matter'} less.`].filter((words) => words !== '').join(' ') }]
    },
    ...drawn(sorted.filter(({ value }) => value > 0).slice(0, MOST_SHOWN), shown),
    ...(checks.length === 0 ? [] : [{
      weight: 'detail', fold: 'Why each demand on a feature holds or does not',
      blocks: [{ kind: 'table', columns: [{ title: 'Check', align: 'left' }, { title: 'Why', align: 'left' }], rows: checks.map(({ verdict, title, reason }) => ({ verdict, cells: [title, reason] })) }]
    } as const])
  ]
}

function importanceTable(features: readonly FeatureImportance[], { baseline, metric, policy, checks }: Shown): Block {
  const sized = (value: number): string => (value < 0 ? `−${formatSize(metric, value)}` : formatSize(metric, value))
  return {
    kind: 'table',
    columns: [{ title: 'Feature', align: 'left' }, { title: `Loss of ${metric} without it`, align: 'right' }, ...(baseline === undefined ? [] : [{ title: 'Baseline', align: 'right' } as const]), { title: 'Limit', align: 'left' }],
    rows: features.map(({ feature, value, low, high }): Row => {
      const own = checks.filter((check) => check.feature === feature)
      const before = baseline?.features.find((one) => one.feature === feature)
      const max = policy.maxImportance.find((one) => one.feature === feature)?.max
      return {
        ...(own.length === 0 ? {} : { verdict: worstOf(own.map(({ verdict }) => verdict)) }),
        cells: [
          { code: feature }, `${sized(value)} (${formatEnd(metric, low)} … ${formatEnd(metric, high)})`,
          ...(baseline === undefined ? [] : [before === undefined ? 'not read' : sized(before.value)]),
          policy.forbiddenFeatures.includes(feature) ? 'forbidden' : max === undefined ? '' : `≤ ${formatSize(metric, max)}`
        ]
      }
    })
  }
}

/** Features that both models read, below which a correlation says nothing. */
const FEW = 3

function agreement({ candidate, baseline }: Shown): string {
  const pairs = candidate.features.flatMap(({ feature, value }) => {
    const before = baseline?.features.find((one) => one.feature === feature)
    return before === undefined ? [] : [{ before: before.value, after: value }]
  })
  if (pairs.length < FEW) return ''
  const [before, after] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)]
  return `Order of the ${pairs.length} features that both read, baseline and candidate: Spearman's ρ ${formatNumber(spearman(before, after), 2)}, Kendall's τ ${formatNumber(kendallTau(before, after), 2)}.`
}

/** Only of features that cost something: bars stand on zero. */
function drawn(features: readonly FeatureImportance[], { metric }: Shown): readonly Section[] {
  const values = features.map(({ value }) => value)
  return features.length === 0 ? [] : [{
    weight: 'plot', fold: 'Importance of the features, drawn',
    blocks: [{
      kind: 'chart', title: ['Loss of ', { code: metric }, ' when a feature is permuted'],
      x: { title: 'Feature', labels: features.map(({ feature }) => feature) },
      y: { title: `loss of ${metric}`, low: 0, high: Math.max(1e-6, ...values) }, series: [{ mark: 'bar', values }]
    }]
  }]
}
