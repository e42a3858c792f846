import type * as DuckDB from '@duckdb/node-api'
import { defaultDataPolicy } from '@mlgate/config'
import { chooseFrame, countProfile, loadTable, withEngine, type ColumnSpec, type Frame, type Profile } from '@mlgate/dataset'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDrift } from '../src/checks/drift-check.ts'
import { root } from './judge.ts'

const SOURCE = join(root, 'node_modules', 'vega-datasets', 'data', 'flights-3m.parquet')
const COLUMNS: readonly ColumnSpec[] = [
  { name: 'date', type: 'timestamp' }, { name: 'delay', type: 'integer' }, { name: 'distance', type: 'integer' }, { name: 'origin', type: 'string' }, { name: 'destination', type: 'string' }
]
const MONTHS = [1, 2, 3, 4, 5, 6]

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-flights-'))
  const { DuckDBInstance } = createRequire(join(root, 'package.json'))('@duckdb/node-api') as typeof DuckDB
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`CREATE TABLE flights AS SELECT * FROM read_parquet('${SOURCE}') WHERE (date_part('epoch', date)::BIGINT // 60 + delay) % 20 = 0`)
  for (const month of MONTHS) await connection.run(`COPY (SELECT * FROM flights WHERE month(date) = ${month}) TO '${fileOf(month)}'`)
  await connection.run(`COPY (SELECT * FROM flights WHERE month(date) = 6 AND origin = 'ORD') TO '${chicago()}'`)
  await connection.run(`COPY (SELECT * FROM flights WHERE month(date) = 6 AND delay > 0) TO '${late()}'`)
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const fileOf = (month: number): string => join(folder, `flights-${month}.parquet`)
const chicago = (): string => join(folder, 'chicago.parquet')
const late = (): string => join(folder, 'late.parquet')

interface Counted {
  readonly frame: Frame
  readonly profile: Profile
}

const profileOf = (path: string, frame?: Frame): Promise<Counted> =>
  withEngine({ runtime: root, files: [path] }, async (engine) => {
    const table = await loadTable(engine, [{ path, name: 'flights.parquet' }], COLUMNS)
    const used = frame ?? await chooseFrame(engine, table, { categorical: [], hidden: [], label: null })
    return { frame: used, profile: await countProfile(engine, table, used) }
  })

async function driftFrom({ frame, profile: reference }: Counted, path: string): Promise<readonly string[]> {
  const { profile } = await profileOf(path, frame)
  const { drift } = defaultDataPolicy('c.yml', ['flights.parquet'])
  return testDrift(reference, profile, drift).filter(({ drifted }) => drifted).map(({ column, natural }) => natural ? `${column} (by nature)` : column)
}

test('flights of 2001, month against January: the dates move, and nothing else does', async () => {
  const january = await profileOf(fileOf(1))
  expect(january.profile.rows).toBeGreaterThan(20_000)
  for (const month of MONTHS) {
    const drifted = await driftFrom(january, fileOf(month))
    expect({ month, drifted }).toEqual({ month, drifted: month === 1 ? [] : ['date (by nature)'] })
  }
}, 60_000)

test('flights of one airport, and late ones alone, are other data', async () => {
  const january = await profileOf(fileOf(1))
  expect(await driftFrom(january, chicago())).toEqual(['date (by nature)', 'delay', 'distance', 'origin', 'destination'])
  expect(await driftFrom(january, late())).toEqual(['date (by nature)', 'delay'])
}, 60_000)
