import { DuckDBInstance } from '@duckdb/node-api'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findViolations, loadTable, withEngine, type ColumnSpec, type FilePath, type Table } from '../src/index.ts'
import { gzipDamage, zstdDamage } from '../src/files/integrity.ts'
import { problemsOf, runtime, withFolder, write } from './scratch.ts'
import { specs } from './with-table.ts'

const COLUMNS = specs('age:integer name:string')

interface Read {
  readonly table: Table
  readonly rows: readonly unknown[]
  /** Rows whose value is not of the column's type, as `file:line row`. */
  readonly wrong: Readonly<Record<string, readonly string[]>>
}

async function readFiles(folder: string, names: readonly string[], columns: readonly ColumnSpec[] = COLUMNS): Promise<Read> {
  const files: readonly FilePath[] = names.map((name) => ({ path: join(folder, name), name }))
  return await withEngine({ runtime, files: files.map(({ path }) => path) }, async (engine) => {
    const table = await loadTable(engine, files, columns)
    const rows = await engine.rows(`SELECT ${table.columns.map(({ value, name }) => `${value}::VARCHAR AS "${name.replaceAll('"', '""')}"`).join(', ')} FROM numbered ORDER BY place`)
    const wrong = await Promise.all(table.columns.map(async ({ name }) => {
      const [found] = await findViolations(engine, table, [{ kind: 'type', column: name }]) as unknown as readonly [{ first: readonly { file: string, row: number, line?: number }[] }]
      return [name, found.first.map(({ file, row, line }) => `${file}:${line ?? ''} ${row}`)] as const
    }))
    return { table, rows, wrong: Object.fromEntries(wrong) }
  })
}

const read = (name: string, content: string | Uint8Array, columns = COLUMNS): Promise<Read> =>
  withFolder(async (folder) => {
    await write(folder, name, content)
    return readFiles(folder, [name], columns)
  })

/** A file that DuckDB writes. */
async function copy(folder: string, name: string, options: string, select = `SELECT 36 AS age, 'Ada' AS name UNION ALL SELECT NULL, 'Bo'`): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  await (await instance.connect()).run(`COPY (${select}) TO '${join(folder, name)}' (${options})`)
}

const ROWS = [{ age: '36', name: 'Ada' }, { age: null, name: 'Bo' }]

describe('rows', () => {
  it.each([
    ['a.csv', 'name,age\nAda,36\nBo,\n'],
    ['a.tsv', 'name\tage\nAda\t36\nBo\t\n'],
    ['a.tab', '"na""me"\tage\tname\nx,\t36\tAda\n\t\tBo\n'],
    ['a.csv.gz', gzipSync('name,age\nAda,36\nBo,\n')],
    ['a.TSV.GZ', gzipSync('name\tage\nAda\t36\nBo\t\n')],
    ['two members.csv.gz', Buffer.concat([gzipSync('name,age\nAda,36\n'), gzipSync('Bo,\n')])],
    ['a.jsonl', '{"age":36,"name":"Ada"}\n\n{"name":"Bo","age":null}\n'],
    ['a.ndjson', '{"age":36,"name":"Ada"}\n{"name":"Bo"}'],
    ['a.json', '[\n{"age":36,"name":"Ada"},\n{"name":"Bo"}]'],
    ['lines.json', '{"age":36,"name":"Ada"}\n{"name":"Bo"}\n'],
    ['a.jsonl.gz', gzipSync('{"age":36,"name":"Ada"}\n{"name":"Bo"}\n')],
    ['a.json.gz', gzipSync('[{"age":36,"name":"Ada"},{"name":"Bo"}]')]
  ])('of %s', async (name, content) => {
    expect((await read(name, content)).rows).toEqual(ROWS)
  })

  it.each([
    ['a.csv.zst', 'FORMAT csv, HEADER, COMPRESSION zstd'], ['a.tsv.zst', `FORMAT csv, HEADER, DELIMITER '\t', COMPRESSION zstd`],
    ['a.jsonl.zst', 'FORMAT json, COMPRESSION zstd'], ['a.json.zst', 'FORMAT json, ARRAY true, COMPRESSION zstd'], ['a.parquet', 'FORMAT parquet'], ['b.pq', 'FORMAT parquet']
  ])('of %s', (name, options) => withFolder(async (folder) => {
    await copy(folder, name, options)
    expect((await readFiles(folder, [name])).rows).toEqual(ROWS)
  }))

  it('of shards are matched by the names of each, and what differs is named', () => withFolder(async (folder) => {
    await write(folder, 'a.csv', 'id,age,name\n1,36,Ada\n')
    await write(folder, 'b.csv', 'name,extra,age\nBo,x,\n')
    await write(folder, 'c.jsonl', '{"name":"Cy"}\n')
    await write(folder, 'y=2025.csv', 'age,name\n4,Di\n')
    const { rows, table } = await readFiles(folder, ['a.csv', 'b.csv', 'y=2025.csv'])
    expect(rows).toEqual([...ROWS, { age: '4', name: 'Di' }])
    expect(table.unexpected).toEqual([{ file: 'a.csv', columns: ['id'] }, { file: 'b.csv', columns: ['extra'] }])
    expect((await readFiles(folder, ['a.csv', 'c.jsonl'])).table.missing).toEqual([{ file: 'c.jsonl', columns: ['age'] }])
  }))
})

