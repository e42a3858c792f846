import { DuckDBInstance } from '@duckdb/node-api'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chooseFrame, countProfile, findViolations, loadTable, withEngine, writeProfile, type ColumnSpec, type Constraint, type FilePath } from '../src/index.ts'
import { problemsOf, runtime, withFolder, write } from './scratch.ts'
import { specs, withTable } from './with-table.ts'

/** What the engine does on its own with files that are not what they seem, each shown not to happen. */
interface Asked {
  readonly columns: readonly ColumnSpec[]
  readonly constraints?: readonly Constraint[]
}

/** Rows of files as `value,value`, and the rows that break each constraint. */
async function read(folder: string, names: readonly string[], { columns, constraints = [] }: Asked): Promise<{ readonly rows: readonly string[], readonly broken: readonly unknown[] }> {
  const files: readonly FilePath[] = names.map((name) => ({ path: join(folder, name), name }))
  return await withEngine({ runtime, files: files.map(({ path }) => path) }, async (engine) => {
    const table = await loadTable(engine, files, columns)
    const [values = []] = await engine.columns(`SELECT concat_ws(',', ${table.columns.map(({ value }) => `coalesce(${value}::VARCHAR, '-')`).join(', ')}) FROM numbered ORDER BY place`)
    const outcomes = await findViolations(engine, table, constraints)
    return { rows: values.map(String), broken: outcomes.map((outcome) => outcome !== undefined && 'rows' in outcome ? outcome.first.map(({ row }) => row) : outcome) }
  })
}

const inFolder = (files: Readonly<Record<string, string | Uint8Array>>, asked: Asked, names = Object.keys(files)): ReturnType<typeof read> =>
  withFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await write(folder, name, content)
    }
    return await read(folder, names, asked)
  })

describe('a header', () => {
  const columns = specs('id:integer age:integer name:string')

  it('in another order is read by name, in every format', async () => {
    const found = await inFolder({ 'a.csv': 'age,name,id\n30,Ada,1\n', 'b.tsv': 'name\tid\tage\nBo\t2\t40\n', 'c.jsonl': '{"name":"Cy","age":50,"id":3}\n' }, { columns })
    expect(found.rows).toEqual(['1,30,Ada', '2,40,Bo', '3,50,Cy'])
  })

  it.each([['a.csv', 'id,age,age,name\n1,2,3,x\n'], ['a.tsv', 'id\tage\tage\tname\n1\t2\t3\tx\n'], ['a.csv.gz', gzipSync('id,age,age,name\n1,2,3,x\n')]])('that names a column twice is refused: %s', async (name, content) => {
    expect(await problemsOf(inFolder({ [name]: content }, { columns }))).toMatchObject([{ code: 'MLG-503', message: 'The data file names more than one column "age".', where: `${name}:1` }])
  })

  it('of JSON that names a column twice but for capitals is refused', async () => {
    expect(await problemsOf(inFolder({ 'b.jsonl': '{"id":1,"ID":2,"age":3,"name":"x"}\n' }, { columns }))).toMatchObject([{ code: 'MLG-503' }])
  })

  it('of a folder that looks like a partition adds no column', async () => {
    const found = await inFolder({ 'age=99/a.csv': 'id,name\n1,x\n' }, { columns: specs('id:integer name:string') })
    expect(found.rows).toEqual(['1,x'])
    expect((await inFolder({ 'age=99/a.csv': 'id,name\n1,x\n' }, { columns })).rows).toEqual(['1,x'])
  })
})

describe('a file name', () => {
  it.each(['a*.csv', 'a?.csv', 'a[bc].csv', 'a[!b].csv'])('%s means no other file', async (name) => {
    const found = await inFolder({ [name]: 'x\n1\n', 'ab.csv': 'x\n7\n', 'ac.csv': 'x\n8\n' }, { columns: specs('x:integer') }, [name])
    expect(found.rows).toEqual(['1'])
  })
})

