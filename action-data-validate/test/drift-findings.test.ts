import { defaultDataPolicy } from '@mlgate/config'
import type { CategoricalProfile, Profile, TemporalProfile } from '@mlgate/dataset'
import { checkDrift, checkSchemaDrift, testDrift, type DriftContext } from '../src/checks/drift-check.ts'
import { countNumeric, profileOf } from './simulated-profile.ts'

const { drift: POLICY } = defaultDataPolicy('contract.yml', ['data.csv'])
const CONTEXT: DriftContext = { environment: 'training', file: 'data.csv', policyFile: 'mlgate.yml' }

const flag = (yes: number, no: number, name = 'flag'): CategoricalProfile => ({
  kind: 'categorical', name, nulls: 0, other: { rows: 0, labels: [] }, missing: { rows: 0, labels: [] },
  categories: [{ value: 'true', rows: yes, labels: [] }, { value: 'false', rows: no, labels: [] }]
})
const days = (counts: readonly number[]): TemporalProfile => ({ kind: 'temporal', name: 'day', nulls: 0, minimum: null, maximum: null, edges: [86_400, 172_800], counts })
const findings = (then: Profile, now: Profile, context: Partial<DriftContext> = {}): readonly string[] =>
  checkDrift(testDrift(then, now, POLICY), now, { ...CONTEXT, ...context }).map(({ verdict, title, reason }) => `${verdict} ${title}: ${reason}`)

describe('what drifted is told', () => {
  const [then, now] = [profileOf(1000, [flag(500, 500)]), profileOf(1000, [flag(700, 300)])]

  it('of a boolean by the share that moved', () => {
    expect(findings(then, now)).toEqual([expect.stringMatching(/^fail Drift: flag: flag drifted: true 50\.0% → true 70\.0%, JS distance 0\.\d+ \(limit 0\.100, p < 0\.0001 after Holm\)\.$/)])
    expect(findings(then, profileOf(1000, [flag(505, 495)]))).toEqual(['pass Drift: flag: flag did not drift in 1 test.'])
  })

  it('of the label and of served data by their names', () => {
    expect(findings(then, now, { label: 'flag' })).toEqual([expect.stringMatching(/^fail Label drift: flag: The label flag drifted: /)])
    expect(findings(then, now, { environment: 'serving', label: 'flag' })).toEqual([expect.stringMatching(/^fail Training-serving skew: flag: .*is skewed from training: /)])
  })

  it('of dates as a warning, for they move by nature', () => {
    expect(findings(profileOf(300, [days([100, 100, 100])]), profileOf(300, [days([0, 0, 300])]))).toEqual([
      expect.stringMatching(/^warn Drift: day: day drifted: median 1970-01-03 → median above 1970-01-03, /)
    ])
  })
})

describe('columns that only one of the two has', () => {
  const then = profileOf(10, [flag(5, 5), flag(5, 5, 'old'), flag(5, 5, 'label')])
  const now = profileOf(10, [flag(5, 5)])
  const changes = (columns: readonly string[], context: Parameters<typeof checkSchemaDrift>[3]): readonly string[] =>
    checkSchemaDrift(then, now, columns, context).map(({ verdict, id, reason }) => `${verdict} ${id}: ${reason}`)

  it('are a warning each, with what it means', () => {
    expect(changes(['flag', 'new'], { environment: 'training', label: 'label' })).toEqual([
      'warn drift.schema.old: old is not there any more, or of another type compared with the accepted data: its distribution was not compared.',
      'warn drift.schema.label: label is not there any more, or of another type compared with the accepted data: its distribution was not compared.',
      'warn drift.schema.new: new is new compared with the accepted data: its distribution was not compared.'
    ])
  })

  it('are none when the label is absent from what is served', () => {
    expect(changes(['flag'], { environment: 'serving', label: 'label' })).toHaveLength(1)
  })

  it('count when they hold another kind of values', () => {
    const numbers = profileOf(10, [countNumeric('flag', [1, 2, 3])])
    expect(testDrift(profileOf(10, [flag(5, 5)]), numbers, POLICY)).toEqual([])
  })
})
