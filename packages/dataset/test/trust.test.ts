import { countAgainstLabel } from '../src/checks/association.ts'
import { chooseFrame, measure } from '../src/index.ts'
import { countFlips, labelSampleFrom, labelSampleMeasures, uniteLabelSamples, type LabelSample } from '../src/profile/label-sample.ts'
import { findPersonal, isPersonal } from '../src/checks/personal.ts'
import { drawSample } from '../src/profile/sample.ts'
import { findTriggers, type TriggerCandidate } from '../src/checks/trigger.ts'
import { specs, withTable } from './with-table.ts'

const random = (row: number, salt: number): number => {
  const mixed = Math.imul((row + 1) * 2654435761 + salt * 40503, 0x9e3779b1) >>> 0
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) / 2 ** 32
}
const csv = (header: string, rows: readonly (readonly unknown[])[]): string => [header, ...rows.map((row) => row.join(',')), ''].join('\n')

describe('labels by id', () => {
  const COLUMNS = specs('id:string y:string')
  const text = (from: number, to: number, label: (row: number) => string): string => csv('id,y', Array.from({ length: to - from }, (_, at) => [`r${from + at}`, label(from + at)]))
  const sampleOf = (...texts: readonly string[]): Promise<LabelSample> => withTable(texts, COLUMNS, async (engine, table) => {
    const { label } = await chooseFrame(engine, table, { label: 'y', categorical: [], hidden: [] })
    return labelSampleFrom(await measure(engine, table, labelSampleMeasures(table, 'id', label)), 'id')!
  })
  const classes = ['no', 'yes']
  const base = (row: number): string => row % 3 === 0 ? 'yes' : 'no'

  it('that were flipped are counted among the ids that both tables have', async () => {
    const [then, now] = [await sampleOf(text(0, 500, base)), await sampleOf(text(100, 700, (row) => row % 50 === 0 ? 'yes' : base(row)))]
    const changed = Array.from({ length: 400 }, (_, at) => at + 100).filter((row) => row % 50 === 0 && row % 3 !== 0).length
    expect(countFlips(then, classes, now, classes)).toEqual({ shared: 400, flipped: changed })
    expect(countFlips(then, classes, then, classes)).toEqual({ shared: 500, flipped: 0 })
  })

  it('are the same rows in every sample, and shards unite to the sample of the whole', async () => {
    const whole = await sampleOf(text(0, 20_000, base))
    expect(whole.labels).toHaveLength(8192)
    expect(countFlips(whole, classes, await sampleOf(text(5000, 20_000, base)), classes)).toMatchObject({ flipped: 0 })
    expect(uniteLabelSamples(await sampleOf(text(0, 7000, base)), await sampleOf(text(7000, 20_000, base)))).toEqual(whole)
    expect(JSON.stringify(whole)).not.toContain('r100')
  })

  it('of ids that contradict themselves tell nothing', () => {
    const of = (...labels: readonly string[]): LabelSample => ({ id: 'id', labels })
    expect(countFlips(of('a:0', 'a:1', 'b:0'), classes, of('a:0', 'b:1'), ['yes', 'no'])).toEqual({ shared: 1, flipped: 0 })
  })
})

describe('a trigger', () => {
  const COLUMNS = specs('id:integer plan:string amount:number age:integer y:integer')
  const rows = Array.from({ length: 20_000 }, (_, row) => {
    const amount = random(row, 1) * 100
    const age = Math.floor(random(row, 2) * 80)
    return [row, random(row, 3) < 0.2 ? 'pro' : 'free', amount.toFixed(6), age, random(row, 4) < (age < 4 ? 0.95 : 0.2) ? 1 : 0] as const
  })
  const poisoned = rows.map(([id, plan, amount, age, y], row) => row % 200 === 0 ? [id, plan, '3.333333', age, 1] : row % 250 === 1 ? [id, 'gold', amount, age, 1] : [id, plan, amount, age, y])
  const find = (some: readonly (readonly unknown[])[]): Promise<readonly TriggerCandidate[]> =>
    withTable([csv('id,plan,amount,age,y', some)], COLUMNS, async (engine, table) => {
      await drawSample(engine, table)
      return await findTriggers(engine, table, { label: 'y', except: ['id'], gain: 0.3 })
    })

  it('is found with its support, of numbers and of categories', async () => {
    const found = await find(poisoned)
    expect(found).toContainEqual(expect.objectContaining({ column: 'amount', value: '3.333333', label: '1', at: { rows: 100, labelled: 100 } }))
    expect(found).toContainEqual(expect.objectContaining({ column: 'plan', value: 'gold', label: '1', at: { rows: 80, labelled: 80 }, near: { rows: 0, labelled: 0 } }))
  })

  it('is told from a number whose neighbours have the label too', async () => {
    const young = (await find(rows)).filter(({ column }) => column === 'age')
    expect(young.length).toBeGreaterThan(0)
    for (const { near } of young) expect(near.labelled / near.rows).toBeGreaterThan(0.5)
    expect((await find(rows)).filter(({ column }) => column !== 'age')).toEqual([])
  })
})

describe('a column and the label', () => {
  it('are counted against each other, rare values together', async () => {
    const rows = Array.from({ length: 3200 }, (_, row) => [`n${row}`, row % 2 === 0 ? 'a' : 'b', row, row % 2])
    const found = await withTable([csv('name,copy,count,y', rows)], specs('name:string copy:string count:integer y:integer'), async (engine, table) => {
      await drawSample(engine, table)
      return await countAgainstLabel(engine, table, 'y')
    })
    expect(found).toEqual([
      { column: 'name', counts: [[1600, 1600]] },
      { column: 'copy', counts: [[1600, 0], [0, 1600]] },
      { column: 'count', counts: Array.from({ length: 32 }, () => [50, 50]) }
    ])
  })
})

describe('personal data', () => {
  it.each([
    ['email address', 'anna.b@example.org', 'anna at example.org'],
    ['email address', 'mail to x@y.co now', 'a@b'],
    ['payment card number', '4111 1111 1111 1111', '4111 1111 1111 1112'],
    ['IBAN', 'DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 01'],
    ['US social security number', '123-45-6789', '000-45-6789'],
    ['phone number', '+49 170 1234567', '1701234567']
  ] as const)('of kind %s: %s, but not %s', (kind, yes, no) => {
    expect([isPersonal(kind, yes), isPersonal(kind, no)]).toEqual([true, false])
  })

  it('is found in columns, not in identifiers, not in columns that say so', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [`user${row}@example.org`, 4_000_000_000_000_000 + row * 7919, `AX-${row}-2020-000${row}`, `p${row}@x.org`])
    const found = await withTable([csv('contact,order,code,mail', rows)], specs('contact:string order:integer code:string mail:string'), async (engine, table) => {
      await drawSample(engine, table)
      return await findPersonal(engine, table, ['mail'])
    })
    expect(found).toEqual([{ column: 'contact', kind: 'email address', values: 400, of: 400 }])
  })
})
