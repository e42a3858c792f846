import { kendallTau, spearman } from '../src/index.ts'
import { reference } from './reference.ts'

test.each(reference('rank-correlation')('pairs'))('of $x and $y', ({ x, y, spearman: rho, kendall }) => {
  expect(Math.abs(spearman(x, y) - rho)).toBeLessThan(1e-12)
  expect(Math.abs(kendallTau(x, y) - kendall)).toBeLessThan(1e-12)
})

test('of a constant is undefined', () => {
  expect([spearman([1, 1, 1], [1, 2, 3]), kendallTau([1, 1, 1], [1, 2, 3])]).toEqual([NaN, NaN])
})
