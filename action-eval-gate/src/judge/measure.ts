import type { GatePolicy } from '@mlgate/config'
import { mean, meanInterval, pairedMean, type PairedDifference, randomFrom, type Resampling, type SingleEstimate, tango, type Vector, wilson } from '@mlgate/stats'

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

/** A metric of one model with its interval. */
export interface Estimated extends SingleEstimate {
  /** In the field's terms. */
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
  /** For rows that do not depend on each other the value of one model with an interval that resamples no rows. */
  readonly alone?: (view: View, settings: Settings) => Estimated
  /** Of two models together, in place of `value`: how they differ. */
  readonly between?: (pair: Pair<View>) => number
  /** Why the interval cannot be believed, to follow "Too little data for …: ". */
  readonly doubt?: (pair: Pair<View>, change: PairedDifference) => string | undefined
}

/** The mean of a loss that each row has. */
export function meanMeasure<View extends object>(losses: (view: View) => Float64Array): Measure<View> {
  const lossesOf = once(losses)
  return {
    value: (view) => mean(lossesOf(view)),
    weighted: (view) => (weights) => weightedMean(lossesOf(view), weights),
    paired: ({ baseline, candidate }, { level }) => ({ ...pairedMean(lossesOf(baseline), lossesOf(candidate), level), method: 'paired t' }),
    alone: (view, { level }) => ({ ...meanInterval(lossesOf(view), level), method: 'Student' })
  }
}

/** The share of rows that a model gets right: 1 for each of them, otherwise 0. */
export function shareMeasure<View extends object>(successes: (view: View) => Float64Array): Measure<View> {
  const successesOf = once(successes)
  const { value, weighted } = meanMeasure(successesOf)
  return {
    value,
    ...(weighted === undefined ? {} : { weighted }),
    paired: (pair, { level }) => {
      const [before, after] = [successesOf(pair.baseline), successesOf(pair.candidate)]
      const only = (one: Float64Array, other: Float64Array): number => one.reduce((total, success, row) => total + (success > (other[row] ?? NaN) ? 1 : 0), 0)
      return { ...tango({ baseline: only(before, after), candidate: only(after, before), rows: after.length }, level), method: TANGO }
    },
    alone: (view, { level }) => ({ ...wilson({ successes: successesOf(view).reduce((total, success) => total + success, 0), trials: successesOf(view).length }, level), method: WILSON })
  }
}

export const WILSON = 'Wilson'

export const TANGO = 'Tango score interval, McNemar mid-p'

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

export function fewDiscordant(count: number, of: 'rows' | 'queries' = 'rows'): string | undefined {
  return count >= ENOUGH_DISCORDANT ? undefined : `the models disagree on ${count} ${of} only, ${ENOUGH_DISCORDANT} are needed.`
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
