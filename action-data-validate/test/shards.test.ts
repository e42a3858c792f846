import { estimateDistinct, frameOf, writeProfile, type DistinctSample, type Frame, type Profile } from '@mlgate/dataset'
import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scan } from '../src/scan/scan.ts'
import { frameOfShards, mergeShards, readShards, shardArtifact } from '../src/scan/shards.ts'
import type { Reference } from '../src/checks/reference.ts'
import { root } from './judge.ts'

const NONE: Reference = { kind: 'none', passedOver: [] }
const COLUMNS = [
  { name: 'n', type: 'integer' }, { name: 'x', type: 'number' }, { name: 'word', type: 'string' }, { name: 'day', type: 'date' }, { name: 'y', type: 'integer' }
] as const

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-shards-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Rows that are the same on every machine; many different numbers, and values that are missing. */
const lines = (from: number, to: number): string => Array.from({ length: to - from }, (_, at) => {
  const i = from + at
  return `${(i * 7919) % 30011},${i % 10 === 0 ? '' : String(((i * 104729) % 100003) / 7)},${['ann', 'bo', '', "c'd"][i % 4] ?? ''},2001-${String(1 + i % 12).padStart(2, '0')}-11,${i % 3 % 2}\n`
}).join('')

async function profileOf(names: readonly string[], frame: Frame | null): Promise<Profile> {
  const seen = await scan({
    runtime: root, files: names.map((name) => ({ path: join(folder, name), name })), columns: COLUMNS, constraints: [], keys: [], others: [],
    trust: { testFiles: [], label: 'y', id: null, group: null, time: null, hidden: [], personal: false, purityGain: null },
    label: 'y', categorical: [], hidden: [], reference: null, frame, record: true
  })
  return seen.profile
}

async function writeShards(name: string, cuts: readonly number[]): Promise<readonly string[]> {
  return await Promise.all(cuts.slice(1).map(async (to, at) => {
    const file = `${name}${at}.csv`
    await writeFile(join(folder, file), `n,x,word,day,y\n${lines(cuts[at]!, to)}`)
    return file
  }))
}

/** A profile without the names and digests of its files, as stored. */
const contentOf = (profile: Profile): string => writeProfile({ ...profile, files: [] })

describe('profiles of shards', () => {
  it('are together exactly that of the whole: one file, four files, four jobs, or Parquet', async () => {
    const [whole] = await writeShards('whole', [0, 40_000]) as [string]
    const parts = await writeShards('part', [0, 9000, 9001, 25_000, 40_000])
    const alone = await profileOf([whole], null)
    expect(alone.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['n numeric', 'x numeric', 'word categorical', 'day temporal', 'y categorical'])

    expect(contentOf(await profileOf(parts, null))).toBe(contentOf(alone))

    const shards = await Promise.all(parts.map(async (file) => ({ file, profile: await profileOf([file], frameOf(alone)) })))
    const { profile, compared, rows } = mergeShards(shards, NONE)
    expect({ rows, compared }).toEqual({ rows: 40_000, compared: null })
    expect(contentOf(profile)).toBe(contentOf(alone))
    expect(profile.files.map(({ name }) => name)).toEqual(parts)

    const instance = await DuckDBInstance.create(':memory:')
    await (await instance.connect()).run(`COPY (FROM read_csv('${join(folder, whole)}', types = {x: 'DOUBLE'})) TO '${join(folder, 'whole.parquet')}'`)
    expect(contentOf(await profileOf(['whole.parquet'], null))).toBe(contentOf(alone))
  }, 60_000)

  it('estimate how many different values there are', async () => {
    const files = await writeShards('distinct', [0, 20_000, 40_000])
    const frame = frameOf(await profileOf(files, null))
    const shards = await Promise.all(files.map(async (file) => ({ file, profile: await profileOf([file], frame) })))
    const distinct = (name: string): number => {
      const column = mergeShards(shards, NONE).profile.columns.find((some) => some.name === name)
      return estimateDistinct((column as { distinct: DistinctSample }).distinct)
    }
    expect(Math.abs(distinct('n') / 30_011 - 1)).toBeLessThan(0.1)
    expect(distinct('y')).toBeLessThan(1000)
  }, 60_000)

  it('are refused when they do not add up', async () => {
    const [a, b] = await writeShards('odd', [0, 2000, 4000]) as [string, string]
    const first = { file: 'a.json', profile: await profileOf([a], null) }
    const second = { file: 'b.json', profile: await profileOf([b], null) }
    const code = (work: () => unknown): string => {
      try {
        work()
        return ''
      } catch (error) {
        const { problems: [problem] } = error as { problems: readonly [{ code: string, message: string }] }
        return `${problem.code} ${problem.message}`
      }
    }
    expect(code(() => mergeShards([first, second], NONE))).toBe('MLG-202 The profiles of 2 shards cannot be put together: they are counted on different edges or categories.')
    expect(code(() => mergeShards([first, first], NONE))).toContain(`the file "${a}" is counted twice`)
    expect(code(() => mergeShards([], NONE))).toContain('no profile')
    expect(code(() => mergeShards([first, { ...first, profile: { ...first.profile, engine: 'duckdb 0', files: [] } }], NONE))).toContain('different engines')
    const reference = { kind: 'found', profile: second.profile, artifact: { runId: 7 } } as Reference
    expect(code(() => mergeShards([first], reference))).toContain('other edges or categories than the reference of run 7')
    expect(mergeShards([{ ...first, profile: second.profile }], reference).compared).toEqual(second.profile)
    expect(frameOfShards(reference, [first])).toEqual(frameOf(second.profile))
    expect(frameOfShards(NONE, [first, second])).toEqual(frameOf(first.profile))
    expect(frameOfShards(NONE, [])).toBeNull()
  }, 60_000)

  it('that are damaged are all named at once', async () => {
    for (const name of ['p1.json', 'p2.json']) await writeFile(join(folder, name), '{"schemaVersion":1')
    const work = readShards(['p1.json', 'p2.json'].map((name) => ({ path: join(folder, name), name })))
    await expect(work).rejects.toMatchObject({ problems: [{ code: 'MLG-202', where: 'p1.json' }, { code: 'MLG-202', where: 'p2.json' }] })
  })

  it('have artifacts of their own, always the same for the same shard', () => {
    expect(shardArtifact('mlgate-profile', ['a.csv'])).toMatch(/^mlgate-profile-shard-[0-9a-f]{8}$/)
    expect(new Set(['a.csv', 'b.csv', 'a.csv'].map((name) => shardArtifact('p', [name]))).size).toBe(2)
  })
})
