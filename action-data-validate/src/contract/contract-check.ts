import { formatCount, formatNumber, formatPercent, type Verdict } from '@mlgate/report'
import type { ColumnMismatch, Constraint, Outcome, Violations } from '@mlgate/dataset'
import { isOfAllRows, isWithin, keeps, limitWords, type Limit, type Plan, type PlannedCheck, type TablePlan } from './contract-plan.ts'
import { finding, otherPlaces, placeOf, type Finding } from '../checks/finding.ts'
import type { TableScan } from '../scan/scan-table.ts'

/** What checks need to know besides the data. */
export interface Circumstances {
  /** Path in the repository. */
  readonly contractFile: string
  /** When the check runs, in milliseconds since 1970. */
  readonly now: number
  /** Rows that the branch accepted last; null when there is nothing to compare with. */
  readonly referenceRows: number | null
  /** Whether the rows of the first table are only some of it. */
  readonly shard?: boolean
}

/** What the contract came to: a finding for every check that is due, and the number of those that are not. */
export interface ContractFindings {
  readonly findings: readonly Finding[]
  readonly declared: number
  readonly executed: number
  /** Checks that do not apply, as `column: rule`, and why. */
  readonly setAside: readonly { readonly check: string, readonly why: string }[]
}

/** What was seen in the first table, and in the others. */
export interface Tables extends TableScan {
  readonly others: readonly TableScan[]
}

/** Whether the columns are those of the contract: one finding for each thing that can be wrong with them. */
export function checkColumns({ tables }: Plan, scan: Tables): readonly Finding[] {
  return tables.flatMap((plan, index) => tableColumns(plan, tableOf(scan, index), index))
}

function tableOf(scan: Tables, index: number): TableScan {
  const table = index === 0 ? scan : scan.others[index - 1]
  if (table === undefined) throw new TypeError(`table ${index} was not scanned`)
  return table
}

function tableColumns({ name, optional, fieldsMatch }: TablePlan, scan: TableScan, index: number): readonly Finding[] {
  const due = scan.missing.map(({ file, columns }) => ({ file, columns: columns.filter((column) => !optional.includes(column)) })).filter(({ columns }) => columns.length > 0)
  const open = fieldsMatch === 'subset' || fieldsMatch === 'partial'
  const faults: readonly (readonly [string, readonly ColumnMismatch[], string, string])[] = [
    ['missing', due, 'lacks columns of the contract:', 'Add the columns to the data, or take them out of the contract in a change of its own'],
    ['unexpected', open ? [] : scan.unexpected, 'has columns that the contract does not know:', 'Leave the columns out of the data, or describe them in the contract in a change of its own'],
    ['stored type', scan.mistyped, 'stores columns as another type than the contract has:', 'Write the columns with the type of the contract'],
    ...(fieldsMatch === 'exact' ? [['out of order', scan.reordered, 'has columns in another order than the contract:', 'Write the columns in the order of the contract, or write fieldsMatch: equal into it'] as const] : [])
  ]
  const table = index === 0 ? '' : `${name}: `
  return faults.map(([id, mismatches, words, fix]) => {
    const [first, ...rest] = mismatches
    const group = { group: 'columns', id: `columns.${index === 0 ? '' : `${name}.`}${id}`, title: `${table}Columns: ${id}`, code: 'MLG-503' } as const
    return first === undefined
      ? finding({ ...group, verdict: 'pass', what: `No ${id === 'stored type' ? 'column has another stored type' : `column is ${id}`} in ${scan.files.length === 1 ? 'the file' : `${scan.files.length} files`}`, fix: '' })
      : finding({ ...group, verdict: 'fail', what: [{ code: first.file }, ` ${words} `, ...list(first.columns), alike(rest.length)], where: /\.(csv|tsv|tab)$/.test(first.file) ? `${first.file}:1` : first.file, fix })
  })
}

const alike = (files: number): string => files === 0 ? '' : `; ${files} more ${files === 1 ? 'file has' : 'files have'} the same kind of fault`

