import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { chooseFrame, countProfile, frameOf, loadTable, readProfile, withEngine, writeProfile, type Profile } from '../src/index.ts'
import { quantileEdges } from '../src/profile/profile-frame.ts'
import { runtime, withFolder, write } from './scratch.ts'
import { specs, withTable } from './with-table.ts'

const COLUMNS = specs('n:integer x:number word:string flag:boolean day:date y:integer')
const OPTIONS = { label: 'y', categorical: [], hidden: [] }
const HEADER = 'n,x,word,flag,day,y'

/** Rows that are the same on every machine. */
const rows = (count: number, from = 0): readonly string[] => Array.from({ length: count }, (_, at) => {
  const i = at + from
  return `${(i * 7919) % 1000},${i % 10 === 0 ? '' : String(((i * 104729) % 100003) / 7)},${['ann', 'bo', "c'd"][i % 3] ?? ''},${String(i % 2 === 0)},2001-01-${String(1 + i % 28).padStart(2, '0')},${Number(i % 5 === 0)}`
})
const csv = (lines: readonly string[]): string => `${HEADER}\n${lines.join('\n')}\n`

const profileOf = (texts: readonly string[], threads = 2): Promise<Profile> =>
  withTable(texts, COLUMNS, async (engine, table) => countProfile(engine, table, await chooseFrame(engine, table, OPTIONS)), threads)

const withoutDistinct = ({ ...rest }: Profile['columns'][number]): object => {
  Reflect.deleteProperty(rest, 'distinct')
  return rest
}

const column = (profile: Profile, name: string): Profile['columns'][number] => profile.columns.find((some) => some.name === name)!

