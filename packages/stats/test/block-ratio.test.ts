import { meanRatio, quantileRatio } from '../src/paired/block-ratio.ts'
import { randomFrom } from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { type Case, reference } from './reference.ts'

const [series] = reference('blocks')('series')
const { length, baseline, candidate, p50, p95, mean } = series!
const blocks = { baseline, candidate, length }
const resampling = () => ({ resamples: 8000, level: 0.9, random: randomFrom(7) })

/** Limits are Monte Carlo on both sides: within 6 % of a standard error. */
function expectRatio(found: Case, expected: Case): void {
  expectNear(found.value, expected.value)
  for (const end of ['low', 'high', 'se']) expect(Math.abs(found[end] - expected[end])).toBeLessThan(0.06 * expected.se)
}

test('ratios of medians, high quantiles and means have the limits of NumPy', () => {
  expectRatio(quantileRatio(blocks, 0.5, resampling()), p50)
  expectRatio(quantileRatio(blocks, 0.95, resampling()), p95)
  expectRatio(meanRatio(blocks, resampling()), mean)
})

test('what both series have in common is no change, and what is constant is certain', () => {
  expect(quantileRatio({ baseline, candidate: baseline, length }, 0.95, resampling())).toMatchObject({ value: 0, low: 0, high: 0, pValue: 1 })
  const double = baseline.map((value: number) => 2 * value)
  for (const end of ['value', 'low', 'high'] as const) expectNear(meanRatio({ baseline, candidate: double, length }, resampling())[end], Math.log(2))
})

test('one block tells nothing, and values that are no blocks are a defect', () => {
  expect(quantileRatio({ baseline: [1, 2], candidate: [1, 2], length: 2 }, 0.5, resampling())).toMatchObject({ value: 0, low: NaN, high: NaN })
  expect(() => meanRatio({ baseline: [1, 2, 3], candidate: [1, 2, 3], length: 2 }, resampling())).toThrow(RangeError)
})
