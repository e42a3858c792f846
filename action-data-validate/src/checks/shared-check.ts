import type { DataPolicy } from '@mlgate/config'
import { sharedBetween, type Shared, type SharedBetween, type ShardSample } from '@mlgate/dataset'
import { formatCount, formatPercent, type Verdict } from '@mlgate/report'
import { clopperPearson } from '@mlgate/stats'
import { BROKEN } from '../contract/contract-check.ts'
import { keeps, limitWords, type Plan, type PlannedCheck } from '../contract/contract-plan.ts'
import { finding, type Finding } from './finding.ts'

/** Level of the intervals. */
const LEVEL = 0.99

/** What is known of the shards of a table: their samples, and where each comes from. */
export interface SharedObservation {
  readonly rows: number
  /** One of each shard; null: it kept none. */
  readonly samples: readonly (ShardSample | null)[]
}

/**
 * Rows, keys and labels of one shard against those of the others, as far as samples of about 4,096 rows tell; exact when a
 * shard has no more. What no sample shows is not excluded: the largest share that would have stayed unseen is said, and
 * when the limit is below it, it is a warning.
 */
export function checkShared({ rows, samples }: SharedObservation, { maxDuplicates, maxConflictingLabels, environment }: DataPolicy, plan: Plan): readonly Finding[] {
  const known = samples.flatMap((sample) => sample ?? [])
  if (known.length < samples.length) return [finding({
    group: 'rows', id: 'rows.shared', title: 'Rows in several shards', verdict: 'error', code: 'MLG-202',
    what: `Rows that several shards have were not looked for: ${samples.length - known.length} of ${samples.length} profiles keep no sample of their rows`, fix: 'Run all shards again in mode profile, with this version'
  })]
  const shared = sharedBetween(known)
  const duplicates = sum(known.map((sample) => sample.duplicates))
  const conflicts = known.every((sample) => sample.conflicts !== null) ? sum(known.map((sample) => sample.conflicts ?? 0)) : null
  return [
    ...(maxDuplicates === undefined ? [] : [judge('duplicates', repeats(shared, rows, duplicates), rows, maxDuplicates, shared)]),
    ...(maxConflictingLabels === undefined || environment === 'serving' || conflicts === null ? []
      : [judge('conflicting labels', contradictions(shared, rows - duplicates, rows, conflicts), rows, maxConflictingLabels, shared)]),
    ...plan.checks.flatMap((check) => checkKey(check, shared, rows) ?? [])
  ]
}

/** A share of all rows, with its interval, and the part of it that was counted. */
interface Estimated {
  readonly share: number
  readonly low: number
  readonly high: number
  /** Rows within single shards. */
  readonly within: number
  readonly across: Shared
}

/** A row that several shards have repeats at least once, and at most in every other shard. */
function repeats({ rows: across, complete, shards }: SharedBetween, rows: number, within: number): Estimated {
  const firsts = rows - within
  const seen = firsts * (across.sharedOccurrences - across.shared) / Math.max(1, across.occurrences)
  const { low, high } = intervalOf(across)
  const of = (part: number, more: number): number => firsts * (more * part) / (1 + more * part)
  return estimated(within, across, rows, complete ? { seen, low: seen, high: seen } : { seen, low: of(low, 1), high: of(high, shards - 1) })
}

/** Contradicting features stand in at least two rows, and at most in one of every shard; others in as many as they are seen in. */
function contradictions({ contradictions: across, complete, shards }: SharedBetween, firsts: number, rows: number, within: number): Estimated {
  const others = Math.max(1, (across.occurrences - across.sharedOccurrences) / Math.max(1, across.different - across.shared))
  const of = (part: number, each: number, usual: number): number => firsts * (part * each) / (part * each + (1 - part) * usual)
  const seen = firsts * across.sharedOccurrences / Math.max(1, across.occurrences)
  const { low, high } = intervalOf(across)
  return estimated(within, across, rows, complete ? { seen, low: seen, high: seen } : { seen, low: of(low, 2, others), high: of(high, shards, 1) })
}

/** Of the share of different things that are shared; an empty sample tells nothing. */
function intervalOf({ shared, different }: Shared): { readonly low: number, readonly high: number } {
  return different === 0 ? { low: 0, high: 1 } : clopperPearson(shared, different, LEVEL)
}

