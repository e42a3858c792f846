import { randomBinomial } from '../src/distributions/binomial.ts'
import {
  accuracy, baselineConfusion, candidateConfusion, confusion, delong, discordant, f1, f1Score, holm, jointCells, logLosses,
  mcnemarMidP, minimalDetectableEffect, onlyRight, pairedBootstrap, pairedMean, type PairedDifference, precision, randomFrom, tango
} from '../src/index.ts'
import { gap } from './closeness.ts'
import { reference } from './reference.ts'

const cases = reference('comparison')

/** To 1e-9 of each reference. */
function agree(found: PairedDifference, expected: Partial<PairedDifference>): void {
  for (const [name, value] of Object.entries(expected)) expect([name, gap(found[name as keyof PairedDifference], value) <= 1e-9]).toEqual([name, true])
}

test.each(cases('comparisons'))('DeLong and paired t agree with NumPy and SciPy', ({ y, baseline, candidate, ...expected }) => {
  agree(delong(y, baseline, candidate, 0.9), expected.delong)
  agree(pairedMean(logLosses(y, baseline), logLosses(y, candidate), 0.9), expected.mean)
})

test.each(cases('tango'))('Tango interval of $candidate and $baseline discordant of $rows', ({ level, low, high, ...counts }) => {
  agree(tango(counts as never, level), { low, high })
})

test('Tango interval: the value of Fagerland, Lydersen and Laake', () => {
  const { low, high } = tango({ candidate: 1, baseline: 7, rows: 21 }, 0.95)
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['-0.5172', '-0.0260'])
})

test('Tango interval without any discordant row is real', () => {
  expect(tango({ candidate: 0, baseline: 0, rows: 50 }, 0.9).high).toBeCloseTo(0.0513, 4)
  const { low, high } = tango({ candidate: 0, baseline: 0, rows: 1000 }, 0.9)
  expect(high).toBeCloseTo(0.0027, 4)
  expect(low).toBeCloseTo(-high, 12)
  expect(tango({ candidate: 0, baseline: 0, rows: 0 }, 0.9).low).toBeNaN()
})

test.each(cases('midP'))('McNemar mid-p of $a and $b', ({ a, b, pValue }) => {
  expect(Math.abs(mcnemarMidP(a, b) / pValue - 1)).toBeLessThan(1e-9)
})

test('joint cells hold every count of both models', () => {
  const [y, a, b] = [[1, 1, 0, 0, 1, 0], [1, 0, 0, 1, 0, 0], [1, 1, 1, 0, 0, 0]]
  const cells = jointCells(y, a, b)
  expect(baselineConfusion(cells)).toEqual(confusion(y, a))
  expect(candidateConfusion(cells)).toEqual(confusion(y, b))
  expect(discordant(cells)).toBe(3)
  expect(onlyRight(cells)).toEqual({ baseline: 1, candidate: 2 })
})

test.each(cases('bootstrap'))('bootstrap limits of F1 are those of 400,000 NumPy draws', ({ cells, low, high, se }) => {
  const found = pairedBootstrap(Float64Array.from(cells), f1, { resamples: 20_000, level: 0.9, random: randomFrom(7) })
  for (const [value, expected] of [[found.low, low], [found.high, high], [found.se, se]])
    expect(Math.abs(value - expected)).toBeLessThan(0.04 * se)
})

test('the same seed gives the same interval', () => {
  const cells = Float64Array.from([700, 20, 30, 40, 20, 25, 15, 150])
  const run = (seed: number) => pairedBootstrap(cells, f1, { resamples: 500, level: 0.9, random: randomFrom(seed) })
  expect(run(7)).toEqual(run(7))
  expect(run(7)).not.toEqual(run(8))
})

