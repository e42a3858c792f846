import { plainText } from '@mlgate/report'
import { randomFrom } from '@mlgate/stats'
import { judge, open, type Judged } from './judge.ts'

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: customers
version: 1.0.0
status: active
schema:
  - name: customers
    properties:
      - { name: customer, logicalType: string, required: true }
      - { name: household, logicalType: string, required: true }
      - { name: seen, logicalType: date, required: true }
      - { name: plan, logicalType: string, required: true }
      - { name: spend, logicalType: number, required: true }
      - { name: contact, logicalType: string }
      - { name: churned, logicalType: boolean, required: true }
`
const POLICY = `version: 1
data:
  contract: contract.yml
  files: [data/train.csv]
  test-files: [data/test.csv]
  label: churned
  id: customer
  group: household
  time-column: seen
  slices: [plan]
`

interface Customer {
  readonly customer: string
  readonly household: string
  readonly seen: string
  readonly plan: string
  readonly spend: string
  readonly contact: string
  readonly churned: boolean
}

const day = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10)

/** Customers whose label hangs together with plan and spend, as in life, but is not told by them. */
function customers(seed: number, from: number, count: number, firstDay: number): readonly Customer[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, at) => {
    const plan = random() < 0.2 ? 'pro' : 'free'
    const spend = -Math.log(1 - random()) * 40
    return {
      customer: `c${from + at}`, household: `h${Math.floor((from + at) / 2)}`, seen: day(firstDay + Math.floor(random() * 300)), plan, spend: spend.toFixed(4),
      contact: `note ${at % 40}`, churned: random() < (plan === 'pro' ? 0.1 : 0.25) + (spend > 80 ? 0.2 : 0)
    }
  })
}

function csv(rows: readonly Customer[]): string {
  const names = ['customer', 'household', 'seen', 'plan', 'spend', 'contact', 'churned'] as const
  return [names.join(','), ...rows.map((row) => names.map((name) => String(row[name])).join(',')), ''].join('\n')
}

const TRAINING = customers(1, 0, 6000, 0)
const TEST = customers(2, 10_000, 800, 400)
const accepted = await judge(csv(TRAINING), CONTRACT, POLICY, undefined, csv(TEST))
const again = (rows: readonly Customer[], test: readonly Customer[] = TEST): Promise<Judged> => judge(csv(rows), CONTRACT, POLICY, accepted.profile, csv(test))
const change = (every: number, to: (row: Customer) => Partial<Customer>): readonly Customer[] => TRAINING.map((row, at) => at % every === 0 ? { ...row, ...to(row) } : row)
const reason = ({ evaluation }: Judged, id: string): string => evaluation.checks.find((check) => check.id === id)?.reason ?? ''

describe('a clean dataset', () => {
  it('is silent when it is accepted, and when it comes again', async () => {
    expect(open(accepted)).toEqual([])
    expect(open(await again(TRAINING))).toEqual([])
  })

  it('is silent when it is drawn anew', async () => {
    expect(open(await again(customers(3, 20_000, 6000, 0)))).toEqual([])
  })
})

describe('planted leaks', () => {
  it('of test rows into training are found with their lines', async () => {
    const judged = await again([...TRAINING, ...TEST.slice(0, 3).map((row) => ({ ...row, customer: `x${row.customer}`, churned: !row.churned }))])
    expect(open(judged)).toEqual(expect.arrayContaining(['fail leakage.overlap', 'fail leakage.groups', 'fail leakage.time']))
    expect(judged.evaluation.checks.find(({ id }) => id === 'leakage.overlap')).toMatchObject({ code: 'MLG-509', where: 'data/test.csv:2', reason: expect.stringContaining('3 of 800 test rows') })
  })

  it('by id alone, by group alone and by time alone are told apart', async () => {
    const with_ = (row: Partial<Customer>): Promise<Judged> => again(TRAINING, [...TEST, { ...TEST[0]!, spend: '1.25', ...row }])
    expect(open(await with_({ customer: 'c7', household: 'h-new' }))).toEqual(['fail leakage.ids'])
    expect(open(await with_({ customer: 'c-new', household: 'h7' }))).toEqual(['fail leakage.groups'])
    expect(open(await with_({ customer: 'c-new', household: 'h-new', seen: day(0) }))).toEqual(['fail leakage.time'])
  })

  it('of the label into a column are a warning', async () => {
    const judged = await again(TRAINING.map((row) => ({ ...row, contact: row.churned ? 'note 1' : 'note 2' })))
    expect(open(judged)).toContain('warn leakage.label.contact')
    expect(reason(judged, 'leakage.label.contact')).toContain('100.0%')
  })
})

describe('planted poison', () => {
  it('flipped labels are found by their ids, even spread thinly', async () => {
    const judged = await again(change(50, ({ churned }) => ({ churned: !churned })))
    expect(open(judged)).toEqual(['fail poisoning.flips'])
    expect(reason(judged, 'poisoning.flips')).toContain('120 of 6,000 labels (2.00%)')
    expect(open(await again(change(1000, ({ churned }) => ({ churned: !churned }))))).toEqual(['warn poisoning.flips'])
  })

  it('a value that brings its label with it is found', async () => {
    const judged = await again(change(150, () => ({ spend: '3.3333', churned: true })))
    expect(open(judged)).toContain('warn poisoning.trigger.spend')
    expect(reason(judged, 'poisoning.trigger.spend')).toContain('spend=3.3333')
  })

  it('an influx of extreme values is found', async () => {
    expect(open(await again(change(150, () => ({ spend: '900.5' }))))).toEqual(['warn poisoning.tails.spend.above'])
  })

  it('new categories are a warning, and many a failure', async () => {
    expect(open(await again(change(400, () => ({ plan: 'gold' }))))).toEqual(['warn slices.plan', 'warn poisoning.categories.plan'])
    expect(open(await again(change(50, () => ({ plan: 'gold' }))))).toContain('fail poisoning.categories.plan')
  })
})

describe('personal data', () => {
  it('that the contract does not name are a warning, and nothing of them is shown', async () => {
    const judged = await again(change(3, ({ customer }) => ({ contact: `${customer}@example.org` })))
    expect(open(judged)).toContain('warn personal.contact.email address')
    expect(JSON.stringify(judged.report)).not.toContain('@example.org')
    expect(JSON.stringify(judged.evaluation)).not.toContain('@example.org')
    expect(open(judged)).toContain('fail drift.contact')
    expect(reason(judged, 'drift.contact')).toContain('••• → •••')
    expect(JSON.stringify(judged.report)).not.toContain('note 1')
  })
})

describe('data as the model sees them', () => {
  it('may lack the label, and are skewed rather than drifted', async () => {
    const served = csv(TRAINING.map((row) => ({ ...row, spend: String(Number(row.spend) * 1.6) }))).split('\n').map((line) => line.replace(/,[^,]*$/, '')).join('\n')
    const judged = await judge(served, CONTRACT, POLICY.replace('  label', '  environment: serving\n  max-conflicting-labels: 1%\n  label').replace('  test-files: [data/test.csv]\n', '').replace(/ {2}(group|time-column): .*\n/g, ''), accepted.profile)
    expect(open(judged)).toEqual(['fail drift.spend', 'warn poisoning.tails.spend.above'])
    expect(reason(judged, 'drift.spend')).toContain('is skewed from training')
    expect(plainText(judged.report.lead)).toContain('columns')
  })
})
