import { type Ends, shareDifference, shareRatio } from '../single/two-shares.ts'
import type { Share } from '../single/wilson.ts'

/** What is measured between groups, and how two rates of a criterion become one number. */
export interface GapKind {
  readonly kind: 'difference' | 'ratio'
  readonly aggregate: 'worst-case' | 'mean'
}

/** For each rate of a criterion the shares of the groups that are compared. */
export type GroupShares = readonly (readonly Share[])[]

/** How far groups are apart, with its interval. */
export interface Gap extends Ends {
  readonly value: number
}

/**
 * Largest minus smallest rate of the groups, or smallest over largest, as fairlearn's `between_groups`. NaN with fewer than
 * two groups, with a group without a rate, and for a ratio where all rates are 0.
 */
export function gapOf(rates: GroupShares, { kind, aggregate }: GapKind): number {
  const gaps = rates.map((groups) => {
    const values = groups.map(({ successes, trials }) => successes / trials)
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return values.length < 2 ? NaN : kind === 'difference' ? high - low : low / high
  })
  if (aggregate === 'mean') return gaps.reduce((total, gap) => total + gap, 0) / gaps.length
  return kind === 'difference' ? Math.max(...gaps) : Math.min(...gaps)
}

/**
 * The gap with its two-sided interval from those of all pairs of groups. The end that the gap itself pushes away from
 * equality holds for all pairs at once (Bonferroni), since the largest of many noisy gaps is large without any cause; the
 * other end must hold for the one true pair only. Ends of equality are 0 and 1.
 */
export function gapInterval(rates: GroupShares, kind: GapKind, level: number): Gap {
  const value = gapOf(rates, kind)
  if (Number.isNaN(value)) return { value, low: NaN, high: NaN }
  const near = nearEnd(rates, kind, (1 - level) / 2)
  const far = farEnd(rates, kind, (1 - level) / 2)
  return kind.kind === 'difference' ? { value, low: Math.max(0, near), high: far } : { value, low: far, high: Math.min(1, near) }
}

/** One-sided p-value of "the groups are further apart than the limit", adjusted for all pairs. */
export function beyondPValue(rates: GroupShares, kind: GapKind, limit: number): number {
  const beyond = (alpha: number): boolean => {
    const near = nearEnd(rates, kind, alpha)
    return kind.kind === 'difference' ? near > limit : near < limit
  }
  if (!beyond(0.5)) return 1
  let [no, yes] = [0, 0.5]
  for (let step = 0; step < 60; step++) {
    const middle = (no + yes) / 2
    if (beyond(middle)) yes = middle
    else no = middle
  }
  return yes
}

/** The bound nearer to equality; it fails with probability `alpha` at most, however many pairs there are. */
function nearEnd(rates: GroupShares, kind: GapKind, alpha: number): number {
  const pairs = rates.reduce((total, { length }) => total + (length * (length - 1)) / 2, 0)
  return bound(rates, kind, 1 - (2 * alpha) / pairs, 'near')
}

/** The bound further from equality. A mean needs it of every rate at once. */
function farEnd(rates: GroupShares, kind: GapKind, alpha: number): number {
  return bound(rates, kind, 1 - (2 * alpha) / (kind.aggregate === 'mean' ? rates.length : 1), 'far')
}

function bound(rates: GroupShares, { kind, aggregate }: GapKind, level: number, end: 'near' | 'far'): number {
  const difference = kind === 'difference'
  const worst = (values: readonly number[]): number => (difference ? Math.max(...values) : Math.min(...values))
  const ends = rates.map((groups) => worst(groups.flatMap((one, i) => groups.flatMap((other, j) => {
    if (i === j) return []
    const { low, high } = difference ? shareDifference(one, other, level) : shareRatio(one, other, level)
    return [(end === 'near') === difference ? low : high]
  }))))
  return aggregate === 'mean' ? ends.reduce((total, value) => total + value, 0) / ends.length : worst(ends)
}
