import { parseContract } from '@mlgate/config'
import { readFacts, withEngine, type TableFacts } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkColumns, checkContract } from '../src/contract/contract-check.ts'
import { planContract } from '../src/contract/contract-plan.ts'
import { inferContract } from '../src/contract/infer-contract.ts'
import { scanTable } from '../src/scan/scan-table.ts'
import { tableJobs } from '../src/scan/table-jobs.ts'
import { root } from './judge.ts'

const OPTIONS = { minRows: 300, name: 'table' }
const VEGA = join(root, 'node_modules', 'vega-datasets', 'data')

/** Facts of a file, and what validating it against the contract inferred from it finds. */
async function inferred(path: string, name: string): Promise<{ readonly facts: TableFacts, readonly text: string, readonly open: readonly string[], readonly checks: number }> {
  const file = { path, name }
  return await withEngine({ runtime: root, files: [path] }, async (engine) => {
    const facts = await readFacts(engine, [file])
    const { text } = inferContract(facts, OPTIONS)
    const plan = planContract(parseContract(text, 'c.yml'))
    const [job] = tableJobs(plan, [file], 'c.yml', '.')
    const seen = { ...await scanTable(engine, job), others: [] }
    const { findings, declared, executed } = checkContract(plan, { contractFile: 'c.yml', now: 0, referenceRows: null }, seen)
    expect(executed).toBe(declared)
    return { facts, text, open: [...checkColumns(plan, seen), ...findings].filter(({ verdict }) => verdict !== 'pass').map(({ reason }) => reason), checks: declared }
  })
}