describe('a profile', () => {
  it('counts what is there', async () => {
    const profile = await profileOf([csv(['1,0.5,a,true,2001-01-01,1', '1,,b,false,2001-01-03,0', '2,-1,a,true,2001-01-02,0', ',,,,,'])])
    expect(profile).toMatchObject({ schemaVersion: 1, rows: 4, label: { column: 'y', classes: ['0', '1'] }, files: [{ name: 'data/0.csv', rows: 4 }] })
    expect(profile.columns.map(withoutDistinct)).toEqual([
      { kind: 'numeric', name: 'n', nulls: 1, minimum: 1, maximum: 2, edges: [1, 2], counts: [2, 1, 0] },
      { kind: 'numeric', name: 'x', nulls: 2, minimum: -1, maximum: 0.5, edges: [-1, 0.5], counts: [1, 1, 0] },
      {
        kind: 'categorical', name: 'word', nulls: 1, missing: { rows: 1, labels: [0, 0] }, other: { rows: 0, labels: [0, 0] },
        categories: [{ value: 'a', rows: 2, labels: [1, 1] }, { value: 'b', rows: 1, labels: [1, 0] }]
      },
      {
        kind: 'categorical', name: 'flag', nulls: 1, missing: { rows: 1, labels: [0, 0] }, other: { rows: 0, labels: [0, 0] },
        categories: [{ value: 'true', rows: 2, labels: [1, 1] }, { value: 'false', rows: 1, labels: [1, 0] }]
      },
      {
        kind: 'temporal', name: 'day', nulls: 1, minimum: '2001-01-01', maximum: '2001-01-03',
        edges: [978307200, 978393600, 978480000], counts: [1, 1, 1, 0]
      },
      {
        kind: 'categorical', name: 'y', nulls: 1, missing: { rows: 1, labels: [0, 0] }, other: { rows: 0, labels: [0, 0] },
        categories: [{ value: '0', rows: 2, labels: [2, 0] }, { value: '1', rows: 1, labels: [0, 1] }]
      }
    ])
  })

  it('is the same for 1, 2 and 4 threads, to the last byte', async () => {
    const text = csv(rows(150_000))
    const documents = await Promise.all([1, 2, 4].map(async (threads) => writeProfile(await profileOf([text], threads))))
    expect(new Set(documents).size).toBe(1)
    expect(column(await profileOf([text]), 'x')).toMatchObject({ nulls: 15_000 })
  })

  it('on the frame of another adds up over shards', async () => {
    const whole = await profileOf([csv(rows(3000))])
    const frame = frameOf(whole)
    const onFrame = (lines: readonly string[]): Promise<Profile> => withTable([csv(lines)], COLUMNS, (engine, table) => countProfile(engine, table, frame))
    const [a, b] = [await onFrame(rows(1000)), await onFrame(rows(2000, 1000))]
    expect(a.frame).toBe(whole.frame)
    const counts = (profile: Profile): readonly number[] => profile.columns.flatMap((some) => some.kind === 'numeric' ? some.counts : some.kind === 'categorical' ? some.categories.flatMap((group) => [group.rows, ...group.labels]) : [])
    expect(counts(a).map((count, at) => count + (counts(b)[at] ?? NaN))).toEqual(counts(whole))
  })

  it('of Parquet is that of the same rows in CSV', () => withFolder(async (folder) => {
    const path = await write(folder, 'a.csv', csv(rows(2000)))
    const instance = await DuckDBInstance.create(':memory:')
    await (await instance.connect()).run(`COPY (FROM read_csv('${path}', types = {x: 'DOUBLE'})) TO '${join(folder, 'a.parquet')}'`)
    const [ofCsv, ofParquet] = await Promise.all(['a.csv', 'a.parquet'].map((name) => withEngine({ runtime, files: [join(folder, name)] }, async (engine) => {
      const table = await loadTable(engine, [{ path: join(folder, name), name }], COLUMNS)
      return countProfile(engine, table, await chooseFrame(engine, table, OPTIONS))
    })))
    expect(ofParquet?.columns).toEqual(ofCsv?.columns)
  }))

  it('keeps no value of identifiers and hidden columns', async () => {
    const text = `mail,word\n${Array.from({ length: 600 }, (_, at) => `p${at}@example.org,secret`).join('\n')}\n`
    await withTable([text], specs('mail:string word:string'), async (engine, table) => {
      const document = writeProfile(await countProfile(engine, table, await chooseFrame(engine, table, { label: null, categorical: [], hidden: ['word'] })))
      expect(document).not.toMatch(/@|secret/)
      expect(document).toContain('"kind":"hidden","name":"mail"')
    })
  })

  it('counts long texts among the others', async () => {
    await withTable([`word\n${'a'.repeat(201)}\nb\n`], specs('word:string'), async (engine, table) => {
      const { columns: [word] } = await countProfile(engine, table, await chooseFrame(engine, table, { label: null, categorical: [], hidden: [] }))
      expect(word).toMatchObject({ categories: [{ value: 'b', rows: 1 }], other: { rows: 1 } })
    })
  })

  it('has edges that cut equal parts and the thousandth at either end, with ties cut once', () => {
    expect(quantileEdges(Float64Array.from({ length: 1024 }, (_, at) => at))).toEqual([1, ...Array.from({ length: 255 }, (_, at) => at * 4 + 3), 1022])
    expect(quantileEdges(Float64Array.of(-0, 0, 0, 5))).toEqual([0, 5])
    expect(quantileEdges(Float64Array.of())).toEqual([])
  })
})

describe('a stored profile', () => {
  it('comes back as it was', async () => {
    const profile = await profileOf([csv(rows(500))])
    expect(readProfile(writeProfile(profile))).toEqual(profile)
  })

  it.each<[string, (document: string) => string, string]>([
    ['cut off', (document) => document.slice(0, -50), 'not JSON'],
    ['of another version', (document) => document.replace('"schemaVersion":1', '"schemaVersion":2'), 'schemaVersion is 2'],
    ['with a count that is none', (document) => document.replace(/"nulls":\d+/, '"nulls":-1'), 'is not a count'],
    ['with counts that do not add up', (document) => document.replace(/"counts":\[(\d+)/, '"counts":[99999'), 'counts'],
    ['with another edge', (document) => document.replace(/"edges":\[\d+/, '"edges":[-7'), 'frame'],
    ['without columns', (document) => document.replace('"columns"', '"cols"'), 'profile.columns is not a list']
  ])('%s is refused', async (_, damage, message) => {
    const document = writeProfile(await profileOf([csv(rows(500))]))
    expect(damage(document)).not.toBe(document)
    expect(() => readProfile(damage(document))).toThrow(message)
  })
})
