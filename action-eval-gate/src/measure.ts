import type { GatePolicy } from '@mlgate/config'
import { mean, pairedMean, type PairedDifference, randomFrom, type Resampling, type Vector } from '@mlgate/stats'

export type Settings = Pick<GatePolicy, 'threshold' | 'level' | 'bootstrap'>

/** What a task has made of the rows and of what each model says about them. */
export interface Pair<View> {
  readonly baseline: View
  readonly candidate: View
}

/** The change of a metric with its interval and test. */
export interface Tested extends PairedDifference {
  /** In the field's terms, for example `DeLong`. */
  readonly method: string
}

/** A metric of one model, and how its change from one model to another is judged. */
export interface Measure<View> {
  /** NaN where undefined. */
  readonly value: (view: View) => number
  /** The value when each row counts as often as its weight says. Left out: rows are repeated, which takes longer. */
  readonly weighted?: (view: View) => (weights: Vector) => number
  /** For rows that do not depend on each other an interval that resamples no rows. */
  readonly paired?: (pair: Pair<View>, settings: Settings) => Tested
  /** Why the interval cannot be believed, to follow "Too little data for …: ". */
  readonly doubt?: (pair: Pair<View>, change: PairedDifference) => string | undefined
}

/** The mean of a loss that each row has. */
export function meanMeasure<View extends object>(losses: (view: View) => Float64Array): Measure<View> {
  const lossesOf = once(losses)
  return {
    value: (view) => mean(lossesOf(view)),
    weighted: (view) => (weights) => weightedMean(lossesOf(view), weights),
    paired: ({ baseline, candidate }, { level }) => ({ ...pairedMean(lossesOf(baseline), lossesOf(candidate), level), method: 'paired t' })
  }
}

export function weightedMean(values: Vector, weights: Vector): number {
  let [total, weight] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    total += (values[row] ?? NaN) * (weights[row] ?? NaN)
    weight += weights[row] ?? NaN
  }
  return total / weight
}

/** The seed begins anew for every change, so that no verdict depends on which others are asked for. */
export function resampling({ level, bootstrap }: Settings): Resampling {
  return { resamples: bootstrap.resamples, level, random: randomFrom(bootstrap.seed) }
}

export const BOOTSTRAP = 'paired percentile bootstrap'

/** With fewer rows on which the models disagree the bootstrap's interval is too narrow. */
const ENOUGH_DISCORDANT = 10

export function fewDiscordant(rows: number): string | undefined {
  return rows >= ENOUGH_DISCORDANT ? undefined : `the models disagree on ${rows} rows only, ${ENOUGH_DISCORDANT} are needed.`
}

/** A function of one object whose answer is kept as long as the object lives. */
export function once<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) }
    known.set(key, found)
    return found.value
  }
}
