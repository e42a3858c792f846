import type { CategoricalProfile, NumericProfile } from '@mlgate/dataset'
import { chiSquareHomogeneity, jensenShannonDistance, ksPValue, ksStatisticOfCounts, mannWhitney, psi } from '@mlgate/stats'

/** How far apart two distributions are, each in the words of its field; NaN where a measure has no meaning. */
export interface Distances {
  /** Jensen-Shannon distance in √bits, 0 to 1. */
  readonly jensenShannon: number
  /** Kolmogorov and Smirnov's D, 0 to 1; of ordered values only. */
  readonly kolmogorovSmirnov: number
  /** Population stability index. */
  readonly psi: number
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  /** In standard deviations of the reference, between its outer edges; of ordered values only. */
  readonly wasserstein: number
  /** 95 % quantile of the larger of the first two when nothing but chance moves, about. */
  readonly noise: number
  /** Of no difference at all, corrected for the number of tests that it is the smallest of. */
  readonly pValue: number
}

/** Largest number of groups on which shapes are compared; small tables have fewer. */
const GROUPS = 10
/** Fewer expected values of a category make the chi-square test wrong (Cochran). */
const EXPECTED = 5

/**
 * Compares ordered values counted on the same edges. A chi-square test sees every change of shape, Mann and Whitney's
 * test a shift of place in fewer rows, Kolmogorov and Smirnov's what lies between; the smallest of the three p-values is
 * taken three times (Bonferroni).
 */
export function compareOrdered(then: Pick<NumericProfile, 'edges' | 'counts'>, now: Pick<NumericProfile, 'counts'>): Distances | undefined {
  const [n, m] = [total(then.counts), total(now.counts)]
  if (n === 0 || m === 0) return undefined
  const [p, q] = coarser(then.counts, now.counts)
  const nominal = compareCounts(p, q)
  const d = ksStatisticOfCounts(then.counts, now.counts)
  const pValues = [nominal.pValue, ksPValue(d, n, m), mannWhitney(then.counts, now.counts).pValue].filter((pValue) => !Number.isNaN(pValue))
  return {
    ...nominal,
    kolmogorovSmirnov: d,
    wasserstein: wassersteinOfBins(then, now),
    noise: Math.max(nominal.noise, 1.358 * Math.sqrt(1 / n + 1 / m)),
    pValue: pValues.length === 0 ? NaN : Math.min(1, 3 * Math.min(...pValues))
  }
}

/** Compares categories, the rare ones together with the values that are none of them, by a chi-square test. */
export function compareCategories(then: CategoricalProfile, now: CategoricalProfile): Distances | undefined {
  const [p, q] = pooled(then, now)
  return total(p) === 0 || total(q) === 0 ? undefined : compareCounts(p, q)
}

function compareCounts(p: readonly number[], q: readonly number[]): Distances {
  const { statistic, degreesOfFreedom, pValue } = chiSquareHomogeneity(p, q)
  return {
    jensenShannon: jensenShannonDistance(p, q), kolmogorovSmirnov: NaN, psi: psi(p, q), chiSquare: statistic, degreesOfFreedom,
    wasserstein: NaN, noise: jsNoise(p, q, degreesOfFreedom), pValue
  }
}

/**
 * Joins neighbouring bins to groups of about equal size in both tables together. Groups of equal size in the reference
 * alone would have its counts fixed, for the edges are its own values, and the chi-square test would alarm too often.
 */
function coarser(then: readonly number[], now: readonly number[]): readonly [readonly number[], readonly number[]] {
  const [n, m] = [total(then), total(now)]
  const groups = Math.max(2, Math.min(GROUPS, Math.floor(Math.sqrt(Math.min(n, m)) / 3)))
  const p = new Array<number>(groups).fill(0)
  const q = new Array<number>(groups).fill(0)
  let below = 0
  then.forEach((before, bin) => {
    const after = now[bin] ?? 0
    const group = Math.min(groups - 1, Math.floor((groups * (below + (before + after) / 2)) / (n + m)))
    p[group] = (p[group] ?? 0) + before
    q[group] = (q[group] ?? 0) + after
    below += before + after
  })
  return [p, q]
}

/** Counts per category, the rare ones together with the values that are none of them. */
function pooled(then: CategoricalProfile, now: CategoricalProfile): readonly [readonly number[], readonly number[]] {
  const pairs = then.categories.map(({ rows }, at) => [rows, now.categories[at]?.rows ?? 0] as const)
  const rest = [then.other.rows, now.other.rows] as const
  const [n, m] = [total(pairs.map(([a]) => a)) + rest[0], total(pairs.map(([, b]) => b)) + rest[1]]
  const isRare = ([a, b]: readonly [number, number]): boolean => ((a + b) * Math.min(n, m)) / (n + m) < EXPECTED
  const rare = [...pairs.filter(isRare), rest]
  const kept = pairs.filter((pair) => !isRare(pair))
  return [[...kept.map(([a]) => a), total(rare.map(([a]) => a))], [...kept.map(([, b]) => b), total(rare.map(([, b]) => b))]]
}

/** JSD ≈ (1/n + 1/m)·χ²/(8 ln 2) without drift, with Wilson and Hilferty's 95 % quantile of χ². */
function jsNoise(p: readonly number[], q: readonly number[], freedom: number): number {
  if (freedom < 1) return 0
  const spread = 2 / (9 * freedom)
  const quantile = freedom * (1 - spread + 1.6449 * Math.sqrt(spread)) ** 3
  return Math.sqrt((1 / total(p) + 1 / total(q)) * quantile / (8 * Math.LN2))
}

/**
 * ∫ |F_then − F_now| between the outer edges, over the standard deviation of the reference between them. What lies beyond
 * counts as lying on them: one value of a million would otherwise be all that is measured.
 */
function wassersteinOfBins({ edges, counts }: Pick<NumericProfile, 'edges' | 'counts'>, now: Pick<NumericProfile, 'counts'>): number {
  const [n, m] = [total(counts), total(now.counts)]
  let [gap, distance] = [0, 0]
  const middles = counts.map((_, bin) => ((edges[bin - 1] ?? edges[0] ?? NaN) + (edges[bin] ?? edges.at(-1) ?? NaN)) / 2)
  edges.forEach((edge, bin) => {
    gap += (counts[bin] ?? 0) / n - (now.counts[bin] ?? 0) / m
    distance += Math.abs(gap) * ((edges[bin + 1] ?? edge) - edge)
  })
  const mean = middles.reduce((sum, middle, bin) => sum + (middle * (counts[bin] ?? 0)) / n, 0)
  const variance = middles.reduce((sum, middle, bin) => sum + ((middle - mean) ** 2 * (counts[bin] ?? 0)) / n, 0)
  return variance > 0 ? distance / Math.sqrt(variance) : NaN
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
