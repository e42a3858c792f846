/** Sums of losses over a block of rows, as many as a multiple of four: each reads every value once and writes none. */

/** Of `squaredError`. */
export function sumOfSquares(truths: Float64Array, predictions: Float64Array): number {
  let first = 0, second = 0, third = 0, fourth = 0
  for (let row = 3; row < truths.length; row += 4) {
    const one = (truths[row - 3] ?? NaN) - (predictions[row - 3] ?? NaN)
    const two = (truths[row - 2] ?? NaN) - (predictions[row - 2] ?? NaN)
    const three = (truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN)
    const four = (truths[row] ?? NaN) - (predictions[row] ?? NaN)
    first += one * one
    second += two * two
    third += three * three
    fourth += four * four
  }
  return first + second + third + fourth
}

/** Of `absoluteError`. */
export function sumOfAbsolutes(truths: Float64Array, predictions: Float64Array): number {
  let first = 0, second = 0, third = 0, fourth = 0
  for (let row = 3; row < truths.length; row += 4) {
    first += Math.abs((truths[row - 3] ?? NaN) - (predictions[row - 3] ?? NaN))
    second += Math.abs((truths[row - 2] ?? NaN) - (predictions[row - 2] ?? NaN))
    third += Math.abs((truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN))
    fourth += Math.abs((truths[row] ?? NaN) - (predictions[row] ?? NaN))
  }
  return first + second + third + fourth
}

/** Of `signedError`. */
export function sumOfDifferences(truths: Float64Array, predictions: Float64Array): number {
  let even = 0, odd = 0
  for (let row = 1; row < truths.length; row += 2) {
    even += (predictions[row - 1] ?? NaN) - (truths[row - 1] ?? NaN)
    odd += (predictions[row] ?? NaN) - (truths[row] ?? NaN)
  }
  return even + odd
}

/** Of `absolutePercentageError`, infinite or NaN where a truth is 0. */
export function sumOfPercentages(truths: Float64Array, predictions: Float64Array): number {
  let even = 0, odd = 0
  for (let row = 1; row < truths.length; row += 2) {
    const before = truths[row - 1] ?? NaN
    const after = truths[row] ?? NaN
    even += Math.abs((before - (predictions[row - 1] ?? NaN)) / before)
    odd += Math.abs((after - (predictions[row] ?? NaN)) / after)
  }
  return even + odd
}

/** Of `symmetricPercentageError`. */
export function sumOfSymmetricPercentages(truths: Float64Array, predictions: Float64Array): number {
  let even = 0, odd = 0
  for (let row = 1; row < truths.length; row += 2) {
    const truth = truths[row - 1] ?? NaN
    const predicted = predictions[row - 1] ?? NaN
    const nextTruth = truths[row] ?? NaN
    const nextPredicted = predictions[row] ?? NaN
    even += Math.abs(truth - predicted) / (Math.abs(truth) + Math.abs(predicted))
    odd += Math.abs(nextTruth - nextPredicted) / (Math.abs(nextTruth) + Math.abs(nextPredicted))
  }
  return 2 * (even + odd)
}

/** Of `squaredLogError`. */
export function sumOfSquaredLogs(truths: Float64Array, predictions: Float64Array): number {
  let total = 0, least = Infinity
  for (let row = 0; row < truths.length; row++) {
    const truth = truths[row] ?? NaN
    const predicted = predictions[row] ?? NaN
    const ratio = Math.log1p((truth - predicted) / (1 + predicted))
    total += ratio * ratio
    if (truth < least) least = truth
    if (predicted < least) least = predicted
  }
  return least <= -1 ? NaN : total
}

/** Of `pinballError(alpha)`, without a maximum: which side is larger cannot be foreseen. */
export function sumOfPinballs(truths: Float64Array, predictions: Float64Array, alpha: number): number {
  let even = 0, odd = 0
  for (let row = 1; row < truths.length; row += 2) {
    const before = (truths[row - 1] ?? NaN) - (predictions[row - 1] ?? NaN)
    const after = (truths[row] ?? NaN) - (predictions[row] ?? NaN)
    even += (alpha - 0.5) * before + 0.5 * Math.abs(before)
    odd += (alpha - 0.5) * after + 0.5 * Math.abs(after)
  }
  return even + odd
}