/** Names shown of a longer list. */
const SHOWN = 8

function list(names: readonly string[]): readonly (string | { readonly code: string })[] {
  const shown = names.slice(0, SHOWN).flatMap((name, at) => at === 0 ? [{ code: name }] : [', ', { code: name }])
  return names.length > SHOWN ? [...shown, ` and ${names.length - SHOWN} more`] : shown
}

/**
 * One finding for every check that is due. A check on a column that is not there is `error`: it was not executed, which is
 * not the same as kept. Only what the contract itself lets be absent is set aside.
 */
export function checkContract(plan: Plan, circumstances: Circumstances, scan: Tables): ContractFindings {
  const answered = answers(plan, scan).map(({ check, outcome }) => {
    const why = reasonAside(plan, check, tableOf(scan, check.table), circumstances)
    return why === undefined ? { made: judge(plan, check, outcome, circumstances, tableOf(scan, check.table)) } : { aside: { check: titleOf(plan, check), why } }
  })
  const findings = answered.flatMap(({ made }) => made ?? [])
  const setAside = answered.flatMap(({ aside }) => aside ?? [])
  return {
    findings,
    declared: plan.checks.length - setAside.length,
    executed: findings.filter(({ verdict }) => verdict !== 'error').length,
    setAside
  }
}

interface Answer {
  readonly check: PlannedCheck
  /** What its constraint came to; null when it was not checked, absent when it has none. */
  readonly outcome?: Outcome | null
}

/** Every check beside its answer: the scan answers the constraints of a table in the order of the plan. */
function answers({ tables, checks }: Plan, scan: Tables): readonly Answer[] {
  const next = tables.map(() => 0)
  return checks.map((check) => {
    if (!('constraint' in check.asks)) return { check }
    const at = next[check.table] ?? 0
    next[check.table] = at + 1
    return { check, outcome: tableOf(scan, check.table).violations[at] ?? null }
  })
}

function reasonAside({ tables }: Plan, { table, asks }: PlannedCheck, scan: TableScan, { referenceRows, shard = false }: Circumstances): string | undefined {
  if (shard && isOfAllRows({ table, asks })) return 'it is about the rows of all shards together, and checked when they are merged'
  if (asks.kind === 'change') return referenceRows === null ? 'there is no reference to compare the number of rows with' : undefined
  if (!('constraint' in asks)) return undefined
  const absent = scan.missing.flatMap(({ columns }) => columns)
  const optional = tables[table]?.optional ?? []
  const free = columnsOf(asks.constraint).find((column) => absent.includes(column) && optional.includes(column))
  return free === undefined ? undefined : `the column ${free} is absent, as the contract allows here`
}

function columnsOf(constraint: Constraint): readonly string[] {
  if (constraint.kind === 'sql') return constraint.columns.filter((column) => constraint.query.includes(column))
  return 'columns' in constraint ? constraint.columns : [constraint.column]
}

function titleOf({ tables }: Plan, { table, column, rule }: PlannedCheck): string {
  const title = column === undefined ? rule : `${column}: ${rule}`
  return table === 0 ? title : `${tables[table]?.name ?? ''}: ${title}`
}

/** What a broken check comes to. */
export const BROKEN: Readonly<Record<PlannedCheck['severity'], Verdict>> = { error: 'fail', warning: 'warn', info: 'pass' }

