import { sum } from '../vector.ts'
import { logSumExp } from './mixture.ts'

/** A metric in one period of time, turned so that higher is better. */
export interface PeriodEstimate {
  readonly value: number
  /** Above 0. */
  readonly se: number
  /** Independent observations; the squared error shrinks with them. */
  readonly units: number
}

/** What periods in the order of time say about a drop that began with one of them. */
export interface Decay {
  /** Evidence against "the metric is the same in all periods". */
  readonly eValue: number
  /** The period that a drop most likely began with. */
  readonly since: number
  /** Mean before that period minus mean from it on. */
  readonly drop: number
  /** Mean before the last period minus its value, and the error of that. */
  readonly last: { readonly drop: number; readonly se: number }
}

/** Sizes of the drop that are bet on, in multiples of the smallest that matters. */
const SIZES = [1, 1.5, 2, 3, 5]

/**
 * E-process for a drop of a mean at a time that nobody knows: P(ever ≥ 1/α) ≤ α while the metric stays the same, however
 * often it is looked at, also in the middle of a period (Ville, 1939). A mixture of normal likelihood ratios that only
 * differences between periods enter, for the level of the metric is unknown, with weight 1/(k(k + 1)) on a drop after k
 * periods. Errors of single periods are pooled, so that a period does not count for more because its error happens to
 * look small. Needs two periods; `smallest` is above 0.
 */
export function decayEvidence(periods: readonly PeriodEstimate[], smallest: number): Decay {
  if (periods.length < 2) throw new RangeError('a drop needs two periods')
  const units = periods.map((period) => period.units)
  const unitVariance = sum(periods.map(({ se, units: own }) => (own * se) ** 2)) / sum(units)
  const bets = periods.slice(1).map((_, before) => betsOnDropAfter(before + 1, periods, unitVariance, smallest))
  const rest = Math.log(1 / periods.length)
  const [best] = bets.toSorted((a, b) => b.logEvidence - a.logEvidence)
  const last = bets.at(-1)
  if (best === undefined || last === undefined) throw new TypeError('no bet was made')
  return {
    eValue: Math.exp(logSumExp([rest, ...bets.map(({ logEvidence }) => logEvidence)])),
    since: best.before,
    drop: best.drop,
    last: { drop: last.drop, se: last.se }
  }
}

interface Bet {
  readonly before: number
  readonly drop: number
  readonly se: number
  /** Logarithm of the weighted likelihood ratio. */
  readonly logEvidence: number
}

function betsOnDropAfter(before: number, periods: readonly PeriodEstimate[], unitVariance: number, smallest: number): Bet {
  const [early, late] = [pooled(periods.slice(0, before)), pooled(periods.slice(before))]
  const drop = early.mean - late.mean
  const variance = unitVariance / early.units + unitVariance / late.units
  const gains = SIZES.map((size) => (size * smallest * (drop - (size * smallest) / 2)) / variance)
  return { before, drop, se: Math.sqrt(variance), logEvidence: logSumExp(gains) - Math.log(SIZES.length * before * (before + 1)) }
}

function pooled(periods: readonly PeriodEstimate[]): { readonly mean: number; readonly units: number } {
  const units = sum(periods.map((period) => period.units))
  return { mean: sum(periods.map((period) => period.value * period.units)) / units, units }
}
