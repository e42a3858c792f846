import { parseSlice } from '../src/index.ts'
import { sliceColumns, sliceFault, sliceName } from '../src/slice.ts'

test.each([
  ['device', { column: 'device' }],
  ['device=mobile', { column: 'device', value: 'mobile' }],
  ['device=', { column: 'device', value: '' }],
  ['url=a=b', { column: 'url', value: 'a=b' }],
  ['wing span=New York', { column: 'wing span', value: 'New York' }],
  ['make=Rolls and Royce', { column: 'make', value: 'Rolls and Royce' }],
  ['size=6"', { column: 'size', value: '6"' }],
  ['id=a; DROP TABLE data', { column: 'id', value: 'a; DROP TABLE data' }],
  ['x: y', { column: 'x: y' }]
])('the spelling of a column is read as ever: %s', (written, spec) => {
  expect(parseSlice(written)).toEqual(spec)
})

test.each([
  ['age>=65', 'age>=65', [{ column: 'age', operator: '>=', value: 65 }]],
  ['temperature < -.5e1', 'temperature < -.5e1', [{ column: 'temperature', operator: '<', value: -5 }]],
  ['day >= 2026-01-01', 'day >= 2026-01-01', [{ column: 'day', operator: '>=', value: '2026-01-01' }]],
  ['zip > "01234"', 'zip > "01234"', [{ column: 'zip', operator: '>', value: '01234' }]],
  ['age  >= 65 and country in (DE, FR)', 'age >= 65 and country in (DE, FR)', [{ column: 'age', operator: '>=', value: 65 }, { column: 'country', operator: 'in', values: ['DE', 'FR'] }]],
  ['old: age > 3', 'old', [{ column: 'age', operator: '>', value: 3 }]],
  ['mobile users: device = mobile', 'mobile users', [{ column: 'device', operator: 'in', values: ['mobile'] }]],
  [`a != 'x' AND "b and c" NOT IN ("d, e", f, f)`, `a != 'x' AND "b and c" NOT IN ("d, e", f, f)`, [{ column: 'a', operator: 'not in', values: ['x'] }, { column: 'b and c', operator: 'not in', values: ['d, e', 'f'] }]],
  ['make=Rolls and age>3', 'make=Rolls and age>3', [{ column: 'make', operator: 'in', values: ['Rolls'] }, { column: 'age', operator: '>', value: 3 }]]
])('a condition: %s', (written, name, where) => {
  expect(parseSlice(written)).toEqual({ name, where })
})

test.each([
  ['age>=', 'Expected a number or a text, in quotes where it holds more than words, at its end.'],
  ['age >> 3', 'Expected a number or a text, in quotes where it holds more than words, at "> 3".'],
  ['a<3 or b>4', 'Expected a number or a text, in quotes where it holds more than words, at "3 or b>4".'],
  ['a<3, b>4', '", b>4" is too much; comparisons are joined by "and".'],
  ['country in (DE', 'Expected a comma or a closing bracket at its end.'],
  ['a<3 and', '"3 and" is no number; a text that is compared by size stands in quotes.'],
  [' ', 'Expected a column and a comparison, such as age >= 65, at its end.'],
  [`a < ${'3'.repeat(500)}`, 'The condition has 504 characters, 500 at most are read.']
])('no slice: %s', (written, fault) => {
  expect(sliceFault(written)).toBe(fault)
  expect(() => parseSlice(written)).toThrow(TypeError)
})

test('names and columns of every kind', () => {
  expect(['device', 'device=', 'old: a > 3'].map((written) => sliceName(parseSlice(written)))).toEqual(['device', 'device=', 'old'])
  expect(['device=x', 'a > 3 and b = 1 and a < 9'].map((written) => sliceColumns(parseSlice(written)))).toEqual([['device'], ['a', 'b']])
})
