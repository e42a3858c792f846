import type { Perturbation } from '@mlgate/config'
import { mean, normalQuantile } from '@mlgate/stats'
import { seededFor } from '../probing/seeded.ts'
import type { InputType } from '../model/signature.ts'

export type Values = Float64Array | readonly string[]

export interface Column {
  readonly name: string
  readonly values: Values
  /** How the model reads it. */
  readonly type: InputType
  /** The policy names it. */
  readonly named: boolean
}

export interface Disturbed {
  readonly values: Values
  /** Values that are others now. */
  readonly changed: number
}

/** Why nothing can be done to a column, to follow its name. */
export interface Unsuited {
  readonly unsuited: string
}

/** The same column after the perturbation; the same seed and name give the same values for every model. */
export function perturbColumn(column: Column, { perturbation, amount }: Pick<Perturbation, 'perturbation' | 'amount'>, seed: number): Disturbed | Unsuited {
  const random = seededFor(seed, perturbation, column.name)
  switch (perturbation) {
    case 'noise':
      return addNoise(column, amount, random)
    case 'missing':
      return takeAway(column, amount, random)
    case 'swap':
      return swapValues(column, amount, random)
  }
}

/** Normal noise; whole numbers are rounded to whole ones, 0 and 1 are flipped as often as gives the same mean square of change. */
function addNoise({ values }: Column, amount: number, random: () => number): Disturbed | Unsuited {
  if (!(values instanceof Float64Array)) return { unsuited: 'holds texts, which take no noise' }
  const known = values.filter(Number.isFinite)
  const center = mean(known)
  const variance = mean(known.map((value) => (value - center) ** 2))
  if (!(variance > 0)) return { unsuited: 'holds one value only, which has no standard deviation' }
  if (known.every((value) => value === 0 || value === 1)) {
    const share = Math.min(0.5, amount ** 2 * variance)
    return compared(values, values.map((value) => (random() < share && Number.isFinite(value) ? 1 - value : value)))
  }
  const reach = amount * Math.sqrt(variance)
  const noisy = values.map((value) => value + reach * normalQuantile(random() + 2 ** -54))
  return compared(values, known.every(Number.isInteger) ? noisy.map(Math.round) : noisy)
}

function takeAway({ values, type }: Column, amount: number, random: () => number): Disturbed | Unsuited {
  if (type === 'int64' || type === 'int32') return { unsuited: `is read as ${type}, which takes no missing values` }
  if (values instanceof Float64Array) return compared(values, values.map((value) => (random() < amount ? NaN : value)))
  return compared(values, values.map((value) => (random() < amount ? '' : value)))
}

/** Another value of the column in place of its own, each of them equally likely; missing values stay. */
function swapValues({ values, named }: Column, amount: number, random: () => number): Disturbed | Unsuited {
  if (values instanceof Float64Array && !named) return { unsuited: 'holds numbers; name it under "columns" where they stand for categories' }
  const others = values instanceof Float64Array ? otherThan([...new Set(values)].filter((value) => !Number.isNaN(value))) : otherThan([...new Set(values)].filter((value) => value !== ''))
  if (others === undefined) return { unsuited: 'holds one value only' }
  const swapped = <Value extends number | string>(value: Value): Value => {
    const [chosen, place] = [random() < amount, random()]
    return chosen ? others(value, place) as Value : value
  }
  return compared(values, values instanceof Float64Array ? values.map(swapped) : values.map(swapped))
}

/** `place` in [0, 1) says which of the others. */
function otherThan(distinct: readonly (number | string)[]): ((value: number | string, place: number) => number | string) | undefined {
  if (distinct.length < 2) return undefined
  const places = new Map(distinct.map((value, index) => [value, index]))
  return (value, place) => {
    const own = places.get(value)
    const index = Math.floor(place * (distinct.length - 1))
    return own === undefined ? value : distinct[index < own ? index : index + 1] ?? value
  }
}

function compared(before: Values, after: Values): Disturbed {
  let changed = 0
  for (let row = 0; row < after.length; row++) if (!Object.is(before[row], after[row])) changed++
  return { values: after, changed }
}
