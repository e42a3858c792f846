import { parseContract } from '@mlgate/config'
import { withEngine, type FilePath } from '@mlgate/dataset'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkColumns, checkContract, type Circumstances, type ContractFindings } from '../src/contract/contract-check.ts'
import { planContract, type Use } from '../src/contract/contract-plan.ts'
import { keepAllKeys, scanTable, type TableScan } from '../src/scan/scan-table.ts'
import { globPattern } from '../src/fetch/glob-pattern.ts'
import { tableJobs } from '../src/scan/table-jobs.ts'
import { root } from './judge.ts'

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: t\nversion: "1"\nstatus: active\n'
const CIRCUMSTANCES: Circumstances = { contractFile: 'c.yml', now: Date.UTC(2026, 0, 10), referenceRows: null }

interface Asked {
  readonly use?: Use
  readonly circumstances?: Partial<Circumstances>
}

/** What checking texts, by their names, against a contract finds: `verdict id: place`. */
async function check(contract: string, texts: Readonly<Record<string, string>>, { use, circumstances }: Asked = {}): Promise<ContractFindings & { readonly open: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'mlgate-contract-'))
  try {
    const files = await Promise.all(Object.entries(texts).map(async ([name, text]): Promise<FilePath> => {
      const path = join(folder, name)
      await writeFile(path, text)
      return { path, name }
    }))
    const plan = planContract(parseContract(contract, 'c.yml'), use)
    const jobs = tableJobs(plan, files, 'c.yml', '.')
    return await withEngine({ runtime: root, files: files.map(({ path }) => path) }, async (engine) => {
      await keepAllKeys(engine, jobs)
      const scans: TableScan[] = []
      for (const job of jobs) scans.push(await scanTable(engine, job))
      const [first, ...others] = scans
      const seen = { ...first!, others }
      const found = checkContract(plan, { ...CIRCUMSTANCES, ...circumstances }, seen)
      const all = [...checkColumns(plan, seen), ...found.findings]
      return { ...found, open: all.filter(({ verdict }) => verdict !== 'pass').map(({ verdict, id, where }) => `${verdict} ${id}: ${where ?? ''}`) }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const one = (properties: string, rest = ''): string => `${HEAD}schema:\n  - name: t\n${rest}    properties:\n${properties.trim().split('\n').map((line) => `      - ${line.trim()}\n`).join('')}`

describe('two tables', () => {
  const CONTRACT = `${HEAD}schema:
  - name: orders
    physicalType: file
    physicalName: orders*.csv
    properties:
      - { name: customer, logicalType: integer, relationships: [{ to: customers.id }] }
      - { name: parent, logicalType: integer }
      - { name: number, logicalType: integer, unique: true }
    relationships: [{ from: orders.parent, to: orders.number }]
  - name: customers
    physicalType: file
    physicalName: customers.csv
    properties:
      - { name: id, logicalType: integer, primaryKey: true }
`
  it('are checked each, and against each other', async () => {
    const { open, declared, executed } = await check(CONTRACT, {
      'orders-1.csv': 'customer,parent,number\n1,,1\n2,1,2\n', 'customers.csv': 'id\n1\n1\n', 'orders-2.csv': 'number,parent,customer\n3,9,1\n'
    })
    expect(open).toEqual([
      'fail contract..foreignKey parent → orders.number: orders-2.csv:2', 'fail contract..foreignKey customer → customers.id: orders-1.csv:3',
      'fail contract.customers.id.primaryKey: unique id: customers.csv:3'
    ])
    expect({ declared, executed }).toEqual({ declared: 9, executed: 9 })
  })

  it('need a file each, and every file needs one of them', async () => {
    await expect(check(CONTRACT, { 'orders.csv': 'customer,parent,number\n1,,1\n' })).rejects.toThrow('None of the data files holds the table "customers"')
    await expect(check(CONTRACT, { 'orders.csv': 'a\n1\n', 'customers.csv': 'id\n1\n', 'other.csv': 'a\n1\n' })).rejects.toThrow('No table of the contract describes the file "other.csv".')
  })

  it('without the looked-up column leave the key unchecked, which is not kept', async () => {
    const { open, declared, executed } = await check(CONTRACT, { 'orders.csv': 'customer,parent,number\n1,,1\n', 'customers.csv': 'ident\n1\n' })
    expect(open).toContain('error contract..foreignKey customer → customers.id: c.yml:11')
    expect(declared - executed).toBe(4)
  })
})

describe('columns', () => {
  const contract = (match: string): string => one('{ name: a, logicalType: integer }\n{ name: b, logicalType: integer }', `    customProperties: [{ property: mlgateFieldsMatch, value: ${match} }]\n`)
  it.each([
    ['exact', 'b,a\n1,2\n', ['fail columns.out of order: t.csv:1']], ['equal', 'b,a\n1,2\n', []], ['equal', 'a,b,c\n1,2,3\n', ['fail columns.unexpected: t.csv:1']],
    ['subset', 'a,b,c\n1,2,3\n', []], ['superset', 'a\n1\n', []], ['superset', 'a,c\n1,2\n', ['fail columns.unexpected: t.csv:1']], ['partial', 'a,c\n1,2\n', []]
  ])('matched as %s: %j', async (match, text, open) => {
    expect((await check(contract(match), { 't.csv': text })).open).toEqual(open)
  })

  const LABELLED = one(`{ name: x, logicalType: integer, required: true }
    { name: y, logicalType: integer, required: true, customProperties: [{ property: mlgateEnvironments, value: [training] }] }
    { name: z, logicalType: integer }`, '    quality: [{ type: sql, name: y below x, query: y < x, mustBe: true }]\n')

  it('of training may be absent where the model serves; their checks are set aside and said so', async () => {
    const serving = await check(LABELLED, { 't.csv': 'x,z\n1,1\n' }, { use: { environment: 'serving' } })
    expect(serving).toMatchObject({ open: [], declared: 3, executed: 3 })
    expect(serving.setAside.map(({ check: name }) => name)).toEqual(['sql y below x', 'y: logicalType integer', 'y: required'])
    expect(await check(LABELLED, { 't.csv': 'x,z\n1,1\n' })).toMatchObject({ declared: 6, executed: 3, setAside: [] })
    expect((await check(LABELLED, { 't.csv': 'x,y,z\n1,,1\n' }, { use: { environment: 'serving' } })).open).toEqual(['fail contract.y.required: t.csv:2'])
    expect((await check(LABELLED, { 't.csv': 'x,y\n1,0\n' }, { use: { environment: 'serving', label: 'z' } })).open).toEqual([])
  })
})

describe('rules', () => {
  it('of SQL count rows, or give a number', async () => {
    const contract = one('{ name: a, logicalType: integer }\n{ name: b, logicalType: integer }', `    quality:
      - { type: sql, query: "a <= b", mustBe: true }
      - { type: sql, query: "a <= b", mustBeLessOrEqualTo: 50, unit: percent }
      - { type: sql, query: "a > b", mustBe: false }
      - { type: sql, query: "SELECT count(*) FROM {object} WHERE a > b", mustBeBetween: [1, 3] }
      - { type: sql, query: "SELECT max(a) FROM {object}", mustBeLessThan: 9, severity: warning }
      - { type: sql, query: "SELECT max(a) < 9 FROM {object}", mustBe: true }
`)
    expect((await check(contract, { 't.csv': 'a,b\n1,2\n9,3\n1,\n3,1\n' })).open).toEqual([
      'fail contract..sql a <= b: t.csv:3', 'fail contract..sql a > b: t.csv:3', 'warn contract..sql SELECT max(a) FROM {object} < 9: c.yml:13',
      'fail contract..sql SELECT max(a) < 9 FROM {object}: c.yml:14'
    ])
  })

  it('on compound keys and missing words hold within their limits', async () => {
    const contract = one(`{ name: a, logicalType: string, quality: [{ metric: missingValues, arguments: { missingValues: [N/A] }, mustBeLessThan: 3 }] }
      { name: b, logicalType: integer, quality: [{ metric: missingValues, arguments: { missingValues: [N/A] }, mustBe: 1 }] }`,
    '    quality: [{ metric: duplicateValues, arguments: { properties: [a, b] }, mustBe: 0 }]\n')
    expect((await check(contract, { 't.csv': 'a,b\nN/A,1\nx,N/A\n,1\nx,2\n' })).open).toEqual([])
    expect((await check(contract, { 't.csv': 'a,b\nN/A,1\nN/A,1\n,\n' })).open).toEqual(['fail contract..duplicateValues = 0: t.csv:3', 'fail contract.a.missingValues < 3: t.csv:2'])
  })

  it('on the number of rows compare with the reference, once there is one', async () => {
    const contract = one('{ name: a, logicalType: integer }', '    quality: [{ type: custom, engine: mlgate, implementation: { metric: rowCountChange, mustBeBetween: [-20, 50] } }]\n')
    const rows = (count: number): Readonly<Record<string, string>> => ({ 't.csv': `a\n${'1\n'.repeat(count)}` })
    const open = async (count: number): Promise<readonly string[]> => (await check(contract, rows(count), { circumstances: { referenceRows: 100 } })).open
    expect(await check(contract, rows(3))).toMatchObject({ open: [], declared: 1, setAside: [{ check: 'rowCountChange between -20 and 50 %' }] })
    expect(await open(81)).toEqual([])
    expect(await open(80)).toEqual(['fail contract..rowCountChange between -20 and 50 %: c.yml:8'])
    expect(await open(150)).toHaveLength(1)
  })

  it('on age look at the newest and the oldest date', async () => {
    const contract = `${one('{ name: d, logicalType: date }')}slaProperties:
  - { property: latency, value: 2, unit: d, element: t.d }
  - { property: retention, value: 1, unit: w, element: d }
`
    expect((await check(contract, { 't.csv': 'd\n2026-01-08\n2026-01-04\n' })).open).toEqual([])
    expect((await check(contract, { 't.csv': 'd\n2026-01-07\n2026-01-02\n' })).open).toEqual(['fail contract.d.latency ≤ 2 d: c.yml:11', 'fail contract.d.retention ≤ 1 w: c.yml:12'])
    expect((await check(contract, { 't.csv': 'd,e\n,1\n' })).open.slice(1)).toHaveLength(2)
    expect((await check(contract, { 't.csv': 'd\n2026-01-11\n2026-01-04\n' })).open).toEqual([])
    const future = await check(contract, { 't.csv': 'd\n2027-01-10\n2026-01-09\n' })
    expect(future.open).toEqual(['fail contract.d.latency ≤ 2 d: c.yml:11'])
    expect((await check(contract, { 't.csv': 'd\n2027-01-10\n' })).open).toHaveLength(2)
  })

  it('on nested values are those of their JSON Schema', async () => {
    const contract = one(`{ name: j, logicalType: object, properties: [{ name: n, logicalType: integer, required: true, logicalTypeOptions: { minimum: 0 } }, { name: mail, logicalType: string, logicalTypeOptions: { format: email } }] }`)
    expect((await check(contract, { 't.jsonl': '{"j":{"n":1,"mail":"a@b.example"}}\n{"j":{"n":2,"mail":null}}\n{"j":null}\n' })).open).toEqual([])
    expect((await check(contract, { 't.jsonl': '{"j":{"n":1}}\n{"j":{"n":"1"}}\n{"j":{}}\n{"j":{"n":1,"more":1}}\n{"j":[1]}\n{"j":{"n":1,"mail":"a"}}\n' })).open).toEqual([
      'fail contract.j.logicalType object: t.jsonl:5', 'fail contract.j.JSON Schema: t.jsonl:2'
    ])
  })
})

test('the contract of the README is one that is checked, and finds what it says', async () => {
  const readme = await readFile(join(root, 'action-data-validate', 'README.md'), 'utf8')
  const contract = /## The contract\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readme)![1]!.replaceAll('physicalName: data/', 'physicalName: ')
  const { open, declared, executed } = await check(contract.replace('customers.csv', 'customers.jsonl'), {
    'orders.csv': 'id,customer,ordered,shipped,price,colour,damaged\n1,1,2026-01-09,2026-01-08,9.99,red,0\n2,7,2026-01-02,,0.005,blue,1\n',
    'customers.jsonl': '{"id":1,"address":{"street":"Kai"}}\n'
  })
  expect(executed).toBe(declared)
  expect(open.map((line) => line.replace(/:[^:]*:\d+$/, ''))).toEqual([
    'fail contract..rowCount between 1000 and 50000', 'fail contract..sql shipped >= ordered OR shipped IS NULL',
    'fail contract..foreignKey customer → customers.id', 'fail contract.price.multipleOf 0.01', 'fail contract.colour.invalidValues ≤ 1 %'
  ])
})

test.each([
  ['data/*.csv', 'data/a.csv', true], ['data/*.csv', 'data/x/a.csv', false], ['data/**/*.csv', 'data/a.csv', true], ['data/**/*.csv', 'data/x/y/a.csv', true],
  ['a?.csv', 'ab.csv', true], ['a.csv', 'aXcsv', false], ['a+(b).csv', 'a+(b).csv', true]
])('the pattern %s on %s: %s', (pattern, name, matches) => {
  expect(globPattern(pattern).test(name)).toBe(matches)
})
