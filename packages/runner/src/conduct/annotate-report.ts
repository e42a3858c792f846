import { plainText, type Report, type Verdict } from '@mlgate/report'
import type { Annotation, Runner } from '../runner.ts'

const LEVEL: Record<Verdict, Annotation['level']> = {
  pass: 'notice',
  warn: 'warning',
  inconclusive: 'warning',
  error: 'error',
  fail: 'error'
}
/** A place as problems write it: `mlgate.yml:31 (gate.rules[0])`. */
const PLACE = /^([^\s:]+):(\d+)\b/

/** Each failure as an annotation, on the line of the file where it has one. */
export function annotateReport(runner: Pick<Runner, 'annotate'>, report: Report): void {
  for (const { what, where, place: named, fix } of report.failures) {
    const place = where === undefined ? '' : plainText(where)
    const lines = [plainText(what), ...(place === '' ? [] : [`Where: ${place}`]), `Fix: ${plainText(fix)}`]
    runner.annotate({ level: LEVEL[report.verdict], title: report.title, message: lines.join('\n'), ...(named ?? fileOf(place)) })
  }
}

function fileOf(place: string): Pick<Annotation, 'file' | 'line'> {
  const [, file, line] = PLACE.exec(place) ?? []
  return file === undefined ? {} : { file, line: Number(line) }
}