describe('values of JSON', () => {
  const numbers = ['31', '"31"', '1.7', '1.0', '1e2', 'true', 'null', '[31]', '9007199254740993', '99999999999999999999']

  it.each([
    ['integer', [2, 3, 6, 8, 10]], ['number', [2, 6, 8]], ['string', [1, 3, 4, 5, 6, 8, 9, 10]], ['boolean', [1, 2, 3, 4, 5, 8, 9, 10]]
  ])('are %s by their own kind, not by what they could be cast to', async (type, wrong) => {
    const lines = `${numbers.map((number) => `{"age":${number}}`).join('\n')}\n`
    const found = await read('a.jsonl', lines, specs(`age:${type}`))
    expect(found.rows.flatMap((row, at) => (row as { age: string | null }).age === null && numbers[at] !== 'null' ? [at + 1] : [])).toEqual(wrong)
    expect(found.wrong['age']).toEqual(wrong.slice(0, 5).map((row) => `a.jsonl:${row} ${row}`))
  })

  it('keep integers that a double cannot hold', async () => {
    expect((await read('a.jsonl', '{"age":9007199254740993}\n', specs('age:integer'))).rows).toEqual([{ age: '9007199254740993' }])
  })

  it('have the line of their record, blank lines counted', async () => {
    expect((await read('a.jsonl', '{"age":1}\n\n{"age":"x\\ny\\"z"}\n{"age":"2"}\n', specs('age:integer'))).wrong['age']).toEqual(['a.jsonl:3 2', 'a.jsonl:4 3'])
  })

  it('are compared with missing texts and with dates by what they say', async () => {
    const columns: readonly ColumnSpec[] = [{ name: 'day', type: 'date', missing: ['n/a'] }]
    const { rows, wrong } = await read('a.jsonl', '{"day":"2024-02-29"}\n{"day":"n/a"}\n{"day":"2023-02-29"}\n', columns)
    expect(rows).toEqual([{ day: '2024-02-29' }, { day: null }, { day: null }])
    expect(wrong['day']).toEqual(['a.jsonl:3 3'])
  })

  it.each([`"]}); COPY (SELECT 1) TO 'x'; --`, "it's", 'a.b', '$', 'select', ' x ', 'ü'])('may be called %j', async (name) => {
    const found = await read('a.jsonl', `{${JSON.stringify(name)}:5}\n`, [{ name, type: 'integer' }])
    expect(found.table.missing).toEqual([])
    expect(found.wrong).toEqual({ [name]: [] })
  })
})

