import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { loadTable, withEngine, type FilePath } from '../src/index.ts'
import { TABLE } from '../src/engine/table.ts'
import { runtime, withFolder, write } from './scratch.ts'
import { specs } from './with-table.ts'

/** Before and after the calendar changed, the first and the last years, leap days, parts of a second. */
const TIMES = ['0001-01-01 00:00:00', '1500-02-28 23:59:59', '1582-10-10 12:00:00', '1900-03-01T00:00:00', '1969-12-31 23:59:59.999999', '2024-02-29T12:00:00.5', '9999-12-31 23:59:59.123456']

const microseconds = (file: FilePath): Promise<readonly unknown[]> =>
  withEngine({ runtime, files: [file.path] }, async (engine) => {
    const { columns } = await loadTable(engine, [file], specs('t:timestamp'))
    return (await engine.columns(`SELECT epoch_us(${columns[0]?.value ?? ''}) FROM ${TABLE}`))[0] ?? []
  })

test('a time without a zone is the same as one of UTC, in text and in Parquet', () => withFolder(async (folder) => {
  const [plain, zoned, stored] = ['plain.csv', 'zoned.csv', 'stored.parquet'].map((name) => ({ path: join(folder, name), name })) as [FilePath, FilePath, FilePath]
  await write(folder, plain.name, `t\n${TIMES.join('\n')}\n`)
  await write(folder, zoned.name, `t\n${TIMES.map((time) => `${time}Z`).join('\n')}\n`)
  const instance = await DuckDBInstance.create(':memory:')
  await (await instance.connect()).run(`COPY (SELECT unnest([${TIMES.map((time) => `TIMESTAMP '${time}'`).join(', ')}]) AS t) TO '${stored.path}'`)
  const found = await microseconds(plain)
  expect(found).toEqual(TIMES.map((time) => BigInt(Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`)) * 1000n + BigInt((time.split('.')[1] ?? '').padEnd(6, '0'))))
  expect(await microseconds(zoned)).toEqual(found)
  expect(await microseconds(stored)).toEqual(found)
}))

test('a time that there never was is no time', () => withFolder(async (folder) => {
  const times = ['1500-02-29 00:00:00', '2023-02-29 00:00:00', '2016-12-31 23:59:60', '2024-01-01 24:00:00', '2024-01-01', 'infinity', ' 2024-01-01 00:00:00', '2024-01-01 00:00:00+1']
  const path = await write(folder, 'a.csv', `t\n${times.join('\n')}\n`)
  expect(await microseconds({ path, name: 'a.csv' })).toEqual(times.map(() => null))
}))
