import type { Report, Section, Text, Verdict } from '@mlgate/report'
import type { Acceptance } from './baseline-manifest.ts'

/** What the gate did with it, were nobody to accept. */
const WOULD_BE: Record<Verdict, string> = {
  pass: 'passed it',
  warn: 'passed it with a warning',
  inconclusive: 'found no certain answer',
  error: 'reached no decision',
  fail: 'blocked it'
}

/** The report of a candidate that a person accepted: who, why, and what the gate says, which stays to be read. */
export function acceptedReport(report: Report, { by, reason }: Acceptance): Report {
  const overridden = report.verdict !== 'pass' && report.verdict !== 'warn'
  return {
    ...report,
    verdict: overridden ? 'warn' : report.verdict,
    headline: [{ code: by }, overridden ? ` accepted the candidate although the gate ${WOULD_BE[report.verdict]}` : ` accepted the candidate; the gate ${WOULD_BE[report.verdict]}`],
    lead: ['Reason: ', { code: reason }, '. ', ...spans(report.lead)],
    failures: [],
    sections: [...(overridden ? [overriddenSection(report)] : []), ...report.sections]
  }
}

function overriddenSection({ headline, failures }: Report): Section {
  return {
    weight: 'essential',
    blocks: [
      { kind: 'paragraph', text: [{ strong: 'Overridden:' }, ' ', ...spans(headline)] },
      ...failures.map(({ what }) => ({ kind: 'paragraph', text: what } as const))
    ]
  }
}

function spans(text: Text): readonly Exclude<Text, readonly unknown[]>[] {
  return [text].flat()
}
