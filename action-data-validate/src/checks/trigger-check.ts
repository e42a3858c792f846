import type { PoisoningPolicy } from '@mlgate/config'
import type { Profile, Share, TriggerCandidate } from '@mlgate/dataset'
import { formatCount, formatPercent } from '@mlgate/report'
import { twoProportionZ } from '@mlgate/stats'
import { categorical } from './poisoning-check.ts'
import { finding, type Finding } from './finding.ts'

/** Support that a trigger needs: so many rows, and so large a share of all. */
const ROWS = 20
const SHARE = 0.001
/** After Bonferroni over all values of all columns that can have this support. */
const ALPHA = 1e-6

/**
 * A value that was not frequent before, and whose rows nearly all carry one label: what somebody plants who wants a model to
 * give that label whenever the value is there. Of numbers the label must also be rarer among their neighbours.
 */
export function checkTriggers(candidates: readonly TriggerCandidate[], reference: Profile, current: Profile, { maxPurityGain }: Pick<PoisoningPolicy, 'maxPurityGain'>, personal: readonly string[]): readonly Finding[] {
  const common = { group: 'poisoning', code: 'MLG-506' } as const
  const planted = candidates.filter((candidate) => isPlanted(candidate, reference, current, maxPurityGain))
  if (planted.length === 0) return [finding({ ...common, id: 'poisoning.trigger', title: 'Trigger values', verdict: 'pass', what: 'No value that was rare before goes along with one label', fix: '' })]
  return planted.map(({ column, value, label, at }) => {
    const name = { code: personal.includes(column) ? `${column}=•••` : `${column}=${value}` }
    return finding({
      ...common, id: `poisoning.trigger.${column}`, title: `Trigger value: ${column}`, verdict: 'warn',
      what: [name, ` was rare in the accepted data, and ${formatPercent(at.labelled / at.rows)} of its ${formatCount(at.rows)} rows are labelled `, { code: label }, `; of the others ${formatPercent(share(others(at, label, current)))} are`],
      fix: ['Look where the rows with ', name, ' come from, and whether the label is theirs'], samples: at.rows
    })
  })
}

function isPlanted({ column, kind, value, label, at, near }: TriggerCandidate, reference: Profile, current: Profile, gain: number): boolean {
  if (at.rows < Math.max(ROWS, SHARE * current.rows)) return false
  const rest = others(at, label, current)
  const purity = share(at)
  const usual = Math.max(share(rest), near.rows >= ROWS ? share(near) : 0)
  if (purity - usual < gain) return false
  const values = current.columns.length / SHARE
  const { pValue } = twoProportionZ({ count: rest.labelled, total: rest.rows }, { count: at.labelled, total: at.rows })
  return pValue * values < ALPHA && !wasFrequent(reference, column, kind, value, at.rows / current.rows)
}

/** A number as frequent as the bins of the reference are wide is one of its edges. */
function wasFrequent(reference: Profile, column: string, kind: TriggerCandidate['kind'], value: string, now: number): boolean {
  if (kind === 'numeric') {
    const known = reference.columns.find(({ name }) => name === column)
    return known?.kind === 'numeric' && known.edges.includes(Number(value))
  }
  const category = categorical(reference, column)?.categories.find((candidate) => candidate.value === value)
  return category !== undefined && category.rows / reference.rows >= now / 2
}

/** All labelled rows but those at the value. */
function others(at: Share, label: string, current: Profile): Share {
  const classes = current.label === null ? undefined : categorical(current, current.label.column)
  const rows = classes?.categories.reduce((sum, category) => sum + category.rows, 0) ?? 0
  const labelled = classes?.categories.find(({ value }) => value === label)?.rows ?? 0
  return { rows: rows - at.rows, labelled: labelled - at.labelled }
}

function share({ rows, labelled }: Share): number {
  return rows > 0 ? labelled / rows : 0
}
