import type { DataPolicy } from '@mlgate/config'
import type { Contingency, Leakage, Violations } from '@mlgate/dataset'
import { formatCount, formatNumber, formatPercent } from '@mlgate/report'
import { uncertaintyCoefficient } from '@mlgate/stats'
import { finding, otherPlaces, placeOf, type Finding } from './finding.ts'

/** What a check of the split needs from the policy. */
type SplitPolicy = Pick<DataPolicy, 'leakage' | 'id' | 'group' | 'timeColumn'>

interface Question {
  readonly id: string
  readonly title: string
  readonly found: Violations | null
  /** Column that is compared; absent: all features are. */
  readonly column?: string
  readonly limit: number
  readonly words: string
  readonly fix: string
}

/** One finding for each way in which test rows may have been seen in training; a way that could not be looked at is `error`. */
export function checkSplit(leakage: Leakage, { leakage: limits, id, group, timeColumn }: SplitPolicy): readonly Finding[] {
  const questions: readonly Question[] = [
    {
      id: 'overlap', title: 'Test rows in the training data', found: leakage.overlap, limit: limits.maxOverlap,
      words: 'stand in the training data with the same features', fix: 'Take the rows out of one of the two; split by what they have in common'
    },
    ...(id === undefined ? [] : [{
      id: 'ids', title: 'Ids on both sides', found: leakage.ids, column: id, limit: limits.maxSharedIds,
      words: 'have an id of the training data', fix: 'Give every id to one side of the split'
    }]),
    ...(group === undefined ? [] : [{
      id: 'groups', title: 'Groups on both sides', found: leakage.groups, column: group, limit: limits.maxSharedGroups,
      words: 'belong to a group of the training data', fix: 'Split by the group, not by the row'
    }]),
    ...(timeColumn === undefined ? [] : [{
      id: 'time', title: 'Test rows before the end of training', found: leakage.early, column: timeColumn, limit: 0,
      words: 'are not later than the last row of the training data', fix: 'Split at one moment: what comes before it is trained on, what comes after it tests'
    }])
  ]
  return questions.map((question) => answer(question, leakage.rows))
}

function answer({ id, title, found, column, limit, words, fix }: Question, rows: number): Finding {
  const common = { group: 'leakage', id: `leakage.${id}`, title, code: 'MLG-509' } as const
  const by = column === undefined ? [] : [' (', { code: column }, ')']
  if (found === null) return finding({
    ...common, verdict: 'error', what: [`Whether test rows ${words} was not checked`, ...by, ': a column is missing in one of the files'], fix: 'Bring the column first'
  })
  const kept = found.rows <= limit * rows
  const [first] = found.first
  return finding({
    ...common,
    verdict: kept ? 'pass' : 'fail',
    what: [
      `${formatCount(found.rows)} of ${formatCount(rows)} test rows (${formatPercent(found.rows / rows, 2)}) ${words}`, ...by,
      limit === 0 ? '' : `; the limit is ${formatPercent(limit, 2)}`
    ],
    where: first === undefined || kept ? undefined : placeOf(first),
    others: kept ? undefined : otherPlaces(found.first, found.rows),
    fix,
    samples: rows
  })
}

/** A column that tells the label nearly alone is more often a leak from the future than a discovery: a warning. */
export function checkLabelInformation(tables: readonly Contingency[], limit: number): readonly Finding[] {
  if (tables.length === 0) return []
  const told = tables.map(({ column, counts }) => ({ column, share: uncertaintyCoefficient(counts) })).filter(({ share }) => share > limit)
  const common = { group: 'leakage', title: 'One column tells the label', code: 'MLG-509' } as const
  if (told.length === 0) return [finding({
    ...common, id: 'leakage.label', verdict: 'pass', what: `None of ${tables.length} columns explains more than ${formatPercent(limit)} of the label's entropy alone`, fix: ''
  })]
  return told.map(({ column, share }) => finding({
    ...common, id: `leakage.label.${column}`, title: `One column tells the label: ${column}`, verdict: 'warn',
    what: [{ code: column }, ` alone explains ${formatPercent(share)} of the label's entropy (Theil's U ${formatNumber(share, 3)}; the limit is ${formatPercent(limit)})`],
    fix: ['Look whether ', { code: column }, ' is known at the time of the prediction, or is written after the answer; raise ', { code: 'data.leakage.max-label-information' }, ' if it is']
  }))
}
