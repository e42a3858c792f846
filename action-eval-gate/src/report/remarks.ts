import type { Text } from '@mlgate/report'
import { anchorRemarks } from '../baseline/anchor-remark.ts'
import type { BaselineFinding } from '../baseline/baseline.ts'
import type { Gathered } from './circumstances.ts'
import { columnNames } from '../model/features.ts'
import { importanceRemarks } from '../importance/importance-remark.ts'
import { parityRemarks } from '../cuda/parity-remark.ts'
import { examRemarks } from '../baseline/exam.ts'
import { fairnessRemarks } from '../fairness/fairness-remark.ts'
import { costRemarks } from '../performance/cost-remark.ts'
import { periodRemarks } from '../periods/period-remark.ts'
import { policyRemarks } from '../policy/policy-remark.ts'
import { robustnessRemarks } from '../robustness/robustness-remark.ts'
import type { Circumstances } from '../report.ts'
import type { Remark } from './report-remarks.ts'

const MOST_REASONS = 5

/** Everything that is to be said beside what the rules say. */
export function remarksOf(gathered: Gathered, about: Circumstances): readonly Remark[] {
  const { finding, anchor, gate, costs, comparison, fairness, periods } = gathered
  return [...examRemarks(gathered), ...anchorRemarks(anchor, gate, about), ...startRemarks(finding), ...scoresRemarks(finding), ...policyRemarks(gathered), ...fairnessRemarks(fairness, comparison, gate, about), ...periodRemarks(periods, gate), ...probedRemarks(gathered, about), ...costRemarks(costs, gate, about), ...parityRemarks(gathered.scoring.ran)]
}

/** What the candidate reads, leans on and bears. */
function probedRemarks({ probed, scoring, gate, comparison }: Gathered, about: Circumstances): readonly Remark[] {
  const [candidate, baseline] = probed?.importance ?? []
  const names = (scoring.sample?.models[0].signature.inputs ?? []).flatMap(columnNames)
  return [
    ...robustnessRemarks(probed?.disturbed ?? [], scoring, gate, about),
    ...importanceRemarks({ names, support: comparison.support, ...(candidate === undefined ? {} : { measured: candidate }) }, baseline, gate, about)
  ]
}

/** A line of baselines that begins anew although there were some. */
function startRemarks(finding: BaselineFinding): readonly Remark[] {
  if (finding.kind !== 'none' || finding.reasons.length === 0) return []
  const told = finding.reasons.slice(0, MOST_REASONS)
  const left = finding.reasons.length - told.length
  return [warning('There are baselines, but none could be taken: this one starts anew', [
    { strong: 'Not compared:' }, ` ${told.join(' ')}${left === 0 ? '' : ` ${left} more were not taken.`} Only absolute bounds were judged.`
  ])]
}

function scoresRemarks(finding: BaselineFinding): readonly Remark[] {
  if (finding.kind !== 'found' || finding.source.kind !== 'recorded' || finding.source.because === undefined) return []
  return [warning('The baseline\'s model cannot be run any more: its recorded scores were compared with', [
    { strong: 'Recorded scores:' }, ` ${finding.source.name} cannot be run (${finding.source.because}). Its scores for the same rows were recorded, and taken in its place. A baseline recorded anew ends this.`
  ])]
}

function warning(headline: Text, text: Text): Remark {
  return { verdict: 'warn', headline, opening: [{ weight: 'essential', blocks: [{ kind: 'paragraph', text }] }] }
}
