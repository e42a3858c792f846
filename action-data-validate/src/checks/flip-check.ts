import type { DataPolicy } from '@mlgate/config'
import { countFlips, type Profile } from '@mlgate/dataset'
import { formatCount, formatPercent } from '@mlgate/report'
import { finding, type Finding } from './finding.ts'

/** How many accepted labels are another one now, among the rows with the same id; nothing without an id. */
export function checkFlips(reference: Profile, current: Profile, { id, poisoning: { maxFlippedLabels: limit } }: Pick<DataPolicy, 'id' | 'poisoning'>, file: string): readonly Finding[] {
  if (id === undefined) return []
  const common = { group: 'poisoning', id: 'poisoning.flips', title: 'Labels of known ids', code: 'MLG-506', where: file } as const
  const [then, now] = [reference.labels, current.labels]
  if (then?.id !== id || now?.id !== id) return [finding({
    ...common, verdict: 'inconclusive', what: ['Labels were not compared by ', { code: id }, `: ${now === undefined ? 'the contract classifies it, or the label has no classes' : 'the accepted profile has none by it'}`],
    fix: ['Merge once with ', { code: 'data.id' }, ' as it is, so that the reference keeps labels by it']
  })]
  const { shared, flipped } = countFlips(then, reference.label?.classes ?? [], now, current.label?.classes ?? [])
  if (shared === 0) return [finding({ ...common, verdict: 'pass', what: ['No id of ', { code: id }, ' is in the accepted data too: there is no label to compare'], fix: '' })]
  const share = flipped / shared
  return [finding({
    ...common,
    verdict: share > limit ? 'fail' : flipped > 0 ? 'warn' : 'pass',
    what: [`${formatCount(flipped)} of ${formatCount(shared)} labels (${formatPercent(share, 2)}) are not what was accepted for the same `, { code: id }, `; the limit is ${formatPercent(limit, 2)}`],
    fix: ['Compare the labels of these rows with where they come from; if they were corrected, raise ', { code: 'data.poisoning.max-flipped-labels' }, ' in a change of its own'],
    samples: shared
  })]
}
