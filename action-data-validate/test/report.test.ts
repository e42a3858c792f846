import { renderComment, renderHtml, renderSummary, plainText, type Report } from '@mlgate/report'
import { judge, type Judged } from './judge.ts'

const HEAD = 'apiVersion: v3.1.0\nkind: DataContract\nid: wide\nversion: "1"\nstatus: active\nschema:\n  - name: wide\n    properties:\n'
const POLICY = 'version: 1\ndata: { contract: c.yml, files: [data/train.csv], pii: ignore }\n'
const COLUMNS = Array.from({ length: 30 }, (_, at) => `a_column_with_a_long_name_${at}`)
/** A hundred checks of each column: its type, and which values it may have, of which 40 rules leave out the 7. */
const RULES = Array.from({ length: 99 }, (_, at) => `{metric: invalidValues, name: rule ${at}, arguments: {validValues: [${at < 40 ? 8 : 7}]}, mustBe: 0}`)
const CONTRACT = HEAD + COLUMNS.map((name) => `      - { name: ${name}, logicalType: integer, quality: [${RULES.join(', ')}] }\n`).join('')
const CSV = `${COLUMNS.join(',')}\n${`${COLUMNS.map(() => 7).join(',')}\n`.repeat(3)}`
const PROVENANCE = { commit: 'a'.repeat(40), runUrl: 'https://example.org/run', run: '1', attempt: 1, time: '2026-01-01T00:00:00Z' }

describe('a report of 3,000 checks', () => {
  let broken: Judged
  let report: Report
  beforeAll(async () => {
    broken = await judge(CSV, CONTRACT, POLICY)
    report = broken.report
  }, 60_000)

  it('says that all that were declared were executed', () => {
    expect(broken.evaluation).toMatchObject({ verdict: 'fail', declared: 3000, executed: 3000 })
    expect(plainText(report.lead)).toContain('All 3,000 checks of the contract were executed on 3 rows: 1,800 kept, 1,200 broken.')
  })

  it('has ten failures, of which the last counts the others', () => {
    expect(report.failures).toHaveLength(10)
    expect(report.failures.slice(0, 9).map(({ where }) => plainText(where ?? ''))).toEqual(Array.from({ length: 9 }, () => 'data/train.csv:2, lines 3, 4'))
    expect(plainText(report.failures[9]!.what)).toBe('1,191 more checks did not pass.')
  })

  it('fits into a comment, with its first table, and names what it leaves out', () => {
    const comment = renderComment(report, PROVENANCE, '<!-- m -->')
    expect(comment.length).toBeLessThan(65_536)
    expect(comment.match(/❌/g)!.length).toBeGreaterThan(40)
    expect(comment).toContain('**Left out here:** 1,160 more checks that did not pass')
    expect(renderSummary(report, PROVENANCE).length).toBeLessThan(2 ** 20)
  })

  it('is whole as a page below 2 MB', () => {
    const page = renderHtml(report, PROVENANCE)
    expect(page.length).toBeLessThan(2 * 2 ** 20)
    expect(page.match(/<tr><td><span role="img"/g)).toHaveLength(report.sections.flatMap(({ blocks }) => blocks).flatMap((block) => block.kind === 'table' ? block.rows : []).length)
    expect(page.includes('rule&#32;98')).toBe(true)
  })
})

describe('when nothing was compared', () => {
  const ONE = `${HEAD}      - { name: x, logicalType: integer }\n`

  it('neither lead nor facts speak of a comparison', async () => {
    const { report } = await judge('x\n1\n', ONE, POLICY)
    expect(plainText(report.lead)).toBe('The one check of the contract was executed on 1 row: 1 kept, 0 broken. Drift and label rates were not compared: there is no accepted profile yet.')
    expect(factOf(report, 'Drift')).toBe('not compared')
    expect(factOf(report, 'Label rates')).toBe('not compared')
  })

  it('since all columns are hidden, it is said so', async () => {
    const hidden = ONE.replace('integer }', 'integer, classification: pii }')
    const accepted = await judge('x\n1\n2\n', hidden, POLICY)
    const { report, evaluation } = await judge('x\n1\n2\n', hidden, POLICY, accepted.profile)
    expect(evaluation.drift).toEqual([])
    expect(plainText(report.lead)).toContain('no column has values that can be compared')
    expect(factOf(report, 'Not compared')).toBe('x (identifiers, free text or confidential)')
  })

  it('since it is a shard, its merging is named, which counts the rows of all', async () => {
    const { evaluate } = await import('../src/evaluate.ts')
    const { reportOf } = await import('../src/report.ts')
    const { parseContract, parsePolicy } = await import('@mlgate/config')
    const { planContract } = await import('../src/contract/contract-plan.ts')
    const contract = ONE.replace('    properties:', '    quality: [{ metric: rowCount, mustBeGreaterThan: 1000 }]\n    properties:')
    const { observation } = await judge('x\n1\n', contract, POLICY)
    const policy = parsePolicy(POLICY, 'mlgate.yml').policy.data!
    const shard = { ...observation, mode: 'profile' } as const
    const evaluation = evaluate(shard, policy, planContract(parseContract(contract, 'c.yml')))
    expect(evaluation).toMatchObject({ verdict: 'pass', declared: 1, executed: 1, setAside: [{ check: 'rowCount > 1000' }] })
    expect(plainText(reportOf(evaluation, shard, policy, []).lead)).toMatch(/Drift and label rates are judged when the profiles of all shards are merged\.$/)

    const together = { ...observation, mode: 'merge' } as const
    const merged = evaluate(together, policy, planContract(parseContract(contract, 'c.yml')))
    expect(merged).toMatchObject({ verdict: 'fail', declared: 1, executed: 1, setAside: [], checks: expect.arrayContaining([expect.objectContaining({ id: 'contract..rowCount > 1000', verdict: 'fail' })]) })
    expect(plainText(reportOf(merged, together, policy, []).lead)).toContain('how many rows there are: 0 kept, 1 broken.')
  })
})

test.each([
  ['effect-and-significance', 'a distance above its limit and p < 0.01 after Holm over 1 tests'], ['effect', 'a distance above its limit over 1 tests'], ['significance', 'p < 0.01 after Holm over 1 tests']
])('the mode %s of drift is told as %s', async (mode, words) => {
  const contract = `${HEAD}      - { name: x, logicalType: integer }\n`
  const policy = POLICY.replace('pii:', `drift: { mode: ${mode} }, pii:`)
  const accepted = await judge('x\n1\n2\n', contract, policy)
  expect(factOf((await judge('x\n1\n2\n', contract, policy, accepted.profile)).report, 'Drift')).toContain(words)
})

function factOf({ sections }: Report, wanted: string): string | undefined {
  const facts = sections.flatMap(({ blocks }) => blocks).flatMap((block) => block.kind === 'facts' ? block.rows : [])
  return facts.flatMap(({ name, value }) => name === wanted ? [plainText(value)] : [])[0]
}
