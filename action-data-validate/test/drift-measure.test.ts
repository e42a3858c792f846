import type { CategoricalProfile } from '@mlgate/dataset'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compareCategories, compareOrdered, type Distances } from '../src/checks/drift-measure.ts'

type Expected = Partial<Distances>

interface Reference {
  readonly ordered: readonly { readonly name: string, readonly edges: readonly number[], readonly then: readonly number[], readonly now: readonly number[], readonly expected: Expected }[]
  readonly categories: readonly { readonly then: readonly number[], readonly now: readonly number[], readonly other: readonly [number, number], readonly expected: Expected }[]
}

const { ordered, categories } = JSON.parse(await readFile(join(import.meta.dirname, 'reference', 'drift-measure.json'), 'utf8')) as Reference

/** Measures that are further from SciPy's than 1e-10, of 1 or of their own size. */
function apart(found: Distances | undefined, expected: Expected): readonly string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const own = found?.[name as keyof Distances] ?? NaN
    return Math.abs(own - value) <= 1e-10 * Math.max(1, Math.abs(value)) ? [] : [`${name} ${own} instead of ${value}`]
  })
}

test.each(ordered)('ordered values that are $name are as far apart as SciPy says', ({ edges, then, now, expected }) => {
  expect(Object.keys(expected)).toHaveLength(7)
  expect(apart(compareOrdered({ edges, counts: then }, { counts: now }), expected)).toEqual([])
})

const profile = (rows: readonly number[], other: number): CategoricalProfile => ({
  kind: 'categorical', name: 'c', nulls: 0, other: { rows: other, labels: [] }, missing: { rows: 0, labels: [] }, categories: rows.map((count, at) => ({ value: String(at), rows: count, labels: [] }))
})

test.each(categories)('categories $then and $now are as far apart as SciPy says, the rare ones together', ({ then, now, other, expected }) => {
  expect(apart(compareCategories(profile(then, other[0]), profile(now, other[1])), expected)).toEqual([])
})

test('values that are all missing are not compared', () => {
  expect(compareOrdered({ edges: [1], counts: [0, 0] }, { counts: [1, 2] })).toBeUndefined()
  expect(compareCategories(profile([], 0), profile([1], 0))).toBeUndefined()
})
