import { type ImportancePolicy, type Metric, quote } from '@mlgate/config'
import { type Check, formatNumber, formatP } from '@mlgate/report'
import { abovePValue, holm } from '@mlgate/stats'
import type { Judgement } from '../judge/judge-change.ts'
import { formatChange, formatEnd, formatSize } from '../judge/metric.ts'
import { ENOUGH, type Support } from '../judge/support.ts'
import type { FeatureImportance, ModelImportance } from './measure-importance.ts'

/** One demand on a feature, judged. */
export interface ImportanceCheck extends Check {
  readonly feature: string
  readonly key: 'forbidden-features' | 'max-importance'
  readonly path: readonly (string | number)[]
}

export interface CandidateFeatures {
  /** Columns that the candidate reads. */
  readonly names: readonly string[]
  /** Left out where nothing was measured. */
  readonly measured?: ModelImportance
  readonly support: Support
}

/** Judges what the candidate reads and leans on; what was not measured never passes. */
export function evaluateImportance(policy: ImportancePolicy, candidate: CandidateFeatures, level: number): readonly ImportanceCheck[] {
  const { forbiddenFeatures, maxImportance, metric } = policy
  const of = (feature: string): FeatureImportance | undefined => candidate.measured?.features.find((one) => one.feature === feature)
  const tested = maxImportance.flatMap(({ feature, max }) => { const found = of(feature); return found === undefined ? [] : [{ feature, p: abovePValue(found, max) }] })
  const adjusted = holm(tested.map(({ p }) => p))
  const forbidden = forbiddenFeatures.map((feature, index): ImportanceCheck => {
    const read = candidate.names.includes(feature)
    return {
      id: `importance.forbidden-features[${index}]`, title: `${quote(feature)} is not read`, path: ['gate', 'importance', 'forbidden-features', index], feature, key: 'forbidden-features',
      verdict: read ? 'fail' : 'pass', reason: `The candidate ${read ? 'reads' : 'does not read'} the column ${quote(feature)}.`
    }
  })
  if (metric === undefined) return forbidden
  return [...forbidden, ...maxImportance.map(({ feature, max }): ImportanceCheck => {
    const found = of(feature)
    return {
      id: `importance.max-importance[${feature}]`, title: `importance of ${quote(feature)} ≤ ${formatSize(metric, max)}`, path: ['gate', 'importance', 'max-importance', feature], feature, key: 'max-importance',
      ...(found === undefined ? {} : { measured: { value: found.value, low: found.low, high: found.high, level, method: 'delete-a-group jackknife' }, samples: found.units }),
      ...(candidate.names.includes(feature)
        ? judge(metric, found, max, { level, support: candidate.support, adjusted: adjusted[tested.findIndex((one) => one.feature === feature)] ?? NaN })
        : { verdict: 'pass', reason: `The candidate does not read the column ${quote(feature)}.` })
    }
  })]
}

interface Evidence {
  readonly level: number
  readonly support: Support
  /** One-sided p-value of "above the limit" after Holm. */
  readonly adjusted: number
}

function judge(metric: Metric, found: FeatureImportance | undefined, max: number, { level, support, adjusted }: Evidence): Judgement {
  if (found === undefined) return { verdict: 'inconclusive', reason: 'It was not measured.' }
  const { feature, value, low, high, se, unused, units } = found
  const subject = `Permuting ${quote(feature)}`
  if (Number.isNaN(value)) return { verdict: 'fail', reason: `${subject} costs something that is undefined: ${metric} has no value on this data.` }
  if (unused) return { verdict: 'pass', reason: `${subject} changes no score of the candidate.` }
  if (support.count < ENOUGH || units < ENOUGH) return { verdict: 'inconclusive', reason: `${subject}: too little data, only ${support.count} ${support.of}; ${ENOUGH} are needed.` }
  if (!(se > 0)) return { verdict: 'inconclusive', reason: `${subject} changes scores, but ${metric} not at all, so these rows tell no interval.` }
  const said = `${subject} costs ${formatSize(metric, value)} of ${metric}${value < 0 ? ' less than nothing' : ''} (${formatNumber(100 * level, 0)}% CI ${formatEnd(metric, low)} … ${formatEnd(metric, high)})`
  const limit = `the limit is ${formatChange(metric, max).replace('+', '')}`
  if (high <= max) return { verdict: 'pass', reason: `${said}; more than ${formatSize(metric, max)} is ruled out.` }
  if (low > max && adjusted < (1 - level) / 2) return { verdict: 'fail', reason: `${said}, ${formatP(adjusted)} after Holm; ${limit}.` }
  return { verdict: 'inconclusive', reason: `${said}: whether it is more than ${formatSize(metric, max)} is neither shown nor ruled out.` }
}