function estimated(within: number, across: Shared, rows: number, { seen, low, high }: Readonly<Record<'seen' | 'low' | 'high', number>>): Estimated {
  const share = (found: number): number => Math.min(1, (within + found) / rows)
  return { within, across, share: share(seen), low: share(low), high: share(high) }
}

function judge(kind: 'duplicates' | 'conflicting labels', found: Estimated, rows: number, limit: number, { complete, shards }: SharedBetween): Finding {
  const { share, low, high, within, across } = found
  const verdict: Verdict = low > limit ? 'fail' : high <= limit ? 'pass' : across.shared === 0 ? 'warn' : 'inconclusive'
  const words = kind === 'duplicates' ? 'repeat another row in every column' : 'contradict another row: the same features, another label'
  const subject = kind === 'duplicates' ? 'different rows' : 'different features'
  const basis = complete ? `all rows of ${shards} shards` : `an estimate, ${formatPercent(low, 2)} to ${formatPercent(high, 2)} with ${formatPercent(LEVEL, 0)} confidence`
  return finding({
    group: 'rows', id: `rows.${kind} across shards`, title: kind === 'duplicates' ? 'Exact duplicates across shards' : 'Conflicting labels across shards',
    verdict, code: kind === 'duplicates' ? 'MLG-504' : 'MLG-506', samples: rows,
    what: `About ${formatPercent(share, 2)} of ${formatCount(rows)} rows ${words} (${basis}): ${formatCount(within)} within a shard, and ${formatCount(across.shared)} of ${formatCount(across.different)} ${subject}${complete ? '' : ' in the samples'} are ${kind === 'duplicates' ? 'in several shards' : 'labelled otherwise in another shard'}; the limit is ${formatPercent(limit, 2)}`,
    fix: verdict === 'warn' || verdict === 'inconclusive'
      ? 'Check the files in one job of mode validate to know, or split them so that equal rows come into one shard'
      : ['Remove the rows, or raise ', { code: kind === 'duplicates' ? 'data.max-duplicates' : 'data.max-conflicting-labels' }, ' in a change of its own']
  })
}

/** A key of the contract that several shards have; the runs of the shards looked for it within each. */
function checkKey({ table, asks, rule, severity }: PlannedCheck, shared: SharedBetween, rows: number): Finding | undefined {
  if (table !== 0 || asks.kind !== 'constraint' || asks.constraint.kind !== 'unique') return undefined
  const { constraint: { columns }, limit } = asks
  const key = shared.keys.find((some) => some.columns.join('\0') === columns.join('\0'))
  const names = columns.flatMap((column, at) => at === 0 ? [{ code: column }] : [' + ', { code: column }])
  const common = { group: 'rows', id: `rows.${columns.join(' + ')}: ${rule} across shards`, title: `${columns.join(' + ')}: ${rule} across shards`, code: 'MLG-504' } as const
  if (key === undefined) return finding({ ...common, verdict: 'error', what: ['Values of ', ...names, ' that several shards have were not looked for: a column is missing'], fix: 'Bring the column first' })
  const { low, high } = repeats({ ...shared, rows: key }, rows, 0)
  const [fewest, most] = [low * rows, high * rows]
  const verdict = !keeps(limit, fewest, rows) ? BROKEN[severity] : keeps(limit, most, rows) ? 'pass' : key.shared === 0 ? 'warn' : 'inconclusive'
  const seen = `${formatCount(key.shared)} of ${formatCount(key.different)} different values${shared.complete ? '' : ' in the samples'} are in several shards`
  const unseen = shared.complete ? '' : `, which stands for ${formatPercent(low, 2)} to ${formatPercent(high, 2)} of the rows (${formatPercent(LEVEL, 0)} confidence)`
  return finding({
    ...common, verdict, samples: rows, what: [...names, `: ${seen}${unseen}; the contract asks for `, { code: rule }, limit.operator === 'mustBe' && limit.value === 0 ? '' : `, and the limit is ${limitWords(limit)}`],
    fix: verdict === 'warn' || verdict === 'inconclusive' ? 'Check the files in one job of mode validate to know, or split them by the key' : 'Mend the step that writes the shards: the same row, or the same key, came into two of them'
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
