import { parseContract } from '@mlgate/config'
import { keeps, planContract, type Limit } from '../src/contract/contract-plan.ts'
import { judge, open } from './judge.ts'

const contract = (properties: string, quality = ''): string => `apiVersion: v3.1.0
kind: DataContract
id: t
version: 1.0.0
status: active
schema:
  - name: t
${quality}    properties:
${properties}`
const POLICY = 'version: 1\ndata: { contract: c.yml, files: [data/train.csv], pii: ignore }\n'

describe('the plan', () => {
  it('has every check that the contract declares, with its line', () => {
    const text = contract(`      - { name: id, logicalType: integer, primaryKey: true, logicalTypeOptions: { format: i32 } }
      - { name: day, logicalType: date, unique: true, logicalTypeOptions: { minimum: "2000-01-01" } }
      - name: mail
        logicalType: string
        classification: PII
        logicalTypeOptions: { format: email, maxLength: 50 }
        quality: [{ metric: nullValues, mustBeLessThan: 10, unit: percent, severity: warning }]
`, '    quality: [{ metric: rowCount, mustBeBetween: [1, 100] }]\n')
    const plan = planContract(parseContract(text, 'c.yml'))
    expect(plan.checks.map(({ column = '', rule, line, severity }) => `${line} ${column} ${rule} ${severity}`)).toEqual([
      '8  rowCount between 1 and 100 error',
      '10 id primaryKey: required error', '10 id primaryKey: unique id error', '10 id logicalType integer error', '10 id format i32 error', '10 id format i32 error',
      '11 day logicalType date error', '11 day unique error', '11 day minimum 2000-01-01 error',
      '12 mail logicalType string error', '12 mail maxLength 50 error', '12 mail format email error', '16 mail nullValues < 10 % warning'
    ])
    expect(plan.tables[0].hidden).toEqual(['mail'])
  })

  it.each<[Partial<Limit>, number, boolean]>([
    [{ operator: 'mustBe', value: 0 }, 0, true], [{ operator: 'mustBe', value: 0 }, 1, false], [{ operator: 'mustNotBe', value: 1 }, 1, false],
    [{ operator: 'mustBeLessThan', value: 5 }, 5, false], [{ operator: 'mustBeLessOrEqualTo', value: 5 }, 5, true],
    [{ operator: 'mustBeGreaterThan', value: 5 }, 5, false], [{ operator: 'mustBeGreaterOrEqualTo', value: 5 }, 5, true],
    [{ operator: 'mustBeBetween', value: [5, 7] }, 5, false], [{ operator: 'mustBeBetween', value: [5, 7] }, 6, true],
    [{ operator: 'mustNotBeBetween', value: [5, 7] }, 5, true], [{ operator: 'mustNotBeBetween', value: [5, 7] }, 6, false],
    [{ operator: 'mustBeLessThan', value: 5, unit: 'percent' }, 10, false], [{ operator: 'mustBeLessThan', value: 5, unit: 'percent' }, 9, true]
  ])('limit %j for %i of 200 rows: %s', (limit, count, kept) => {
    expect(keeps({ operator: 'mustBe', value: 0, unit: 'rows', ...limit }, count, 200)).toBe(kept)
  })
})

describe('checks', () => {
  it.each([
    ['email', 'a@b.example', 'a@b@c.example'], ['uuid', '123e4567-e89b-12d3-a456-426614174000', '123e4567'], ['uri', 'https://a.example/b', 'a b'],
    ['hostname', 'a-b.example', '-a.example'], ['ipv4', '10.0.0.255', '10.0.0.256'], ['ipv6', '2001:db8::1', '2001:db8::1::2']
  ])('know the format %s', async (format, right, wrong) => {
    const text = contract(`      - { name: x, logicalType: string, logicalTypeOptions: { format: ${format} } }\n`)
    expect(open(await judge(`x\n${right}\n`, text, POLICY))).toEqual([])
    expect(open(await judge(`x\n${wrong}\n`, text, POLICY))).toEqual([`fail contract.x.format ${format}`])
  })

  it('of every type and width hold exactly for their values', async () => {
    const text = contract(`      - { name: a, logicalType: integer, logicalTypeOptions: { format: u8 } }
      - { name: b, logicalType: number, logicalTypeOptions: { exclusiveMinimum: 0.5 } }
      - { name: c, logicalType: boolean }
      - { name: d, logicalType: time, logicalTypeOptions: { maximum: "12:00:00" } }
`)
    expect(open(await judge('d,c,b,a\n12:00:00,true,0.51,255\n', text, POLICY))).toEqual([])
    expect(open(await judge('d,c,b,a\n12:00:01,1,0.5,256\n', text, POLICY))).toEqual([
      'fail contract.a.format u8', 'fail contract.b.exclusiveMinimum 0.5', 'fail contract.c.logicalType boolean', 'fail contract.d.maximum 12:00:00'
    ])
  })

  it('of warning severity warn, and those of a compound key look at it as a whole', async () => {
    const text = contract(`      - { name: a, logicalType: integer, primaryKey: true }
      - name: b
        logicalType: integer
        primaryKey: true
        quality: [{ metric: duplicateValues, mustBe: 0, severity: warning }]
`)
    const judged = await judge('a,b\n1,1\n2,1\n', text, POLICY)
    expect(open(judged)).toEqual(['warn contract.b.duplicateValues = 0'])
    expect(open(await judge('a,b\n1,1\n2,2\n1,1\n', text, POLICY))).toEqual(['fail contract.a.primaryKey: unique a + b', 'warn contract.b.duplicateValues = 0'])
  })

  it('do not leak hostile names into markup', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const text = contract(`      - { name: ${JSON.stringify(name)}, logicalType: integer }\n`)
    const { renderHtml, renderComment } = await import('@mlgate/report')
    const { report } = await judge(`${name}\none\n`, text, POLICY)
    const provenance = { commit: 'a'.repeat(40), runUrl: 'https://example.org/run', run: '1', attempt: 1, time: '2026-01-01T00:00:00Z' }
    expect(renderHtml(report, provenance)).not.toContain('<img')
    expect(renderComment(report, provenance, '').replace(/`[^`]*`/g, '')).not.toContain('<img')
  })
})
