import { logGamma } from '../src/distributions/gamma.ts'
import { kolmogorovSurvival } from '../src/distributions/kolmogorov.ts'
import { chiSquareSurvival, clopperPearson, normalCdf, normalQuantile, normalSurvival, studentQuantile, studentTwoSided } from '../src/index.ts'
import { gap } from './closeness.ts'
import { reference } from './reference.ts'

const values = reference('inference')

test.each(values('logGamma'))('ln Γ($x)', ({ x, value }) => {
  expect(gap(logGamma(x), value)).toBeLessThan(1e-12)
})

test.each(values('normal'))('normal tail beyond $z', ({ z, survival }) => {
  expect(gap(normalSurvival(z), survival)).toBeLessThan(1e-12)
  expect(gap(normalCdf(-z), survival)).toBeLessThan(1e-12)
})

test.each(values('normalQuantile'))('normal quantile of $p', ({ p, z }) => {
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12 * Math.max(1, Math.abs(z)))
})

test.each(values('chiSquare'))('chi-square tail beyond $x with $dof degrees', ({ x, dof, survival }) => {
  expect(gap(chiSquareSurvival(x, dof), survival)).toBeLessThan(1e-11)
})

test.each(values('student'))('both tails of t beyond $t with $dof degrees', ({ t, dof, twoSided }) => {
  expect(gap(studentTwoSided(t, dof), twoSided)).toBeLessThan(1e-10)
})

test.each(values('studentQuantile'))('t quantile of $p with $dof degrees', ({ p, dof, t }) => {
  expect(Math.abs(studentQuantile(p, dof) - t)).toBeLessThan(1e-11 * Math.max(1, Math.abs(t)))
})

test.each(values('kolmogorov'))('Kolmogorov tail beyond $x', ({ x, survival }) => {
  expect(gap(kolmogorovSurvival(x), survival)).toBeLessThan(1e-12)
})

test('outside of their domain the distributions are undefined', () => {
  expect(normalQuantile(1.1)).toBeNaN()
  expect(logGamma(-1)).toBeNaN()
  expect(chiSquareSurvival(-1, 2)).toBeNaN()
  expect(studentQuantile(0, 3)).toBeNaN()
  expect(kolmogorovSurvival(NaN)).toBeNaN()
})

test.each(values('clopperPearson'))('interval of $count of $total at $level', ({ count, total, level, low, high }) => {
  const interval = clopperPearson(count, total, level)
  expect(gap(interval.low, low)).toBeLessThan(1e-10)
  expect(gap(interval.high, high)).toBeLessThan(1e-10)
})

test('an interval of nothing is none', () => {
  expect(clopperPearson(0, 0)).toEqual({ low: NaN, high: NaN })
})
