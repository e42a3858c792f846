import { betaRegularized } from './beta.ts'

/** Halvings of [0, 1]: the ends are exact to the last digits of a double. */
const STEPS = 200

/**
 * Exact two-sided interval of a share, from `count` of `total` draws (Clopper and Pearson, 1934): it holds the true share
 * in at least `level` of all cases. As SciPy's `binomtest(count, total).proportion_ci(level, 'exact')`.
 */
export function clopperPearson(count: number, total: number, level = 0.95): { readonly low: number, readonly high: number } {
  if (!(count >= 0 && count <= total && total > 0)) return { low: NaN, high: NaN }
  const tail = (1 - level) / 2
  return {
    low: count === 0 ? 0 : solve((p) => betaRegularized(count, total - count + 1, p) < tail),
    high: count === total ? 1 : solve((p) => betaRegularized(count + 1, total - count, p) < 1 - tail)
  }
}

/** Where a condition that holds from 0 on ceases to hold. */
function solve(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < STEPS && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
