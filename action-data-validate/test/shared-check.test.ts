import { defaultDataPolicy, parseContract, type DataPolicy } from '@mlgate/config'
import { readProfile, writeProfile, type ShardSample } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planContract } from '../src/contract/contract-plan.ts'
import { scan } from '../src/scan/scan.ts'
import { checkShared } from '../src/checks/shared-check.ts'
import { root } from './judge.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-shared-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const POLICY: DataPolicy = { ...defaultDataPolicy('c.yml', ['a.csv']), label: 'y', maxDuplicates: 0.05, maxConflictingLabels: 0.05 }
const PLAN = planContract(parseContract(`apiVersion: v3.1.0
kind: DataContract
id: a
version: 1.0.0
status: active
schema:
  - name: a
    properties:
      - { name: id, logicalType: integer, unique: true, quality: [{ metric: duplicateValues, mustBeLessThan: 20, unit: percent }] }
      - { name: word, logicalType: string }
      - { name: y, logicalType: integer }
`, 'c.yml'))
const line = (i: number, y = i % 2): string => `${i},w${i % 97},${y}\n`
const lines = (from: number, to: number): string => Array.from({ length: to - from }, (_, at) => line(from + at)).join('')

let count = 0
async function shardOf(text: string): Promise<{ readonly sample: ShardSample, readonly rows: number }> {
  const name = `${count++}.csv`
  await writeFile(join(folder, name), `id,word,y\n${text}`)
  const { profile } = await scan({
    runtime: root, files: [{ path: join(folder, name), name }], columns: [{ name: 'id', type: 'integer' }, { name: 'word', type: 'string' }, { name: 'y', type: 'integer' }],
    constraints: [{ kind: 'unique', columns: ['id'] }], keys: [], others: [], trust: { testFiles: [], label: 'y', id: null, group: null, time: null, hidden: [], personal: false, purityGain: null },
    label: 'y', categorical: [], hidden: [], reference: null, frame: null, record: true, shard: true
  })
  return { sample: readProfile(writeProfile(profile)).shard!, rows: profile.rows }
}

async function verdicts(texts: readonly string[], policy: Partial<DataPolicy> = {}): Promise<Readonly<Record<string, string>>> {
  const shards = await Promise.all(texts.map(shardOf))
  const findings = checkShared({ rows: shards.reduce((sum, { rows }) => sum + rows, 0), samples: shards.map(({ sample }) => sample) }, { ...POLICY, ...policy }, PLAN)
  return Object.fromEntries(findings.map(({ id, verdict, reason }) => [id.replace(/^rows\.| across shards/g, ''), `${verdict} ${reason}`]))
}

describe('rows that several shards have', () => {
  it('are counted exactly in small shards, beside what repeats within one', async () => {
    const found = await verdicts([lines(0, 100), lines(90, 200) + line(150), lines(195, 300) + lines(0, 5)])
    expect(found['duplicates']).toBe('fail About 6.54% of 321 rows repeat another row in every column (all rows of 3 shards): 1 within a shard, and 20 of 300 different rows are in several shards; the limit is 5.00%.')
    expect(found['conflicting labels']).toMatch(/^pass About 0\.00% /)
    expect(found['id: unique']).toBe('fail id: 20 of 300 different values are in several shards; the contract asks for unique.')
    expect(found['id: duplicateValues < 20 %']).toMatch(/^pass id: 20 of 300 .*, and the limit is < 20 %\.$/)
  })

  it('are none where there are none', async () => {
    expect(await verdicts([lines(0, 100), lines(100, 200)], { maxDuplicates: 0, maxConflictingLabels: 0 })).toEqual({
      duplicates: expect.stringMatching(/^pass About 0\.00%/), 'conflicting labels': expect.stringMatching(/^pass/), 'id: unique': expect.stringMatching(/^pass id: 0 of 200 /), 'id: duplicateValues < 20 %': expect.stringMatching(/^pass/)
    })
  })

  it('with another label contradict each other; without a label they do not', async () => {
    const found = await verdicts([lines(0, 50), line(0, 1) + line(2, 1) + line(4, 1) + `6,w6,\n${lines(50, 90)}`])
    expect(found['conflicting labels']).toMatch(/^fail About 6\.38% of 94 rows contradict .* 3 of 90 different features are labelled otherwise in another shard/)
    expect(found['duplicates']).toMatch(/^pass About 0\.00%/)
  })

  it('are estimated in large shards; what no sample shows is not excluded', async () => {
    const found = await verdicts([lines(0, 20_000), lines(16_000, 36_000)], { maxDuplicates: 0.02 })
    expect(found['duplicates']).toMatch(/^fail About (?:9|10)\.\d\d% of 40,000 rows .*an estimate, [89]\.\d\d% to 1\d\.\d\d% with 99% confidence/)
    expect(found['id: unique']).toMatch(/^fail/)
    const clean = await verdicts([lines(0, 20_000), lines(20_000, 40_000)])
    expect(clean['duplicates']).toMatch(/^pass About 0\.00% of 40,000 rows .* 0\.00% to 0\.\d\d% with 99% confidence/)
    expect(clean['id: unique']).toMatch(/^warn id: 0 of [345],\d{3} different values in the samples are in several shards, which stands for 0\.00% to 0\.1\d% of the rows/)
    expect((await verdicts([lines(0, 20_000), lines(20_000, 40_000)], { maxDuplicates: 0 }))['duplicates']).toMatch(/^warn/)
  }, 60_000)

  it('are not looked for where a shard keeps no sample, and that is no pass', async () => {
    const { sample } = await shardOf(lines(0, 10))
    expect(checkShared({ rows: 20, samples: [sample, null] }, POLICY, PLAN)).toMatchObject([{ verdict: 'error', code: 'MLG-202' }])
  })
})

describe('the interval of shared rows', () => {
  const bound = 2n ** 62n
  /** Rows by the first 13 digits of a hash, drawn as often as there are different rows, in random shards. */
  function simulate(seed: number, share: number, shards: number): { readonly truth: number, readonly low: number, readonly high: number } {
    const random = randomFrom(seed)
    const [level, different] = [2, 4000]
    const lists = Array.from({ length: shards }, (): string[] => [])
    let [rows, contradicting] = [0, 0]
    for (let row = 0; row < different; row++) {
      const hash = BigInt(Math.floor(random() * 2 ** 52)) << 12n
      const times = random() < share ? 2 + Math.floor(random() * (shards - 1)) : 1
      rows += times
      contradicting += times - 1
      if (hash < bound) for (let shard = 0; shard < times; shard++) lists[(row + shard) % shards]?.push(`${hash.toString(16).padStart(16, '0')}:`)
    }
    const samples = lists.map((list): ShardSample => ({ duplicates: 0, conflicts: 0, level, rows: list.sort(), keys: [] }))
    const [found] = checkShared({ rows, samples }, { ...POLICY, maxDuplicates: 0.01 }, { ...PLAN, checks: [] })
    const [, low = '', high = ''] = /estimate, ([\d.]+)% to ([\d.]+)%/.exec(found!.reason) ?? []
    return { truth: (100 * contradicting) / rows, low: Number(low), high: Number(high) }
  }

  it.each([[0.001, 2], [0.02, 2], [0.3, 2], [0.02, 5], [0.2, 5]])('holds the truth: %p of the rows in up to %p shards', (share, shards) => {
    const missed = Array.from({ length: 100 }, (_, seed) => simulate(seed + 1, share, shards)).filter(({ truth, low, high }) => truth < low - 0.006 || truth > high + 0.006)
    expect(missed.length).toBeLessThanOrEqual(4)
  })
})
