import type { CategoricalProfile, ColumnProfile, NumericProfile, Profile } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { quantileEdges } from '../../packages/dataset/src/profile/profile-frame.ts'
import { randomBinomial } from '../../packages/stats/src/distributions/binomial.ts'

/**
 * A distribution of which a share of the values lies on atoms (in their order, below all others) and the rest is
 * continuous, above them; `quantile` gives the value at a place in (0, 1) of the continuous part.
 */
interface Shape {
  readonly atoms: readonly { readonly value: number, readonly share: number }[]
  readonly quantile: (place: number) => number
}

/** Reported ages: whole years up to 80, every fifth of them six times as often. */
const AGES = Array.from({ length: 80 }, (_, age) => ({ value: age, share: (age % 5 === 0 ? 6 : 1) / 160 }))

/** To three digits (Abramowitz and Stegun 26.2.23): edges need no more. */
function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  return (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
}

/** What numeric columns of real tables look like. */
const SHAPES: Readonly<Record<string, Shape>> = {
  normal: { atoms: [], quantile: normalQuantile },
  lognormal: { atoms: [], quantile: (place) => Math.exp(normalQuantile(place)) },
  'zero-inflated': { atoms: [{ value: 0, share: 0.8 }], quantile: (place) => place },
  'heavy-tailed': { atoms: [], quantile: (place) => Math.tan(Math.PI * (place - 0.5)) },
  heaped: { atoms: AGES, quantile: (place) => place }
}
const NUMERIC = Object.keys(SHAPES).flatMap((name, at) => Array.from({ length: at === 0 ? 4 : 3 }, () => name))

const CATEGORIES: readonly (readonly number[])[] = [
  [1, 1],
  [5, 4, 3, 2, 1],
  [0.97, 0.02, 0.01],
  Array.from({ length: 40 }, (_, rank) => 1 / (rank + 1))
]

/** Rows of two tables. */
export interface Sizes {
  readonly then: number
  readonly now: number
}

/**
 * Two tables of sixteen numeric and four categorical columns, drawn from the same distributions and counted on quantile
 * bins of the first. What is drawn are the counts themselves, from their exact distribution: a bin between two order
 * statistics of the reference holds a Beta-distributed share of all values.
 * @param shift of the first column, which is normal, in standard deviations
 */
export function simulateTwins(seed: number, rows: Sizes | number, shift = 0): readonly [reference: Profile, current: Profile] {
  const random = randomFrom(seed)
  const sizes = typeof rows === 'number' ? { then: rows, now: rows } : rows
  const pairs = [
    ...NUMERIC.map((name, at) => at === 0 && shift !== 0 ? shiftedTwins(`${name} ${at}`, shift, sizes, random) : numericTwins(`${name} ${at}`, SHAPES[name]!, sizes, random)),
    ...CATEGORIES.map((weights) => categoricalTwins(`${weights.length} categories`, weights, sizes, random))
  ]
  return [profileOf(sizes.then, pairs.map(([first]) => first)), profileOf(sizes.now, pairs.map(([, second]) => second))]
}

export function profileOf(rows: number, columns: readonly ColumnProfile[]): Profile {
  return { schemaVersion: 1, engine: 'simulated', rows, files: [], frame: '', label: null, columns }
}

