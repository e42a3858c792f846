import { perturbColumn, type Values } from '../src/robustness/perturb-column.ts'
import type { InputType } from '../src/model/signature.ts'

const rows = (of: (row: number) => number): Float64Array => Float64Array.from({ length: 4000 }, (_, row) => of(row))
const words = Array.from({ length: 4000 }, (_, row) => ['climb', 'landing', ''][row % 3]!)
const done = (perturbation: 'noise' | 'missing' | 'swap', amount: number, values: Values, type: InputType = 'float', named = false) => perturbColumn({ name: 'c', values, type, named }, { perturbation, amount }, 7)
const valuesOf = (result: ReturnType<typeof done>): Values => { if ('unsuited' in result) throw new Error(result.unsuited); return result.values }

test('noise keeps whole numbers whole, flips 0 and 1, and leaves missing numbers', () => {
  const whole = valuesOf(done('noise', 1, rows((row) => row % 10), 'int64')) as Float64Array
  expect(whole.every(Number.isInteger)).toBe(true)
  const flipped = done('noise', 1, rows((row) => row % 2))
  expect([...new Set<number | string>(valuesOf(flipped))].sort()).toEqual([0, 1])
  expect('changed' in flipped && Math.abs(flipped.changed / 4000 - 0.25)).toBeLessThan(0.03)
  expect(valuesOf(done('noise', 1, rows((row) => (row === 3 ? NaN : row / 7))))[3]).toBeNaN()
})

test('a share of the values goes missing, where the type knows missing ones', () => {
  const gone = done('missing', 0.2, rows((row) => row + 1))
  expect('changed' in gone && Math.abs(gone.changed / 4000 - 0.2)).toBeLessThan(0.03)
  expect(done('missing', 0.2, rows((row) => row), 'int32')).toEqual({ unsuited: 'is read as int32, which takes no missing values' })
})

test('a swapped category is always another one, and a missing one stays', () => {
  const swapped = valuesOf(done('swap', 1, words, 'string'))
  expect(words.every((word, row) => (word === '' ? swapped[row] === '' : swapped[row] !== word && swapped[row] !== ''))).toBe(true)
  expect(done('swap', 1, rows((row) => row % 3))).toHaveProperty('unsuited')
  expect(done('swap', 1, rows((row) => row % 3), 'float', true)).toHaveProperty('changed', 4000)
})

test('the same seed and name give the same values', () => {
  expect(done('noise', 1, rows((row) => row / 3))).toEqual(done('noise', 1, rows((row) => row / 3)))
})
