import { fairnessParts, type FairnessRate, type FairnessRule, type GatePolicy } from '@mlgate/config'
import {
  baselineConfusion, beyondPValue, candidateConfusion, discordant, FAIR_SHARES, type FairnessCriterion, type Gap, gapChange, gapInterval, type GapKind, gapOf,
  jointCells, type JointCells, type PairedDifference
} from '@mlgate/stats'
import { resampling } from '../judge/measure.ts'
import type { Scored } from '../scoring/scored.ts'
import type { Grouping, ValueGrouping } from '../judge/slice.ts'

/** Both models by one criterion. */
export interface FairnessComparison {
  readonly rule: FairnessRule
  /** Every group, the largest first. */
  readonly groups: readonly FairnessGroup[]
  /** Of the candidate, between the groups that can be compared; NaN where it is not known. */
  readonly candidate: Gap
  readonly baseline?: number
  /** Candidate minus baseline. */
  readonly change?: PairedDifference
  /** One-sided p-value of "beyond the bound"; left out without a bound. */
  readonly beyond?: number
  /** Rows of the compared groups that the models answer differently. */
  readonly discordant?: number
}

export interface FairnessGroup {
  readonly value: string
  readonly rows: number
  /** `compared`, or why not; `not defined` of the candidate alone is the model's own doing. */
  readonly state: 'compared' | 'too small' | 'not defined'
  /** For each rate of the criterion the candidate's, and the baseline's; NaN where there is none. */
  readonly rates: readonly { readonly candidate: number; readonly baseline?: number }[]
}

const CRITERIA: Readonly<Record<FairnessRate, FairnessCriterion>> = {
  demographic_parity: 'demographicParity',
  equal_opportunity: 'equalOpportunity',
  equalized_odds: 'equalizedOdds',
  predictive_parity: 'predictiveParity'
}

type Settings = Pick<GatePolicy, 'fairness' | 'threshold' | 'level' | 'bootstrap'>

/** Every fairness rule of a binary task; the groups of its column stand among the groupings. */
export function compareFairness(scored: Scored, groupings: readonly Grouping[], settings: Settings): readonly FairnessComparison[] {
  return settings.fairness.map((rule) => {
    const grouping = groupings.find((one) => one.column === rule.column)
    if (grouping?.column === undefined) throw new TypeError(`the column ${rule.column} was not read`)
    return compareRule(rule, cellsOfGroups(scored, grouping, settings.threshold), scored.baseline !== undefined, settings)
  })
}

interface Cells {
  readonly value: string
  readonly rows: number
  readonly cells: JointCells
}

/** Without a baseline the candidate stands in its place. */
function cellsOfGroups({ truth, candidate, baseline = candidate }: Scored, { values, codes }: ValueGrouping, threshold: number): readonly Cells[] {
  const rowsOf = values.map((): number[] => [])
  codes.forEach((code, row) => rowsOf[code]?.push(row))
  return values.map((value, code) => {
    const rows = rowsOf[code] ?? []
    const of = (numbers: Float64Array): Float64Array => Float64Array.from(rows, (row) => numbers[row] ?? NaN)
    const predicted = (numbers: Float64Array): Float64Array => of(numbers).map((score) => (score >= threshold ? 1 : 0))
    return { value, rows: rows.length, cells: jointCells(of(truth.values), predicted(baseline.values), predicted(candidate.values)) }
  }).toSorted((a, b) => b.rows - a.rows)
}

function compareRule(rule: FairnessRule, cells: readonly Cells[], paired: boolean, settings: Settings): FairnessComparison {
  const { rate, kind } = fairnessParts(rule.criterion)
  const shares = FAIR_SHARES[CRITERIA[rate]]
  const gap: GapKind = { kind, aggregate: rule.agg === 'mean' ? 'mean' : 'worst-case' }
  const groups = cells.map((one) => groupOf(one, rule, shares, paired))
  const large = cells.filter((_, index) => groups[index]?.state !== 'too small')
  const own = shares.map((share) => large.map((one) => share(candidateConfusion(one.cells))))
  const before = shares.map((share) => large.map((one) => share(baselineConfusion(one.cells))))
  const bound = kind === 'difference' ? rule.max : rule.min
  return {
    rule, groups,
    candidate: gapInterval(own, gap, settings.level),
    ...(bound === undefined ? {} : { beyond: beyondPValue(own, gap, bound) }),
    ...(paired ? {
      baseline: gapOf(before, gap),
      change: gapChange(large.map((one) => one.cells), shares, gap, resampling(settings)),
      discordant: large.reduce((total, one) => total + discordant(one.cells), 0)
    } : {})
  }
}

function groupOf({ value, rows, cells }: Cells, { minGroupSize }: FairnessRule, shares: (typeof FAIR_SHARES)[FairnessCriterion], paired: boolean): FairnessGroup {
  const rates = shares.map((share) => {
    const [own, before] = [share(candidateConfusion(cells)), share(baselineConfusion(cells))]
    return { candidate: own.successes / own.trials, ...(paired ? { baseline: before.successes / before.trials } : {}) }
  })
  const defined = rates.every(({ candidate, baseline = 0 }) => !Number.isNaN(candidate) && !Number.isNaN(baseline))
  return { value, rows, rates, state: rows < minGroupSize ? 'too small' : defined ? 'compared' : 'not defined' }
}