function judge(plan: Plan, check: PlannedCheck, outcome: Outcome | null | undefined, circumstances: Circumstances, scan: TableScan): Finding {
  const { table, column, rule, line, severity } = check
  const asked = `${circumstances.contractFile}:${line}`
  const subject = column === undefined ? 'The table' : { code: column }
  const id = [...(table === 0 ? [] : [plan.tables[table]?.name ?? '']), column ?? '', rule].join('.')
  const common = { group: 'contract', id: `contract.${id}`, title: titleOf(plan, check), code: 'MLG-504' } as const
  const answer = answerOf(check, outcome, circumstances, scan)
  if (answer === undefined) return finding({
    ...common, verdict: 'error', what: [subject, ': ', { code: rule }, ' was not checked, for ', column === undefined ? 'a column' : 'the column', ' cannot be read'], where: asked, fix: 'Bring the column first'
  })
  const { kept, words, first, others } = answer
  return finding({
    ...common,
    verdict: kept ? 'pass' : BROKEN[severity],
    what: [subject, kept ? ' keeps ' : ' breaks ', { code: rule }, words],
    where: first === undefined || kept ? asked : first,
    others: kept ? undefined : others,
    fix: ['Mend the rows or the step that writes them; if the data are right, change ', { code: asked }, ' in a change of its own'],
    samples: scan.rows
  })
}

/** Whether a check is kept, in words that follow its name, and the first place that breaks it. */
interface Answered {
  readonly kept: boolean
  readonly words: string
  readonly first?: string | undefined
  readonly others?: string | undefined
}

/** `undefined` when there is no answer. */
function answerOf({ asks }: PlannedCheck, outcome: Outcome | null | undefined, { now, referenceRows }: Circumstances, scan: TableScan): Answered | undefined {
  switch (asks.kind) {
    case 'rows':
      return { kept: keeps(asks.limit, scan.rows, scan.rows), words: ` with ${formatCount(scan.rows)} rows` }
    case 'change':
      return referenceRows === null ? undefined : ofChange(asks.limit, scan.rows, referenceRows)
    case 'age':
      return outcome === null || outcome === undefined || !('value' in outcome) ? undefined : ofAge(asks.rule.limit, outcome.value, now)
    case 'constraint':
      if (outcome === null || outcome === undefined) return undefined
      return 'value' in outcome ? ofValue(asks.limit, outcome.value) : ofRows(asks.limit, outcome, scan.rows)
  }
}

function ofChange(limit: Limit, rows: number, before: number): Answered {
  const percent = (100 * (rows - before)) / before
  return { kept: isWithin(limit, percent), words: `: ${formatCount(rows)} rows after ${formatCount(before)}, ${percent < 0 ? '' : '+'}${formatNumber(percent)} %` }
}

const DAY = 86_400_000

/** A date is one somewhere on the Earth: that far it may be ahead of UTC. */
const AHEAD = DAY

/** A date in the future says nothing of how old the data are. */
function ofAge(limit: number, date: number | null, now: number): Answered {
  if (date === null) return { kept: false, words: ': no date is there' }
  const [words, days] = [`: ${new Date(date).toISOString().slice(0, 19)}Z`, (now - date) / DAY]
  if (date > now + AHEAD) return { kept: false, words: `${words} is ${formatNumber(-days)} days in the future (1 is tolerated), so that nothing says how old the data are` }
  return { kept: now - date <= limit, words: days < 0 ? `${words} is ${formatNumber(-days)} days ahead of UTC` : `${words} is ${formatNumber(days)} days ago` }
}

function ofValue(limit: Limit, value: number | null): Answered {
  const limits = `, the limit is ${limitWords(limit)}`
  return value === null ? { kept: false, words: `: the query gives no value${limits}` } : { kept: isWithin(limit, value), words: `: ${formatNumber(value)}${limits}` }
}

function ofRows(limit: Limit, { rows: count, first }: Violations, rows: number): Answered {
  const kept = keeps(limit, count, rows)
  const share = `${formatCount(count)} of ${formatCount(rows)} rows (${formatPercent(count / rows, 2)})`
  const limits = limit.operator === 'mustBe' && limit.value === 0 ? '' : `, the limit is ${limitWords(limit)}`
  const [place] = first
  return {
    kept,
    words: kept && count === 0 ? ` in all ${formatCount(rows)} rows` : `: ${share}${limits}`,
    first: place === undefined ? undefined : placeOf(place),
    others: otherPlaces(first, count)
  }
}
