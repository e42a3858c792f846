import { decayEvidence, meanInterval, normalQuantile, type PeriodEstimate, randomFrom, rocAucInterval, wilson } from '../src/index.ts'
import { randomBinomial } from '../src/distributions/binomial.ts'
import { expectNear } from './closeness.ts'
import { reference } from './reference.ts'

test.each(reference('single')('decays'))('evidence for a drop agrees with sums of squares', ({ periods, smallest, eValue, since, drop, lastDrop, lastSe }) => {
  const found = decayEvidence(periods, smallest)
  expectNear(found.eValue, eValue, 1e-9)
  expect(found.since).toBe(since)
  expectNear(found.drop, drop, 1e-9)
  expectNear(found.last.drop, lastDrop, 1e-9)
  expectNear(found.last.se, lastSe, 1e-9)
})

test('one period tells nothing, and the level of the metric does not matter', () => {
  const periods = [0.9, 0.91, 0.85].map((value) => ({ value, se: 0.01, units: 900 }))
  expect(() => decayEvidence(periods.slice(0, 1), 0.02)).toThrow(RangeError)
  const lifted = periods.map((period) => ({ ...period, value: period.value + 100 }))
  expectNear(decayEvidence(lifted, 0.02).eValue, decayEvidence(periods, 0.02).eValue, 1e-9)
})

const Z = normalQuantile(0.95)
const asPeriod = ({ value, low, high, units }: { value: number; low: number; high: number; units: number }): PeriodEstimate => ({ value, se: (high - low) / (2 * Z), units })

type Period = (rows: number, drop: number, random: () => number) => PeriodEstimate

/** A month of accuracy 0.9, of ROC AUC about 0.84, and of a log loss. */
const METRICS: Readonly<Record<string, Period>> = {
  accuracy: (rows, drop, random) => asPeriod(wilson({ successes: randomBinomial(rows, 0.9 - drop, random), trials: rows }, 0.9)),
  'ROC AUC': (rows, drop, random) => {
    const labels = Float64Array.from({ length: rows }, () => (random() < 0.3 ? 1 : 0))
    return asPeriod(rocAucInterval(labels, labels.map((label) => label * (1.4 - 4 * drop) + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())), 0.9))
  },
  'log loss': (rows, drop, random) => {
    const { value, ...rest } = meanInterval(Float64Array.from({ length: rows }, () => -Math.log(1 - random()) * (0.3 + drop)), 0.9)
    return asPeriod({ ...rest, value: -value, low: -rest.high, high: -rest.low })
  }
}

/** The look at which a decay is found, of 24 monthly ones; 0 for none. */
function firstFound(period: Period, rows: number, drop: number, from: number, random: () => number): number {
  const periods: PeriodEstimate[] = []
  for (let month = 1; month <= 24; month++) {
    periods.push(period(rows, month > from ? drop : 0, random))
    if (month > 1 && decayEvidence(periods, 0.02).eValue >= 20) return month
  }
  return 0
}

test.each(Object.entries(METRICS).flatMap(([name, period]) => [200, 1000].map((rows) => ({ name, period, rows }))))('$name, $rows rows a month: 24 looks without decay find one in 5 % at most', ({ name, period, rows }) => {
  const random = randomFrom(rows + name.length)
  const runs = name === 'accuracy' ? 500 : 60000 / rows / 5
  let found = 0
  for (let run = 0; run < runs; run++) if (firstFound(period, rows, 0, 24, random) > 0) found++
  expect(found / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt(0.0475 / runs))
})

test('a decay of 5 points is found soon', () => {
  const random = randomFrom(9)
  const runs = 100
  const delays = Array.from({ length: runs }, () => firstFound(METRICS['accuracy'] as Period, 1000, 0.05, 12, random))
  expect(delays.filter((month) => month > 12 && month <= 14).length / runs).toBeGreaterThan(0.9)
})
