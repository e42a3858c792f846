import { type Failure, type Report, type Section, type Text, type Verdict, worst } from '@mlgate/report'

/** What is to be said beside the judgement of the rules, and what it makes of the verdict. */
export interface Remark {
  readonly verdict: Verdict
  /** In place of the report's headline where this is the worst of all. */
  readonly headline: Text
  readonly failures?: readonly Failure[]
  /** Before everything else. */
  readonly opening?: readonly Section[]
  /** After what stands open, before what is folded. */
  readonly closing?: readonly Section[]
}

/** The report with all remarks in it; its verdict is the worst of them. */
export function withRemarks(report: Report, remarks: readonly Remark[]): Report {
  const worse = remarks.reduce<{ readonly verdict: Verdict; readonly headline: Text }>((found, remark) => (worst(found.verdict, remark.verdict) === found.verdict ? found : remark), report)
  const folded = report.sections.findIndex(({ fold }) => fold !== undefined)
  const end = folded < 0 ? report.sections.length : folded
  return {
    ...report,
    verdict: worse.verdict,
    headline: worse.headline,
    failures: [...report.failures, ...remarks.flatMap(({ failures = [] }) => failures)],
    sections: [
      ...remarks.flatMap(({ opening = [] }) => opening),
      ...report.sections.slice(0, end),
      ...remarks.flatMap(({ closing = [] }) => closing),
      ...report.sections.slice(end)
    ]
  }
}