async function inferredFrom(csv: string): ReturnType<typeof inferred> {
  const folder = await mkdtemp(join(tmpdir(), 'mlgate-infer-'))
  try {
    const path = join(folder, 'a.csv')
    await writeFile(path, csv)
    return await inferred(path, 'a.csv')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('a contract inferred from data', () => {
  it.each([
    'airports.csv', 'birdstrikes.csv', 'cars.json', 'co2-concentration.csv', 'countries.json', 'flights-2k.json', 'gapminder.json', 'la-riots.csv',
    'penguins.json', 'seattle-weather.csv', 'sp500-2000.csv', 'stocks.csv', 'unemployment.tsv', 'us-employment.csv', 'weather.csv', 'windvectors.csv', 'zipcodes.csv',
    'platformer-terrain.json', 'football.json'
  ])('is kept by the data it was inferred from: %s', async (name) => {
    const { open, checks, facts } = await inferred(join(VEGA, name), name).catch((error: unknown) => {
      if (String(error).includes('no constraint rests on fewer')) return { open: [], checks: Infinity, facts: { columns: [] } }
      throw error
    })
    expect(open).toEqual([])
    expect(checks).toBeGreaterThan(facts.columns.length - 1)
  })

  it('asks for types, presence, ranges with slack and frequent categories, and for no more', async () => {
    const rows = Array.from({ length: 600 }, (_, at) =>
      [at, at % 3 === 0 ? '' : at / 100, ['red', 'green', 'it\'s: "blue"'][at % 3], `word ${at}`, at < 350 ? '' : at, `0${at}`, '2024-01-01', '', -at, 5].join(','))
    const csv = `id,share,colour,text,rare,zip,day,nothing,debt,same\n${rows.join('\n').replaceAll('it\'s: "blue"', '"it\'s: ""blue"""')}\n`
    const { open, text } = await inferredFrom(csv)
    expect(open).toEqual([])
    const { schema: [table] } = parseContract(text, 'c.yml')
    const quality = (column: string): unknown => table.properties.find(({ name }) => name === column)!.quality.map(({ measure, value }) => [measure, value])
    expect(table.properties.map(({ name, logicalType, required, logicalTypeOptions }) => [name, logicalType, required, logicalTypeOptions])).toEqual([
      ['id', 'integer', true, {}],
      ['share', 'number', false, { minimum: 0, maximum: 6.6 }],
      ['colour', 'string', true, {}],
      ['text', 'string', true, {}],
      ['rare', 'integer', false, {}],
      ['zip', 'string', true, {}],
      ['day', 'date', true, {}],
      ['nothing', 'string', false, {}],
      ['debt', 'integer', true, { minimum: -660, maximum: 0 }],
      ['same', 'integer', true, {}]
    ])
    expect(quality('colour')).toEqual([[{ metric: 'invalidValues', validValues: ['green', 'it\'s: "blue"', 'red'] }, 1]])
    expect(quality('share')).toEqual([[{ metric: 'nullValues' }, 35]])
    expect([quality('text'), quality('rare'), quality('nothing')]).toEqual([[], [], []])
    expect(text.split('\n')[0]).toBe('# Inferred from 600 rows of a.csv. Review it: data can be wrong, and what they happen to hold is not what they have to.')
  })

  it('takes for a key what is called one or looks like one, and is one in every row', async () => {
    const uuid = (at: number): string => `0b7c9${String(at).padStart(3, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`
    const rows = Array.from({ length: 400 }, (_, at) => `${at},u${at},${uuid(at % 100 + 100 * Math.floor(at / 100))},${at},${at % 399},${at === 7 ? '' : at},p${at}`)
    const { open, text } = await inferredFrom(`orderId,user_id,token,paid,page_id,gap_id,candid\n${rows.join('\n')}\n`)
    expect(open).toEqual([])
    expect(parseContract(text, 'c.yml').schema[0].properties.filter(({ unique }) => unique).map(({ name }) => name)).toEqual(['orderId', 'user_id', 'token'])
  })

  it('gives dates an earliest day before the first, and no last', async () => {
    const day = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString()
    const { open, text } = await inferredFrom(`d,t,one,old\n${Array.from({ length: 300 }, (_, at) => `${day(at).slice(0, 10)},${day(at)},2020-01-01,0${at % 10}00-01-01`).join('\n')}\n`)
    expect(open).toEqual([])
    expect(parseContract(text, 'c.yml').schema[0].properties.map(({ logicalTypeOptions }) => logicalTypeOptions)).toEqual([{ minimum: '2019-12-02' }, { minimum: '2019-12-02T00:00:00Z' }, {}, {}])
  })

  it('is kept by the data it was inferred from: 40 tables made by chance', async () => {
    const kinds: readonly ((random: () => number, row: number) => string)[] = [
      (random) => String(Math.floor(random() * 2 ** (random() * 62)) * (random() < 0.5 ? -1 : 1)), (random) => String((random() - 0.5) * 10 ** Math.floor(random() * 40 - 20)), (random) => random() < 0.3 ? '' : String(random()),
      (random) => ['a', 'b', '"c,d"', 'É'][Math.floor(random() * 4)] ?? '', (_, row) => String(row), (random) => String(random() < 0.5), (random) => `0${Math.floor(random() * 900)}`,
      (random) => new Date(random() * 4e12 - 2e12).toISOString(), (random) => new Date(random() * 4e12).toISOString().slice(0, 10), (random) => new Date(random() * 4e12).toISOString().slice(11, 19),
      () => '7', () => '', (random) => `"{""a"":${Math.floor(random() * 9)}}"`, (random) => random() < 0.001 ? 'x' : String(Math.floor(random() * 9)), (random, row) => random() < 0.5 ? '' : row % 2 === 0 ? '1e400' : '-0.0'
    ]
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomFrom(seed)
      const columns = Array.from({ length: 1 + Math.floor(random() * 8) }, () => kinds[Math.floor(random() * kinds.length)]!)
      const rows = Array.from({ length: 300 + Math.floor(random() * 200) }, (_, row) => [String(row), ...columns.map((kind) => kind(random, row))].join(','))
      const { open, facts } = await inferredFrom(`row_id,${columns.map((_, at) => `c${at}${random() < 0.2 ? '_id' : ''}`).join(',')}\n${rows.join('\n')}\n`)
      const mixed = facts.columns.filter((column) => column.mixed).map(({ name }) => name)
      expect({ seed, open: open.filter((reason) => !mixed.some((name) => reason.startsWith(`${name} breaks logicalType string`))) }).toEqual({ seed, open: [] })
    }
  }, 120_000)

  it('names a column whose values are of no one type, and is broken by it alone', async () => {
    const { open, text } = await inferred(join(VEGA, 'movies.json'), 'movies.json')
    expect(open).toEqual([expect.stringMatching(/^Title breaks logicalType string: 9 of 3,201 rows/)])
    expect(text).toContain('# The values of "Title" are of no one type')
  })

  it('survives hostile names', async () => {
    const names = ['"a: b"', '"- c"', '"*d"', '"&e"', '"!!f"', '"#g"', '"\'h"', '"i ""j"""', '"null"', '"<script>"', '"<<"', '"1"']
    const { open, text } = await inferredFrom(`${names.join(',')}\n${Array.from({ length: 300 }, () => names.map((_, at) => at).join(',')).join('\n')}\n`)
    expect(open).toEqual([])
    expect(parseContract(text, 'c.yml').schema[0].properties.map(({ name }) => name)).toEqual(['a: b', '- c', '*d', '&e', '!!f', '#g', '\'h', 'i "j"', 'null', '<script>', '<<', '1'])
  })

  it('is not written from fewer rows than a constraint can rest on', async () => {
    await expect(inferredFrom(`a\n${'1\n'.repeat(299)}`)).rejects.toThrow('The data have 299 rows; no constraint rests on fewer than 300.')
  })
})