function numericTwins(name: string, { atoms, quantile }: Shape, { then: n, now: m }: Sizes, random: () => number): readonly [NumericProfile, NumericProfile] {
  const shares = [...atoms.map(({ share }) => share), Math.max(0, 1 - atoms.reduce((sum, { share }) => sum + share, 0))]
  const [then, now] = [multinomial(n, shares, random), multinomial(m, shares, random)]
  const ranks = edgeRanks(n)
  const onAtoms = n - then.at(-1)!
  const above = ranks.filter((rank) => rank > onAtoms).map((rank) => rank - onAtoms)
  const gaps = [...above.map((rank, at) => rank - (above[at - 1] ?? 0)), then.at(-1)! - (above.at(-1) ?? 0)]
  const widths = gaps.map((gap, at) => gamma(at === gaps.length - 1 ? gap + 1 : gap, random))
  const spread = multinomial(now.at(-1)!, widths, random)
  let upTo = 0
  const chosen = atoms.map((_, at) => {
    const before = upTo
    upTo += then[at]!
    return ranks.some((rank) => rank > before && rank <= upTo)
  })
  const whole = sum(widths)
  let below = 0
  const places = above.map((_, at) => (below += widths[at]!) / whole)
  const edges = [...atoms.filter((_, at) => chosen[at]).map(({ value }) => value), ...places.map(quantile)]
  const profile = (onAtom: readonly number[], continuous: readonly number[]): NumericProfile => ({
    kind: 'numeric', name, nulls: 0, minimum: null, maximum: null, edges, counts: joined(onAtom, chosen, continuous), distinct: { level: 6, hashes: [] }
  })
  return [profile(then.slice(0, -1), gaps), profile(now.slice(0, -1), spread)]
}

const known = new Map<number, readonly number[]>()

/** Which of so many sorted values, from 1, a profile has as edges. */
function edgeRanks(rows: number): readonly number[] {
  const ranks = known.get(rows) ?? quantileEdges(Float64Array.from({ length: rows }, (_, at) => at + 1))
  known.set(rows, ranks)
  return ranks
}

function shiftedTwins(name: string, shift: number, { then, now }: Sizes, random: () => number): readonly [NumericProfile, NumericProfile] {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const reference = countNumeric(name, Array.from({ length: then }, normal))
  return [reference, countNumeric(name, Array.from({ length: now }, () => normal() + shift), reference)]
}

/** An atom that is no edge belongs to the bin of the next edge above it. */
function joined(onAtom: readonly number[], chosen: readonly boolean[], [first = 0, ...others]: readonly number[]): readonly number[] {
  const counts: number[] = []
  let waiting = 0
  onAtom.forEach((count, at) => {
    waiting += count
    if (chosen[at] === true) waiting -= counts[counts.push(waiting) - 1]!
  })
  return [...counts, waiting + first, ...others]
}

function categoricalTwins(name: string, weights: readonly number[], { then, now }: Sizes, random: () => number): readonly [CategoricalProfile, CategoricalProfile] {
  const none = { rows: 0, labels: [] }
  const profile = (rows: number): CategoricalProfile => ({
    kind: 'categorical', name, nulls: 0, other: none, missing: none, distinct: { level: 6, hashes: [] },
    categories: multinomial(rows, weights, random).map((count, at) => ({ value: String(at), rows: count, labels: [] }))
  })
  return [profile(then), profile(now)]
}

/** Counts values on the quantile bins that a profile of them has, or on the edges of another. */
export function countNumeric(name: string, values: readonly number[], reference?: NumericProfile): NumericProfile {
  const ascending = Float64Array.from(values).sort()
  const edges = reference?.edges ?? quantileEdges(ascending)
  const counts = new Array<number>(edges.length + 1).fill(0)
  let bin = 0
  for (const value of ascending) {
    while (bin < edges.length && value > edges[bin]!) bin++
    counts[bin]!++
  }
  return { kind: 'numeric', name, nulls: 0, minimum: ascending[0]!, maximum: ascending.at(-1)!, edges, counts, distinct: { level: 6, hashes: [] } }
}

function multinomial(draws: number, weights: readonly number[], random: () => number): readonly number[] {
  let [left, mass] = [draws, sum(weights)]
  return weights.map((weight, at) => {
    const drawn = at === weights.length - 1 ? left : randomBinomial(left, Math.min(1, weight / mass), random)
    left -= drawn
    mass -= weight
    return drawn
  })
}

/** A gamma random number of whole or larger shape (Marsaglia and Tsang, 2000). */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < (normal * normal) / 2 + d * (1 - v + Math.log(v))) return d * v
  }
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
