import { findLeakage, holdOut, prepareSplit, splitMeasures, type Leakage } from '../src/checks/held-out.ts'
import { loadTable, measure, withEngine, type ColumnSpec } from '../src/index.ts'
import { runtime, withFolder, write } from './scratch.ts'
import { specs } from './with-table.ts'

const COLUMNS = specs('row:integer patient:string seen:date x:number y:integer')
const NAMES = { label: 'y', id: 'row', group: 'patient', time: 'seen' }

const HEADER = 'row,patient,seen,x,y'

async function leakage(training: readonly string[], held: readonly string[], header = HEADER): Promise<Leakage> {
  return await leakageBetween([HEADER, ...training], [header, ...held], COLUMNS)
}

async function leakageBetween(training: readonly string[], held: readonly string[], columns: readonly ColumnSpec[]): Promise<Leakage> {
  return await withFolder(async (folder) => {
    const [train, test] = await Promise.all([training, held].map((lines, at) => write(folder, `${at}.csv`, [...lines, ''].join('\n'))))
    return await withEngine({ runtime, files: [train!, test!] }, async (engine) => {
      const kept = await holdOut(engine, [{ path: test!, name: 'test.csv' }], columns)
      const table = await loadTable(engine, [{ path: train!, name: 'train.csv' }], columns)
      const split = await prepareSplit(engine, table, kept, NAMES)
      return await findLeakage(engine, split, await measure(engine, table, splitMeasures(split)))
    })
  })
}

const TRAINING = ['1,anna,2020-01-01,0.5,0', '2,ben,2020-02-01,1.5,1', '3,,2020-03-01,,0']
const CLEAN = ['10,carl,2020-04-01,0.5,0', '11,dora,2020-05-01,1.5,1', '12,,2020-06-01,,0']
const lines = (found: Leakage['overlap']): unknown => found?.first.map(({ file, line }) => `${file}:${line ?? ''}`)

describe('rows held out', () => {
  it('of which training has seen nothing are clean', async () => {
    const none = { rows: 0, first: [] }
    expect(await leakage(TRAINING, CLEAN)).toEqual({ rows: 3, overlap: none, ids: none, groups: none, early: none })
  })

  it('that training has seen are found whatever their id and label, missing values included', async () => {
    const { overlap, early } = await leakage(TRAINING, [...CLEAN, '20,ben,2020-02-01,1.50,0', '21,,2020-03-01,,1'])
    expect(lines(overlap)).toEqual(['test.csv:5', 'test.csv:6'])
    expect(lines(early)).toEqual(['test.csv:5', 'test.csv:6'])
  })

  it('that share an id or a group with training are found; what is missing is shared by nobody', async () => {
    const { ids, groups } = await leakage(TRAINING, [...CLEAN, '2,erik,2020-07-01,9,0', '30,anna,2020-08-01,9,0', ',,2020-09-01,9,0'])
    expect([lines(ids), lines(groups)]).toEqual([['test.csv:5'], ['test.csv:6']])
  })

  it('of the day of the last training row are not later', async () => {
    expect(lines((await leakage(TRAINING, ['9,f,2020-03-01,7,1', '8,g,2020-03-02,7,1'])).early)).toEqual(['test.csv:2'])
  })

  it('are not compared by a column that they lack', async () => {
    const found = await leakage(TRAINING, ['9,2020-07-01,7,1'], 'row,seen,x,y')
    expect(found.groups).toBeNull()
    expect(found.ids).toEqual({ rows: 0, first: [] })
  })

  it('that equal a row of training in every column are found however many columns there are', async () => {
    const names = Array.from({ length: 450 }, (_, at) => `x${at}`)
    const row = (patient: string, changed?: number): string => [patient, ...names.map((_, at) => at === 17 ? '' : at === changed ? '-1' : `${at}.5`)].join(',')
    const columns = ['patient', ...names].map((name): ColumnSpec => ({ name, type: name === 'patient' ? 'string' : 'number' }))
    const header = columns.map(({ name }) => name).join(',')
    const found = await leakageBetween(
      [header, row('anna'), row('ben', 440), row('carl', 3)], [header, row('anna', 440), row('ben', 440), row('carl'), row('anna'), row('carl', 17)], columns
    )
    expect(lines(found.overlap)).toEqual(['test.csv:3', 'test.csv:5'])
  })
})
