import type { Report, Section, Verdict } from '@mlgate/report'
import { acceptedReport } from '../src/baseline/acceptance.ts'
import { withRemarks } from '../src/report/report-remarks.ts'

const section = (text: string, fold?: string): Section => ({ weight: 'detail', blocks: [{ kind: 'paragraph', text }], ...(fold === undefined ? {} : { fold }) })
const report = (verdict: Verdict): Report => ({ title: 'Model gate', verdict, headline: 'h', lead: 'l', failures: [{ what: 'w', fix: 'f' }], sections: [section('table'), section('why', 'Why')] })
const remark = (verdict: Verdict, headline: string) => ({ verdict, headline, opening: [section(`${headline} first`)], closing: [section(`${headline} last`)] })

test('the worst verdict wins, and only what is worse than the report changes its headline', () => {
  expect(withRemarks(report('fail'), [remark('warn', 'a')])).toMatchObject({ verdict: 'fail', headline: 'h' })
  expect(withRemarks(report('warn'), [remark('warn', 'a')])).toMatchObject({ verdict: 'warn', headline: 'h' })
  expect(withRemarks(report('pass'), [remark('warn', 'a'), remark('error', 'b'), remark('error', 'c')])).toMatchObject({ verdict: 'error', headline: 'b' })
})

test('remarks stand before all, or before what is folded', () => {
  const { sections } = withRemarks(report('pass'), [remark('pass', 'a'), remark('pass', 'b')])
  expect(sections.map(({ blocks: [block] }) => (block?.kind === 'paragraph' ? block.text : ''))).toEqual(['a first', 'b first', 'table', 'a last', 'b last', 'why'])
})

test('what a person accepts never passes for a pass where the gate said no', () => {
  const by = { by: 'ada', reason: 'Wanted', verdict: 'fail' }
  for (const verdict of ['fail', 'error', 'inconclusive'] as const) expect(acceptedReport(report(verdict), by)).toMatchObject({ verdict: 'warn', failures: [], lead: expect.arrayContaining([{ code: 'Wanted' }]) })
  expect(acceptedReport(report('pass'), by)).toMatchObject({ verdict: 'pass', headline: [{ code: 'ada' }, ' accepted the candidate; the gate passed it'] })
})
