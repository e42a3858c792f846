import type { CategoricalProfile, Profile } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { checkRows, checkSlices, slicesApart, testSlices } from '../src/checks/poisoning-check.ts'

/** A profile with one slice column: per value, rows and how many of them carry the label 1. */
function profile(values: Readonly<Record<string, readonly [rows: number, positive: number]>>): Profile {
  const none = { rows: 0, labels: [0, 0] }
  const column: CategoricalProfile = {
    kind: 'categorical', name: 'plan', nulls: 0, other: none, missing: none, distinct: { level: 6, hashes: [] },
    categories: Object.entries(values).map(([value, [rows, positive]]) => ({ value, rows, labels: [rows - positive, positive] }))
  }
  return { schemaVersion: 1, engine: '', rows: 0, files: [], frame: '', label: { column: 'y', classes: ['0', '1'] }, columns: [column] }
}

const shifted = (then: Profile, now: Profile): readonly (string | null)[] => testSlices(then, now, ['plan']).filter((slice) => slice.shifted).map(({ value }) => value)

describe('label rates of slices', () => {
  it('with planted flips are found, their neighbours are not', () => {
    expect(shifted(profile({ pro: [1000, 200], free: [9000, 1800] }), profile({ pro: [1000, 380], free: [9000, 1810] }))).toEqual(['pro'])
  })

  it('that moved by less than five points, or without significance, are not', () => {
    expect(shifted(profile({ pro: [100_000, 20_000] }), profile({ pro: [100_000, 24_900] }))).toEqual([])
    expect(shifted(profile({ pro: [30, 6] }), profile({ pro: [30, 12] }))).toEqual([])
  })

  it('of clean twins raise no alarm in 200 seeds of 50 slices', () => {
    const alarms = Array.from({ length: 200 }, (_, seed) => {
      const random = randomFrom(seed * 7919 + 1)
      const draw = (): Profile => profile(Object.fromEntries(Array.from({ length: 50 }, (_, slice) => {
        const rows = 20 + 10 * slice
        return [`s${slice}`, [rows, Array.from({ length: rows }, random).filter((value) => value < 0.1).length] as const]
      })))
      return shifted(draw(), draw())
    }).flat()
    expect(alarms).toEqual([])
  })

  it('that cannot be compared are not certain, and not clean', () => {
    const now = profile({ pro: [100, 20] })
    const [finding] = checkSlices(testSlices(profile({ old: [100, 20] }), now, ['plan']), ['plan'], 'y', 'a.csv')
    expect(finding).toMatchObject({ verdict: 'inconclusive', code: 'MLG-506' })
    expect(checkSlices(testSlices({ ...now, columns: [] }, now, ['plan']), ['plan'], 'y', 'a.csv')[0]).toMatchObject({ verdict: 'inconclusive' })
  })
})

describe('what of the slices is not compared', () => {
  const check = (then: Profile, now: Profile, missing = 0): string => {
    const current = { ...now, columns: now.columns.map((column) => ({ ...column as CategoricalProfile, other: { rows: missing, labels: [missing, 0] } })) }
    const tests = testSlices(then, current, ['plan'])
    const [found] = checkSlices(tests, ['plan'], 'y', 'a.csv', slicesApart(then, current, ['plan'], tests))
    return `${found!.verdict} ${found!.reason}`
  }

  it('is said: values that are new warn, those that are rare or gone do not', () => {
    const [then, now] = [profile({ pro: [1000, 200], old: [50, 10], rare: [3, 1] }), profile({ pro: [1000, 210], old: [0, 0], rare: [2, 2] })]
    expect(check(then, now)).toBe('pass The label rate held in the one slice of plan that was compared; not compared: 1 slice has too few rows, 1 value of the accepted data is gone.')
    expect(check(then, now, 70)).toBe('warn The label rate held in the one slice of plan that was compared; not compared: 70 rows have a value that the accepted data do not have, 1 slice has too few rows, 1 value of the accepted data is gone.')
    expect(check(profile({ pro: [1000, 200] }), profile({ pro: [1000, 400] }), 5)).toMatch(/^fail .*; not compared: 5 rows have a value that the accepted data do not have\.$/)
  })

  it('is nothing where all is compared', () => {
    expect(check(profile({ pro: [1000, 200] }), profile({ pro: [1000, 210] }))).toBe('pass The label rate held in the one slice of plan that was compared.')
  })
})

describe('rows', () => {
  it('are held against their limit, ends included', () => {
    const first = [{ file: 'a.csv', row: 3, line: 4 }, { file: 'a.csv', row: 9, line: 10 }]
    expect(checkRows('duplicates', { rows: 5, first }, 100, 0.05, 'k')).toMatchObject({ verdict: 'pass' })
    expect(checkRows('duplicates', { rows: 6, first }, 100, 0.05, 'k')).toMatchObject({ verdict: 'fail', code: 'MLG-504', where: 'a.csv:4', others: ', line 10 and more' })
    expect(checkRows('conflicting labels', { rows: 6, first }, 100, 0.05, 'k')).toMatchObject({ verdict: 'fail', code: 'MLG-506' })
  })
})
