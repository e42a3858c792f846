import { findRepeats, measure, repeatMeasures, type Repeats } from '../src/index.ts'
import { specs, withTable } from './with-table.ts'

const COLUMNS = specs('a:integer b:string y:integer')

const repeats = (texts: readonly string[], label: string | null, keys: readonly (readonly string[])[] = [], columns = COLUMNS): Promise<Repeats> =>
  withTable(texts, columns, async (engine, table) => findRepeats(engine, table, { label, keys }, await measure(engine, table, repeatMeasures(table, { label, keys }))))

describe('rows', () => {
  const text = 'a,b,y\n1,x,0\n1,x,0\n1,x,1\n2,,0\n2,,0\n3,z,\n3,z,1\n'

  it('that repeat an earlier one are counted', async () => {
    expect((await repeats([text, 'y,b,a\n0,x,1\n'], null)).duplicates).toEqual({
      rows: 3, first: [{ file: 'data/0.csv', row: 2, line: 3 }, { file: 'data/0.csv', row: 5, line: 6 }, { file: 'data/1.csv', row: 1, line: 2 }]
    })
  })

  it('that contradict each other in the label are counted, a missing label contradicts nothing', async () => {
    expect((await repeats([text], 'y')).conflicts).toMatchObject({ rows: 3, first: [{ row: 1 }, { row: 2 }, { row: 3 }] })
    expect((await repeats([text], 'nothing')).conflicts).toBeNull()
  })

  it('that do neither are told apart in one pass', async () => {
    const clean = 'a,b,y\n1,x,0\n1,y,1\n,y,1\n1,,1\n3,z,\n'
    expect(await repeats([clean], 'y')).toEqual({ duplicates: { rows: 0, first: [] }, conflicts: { rows: 0, first: [] } })
  })

  it('of a label alone contradict nothing', async () => {
    expect(await repeats(['y\n0\n1\n'], 'y', [], specs('y:integer'))).toEqual({ duplicates: { rows: 0, first: [] }, conflicts: null })
  })

  it('are told apart by a key, if every row has it and none repeats it', async () => {
    const found = (key: string, texts: string): Promise<Repeats> => repeats([texts], 'y', [[key], ['no column']])
    expect(await found('a', 'a,b,y\n1,x,0\n2,x,1\n')).toEqual({ duplicates: { rows: 0, first: [] }, conflicts: { rows: 0, first: [] } })
    expect(await found('a', 'a,b,y\n1,x,0\n1,x,0\n1,x,1\n')).toMatchObject({ duplicates: { rows: 1 }, conflicts: { rows: 3 } })
    expect(await found('a', 'a,b,y\n,x,0\n,x,0\n')).toMatchObject({ duplicates: { rows: 1 } })
    expect(await found('y', 'a,b,y\n1,x,0\n1,x,1\n')).toMatchObject({ conflicts: { rows: 2 } })
  })
})

describe('rows of a table with more columns than are read at once', () => {
  /** Three blocks of columns, of which only the first, one in the middle and the last tell rows apart. */
  const WIDTH = 450
  const names = Array.from({ length: WIDTH }, (_, at) => `x${at}`)
  const wide = specs([...names.map((name) => `${name}:integer`), 'y:integer'].join(' '))
  const row = (first: string, middle: string, last: string, y: string): string =>
    [...names.map((_, at) => at === 0 ? first : at === 250 ? middle : at === WIDTH - 1 ? last : at % 7 === 0 ? '' : String(at)), y].join(',')
  const text = (rows: readonly string[]): string => `${[...names, 'y'].join(',')}\n${rows.join('\n')}\n`
  const found = (rows: readonly string[], label: string | null, keys: readonly (readonly string[])[] = []): Promise<Repeats> => repeats([text(rows)], label, keys, wide)

  it('are counted over all of its columns', async () => {
    const rows = [row('1', '1', '1', '0'), row('1', '1', '1', '0'), row('1', '1', '2', '0'), row('1', '2', '1', '0'), row('2', '1', '1', '0'), row('1', '', '', ''), row('1', '', '', ''), row('1', '', '1', '')]
    expect((await found(rows, null)).duplicates).toEqual({ rows: 2, first: [{ file: 'data/0.csv', row: 2, line: 3 }, { file: 'data/0.csv', row: 7, line: 8 }] })
    expect(await found(rows, 'y')).toMatchObject({ duplicates: { rows: 2 }, conflicts: { rows: 0 } })
    expect((await found(rows, 'nothing')).conflicts).toBeNull()
  })

  it('contradict each other in the label alone', async () => {
    const rows = [row('1', '1', '1', '0'), row('1', '1', '1', '1'), row('1', '1', '1', ''), row('1', '1', '2', '1'), row('1', '', '', ''), row('1', '', '', '1')]
    expect(await found(rows, 'y')).toMatchObject({ duplicates: { rows: 0 }, conflicts: { rows: 3, first: [{ row: 1 }, { row: 2 }, { row: 3 }] } })
  })

  it('are told apart by a key, and looked at when it repeats', async () => {
    const rows = [row('1', '1', '1', '0'), row('2', '1', '1', '0')]
    expect(await found(rows, 'y', [['x0']])).toEqual({ duplicates: { rows: 0, first: [] }, conflicts: { rows: 0, first: [] } })
    expect(await found([...rows, row('2', '1', '1', '1')], 'y', [['x0']])).toMatchObject({ duplicates: { rows: 0 }, conflicts: { rows: 2, first: [{ row: 2 }, { row: 3 }] } })
  })

  it('that only share a hash are no repeats', async () => {
    const rows = [row('1', '1', '1', '0'), row('1', '1', '2', '1'), row('1', '2', '1', '1'), row('1', '2', '1', '0')]
    const same = await withTable([text(rows)], wide, async (engine, table) => {
      const colliding = { ...engine, rows: (sql: string) => engine.rows(sql.replace(/\bhash\([^)]*\) AS features/, '7 AS features')) }
      return findRepeats(colliding, table, { label: 'y', keys: [] }, new Map())
    })
    expect(same).toMatchObject({ duplicates: { rows: 0 }, conflicts: { rows: 2, first: [{ row: 3 }, { row: 4 }] } })
  })
})
