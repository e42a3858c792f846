import { decodeRows, encodeRows, isLayout, isSameTruth, type RecordedRows } from '../src/baseline/recorded-rows.ts'

const BINARY: RecordedRows = {
  truth: { task: 'binary', values: Float64Array.of(0, 1, 1), width: 1, names: [] },
  scores: { values: Float64Array.from([0.1, 0.25, 0.9], Math.fround), width: 1, type: 'float' }
}
const RANKING: RecordedRows = {
  truth: { task: 'ranking', values: Float64Array.of(0.5, -0, 300, 2), width: 1, names: [], groups: Float64Array.of(0, 0, 1, 1) },
  scores: { values: Float64Array.of(0.1, 1 / 3, -7, 1e300), width: 1, type: 'double' }
}
const MULTICLASS: RecordedRows = {
  truth: { task: 'multiclass', values: Float64Array.of(2, 0), width: 1, names: ['a', 'b', 'ç'] },
  scores: { values: Float64Array.of(0.5, 0.25, 0.25, 1, 0, 0), width: 3, type: 'float' }
}
const read = (rows: RecordedRows) => {
  const { content, layout } = encodeRows(rows)
  return decodeRows(content, JSON.parse(JSON.stringify({ ...layout, sha256: '' })))
}

test.each([['binary', BINARY], ['ranking', RANKING], ['multiclass', MULTICLASS]])('every number of %s rows comes back as it was', (_, rows) => {
  const back = read(rows)
  expect(back).toEqual(rows)
  expect(Object.is(back!.truth.values[1], rows.truth.values[1])).toBe(true)
  expect(isLayout({ ...encodeRows(rows).layout, sha256: '' })).toBe(true)
})

test('the smallest form that loses nothing is taken', () => {
  const forms = (rows: RecordedRows) => { const { layout: { truth, scores, groups, bytes } } = encodeRows(rows); return [truth.form, scores.form, groups?.form, bytes] }
  expect(forms(BINARY)).toEqual(['u8', 'f32', undefined, 3 + 12])
  expect(forms(RANKING)).toEqual(['f32', 'f64', 'u8', 16 + 32 + 4])
  expect(forms({ ...BINARY, truth: { ...BINARY.truth, values: Float64Array.of(0, -0, 1) } })[0]).toBe('f32')
  expect(forms({ ...BINARY, scores: { ...BINARY.scores, values: Float64Array.of(0.1, NaN, 1) } })[1]).toBe('f64')
})

test('a file of another length is not read', () => {
  const { content, layout } = encodeRows(BINARY)
  expect(decodeRows(content.subarray(1), { ...layout, sha256: '' })).toBeUndefined()
  expect(decodeRows(content, { ...layout, sha256: '', rows: 4 })).toBeUndefined()
})

test('the same truth is the same numbers of the same task', () => {
  const { truth } = BINARY
  expect(isSameTruth(truth, { ...truth, values: truth.values.slice() })).toBe(true)
  expect(isSameTruth(truth, { ...truth, values: Float64Array.of(0, 1, 0) })).toBe(false)
  expect(isSameTruth(truth, { ...truth, values: Float64Array.of(0, 1) })).toBe(false)
  expect(isSameTruth(truth, { ...truth, task: 'regression' })).toBe(false)
})
