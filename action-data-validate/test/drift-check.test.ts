import { defaultDataPolicy, type DriftPolicy } from '@mlgate/config'
import type { ColumnProfile, Profile } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testDrift } from '../src/checks/drift-check.ts'
import { SEEDS, SIZES, type Study } from './null-study.ts'
import { countNumeric, profileOf } from './simulated-profile.ts'

const { drift: POLICY } = defaultDataPolicy('contract.yml', ['data.csv'])
const normals = (seed: number, count: number, shift = 0, scale = 1): readonly number[] => {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) * scale + shift)
}
const table = (...columns: readonly ColumnProfile[]): Profile => profileOf(columns[0]?.kind === 'numeric' ? columns[0].counts.reduce((a, b) => a + b, 0) : 0, columns)
const pair = (then: readonly number[], now: readonly number[]): readonly [Profile, Profile] => {
  const reference = countNumeric('x', then)
  return [table(reference), table(countNumeric('x', now, reference))]
}
const drifted = (then: Profile, now: Profile, policy: DriftPolicy = POLICY): readonly string[] =>
  testDrift(then, now, policy).filter((test) => test.drifted).map(({ column }) => column)

describe('of 300 simulated datasets of 20 columns', () => {
  let studies: readonly Study[] = []
  beforeAll(async () => {
    const program = ['--no-warnings', '--import', join(import.meta.dirname, '../../packages/tooling/src/typescript.mjs'), join(import.meta.dirname, 'null-study.ts')]
    studies = JSON.parse((await promisify(execFile)(process.execPath, program)).stdout) as readonly Study[]
  }, 300_000)

  it('at most 1 % raise an alarm when nothing drifted, at every size', () => {
    expect(studies).toMatchObject(SIZES)
    expect(studies.filter(({ alarms }) => alarms > SEEDS / 100)).toEqual([])
  })

  it('nearly all would by a distance alone, as long as they are small', () => {
    expect(studies[0]!.large).toBeGreaterThan(SEEDS * 0.95)
  })

  it('95 % show a shift by half a standard deviation from 300 rows on', () => {
    expect(studies.filter(({ now, found }) => now >= 300 && found < SEEDS * 0.95)).toEqual([])
  })
})

describe('drift', () => {
  it('is not what is negligible, however many rows make it significant', () => {
    const tests = testDrift(...pair(normals(1, 40_000), normals(2, 40_000, 0.06)), POLICY)
    expect(tests[0]!.pValue).toBeLessThan(0.01)
    expect(tests[0]!.drifted).toBe(false)
  })

  it('is seen in the spread alone, which ranks do not see', () => {
    expect(drifted(...pair(normals(3, 1000), normals(4, 1000, 0, 1.5)))).toEqual(['x'])
  })

  it('is judged the same with one outlier of 1e6 in the reference', () => {
    const values = normals(5, 5000)
    const outlier = [...values.slice(1), 1e6]
    for (const shift of [0, 0.05, 0.5]) {
      const now = normals(6, 5000, shift)
      const [clean, spoilt] = [testDrift(...pair(values, now), POLICY)[0]!, testDrift(...pair(outlier, now), POLICY)[0]!]
      expect(spoilt.drifted).toBe(clean.drifted)
      expect(spoilt.distance).toBeCloseTo(clean.distance, 2)
      expect(spoilt.distances!.wasserstein).toBeCloseTo(clean.distances!.wasserstein, 2)
      expect(clean.drifted).toBe(shift === 0.5)
    }
  })

  it('of the share of missing values needs five points and significance', () => {
    const share = (nulls: number, rows: number): Profile => profileOf(rows, [{ kind: 'hidden', name: 'x', nulls }])
    expect(drifted(share(100, 1000), share(160, 1000))).toEqual(['x'])
    expect(drifted(share(100, 1000), share(145, 1000))).toEqual([])
    expect(drifted(share(2, 20), share(4, 20))).toEqual([])
  })

  it('shows what chance alone would do', () => {
    const [test] = testDrift(...pair(normals(7, 100), normals(8, 100)), POLICY)
    expect(test!.noise).toBeGreaterThan(0.1)
  })

  it('is told by every measure of the field', () => {
    const [{ distances } = {}] = testDrift(...pair(normals(9, 20_000), normals(10, 20_000, 0.5)), POLICY)
    expect(distances!.wasserstein).toBeCloseTo(0.5, 1)
    expect(distances!.psi).toBeCloseTo(0.25, 1)
    expect(distances!.kolmogorovSmirnov).toBeCloseTo(0.197, 1)
    expect(distances!.chiSquare).toBeGreaterThan(1000)
  })
})

describe('the policy', () => {
  const [then, now] = pair(normals(11, 4000), normals(12, 4000, 0.35))

  it('may give a column limits of its own', () => {
    expect(drifted(then, now)).toEqual(['x'])
    expect(drifted(then, now, { ...POLICY, columns: new Map([['x', { maxDistance: 0.5 }]]) })).toEqual([])
    expect(drifted(then, now, { ...POLICY, columns: new Map([['y', { maxDistance: 0.5 }]]) })).toEqual(['x'])
  })

  it('may ask for the effect or the significance alone', () => {
    const small = pair(normals(13, 60), normals(14, 60))
    expect([drifted(...small), drifted(...small, { ...POLICY, mode: 'effect' })]).toEqual([[], ['x']])
    const large = pair(normals(15, 40_000), normals(16, 40_000, 0.06))
    expect([drifted(...large), drifted(...large, { ...POLICY, mode: 'significance' })]).toEqual([[], ['x']])
  })
})
