import type { Plan } from '../src/contract/contract-plan.ts'
import { renderComment, renderHtml, plainText } from '@mlgate/report'
import { CONTRACT, POLICY, strikesCsv, trainingStrikes, type Strike } from './birdstrikes.ts'
import { judge, open, type Judged } from './judge.ts'

const strikes = await trainingStrikes()
/** What the default branch accepted, and what a change would be compared with. */
const accepted = await judge(strikesCsv(strikes), CONTRACT, POLICY)
const again = (change: (strike: Strike, at: number) => Strike): Promise<Judged> => judge(strikesCsv(strikes.map(change)), CONTRACT, POLICY, accepted.profile)

describe('strikes before 1999', () => {
  it('keep their contract, with every declared check executed', () => {
    expect(open(accepted)).toEqual([])
    expect(accepted.evaluation).toMatchObject({ verdict: 'pass', declared: 33, executed: 33 })
    expect(plainText(accepted.report.lead)).toContain('there is no accepted profile yet')
  })

  it('do not drift from themselves', async () => {
    const clean = await again((strike) => strike)
    expect(clean.evaluation.verdict).toBe('pass')
    expect(clean.evaluation.drift).toHaveLength(12)
    expect(clean.evaluation.slices).toHaveLength(10)
    expect(clean.evaluation.notCompared).toEqual([])
  })
})

describe('planted faults', () => {
  it('flipped labels of one slice are found, and the slice is named first', async () => {
    const poisoned = await again((strike, at) => strike.wildlife_size === 'Large' && at % 2 === 0 ? { ...strike, damaged: '0' } : strike)
    expect(open(poisoned)).toContain('fail slices.wildlife_size')
    expect(plainText(poisoned.report.headline)).toMatch(/^In wildlife_size=Large the share of damaged=1 moved from \d+\.\d% to \d+\.\d%/)
    expect(plainText(poisoned.report.failures[0]!.what)).toMatch(/^MLG-506 /)
  })

  it('names the row and line of a value that breaks the contract', async () => {
    const broken = await again((strike, at) => at === 41 ? { ...strike, speed_knots: '1_000' } : at === 99 ? { ...strike, speed_knots: '401' } : strike)
    expect(open(broken)).toEqual(['fail contract.speed_knots.logicalType integer', 'fail contract.speed_knots.maximum 400'])
    expect(broken.report.failures.map(({ where }) => plainText(where ?? ''))).toEqual(['data/train.csv:43', 'data/train.csv:101'])
    expect(JSON.stringify(broken.report)).not.toContain('1_000')
  })

  it('a shifted number is drift, with what it was and what it is', async () => {
    const drifted = await again((strike) => strike.speed_knots === '' ? strike : { ...strike, speed_knots: String(Math.min(400, Number(strike.speed_knots) + 30)) })
    expect(open(drifted)).toEqual(['fail drift.speed_knots', 'warn poisoning.tails.speed_knots.above'])
    expect(plainText(drifted.report.headline)).toMatch(/^speed_knots drifted: median \d+ → median \d+, (JS distance|KS D) 0\.\d+ \(limit 0\.100, p < 0\.0001 after Holm\)$/)
  })

  it('values that went missing are drift', async () => {
    const drifted = await again((strike, at) => at % 12 === 0 ? { ...strike, speed_knots: '' } : strike)
    expect(open(drifted)).toEqual(['fail drift.speed_knots'])
    expect(drifted.evaluation.drift.find((test) => test.drifted)).toMatchObject({ measure: 'missing share' })
  })

  it('repeated and contradicting rows are counted against their limits', async () => {
    const csv = strikesCsv([...strikes, ...strikes.slice(0, 400).map((strike) => ({ ...strike, damaged: strike.damaged === '1' ? '0' : '1' })), ...strikes.slice(0, 500)])
    const judged = await judge(csv, CONTRACT, POLICY, accepted.profile)
    expect(open(judged)).toEqual(expect.arrayContaining(['fail rows.duplicates', 'fail rows.conflicting labels']))
    expect(judged.evaluation.checks.find(({ id }) => id === 'rows.duplicates')?.where).toMatch(/^data\/train\.csv:\d+$/)
  })

  it('a missing column fails, and its checks are said not to have been executed', async () => {
    const csv = strikesCsv(strikes).replace('wildlife_size', 'size')
    const judged = await judge(csv, CONTRACT, POLICY, accepted.profile)
    expect(open(judged).slice(0, 2)).toEqual(['fail columns.missing', 'fail columns.unexpected'])
    expect(judged.evaluation).toMatchObject({ verdict: 'fail', declared: 33, executed: 30 })
    expect(plainText(judged.report.lead)).toMatch(/^Only 30 of 33 checks/)
    expect(judged.report.failures.map(({ fix }) => plainText(fix)).filter((fix) => !/[^.]\.$/.test(fix))).toEqual([])
  })
})

const NO_CHECKS: Plan = { tables: [{ name: 't', files: [], columns: [], fieldsMatch: 'equal', optional: [], hidden: [], keys: [] }], checks: [] }

describe('without a reference', () => {
  it('a change is not decided, and told the way out', async () => {
    const { observation, evaluation } = accepted
    const { evaluate } = await import('../src/evaluate.ts')
    const { parsePolicy } = await import('@mlgate/config')
    const decided = evaluate({ ...observation, accepting: false }, parsePolicy(POLICY, 'mlgate.yml').policy.data!, NO_CHECKS)
    expect(evaluation.verdict).toBe('pass')
    expect(decided.verdict).toBe('error')
    expect(decided.checks[0]).toMatchObject({ code: 'MLG-201', reason: expect.stringContaining('were not compared') })
  })
})

test('the branch that accepts is warned when its reference has expired', async () => {
  const { observation } = accepted
  const { evaluate } = await import('../src/evaluate.ts')
  const { reportOf } = await import('../src/report.ts')
  const { parsePolicy } = await import('@mlgate/config')
  const policy = parsePolicy(POLICY, 'mlgate.yml').policy.data!
  const artifact = { id: 1, name: 'mlgate-profile', runId: 7, runUrl: 'https://example.org/7', branch: 'main', headSha: 'a'.repeat(40), sizeInBytes: 1, createdAt: '', expiresAt: '2026-04-01T00:00:00Z' }
  const lost = { ...observation, reference: { kind: 'expired', artifact } } as const
  const decided = evaluate(lost, policy, NO_CHECKS)
  expect(decided).toMatchObject({ verdict: 'warn', checks: expect.arrayContaining([expect.objectContaining({ id: 'reference', verdict: 'warn', code: 'MLG-203' })]) })
  expect(plainText(reportOf(decided, lost, policy, []).lead)).toContain('has expired')
})

describe('the report', () => {
  const provenance = { commit: 'a'.repeat(40), runUrl: 'https://example.org/run', run: '1', attempt: 1, time: '2026-01-01T00:00:00Z' }

  it('renders to a comment and a page', async () => {
    const poisoned = await again((strike, at) => strike.wildlife_size === 'Large' && at % 2 === 0 ? { ...strike, damaged: '0' } : strike)
    expect(renderComment(poisoned.report, provenance, '<!-- m -->')).toContain('wildlife\\_size'.replace('\\', ''))
    expect(renderHtml(poisoned.report, provenance)).toContain('wildlife')
  })
})
