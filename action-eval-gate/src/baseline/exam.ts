import { posix } from 'node:path'
import { formatCount, type Text } from '@mlgate/report'
import type { Gathered } from '../report/circumstances.ts'
import type { Remark } from '../report/report-remarks.ts'

type Seen = Pick<Gathered, 'context' | 'inputs' | 'gate' | 'finding' | 'scoring' | 'comparison' | 'proposal'>

/** What is said when candidate and baseline were not accepted on the same evaluation data. */
export function examRemarks(seen: Seen): readonly Remark[] {
  const { finding, scoring, comparison, gate } = seen
  if (finding.kind === 'none' || finding.kind === 'expired') return []
  const recorded = finding.kind === 'found' ? finding.manifest.data : undefined
  if (recorded?.sha256 === scoring.data.sha256) return []
  const swapped = swappedFiles(seen)
  const rows = recorded === undefined ? '' : ` (${recorded.rows === scoring.data.rows ? '' : `${formatCount(recorded.rows)} → `}${formatCount(scoring.data.rows)} rows)`
  if (swapped.length === 0) return recorded === undefined ? [] : [otherData(rows)]
  const files = swapped.flatMap((name, index): readonly Exclude<Text, readonly unknown[]>[] => [...(index === 0 ? [] : [' and ']), { code: name }])
  if (comparison.paired?.identical === true) return [note([{ strong: 'New evaluation data:' }, ' this pull request changes ', ...files, `${rows}. Both models give the same score for every row of them.`])]
  const strict = gate.baseline.onDataChange === 'error'
  const headline: Text = ['This pull request changes the model and ', ...files, ' that judges it']
  return [{
    verdict: strict ? 'error' : 'warn',
    headline,
    ...(strict ? { failures: [failure(headline, rows)] } : { opening: [section([{ strong: 'The exam was changed:' }, ' ', ...headline, `${rows}. Both models were judged on the new data only.`])] })
  }]
}

/** Those of the files that judge the candidate that the change itself brings; a list that is not whole may hold all of them. */
function swappedFiles({ context, inputs, gate, proposal }: Seen): readonly string[] {
  if (context.base === undefined || proposal === undefined) return []
  const files = [gate.data, ...(gate.baselinePredictions === undefined ? [] : [gate.baselinePredictions])]
  const touched = (file: string): boolean => {
    const path = posix.join(inputs.workingDirectory, file)
    return proposal.files.includes(path) || proposal.files.includes(`${path}.dvc`)
  }
  return proposal.complete ? files.filter(touched) : files
}

function failure(headline: Text, rows: string) {
  return {
    what: [{ code: 'MLG-206' }, ' ', ...[headline].flat(), `${rows}: whoever chooses the questions may choose those that the model can answer.`],
    where: [{ code: 'gate.baseline.on-data-change' }],
    fix: ['Change the data in a pull request of its own, with the model as it is, and merge it first. Where models and data always come together, set ', { code: 'on-data-change: warn' }, ' in the base branch.']
  } as const
}

function otherData(rows: string): Remark {
  return note([{ strong: 'Other evaluation data' }, ` than the baseline was accepted on${rows}; both models were judged on those of now.`])
}

function note(text: Text): Remark {
  return { verdict: 'pass', headline: '', opening: [section(text)] }
}

function section(text: Text) {
  return { weight: 'essential', blocks: [{ kind: 'paragraph', text }] } as const
}