describe('a file is refused', () => {
  const text = `name,age\n${Array.from({ length: 2000 }, (_, at) => `n${(at * 7919) % 2003},${at}`).join('\n')}\n`
  const packed = gzipSync(text)
  const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, index) => index === at ? byte ^ 1 : byte)

  it.each<[string, string, Uint8Array | string, string]>([
    ['with a flipped checksum', 'a.csv.gz', flipped(packed, packed.length - 6), 'damaged: its checksum'],
    ['with a flipped length', 'a.csv.gz', flipped(packed, packed.length - 2), 'damaged: its checksum'],
    ['with a flipped bit', 'a.csv.gz', flipped(packed, packed.length >> 1), 'damaged'],
    ['that is cut off', 'a.csv.gz', packed.subarray(0, -20), 'cut off'],
    ['that is cut off at its end', 'a.csv.gz', packed.subarray(0, -8), 'cut off'],
    ['that is small and cut off', 'a.csv.gz', gzipSync('name,age\nAda,36\n').subarray(0, -9), 'cut off'],
    ['packed with bzip2', 'a.csv.bz2', Buffer.from('BZh91AY&SY'), 'bzip2'],
    ['packed with bzip2, called CSV', 'a.csv', Buffer.from('BZh91AY&SY'), 'bzip2'],
    ['that is a ZIP', 'a.zip', Buffer.from('PK\u0003\u0004abcd'), 'ZIP or Excel'],
    ['that is a sheet, called CSV', 'a.csv', Buffer.from('PK\u0003\u0004abcd'), 'ZIP or Excel'],
    ['that is no gzip', 'a.csv.gz', text, 'is not gzip'],
    ['that is no zstd', 'a.csv.zst', packed, 'is not zstd: it is gzip'],
    ['that is gzip, called CSV', 'a.csv', packed, 'is not plain CSV: it is gzip'],
    ['that is gzip, called JSON lines', 'a.jsonl', packed, 'is not plain JSON lines: it is gzip'],
    ['of JSON that is cut off', 'a.json', '[{"name":"x"},{"na', 'is not JSON to its end'],
    ['of JSON lines with a broken one', 'a.jsonl', '{"name":"x"}\n{"name":\n', 'is not JSON to its end'],
    ['of JSON lines that are no records', 'a.jsonl', '{"name":"x"}\n5\n', 'no record'],
    ['of JSON lines with a name twice', 'a.jsonl', '{"name":"x","name":"y"}\n', 'no record with different names']
  ])('%s (%s)', async (_, name, content, message) => {
    const [problem] = await problemsOf(read(name, content))
    expect(problem).toMatchObject({ code: 'MLG-502' })
    expect(problem?.message).toContain(message)
  })

  it.each<[string, string, string | Uint8Array]>([
    ['empty', 'a.csv.gz', ''], ['empty when unpacked', 'a.csv.gz', gzipSync('')], ['header alone', 'a.csv.gz', gzipSync('name,age\n')],
    ['empty list', 'a.json', '[]'], ['blank', 'a.jsonl', '\n\n'], ['header alone', 'a.tsv', 'name\tage\n']
  ])('without rows: %s, %s', async (_, name, content) => {
    expect((await problemsOf(read(name, content))).map(({ code }) => code)[0]).toMatch(/^MLG-50[12]$/)
  })

  it('all at once, the broken line of JSON with its number', () => withFolder(async (folder) => {
    await write(folder, 'a.jsonl', '{"name":"x"}\n\n{"name":\n')
    await write(folder, 'b.jsonl', '{"name":1,"NAME":2}\n')
    expect((await problemsOf(readFiles(folder, ['a.jsonl', 'b.jsonl']))).map(({ code, where }) => `${code} ${where ?? ''}`)).toEqual(['MLG-502 a.jsonl:3', 'MLG-503 b.jsonl'])
  }))

  it('of zstd that is cut off or has a flipped bit', () => withFolder(async (folder) => {
    await copy(folder, 'a.csv.zst', 'FORMAT csv, HEADER, COMPRESSION zstd', `SELECT range AS age, 'n' || hash(range) AS name FROM range(50000)`)
    const whole = await readFile(join(folder, 'a.csv.zst'))
    expect((await readFiles(folder, ['a.csv.zst'])).table.rows).toBe(50_000)
    for (const length of [10, whole.length >> 1, whole.length - 3]) {
      await write(folder, 'cut.csv.zst', whole.subarray(0, length))
      expect(await problemsOf(readFiles(folder, ['cut.csv.zst']))).toMatchObject([{ code: 'MLG-502', message: expect.stringContaining('cut off') }])
    }
    await write(folder, 'torn.csv.zst', Buffer.concat([whole.subarray(0, whole.length >> 1), Buffer.alloc(64, 255), whole.subarray((whole.length >> 1) + 64)]))
    expect(await problemsOf(readFiles(folder, ['torn.csv.zst']))).toMatchObject([{ code: 'MLG-502' }])
  }))

  it('that unpacks to far more than a table does', () => withFolder(async (folder) => {
    const bomb = gzipSync(Buffer.alloc(4 << 20, '1\n'))
    const path = await write(folder, 'a.csv.gz', bomb)
    expect(await gzipDamage(path, bomb.length, { unsuspiciousBytes: 1 << 20 })).toBe('a decompression bomb')
    expect(await gzipDamage(path, bomb.length)).toBeUndefined()
    await copy(folder, 'a.csv.zst', 'FORMAT csv, COMPRESSION zstd', 'SELECT 1 FROM range(4000000)')
    const { length } = await readFile(join(folder, 'a.csv.zst'))
    expect(await zstdDamage(join(folder, 'a.csv.zst'), length, { unsuspiciousBytes: 1 << 20 })).toBe('a decompression bomb')
    expect(await zstdDamage(join(folder, 'a.csv.zst'), length)).toBeUndefined()
  }))
})

it('names the line of a broken row inside gzip', () => withFolder(async (folder) => {
  await write(folder, 'a.csv.gz', gzipSync('name,age\n"two\nlines",1\nx\n'))
  expect(await problemsOf(readFiles(folder, ['a.csv.gz']))).toMatchObject([{ code: 'MLG-502', where: 'a.csv.gz:4' }])
}))
