import { at, type Vector } from './vector.ts'

/** Linear interpolation between order statistics of ascending values, the default of `numpy.quantile`. */
export function quantileSorted(sorted: Vector, p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = at(sorted, below)
  return low + (position - below) * ((sorted[below + 1] ?? low) - low)
}
