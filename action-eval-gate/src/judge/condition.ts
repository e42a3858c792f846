import { type Comparison, nearest, type ConditionSlice } from '@mlgate/config'
import type { ConditionGrouping, ConditionRemarks } from './slice.ts'

/** The columns that conditions compare: texts are '' and numbers NaN where nothing stands. */
export interface ComparedColumns {
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly numbers: ReadonlyMap<string, Float64Array>
}

/** Whether a comparison is of numbers, so that its column is read as such. */
export function comparesNumbers(comparison: Comparison): boolean {
  return 'value' in comparison && typeof comparison.value === 'number'
}

/** The rows that a condition holds for. */
export function groupByCondition({ name, where }: ConditionSlice, columns: ComparedColumns, rows: number): ConditionGrouping {
  const tests = where.map((comparison) => testOf(comparison, columns))
  const codes = new Float64Array(rows)
  for (let row = 0; row < rows; row++) codes[row] = tests.every((test) => test(row)) ? 0 : -1
  return { name, remarks: remarksOf(where, columns), codes }
}

type Test = (row: number) => boolean

function testOf(comparison: Comparison, { texts, numbers }: ComparedColumns): Test {
  const { column } = comparison
  if ('values' in comparison) {
    const [cells, wanted, inside] = [texts.get(column) ?? [], new Set(comparison.values), comparison.operator === 'in']
    return (row) => cells[row] !== '' && wanted.has(cells[row] ?? '') === inside
  }
  const { operator, value } = comparison
  if (typeof value === 'string') {
    const cells = texts.get(column) ?? []
    return (row) => cells[row] !== '' && isOrdered(cells[row] ?? '', operator, value)
  }
  const cells = numbers.get(column) ?? []
  return (row) => isOrdered(cells[row] ?? NaN, operator, value)
}

/** False with NaN. */
function isOrdered<Value extends string | number>(cell: Value, operator: '<' | '<=' | '>' | '>=', value: Value): boolean {
  switch (operator) {
    case '<':
      return cell < value
    case '<=':
      return cell <= value
    case '>':
      return cell > value
    case '>=':
      return cell >= value
  }
}

function remarksOf(where: readonly Comparison[], { texts, numbers }: ComparedColumns): ConditionRemarks {
  const missing = [...new Set(where.map(({ column }) => column))].map((column) => {
    const inNumbers = where.some((comparison) => comparison.column === column && comparesNumbers(comparison))
    const rows = inNumbers ? count(numbers.get(column) ?? [], Number.isNaN) : count(texts.get(column) ?? [], (text) => text === '')
    return { column, rows }
  })
  const unseen = where.flatMap((comparison) => {
    if (!('values' in comparison)) return []
    const seen = new Set(texts.get(comparison.column) ?? [])
    return comparison.values.filter((value) => !seen.has(value)).map((value) => {
      const meant = nearest(value, [...seen].slice(0, MOST_COMPARED))
      return { column: comparison.column, value, ...(meant === undefined ? {} : { meant }) }
    })
  })
  return { missing: missing.filter(({ rows }) => rows > 0), unseen }
}

/** Values that one may have meant, of a column with many. */
const MOST_COMPARED = 1000

function count<Value>(values: ArrayLike<Value> & Iterable<Value>, test: (value: Value) => boolean): number {
  let found = 0
  for (const value of values) if (test(value)) found++
  return found
}
