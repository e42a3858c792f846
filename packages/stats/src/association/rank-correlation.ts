import { at, mean, sameLength, sum, type Vector } from '../vector.ts'

/** Spearman's rank correlation, ties with their mean rank, as `scipy.stats.spearmanr`. NaN where either is constant. */
export function spearman(x: Vector, y: Vector): number {
  sameLength(x, y)
  return pearson(midranks(x), midranks(y))
}

/** Kendall's tau-b, as `scipy.stats.kendalltau`. NaN where either is constant. Compares all pairs: for short vectors. */
export function kendallTau(x: Vector, y: Vector): number {
  const n = sameLength(x, y)
  let [agreeing, untiedX, untiedY] = [0, 0, 0]
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.sign(at(x, i) - at(x, j)), Math.sign(at(y, i) - at(y, j))]
      agreeing += dx * dy
      untiedX += Math.abs(dx)
      untiedY += Math.abs(dy)
    }
  return untiedX === 0 || untiedY === 0 ? NaN : agreeing / Math.sqrt(untiedX) / Math.sqrt(untiedY)
}

function midranks(values: Vector): Float64Array {
  const order = Array.from({ length: values.length }, (_, index) => index).sort((a, b) => at(values, a) - at(values, b))
  const ranks = new Float64Array(values.length)
  for (let start = 0, end = 0; start < order.length; start = end) {
    for (end = start + 1; end < order.length && at(values, at(order, end)) === at(values, at(order, start)); end++);
    for (let place = start; place < end; place++) ranks[at(order, place)] = (start + end + 1) / 2
  }
  return ranks
}

function pearson(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [mean(x), mean(y)]
  const [dx, dy] = [x.map((value) => value - meanX), y.map((value) => value - meanY)]
  const norm = Math.sqrt(sum(dx.map((value) => value * value))) * Math.sqrt(sum(dy.map((value) => value * value)))
  return norm === 0 ? NaN : sum(dx.map((value, index) => value * at(dy, index))) / norm
}
