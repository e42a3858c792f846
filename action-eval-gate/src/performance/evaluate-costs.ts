import type { IncreaseLimit, PerformancePolicy, SizeBound, ThroughputLimit } from '@mlgate/config'
import { type Check, formatPercent } from '@mlgate/report'
import { holm } from '@mlgate/stats'
import type { Cost, CostName } from './cost.ts'
import { formatCost } from './format-cost.ts'
import { type CostJudgement, type CostLimit, dearerPValue, judgeCost, limitWords } from './judge-cost.ts'

/** One limit of a cost, judged. */
export interface CostCheck extends Check {
  readonly cost: Cost
  /** Keys in the policy, for example `['gate', 'performance', 'latency-p50', 'max-increase']`. */
  readonly path: readonly (string | number)[]
}

/** One limit, before its judgement becomes a check. */
interface Demand extends CostJudgement {
  readonly key: 'max-increase' | 'max-drop' | 'max'
  readonly title: string
}

/** Judges every limit of every cost; without a baseline only what the candidate alone may cost. `same`: both models are the same bytes. */
export function evaluateCosts(costs: readonly Cost[], policy: PerformancePolicy, { level, same }: { readonly level: number; readonly same: boolean }): readonly CostCheck[] {
  const adjusted = adjustedPValues(costs, policy)
  return costs.flatMap((cost) => [
    ...changeDemands(cost, policy, { level, same, adjusted: adjusted.get(cost) ?? NaN }),
    ...boundDemands(cost, boundOf(cost.cost, policy))
  ].map((demand) => asCheck(demand, cost, level)))
}

/** One-sided p-values of "dearer", Holm-adjusted over all costs that block when any of them is found to have risen. */
function adjustedPValues(costs: readonly Cost[], policy: PerformancePolicy): ReadonlyMap<Cost, number> {
  const family = costs.flatMap((cost) => {
    const { change } = cost
    return change !== undefined && limitOf(cost.cost, policy)?.mode === 'regression' ? [{ cost, p: dearerPValue(cost, change) }] : []
  })
  const adjusted = holm(family.map(({ p }) => p))
  return new Map(family.map(({ cost }, index) => [cost, adjusted[index] ?? NaN]))
}

function changeDemands(cost: Cost, policy: PerformancePolicy, evidence: Parameters<typeof judgeCost>[2]): readonly Demand[] {
  const limit = limitOf(cost.cost, policy)
  if (limit === undefined) return []
  const key = cost.cost === 'throughput' ? 'max-drop' : 'max-increase'
  const title = `change of ${cost.title} ${key === 'max-drop' ? '≥' : '≤'} ${limitWords(cost, limit.margin)}`
  if (Number.isNaN(cost.candidate)) return [{ key, title, ...notMeasured(cost) }]
  if (cost.baseline === undefined)
    return [{ key, title: `${cost.title} is measured`, verdict: 'pass', reason: `${cost.title} is ${formatCost(cost, cost.candidate)}; there is no baseline to compare it with.` }]
  return [{ key, title, ...(cost.change === undefined ? judgeExact(cost, cost.baseline, limit) : judgeCost(cost, limit, evidence)) }]
}

/** Of what is counted and not measured. */
function judgeExact(cost: Cost, baseline: number, { margin }: CostLimit): CostJudgement {
  const increase = cost.candidate / baseline - 1
  const words = `${cost.title} is ${formatCost(cost, cost.candidate)}, the baseline's ${formatCost(cost, baseline)}`
  return { verdict: increase <= margin ? 'pass' : 'fail', reason: `${words} (${increase > 0 ? '+' : ''}${formatPercent(increase)}); the limit is ${limitWords(cost, margin)}.` }
}

function boundDemands(cost: Cost, max: number | undefined): readonly Demand[] {
  if (max === undefined) return []
  const title = `${cost.title} ≤ ${formatCost(cost, max)}`
  if (Number.isNaN(cost.candidate)) return [{ key: 'max', title, ...notMeasured(cost) }]
  const reason = `${cost.title} is ${formatCost(cost, cost.candidate)}; the maximum is ${formatCost(cost, max)}.`
  return [{ key: 'max', title, verdict: cost.candidate <= max ? 'pass' : 'fail', reason }]
}

/** What nobody measured is no pass. */
function notMeasured({ title, doubt }: Cost): CostJudgement {
  return { verdict: 'inconclusive', reason: `${title} was not measured. ${doubt ?? ''}`.trim() }
}

function limitOf(cost: CostName, policy: PerformancePolicy): CostLimit | undefined {
  switch (cost) {
    case 'latency-p50':
      return ofIncrease(policy.latencyP50)
    case 'latency-p95':
      return ofIncrease(policy.latencyP95)
    case 'throughput':
      return ofDrop(policy.throughput)
    case 'peak-memory':
      return ofIncrease(policy.peakMemory)
    case 'model-size': {
      const margin = policy.modelSize?.maxIncrease
      return margin === undefined ? undefined : { mode: 'point', margin }
    }
  }
}

function ofIncrease(limit: IncreaseLimit | undefined): CostLimit | undefined {
  return limit === undefined ? undefined : { mode: limit.mode, margin: limit.mode === 'superiority' ? 0 : limit.maxIncrease }
}

function ofDrop(limit: ThroughputLimit | undefined): CostLimit | undefined {
  return limit === undefined ? undefined : { mode: limit.mode, margin: limit.mode === 'superiority' ? 0 : limit.maxDrop }
}

function boundOf(cost: CostName, { peakMemory, modelSize }: PerformancePolicy): number | undefined {
  const bounds: Partial<Record<CostName, SizeBound | undefined>> = { 'peak-memory': peakMemory, 'model-size': modelSize }
  return bounds[cost]?.max
}

function asCheck({ key, ...demand }: Demand, cost: Cost, level: number): CostCheck {
  const { change } = cost
  return {
    id: `performance.${cost.title.replaceAll(/[ ,]+/g, '-')}.${key}`,
    cost,
    path: ['gate', 'performance', cost.cost, key],
    ...demand,
    ...(change === undefined || key === 'max' ? {} : { measured: { ...toShares(change), level, method: change.method }, samples: change.units })
  }
}

/** A ratio as the share of the baseline that was added: 0.05 is 5 % more. */
function toShares({ value, low, high }: NonNullable<Cost['change']>): { readonly value: number; readonly low: number; readonly high: number } {
  return { value: Math.expm1(value), low: Math.expm1(low), high: Math.expm1(high) }
}