describe('a value', () => {
  const type: Asked = { columns: specs('x:integer'), constraints: [{ kind: 'type', column: 'x' }] }
  const numbers = ['1', '1.7', '1_000', '0x1F', '" 5 "', '.5', '1e2', '+3', '-0']

  it.each([['a.csv', 'x\n'], ['a.tsv', 'x\n']])('spelled as no integer is none in %s', async (name, header) => {
    expect((await inFolder({ [name]: `${header}${numbers.join('\n')}\n` }, type)).broken).toEqual([[2, 3, 4, 5, 6]])
    expect((await inFolder({ [`${name}.gz`]: gzipSync(`${header}${numbers.join('\n')}\n`) }, type)).rows).toEqual(['1', '-', '-', '-', '-', '-', '-', '3', '0'])
  })

  it('of JSON is of its own kind: no text is a number, no number a text, no truth value either', async () => {
    const lines = ['31', '-31', '"31"', 'true', '1.5', '"true"'].map((value) => `{"x":${value}}\n`).join('')
    const wrong = async (type_: string): Promise<unknown> => (await inFolder({ 'a.jsonl': lines }, { columns: specs(`x:${type_}`), constraints: [{ kind: 'type', column: 'x' }] })).broken[0]
    expect(await wrong('integer')).toEqual([3, 4, 5, 6])
    expect(await wrong('number')).toEqual([3, 4, 6])
    expect(await wrong('string')).toEqual([1, 2, 4, 5])
    expect(await wrong('boolean')).toEqual([1, 2, 3, 5, 6])
  })

  it('in Parquet stored as a text is no integer, whatever it says', () => withFolder(async (folder) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`COPY (SELECT '31' AS x) TO '${join(folder, 'a.parquet')}'`)
    await withEngine({ runtime, files: [join(folder, 'a.parquet')] }, async (engine) => {
      const table = await loadTable(engine, [{ path: join(folder, 'a.parquet'), name: 'a.parquet' }], specs('x:integer'))
      expect(table.mistyped).toEqual([{ file: 'a.parquet', columns: ['x'] }])
      expect(table.columns).toEqual([])
    })
  }))

  it('of time without an offset is one of UTC, with one it is converted', async () => {
    const text = 't\n2024-01-01T00:00:00\n2024-01-01T00:00:00Z\n2024-01-01T02:00:00+02:00\n2024-01-01 00:00:01\n'
    const found = await inFolder({ 'a.csv': text }, { columns: specs('t:timestamp'), constraints: [{ kind: 'maximum', column: 't', bound: '2024-01-01T00:00:00Z', exclusive: false }] })
    expect(found.broken).toEqual([[4]])
    expect(new Set(found.rows.slice(0, 3)).size).toBe(1)
  })

  it('on a line of more than 2 MB is refused with its line', async () => {
    const text = `x,y\n1,a\n2,${'b'.repeat(3 << 20)}\n`
    expect(await problemsOf(inFolder({ 'a.csv': text }, { columns: specs('x:integer y:string') }))).toMatchObject([{ code: 'MLG-502', message: 'The data file has a line of more than 2 MB.', where: 'a.csv:3' }])
  })

  it('that holds the character NUL is counted, and is no category', async () => {
    await withTable(['word\na\u0000b\nc\nc\n'], specs('word:string'), async (engine, table) => {
      const profile = await countProfile(engine, table, await chooseFrame(engine, table, { label: null, categorical: [], hidden: [] }))
      expect(profile.columns).toMatchObject([{ kind: 'categorical', categories: [{ value: 'c', rows: 2 }], other: { rows: 1 } }])
      expect(writeProfile(profile)).not.toContain('u0000')
    })
  })

  it('that is blank in every column is a row of missing values, an empty line none', async () => {
    const found = await inFolder({ 'a.csv': 'x,y\n1,\n\n,\n' }, { columns: specs('x:integer y:string'), constraints: [{ kind: 'required', column: 'x' }] })
    expect(found).toEqual({ rows: ['1,-', '-,-'], broken: [[2]] })
  })

  it('wrong in one column leaves the others of its row counted', async () => {
    const found = await inFolder({ 'a.csv': 'x,y\n1,1\nbad,2\n3,3\n' }, { columns: specs('x:integer y:integer') })
    expect(found.rows).toEqual(['1,1', '-,2', '3,3'])
  })
})

describe('the engine', () => {
  it('is locked before anything foreign is read', async () => {
    await withTable(['x\n1\n'], specs('x:integer'), async (engine) => {
      const settings = ['enable_external_access', 'autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions', 'lock_configuration', 'TimeZone']
      const [row] = await engine.rows(`SELECT ${settings.map((name, at) => `current_setting('${name}')::VARCHAR AS s${at}`).join(', ')}`)
      expect(Object.values(row ?? {})).toEqual(['false', 'false', 'false', 'false', 'true', 'UTC'])
      for (const statement of [`CREATE TABLE t AS FROM read_csv('/etc/passwd')`, `COPY (SELECT 1) TO '/tmp/mlgate-traps.csv'`, `ATTACH '/tmp/mlgate-traps.db'`, 'LOAD httpfs', `FROM 'https://example.org/a.csv'`, `FROM read_text('/proc/self/environ')`])
        expect(await problemsOf(engine.rows(statement))).toMatchObject([{ code: 'MLG-507' }])
    })
  })
})

it('SQL that names a schema is refused, even for a table of its own name', async () => {
  await withTable(['x\n1\n'], specs('x:integer'), async (engine, table) => {
    for (const from of ['main.t', 'temp.data', 'system.main.t', '"t".information_schema']) {
      const [problem] = await problemsOf(findViolations(engine, table, [{ kind: 'sql', query: `SELECT count(*) FROM ${from}`, table: 't', columns: ['x'] }]))
      expect(problem).toMatchObject({ code: 'MLG-104', message: expect.stringMatching(/names a schema|which is not the table of the rule/) })
    }
  })
})