test('undefined metrics have no interval', () => {
  const undefinedPrecision = jointCells([1, 0], [0, 0], [0, 0])
  const often = jointCells([1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0])
  for (const cells of [undefinedPrecision, often])
    expect(pairedBootstrap(cells, precision, { resamples: 200, level: 0.9, random: randomFrom(1) }).low).toBeNaN()
  expect(delong([1, 1], [0.1, 0.2], [0.3, 0.4], 0.9).value).toBeNaN()
  expect(delong([1, 0], [0.1, 0.2], [0.3, 0.1], 0.9).se).toBeNaN()
  expect(pairedMean([1], [2], 0.9).low).toBeNaN()
})

test('the same scores differ by exactly nothing', () => {
  const [y, scores] = [[0, 1, 0, 1], [0.1, 0.4, 0.5, 0.9]]
  expect(delong(y, scores, scores, 0.9)).toEqual({ value: 0, low: 0, high: 0, se: 0, pValue: 1 })
  expect(pairedMean(scores, scores, 0.9)).toEqual({ value: 0, low: 0, high: 0, se: 0, pValue: 1 })
})

test.each(cases('binomial'))('random binomials follow B($n, $p)', ({ n, p, edges, cdf }) => {
  const random = randomFrom(n)
  const draws = Float64Array.from({ length: 20_000 }, () => randomBinomial(n, p, random))
  edges.forEach((edge: number, i: number) => {
    const share = draws.filter((draw) => draw <= edge).length / draws.length
    expect(Math.abs(share - cdf[i])).toBeLessThan(4 * Math.sqrt((cdf[i] * (1 - cdf[i])) / draws.length))
  })
})

test('minimal detectable effect of paired accuracy: 2 % discordance in 1,000 rows', () => {
  expect(100 * minimalDetectableEffect(Math.sqrt(0.02 / 1000))).toBeCloseTo(1.11, 2)
})

/** Labels and two equally good predictions that disagree independently of the truth. */
function equalModels(rows: number, random: () => number): [Float64Array, Float64Array, Float64Array] {
  const y = Float64Array.from({ length: rows }, () => (random() < 0.3 ? 1 : 0))
  const predicted = () => y.map((label) => (random() < 0.1 ? 1 - label : label))
  return [y, predicted(), predicted()]
}

test('equal models: significance after Holm over two metrics falsely blocks at most 5 %, about', () => {
  const random = randomFrom(99)
  let blocked = 0
  for (let run = 0; run < 150; run++) {
    const cells = jointCells(...equalModels(400, random))
    const worse = [
      tango({ ...onlyRight(cells), rows: 400 }, 0.9),
      pairedBootstrap(cells, f1, { resamples: 200, level: 0.9, random })
    ].map(({ value, pValue }) => (value < 0 ? pValue / 2 : 1 - pValue / 2))
    if (holm(worse).some((p) => p < 0.05)) blocked++
  }
  expect(blocked / 150).toBeLessThan(0.075)
})

test('equal models: the one-sided 95 % bounds of F1 and accuracy miss zero in about 5 % of runs', () => {
  const random = randomFrom(5)
  const missed = { tango: 0, bootstrap: 0 }
  for (let run = 0; run < 250; run++) {
    const cells = jointCells(...equalModels(300, random))
    if (tango({ ...onlyRight(cells), rows: 300 }, 0.9).low > 0) missed.tango++
    if (pairedBootstrap(cells, f1, { resamples: 200, level: 0.9, random }).low > 0) missed.bootstrap++
  }
  for (const count of Object.values(missed)) {
    expect(count / 250).toBeGreaterThan(0.02)
    expect(count / 250).toBeLessThan(0.085)
  }
})

test('a clearly worse model is found', () => {
  const random = randomFrom(3)
  const [y, baseline] = equalModels(400, random)
  const candidate = y.map((label) => (random() < 0.3 ? 1 - label : label))
  const cells = jointCells(y, baseline, candidate)
  expect(tango({ ...onlyRight(cells), rows: 400 }, 0.9).high).toBeLessThan(0)
  expect(accuracy(candidateConfusion(cells))).toBeLessThan(0.8)
  expect(f1Score(y, candidate)).toBe(f1(candidateConfusion(cells)))
})
