import { defaultDataPolicy } from '@mlgate/config'
import type { CategoricalProfile, Leakage, NumericProfile, Profile, TriggerCandidate } from '@mlgate/dataset'
import type { Finding } from '../src/checks/finding.ts'
import { checkFlips } from '../src/checks/flip-check.ts'
import { checkNewCategories, checkTails } from '../src/checks/influx-check.ts'
import { checkSplit } from '../src/checks/leakage-check.ts'
import { checkTriggers } from '../src/checks/trigger-check.ts'
import { profileOf } from './simulated-profile.ts'

const POLICY = defaultDataPolicy('contract.yml', ['data.csv'])
const told = (findings: readonly Finding[]): readonly string[] => findings.map(({ verdict, id }) => `${verdict} ${id}`)

const labels = (no: number, yes: number): CategoricalProfile => counted('y', { no, yes })

function counted(name: string, values: Readonly<Record<string, number>>, other = 0): CategoricalProfile {
  return {
    kind: 'categorical', name, nulls: 0, other: { rows: other, labels: [] }, missing: { rows: 0, labels: [] },
    categories: Object.entries(values).map(([value, rows]) => ({ value, rows, labels: [] }))
  }
}

describe('a trigger value', () => {
  const spend: NumericProfile = { kind: 'numeric', name: 'spend', nulls: 0, minimum: 0, maximum: 9, edges: [1, 5], counts: [100, 9800, 100] }
  const reference = profileOf(10_000, [spend, counted('plan', { free: 9000, pro: 900 }, 100), labels(8000, 2000)])
  const current: Profile = { ...reference, label: { column: 'y', classes: ['no', 'yes'] } }
  const candidate: TriggerCandidate = { column: 'spend', kind: 'numeric', value: '3.3', label: 'yes', at: { rows: 100, labelled: 98 }, near: { rows: 500, labelled: 100 } }
  const verdicts = (change: Partial<TriggerCandidate>, personal: readonly string[] = []): readonly string[] =>
    told(checkTriggers([{ ...candidate, ...change }], reference, current, POLICY.poisoning, personal))

  it('is one that was rare and brings its label along', () => {
    expect(verdicts({})).toEqual(['warn poisoning.trigger.spend'])
    expect(verdicts({ column: 'plan', kind: 'categorical', value: 'gold' })).toEqual(['warn poisoning.trigger.plan'])
  })

  it.each<[string, Partial<TriggerCandidate>]>([
    ['in fewer than 20 rows', { at: { rows: 19, labelled: 19 } }],
    ['whose label is not 30 points above the others', { at: { rows: 100, labelled: 48 } }],
    ['whose neighbours have the label too', { near: { rows: 500, labelled: 400 } }],
    ['that was an edge of the reference, as frequent as a bin is wide', { value: '5' }],
    ['that was as frequent before', { column: 'plan', kind: 'categorical', value: 'pro', at: { rows: 900, labelled: 880 } }]
  ])('is none %s', (_, change) => {
    expect(verdicts(change)).toEqual(['pass poisoning.trigger'])
  })

  it('is none by chance: 20 rows of 20 columns are not enough for 60 % of a label', () => {
    expect(verdicts({ at: { rows: 20, labelled: 12 }, near: { rows: 0, labelled: 0 } })).toEqual(['pass poisoning.trigger'])
  })

  it('of a column with personal data is not shown', () => {
    const [{ reason } = { reason: '' }] = checkTriggers([candidate], reference, current, POLICY.poisoning, ['spend'])
    expect(reason).toContain('spend=••• was rare')
    expect(reason).not.toContain('3.3')
  })
})

describe('extreme values', () => {
  const column = (below: number, middle: number, above: number): Profile =>
    profileOf(below + middle + above, [{ kind: 'numeric', name: 'x', nulls: 0, minimum: 0, maximum: 9, edges: [0, 5], counts: [below, middle, above] }])
  const influx = (now: Profile): readonly string[] => told(checkTails(column(10, 9980, 10), now, POLICY.poisoning, 'data.csv'))

  it('flow in on either side', () => {
    expect(influx(column(10, 9890, 100))).toEqual(['warn poisoning.tails.x.above'])
    expect(influx(column(100, 9890, 10))).toEqual(['warn poisoning.tails.x.below'])
  })

  it('are no influx when they are few, three times as many at most, or by chance', () => {
    expect(influx(column(0, 481, 19))).toEqual(['pass poisoning.tails'])
    expect(told(checkTails(column(1000, 98_000, 1000), column(1000, 96_500, 2500), POLICY.poisoning, 'data.csv'))).toEqual(['pass poisoning.tails'])
    expect(told(checkTails(column(10, 80, 10), column(6, 60, 20), { maxTailGrowth: 1.1 }, 'data.csv'))).toEqual(['pass poisoning.tails'])
  })
})

describe('new categories', () => {
  const of = (then: CategoricalProfile, now: CategoricalProfile): readonly string[] => told(checkNewCategories(profileOf(1000, [then]), profileOf(1000, [now]), POLICY, 'data.csv'))

  it('are those beyond the rare ones that were there already', () => {
    expect(of(counted('c', { a: 900 }, 100), counted('c', { a: 890 }, 110))).toEqual(['pass poisoning.categories'])
    expect(of(counted('c', { a: 900 }, 100), counted('c', { a: 700 }, 300))).toEqual(['fail poisoning.categories.c'])
    expect(of(counted('c', { a: 1000 }), counted('c', { a: 999 }, 1))).toEqual(['warn poisoning.categories.c'])
  })

  it('of ids and groups are no news', () => {
    expect(told(checkNewCategories(profileOf(10, [counted('c', { a: 10 })]), profileOf(10, [counted('c', { a: 5 }, 5)]), { ...POLICY, id: 'c' }, 'data.csv'))).toEqual([])
  })
})

describe('what could not be looked at', () => {
  it('labels by an id that the reference does not have are not certain', () => {
    const one = profileOf(10, [labels(5, 5)])
    expect(told(checkFlips(one, one, { ...POLICY, id: 'customer' }, 'data.csv'))).toEqual(['inconclusive poisoning.flips'])
    expect(checkFlips(one, one, POLICY, 'data.csv')).toEqual([])
  })

  it('a split without its column is no decision', () => {
    const nothing: Leakage = { rows: 3, overlap: null, ids: null, groups: null, early: null }
    expect(told(checkSplit(nothing, { ...POLICY, id: 'i', group: 'g', timeColumn: 't' }))).toEqual(['error leakage.overlap', 'error leakage.ids', 'error leakage.groups', 'error leakage.time'])
  })
})
