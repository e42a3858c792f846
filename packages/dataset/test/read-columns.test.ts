import { DuckDBInstance } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { chmod, copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describeColumns, readColumns, type ColumnRequest } from '../src/index.ts'
import { problemsOf, runtime, withFolder, write } from './scratch.ts'

const AGE: ColumnRequest = { name: 'age', type: 'number' }
const NAME: ColumnRequest = { name: 'name', type: 'string' }

/** Reads a CSV text that is written under the given name. */
const read = (content: string | Uint8Array, columns: readonly ColumnRequest[] = [AGE], name = 'a.csv') =>
  withFolder(async (folder) => readColumns(runtime, await write(folder, name, content), columns, { name }))

const parquet = (folder: string, select: string): Promise<string> => withDuckDB(async (run) => {
  const path = join(folder, 'a.parquet')
  await run(`COPY (${select}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 4096)`)
  return path
})

async function withDuckDB<T>(work: (run: (sql: string) => Promise<unknown>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return await work((sql) => connection.run(sql))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

describe('booleans', () => {
  it('are 0 and 1 where numbers are asked for, and true and false where texts are', () => withFolder(async (folder) => {
    const path = await parquet(folder, 'SELECT range > 0 AS age, range > 1 AS name FROM range(2)')
    for (const data of [await readColumns(runtime, path, [AGE, NAME]), await read('name,age\nfalse,False\nfalse,TRUE\n', [AGE, NAME])])
      expect([...data.values]).toEqual([['age', Float64Array.of(0, 1)], ['name', ['false', 'false']]])
  }))

  it('make no number of a word', async () => {
    expect(await problemsOf(read('age,name\ntrue,1\nyes,2\n', [AGE, { name: 'name', type: 'number' }]))).toEqual([expect.objectContaining({ code: 'MLG-504', message: '2 values of the column "age" are no number.', where: 'a.csv:2' })])
  })

  it('and numbers tell a column of numbers from one of words', () => withFolder(async (folder) => {
    const path = await write(folder, 'a.csv', 'b,a,flag,empty,word\n1,0.5,true,,x\n,7,false,,1\n')
    expect(await describeColumns(runtime, path)).toEqual([['b', true], ['a', true], ['flag', true], ['empty', true], ['word', false]].map(([name, numeric]) => ({ name, numeric })))
    const typed = await parquet(folder, 'SELECT 1 AS n, true AS flag, \'1\' AS word, DATE \'2026-01-01\' AS day')
    expect(await describeColumns(runtime, typed)).toEqual([['n', true], ['flag', true], ['word', false], ['day', false]].map(([name, numeric]) => ({ name, numeric })))
  }))
})

describe('columns', () => {
  it('are found by name, whatever their order in the file', async () => {
    const data = await read('name,id,age\nAda,1,36\nBob,2,\n', [AGE, NAME])
    expect([...data.values]).toEqual([['age', Float64Array.of(36, NaN)], ['name', ['Ada', 'Bob']]])
    expect(data.rows).toBe(2)
  })

  it('keep the order of the file, read by many threads in many parts', () => withFolder(async (folder) => {
    const path = await parquet(folder, 'SELECT range AS age, \'n\' || range AS name FROM range(300000)')
    const text = await write(folder, 'a.csv', `age,name\n${Array.from({ length: 300_000 }, (_, row) => `${row},n${row}`).join('\n')}\n`)
    for (const file of [path, text]) {
      const { values, rows } = await readColumns(runtime, file, [NAME, AGE], { threads: 4 })
      const [ages, names] = [values.get('age') as Float64Array, values.get('name') as readonly string[]]
      expect([rows, ages.length, names.length]).toEqual([300_000, 300_000, 300_000])
      expect(ages.findIndex((age, row) => age !== row)).toBe(-1)
      expect(names.findIndex((name, row) => name !== `n${row}`)).toBe(-1)
    }
  }))

  it('come with the digest and size of the file', async () => {
    const text = 'age\n1\n'
    const data = await read(text)
    expect(data).toMatchObject({ sha256: createHash('sha256').update(text).digest('hex'), bytes: 6 })
  })

  it('keep the order of the rows over many of them', async () => {
    const rows = Array.from({ length: 300_000 }, (_, at) => `"line\nbreak",${at}`)
    const data = await read(`name,age\n${rows.join('\n')}\n`)
    expect(data.values.get('age')).toEqual(Float64Array.from({ length: 300_000 }, (_, at) => at))
  })

  it.each(['a "b", c', `a') from range(1); copy (select 1) to 'x'; --`, '{"$.a"}', "'", 'select', ' x '])('may be named %j, after a byte order mark and with CRLF', async (name) => {
    const data = await read(`\uFEFF"${name.replaceAll('"', '""')}",age\r\nx,1\r\n`, [{ name, type: 'string' }, AGE])
    expect([...data.values.values()]).toEqual([['x'], Float64Array.of(1)])
  })

  it('that are missing are all named at once', async () => {
    expect(await problemsOf(read('id\n1\n', [AGE, NAME]))).toMatchObject([
      { code: 'MLG-503', message: 'The column "age" is missing.', where: 'a.csv' },
      { code: 'MLG-503', message: 'The column "name" is missing.', where: 'a.csv' }
    ])
  })

  it.each([['age,id,age\n1,2,3\n', 'more than one column "age"'], ['age,"a\nb"\n1,2\n', 'control character in the name of column 2'], ['age,\n1,2\n', 'no name for column 2 of 2']])('cannot be told apart in %j', async (text, message) => {
    const [problem] = await problemsOf(read(text))
    expect(problem).toMatchObject({ code: 'MLG-503', where: 'a.csv:1' })
    expect(problem?.message).toContain(message)
  })
})

describe('numbers', () => {
  it.each(['1', '-1.5', '+2', '.5', '3.', '1e3', '007'])('takes %s', async (spelling) => {
    expect((await read(`age\n${spelling}\n`)).values.get('age')).toEqual(Float64Array.of(Number(spelling)))
  })

  it.each(['1_000', '0x1F', '" 5 "', ' 5', 'NaN', 'inf', '1e400', 'NULL', '1 000', 'one', '"1\n"'])('refuses %s with its line', async (spelling) => {
    expect(await problemsOf(read(`name,age\n"two\nlines",1\n\nx,${spelling}\n`))).toMatchObject([{ code: 'MLG-504', where: 'a.csv:5' }])
  })

  it('take an empty field for missing, quoted or not', async () => {
    expect((await read('name,age\nx,\ny,""\n')).values.get('age')).toEqual(Float64Array.of(NaN, NaN))
  })
})

describe('files', () => {
  it.each([
    ['empty', '', 'MLG-501'],
    ['with a header alone', 'age\n', 'MLG-501'],
    ['compressed with gzip', gzipSync('age\n1\n'), 'MLG-502'],
    ['compressed with bzip2', Buffer.from('BZh91AY&SY'), 'MLG-502'],
    ['in UTF-16', Buffer.from('\uFEFFage\n1\n', 'utf16le'), 'MLG-502'],
    ['of Parquet under the name of CSV', Buffer.from('PAR1....PAR1'), 'MLG-502'],
    ['with a value that is not UTF-8', Buffer.from([...Buffer.from('age,n\n1,'), 0xff, 0x0a]), 'MLG-502'],
    ['with a value too many', 'age,n\n1,2\n1,2,3\n', 'MLG-502'],
    ['with a value too few', 'age,n\n1,2\n1\n', 'MLG-502'],
    ['with a quote that is not closed', 'age,n\n1,2\n1,"3\n', 'MLG-502']
  ])('%s are refused', async (_, content, code) => {
    expect(await problemsOf(read(content))).toMatchObject([{ code }])
  })

  it('with broken rows name their lines', async () => {
    const problems = await problemsOf(read('age,n\n1,"a\nb"\n\n1,2,3\n5\n'))
    expect(problems.map(({ where }) => where)).toEqual(['a.csv:5', 'a.csv:6'])
  })

  it('that do not exist or are named otherwise are refused', async () => {
    expect(await problemsOf(readColumns(runtime, '/nowhere/a.csv', [AGE]))).toMatchObject([{ code: 'MLG-501' }])
    expect(await problemsOf(read('age\n1\n', [AGE], 'a.txt'))).toMatchObject([{ code: 'MLG-502' }])
    expect(await problemsOf(read('age\n1\n', [AGE], 'a\\*.csv'))).toMatchObject([{ code: 'MLG-502' }])
  })

  it.each([`a'); COPY (SELECT 42) TO 'pwned.csv'; --.csv`, 'a*?[1]{b,c}.csv', 'a\\b.csv', 'a\nb;$p.csv', '~a.csv', '-a.csv', 'a=1.csv', 'ü🚀.csv'])('may be named %j', async (name) => {
    expect((await read('age\n1\n', [AGE], name)).values.get('age')).toEqual(Float64Array.of(1))
  })

  it('of Parquet are read by name and type', () => withFolder(async (folder) => {
    const path = await parquet(folder, `SELECT * FROM (VALUES ('Ada', 36::INT), (NULL, NULL)) t("na""me", age)`)
    const data = await readColumns(runtime, path, [AGE, { name: 'na"me', type: 'string' }])
    expect([...data.values]).toEqual([['age', Float64Array.of(36, NaN)], ['na"me', ['Ada', '']]])
    expect(await problemsOf(readColumns(runtime, path, [{ name: 'na"me', type: 'number' }]))).toMatchObject([{ code: 'MLG-503' }])
  }))

  it('of Parquet are texts of one spelling when they are whole numbers, dates or booleans, and no texts otherwise', () => withFolder(async (folder) => {
    const path = await parquet(folder, `SELECT * FROM (VALUES
      (7::UTINYINT, 9007199254740993::BIGINT, true, DATE '2026-01-31', TIME '10:00:00', 0.5), (NULL, NULL, NULL, NULL, NULL, NULL)) t(small, large, flag, day, hour, share)`)
    const read = (...names: string[]) => readColumns(runtime, path, names.map((name) => ({ name, type: 'string' })))
    const { values } = await read('small', 'large', 'flag', 'day')
    expect(Object.fromEntries(values)).toEqual({ small: ['7', ''], large: ['9007199254740993', ''], flag: ['true', ''], day: ['2026-01-31', ''] })
    expect(await problemsOf(read('small', 'hour', 'share'))).toMatchObject([{ code: 'MLG-503', message: expect.stringContaining('hour') }, { code: 'MLG-503', message: expect.stringContaining('share') }])
  }))

  it('of Parquet that are cut off or damaged are refused', () => withFolder(async (folder) => {
    const whole = await readFile(await parquet(folder, 'SELECT range AS age FROM range(10000)'))
    const cut = await write(folder, 'cut.parquet', whole.subarray(0, 200))
    const torn = await write(folder, 'torn.parquet', Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 108), whole.subarray(-8)]))
    expect(await problemsOf(readColumns(runtime, cut, [AGE]))).toMatchObject([{ code: 'MLG-502', where: cut }])
    expect(await problemsOf(readColumns(runtime, torn, [AGE]))).toMatchObject([{ code: 'MLG-502', where: torn }])
  }))

  it('are all there is to read', () => withFolder(async (folder) => {
    const { withEngine } = await import('../src/index.ts')
    const open = await write(folder, 'open.csv', 'a\n1\n')
    const closed = join(folder, 'closed.csv')
    await copyFile(open, closed)
    await withEngine({ runtime, files: [open] }, async (engine) => {
      expect(await engine.rows(`FROM read_csv('${open}')`)).toHaveLength(1)
      for (const sql of [`FROM read_csv('${closed}')`, `FROM read_text('/etc/passwd')`, `ATTACH '${closed}.db'`, `COPY (SELECT 1) TO '${closed}'`, 'INSTALL httpfs', `SET memory_limit = '1GB'`, `FROM read_csv('${open}/../closed.csv')`])
        expect(await problemsOf(engine.rows(sql))).toMatchObject([{ code: 'MLG-507' }])
    })
  }))
})

test('a file that may not be read is told as such', async () => {
  const found = await withFolder(async (folder) => {
    const path = await write(folder, 'a.csv', 'age\n1\n')
    await chmod(folder, 0o755)
    await chmod(path, 0)
    return unprivileged(() => problemsOf(readColumns(runtime, path, [AGE], { name: 'a.csv' })))
  })
  expect(found).toMatchObject([{ code: 'MLG-501', message: 'The data file cannot be read (EACCES).', where: 'a.csv' }])
})

/** Nothing is forbidden to root, as whom a container runs tests. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
