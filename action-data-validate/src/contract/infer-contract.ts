import { contractText, type ContractColumn } from '@mlgate/config'
import type { ColumnFacts, TableFacts } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'

/** Part of the range of a column of numbers that is allowed below its smallest and above its largest value. */
export const SLACK = 0.1
/** Values that each category has on average, at least, to be one of a list. */
export const VALUES_PER_CATEGORY = 20
/** Percent of other categories, and of more missing values than there are now, that new data may have. */
export const TOLERANCE = 1

export interface InferOptions {
  /** Values that a column needs to be asked for anything but its type. */
  readonly minRows: number
  /** Name of the table and id of the contract. */
  readonly name: string
}

/** A contract in YAML that the data keep, for people to review. */
export interface InferredContract {
  readonly text: string
  readonly columns: readonly ContractColumn[]
}

/**
 * Writes a contract that the data keep, asking for little: types; `required` where no value is missing; a limit on
 * missing values where some are; `unique` for what is called a key and is one; a range with slack for numbers that are
 * no keys; a list of categories where there are few and all are frequent. Dates get an earliest day alone, for they move on
 * by nature.
 * @throws ConfigError MLG-501 when there are fewer rows than any constraint could rest on
 */
export function inferContract({ rows, files, columns }: TableFacts, { minRows, name }: InferOptions): InferredContract {
  if (rows < minRows) throw new ConfigError([{
    code: 'MLG-501', message: `The data have ${rows} rows; no constraint rests on fewer than ${minRows}.`, where: files.join(', '),
    fix: 'Bring more data, write the contract by hand, or lower the input min-rows.'
  }])
  const asked = columns.map((facts) => inferColumn(facts, rows, minRows))
  const head = [
    `Inferred from ${rows} rows of ${files.join(', ')}. Review it: data can be wrong, and what they happen to hold is not what they have to.`,
    ...columns.filter(({ mixed }) => mixed).map((column) => `The values of ${JSON.stringify(column.name)} are of no one type; it is called a string, and the rows that hold something else break this contract.`),
    `Nothing rests on fewer than ${minRows} values. Ranges leave ${100 * SLACK} % of their width on both sides, dates before the first of them; lists of values let ${TOLERANCE} % pass.`
  ]
  return { columns: asked, text: contractText({ name, head, columns: asked }) }
}

function inferColumn(facts: ColumnFacts, rows: number, minRows: number): ContractColumn {
  const { name, type, structure, values } = facts
  const common = { name, logicalType: structure ?? type } as const
  if (values < minRows || facts.mixed) return { ...common, quality: [] }
  const range = facts.unique === true ? undefined : rangeOf(facts) ?? earliestOf(facts)
  return {
    ...common,
    ...(values === rows ? { required: true } : {}),
    ...(facts.unique === true ? { unique: true } : {}),
    ...(range === undefined ? {} : { logicalTypeOptions: range }),
    quality: [...missingRule(values, rows), ...categoryRule(facts)]
  }
}

const DAY = 86_400_000

/** The earliest moment with slack, at the start of its day; a contract writes years of four digits. One moment alone is no range. */
function earliestOf({ moments, type }: ColumnFacts): { readonly minimum: string } | undefined {
  if (moments === undefined) return undefined
  const [first, last] = moments
  const earliest = Math.floor((first - (last - first) * SLACK) / DAY) * DAY
  if (!(first < last) || earliest < Date.UTC(1000, 0, 1) || last > Date.UTC(9999, 11, 31)) return undefined
  const day = new Date(earliest).toISOString().slice(0, 10)
  return { minimum: type === 'date' ? day : `${day}T00:00:00Z` }
}

function missingRule(values: number, rows: number): ContractColumn['quality'] {
  const percent = Math.ceil((100 * (rows - values)) / rows) + TOLERANCE
  return values === rows || percent >= 100 ? [] : [{ metric: 'nullValues', mustBeLessOrEqualTo: percent, unit: 'percent' }]
}

function categoryRule({ categories = [], values }: ColumnFacts): ContractColumn['quality'] {
  if (categories.length === 0 || values < categories.length * VALUES_PER_CATEGORY) return []
  const validValues = categories.map(([text]) => text).toSorted()
  return [{ metric: 'invalidValues', arguments: { validValues }, mustBeLessOrEqualTo: TOLERANCE, unit: 'percent' }]
}

/** The range with slack, rounded outwards; a column that is never negative stays so. One value alone is no range. */
function rangeOf({ range, type }: ColumnFacts): { readonly minimum: number, readonly maximum: number } | undefined {
  if (range === undefined) return undefined
  const [low, high] = range
  const slack = (high - low) * SLACK
  const step = type === 'integer' ? Math.max(1, stepOf(slack)) : stepOf(slack)
  const rounded = (value: number, round: (steps: number) => number): number => Number((round(value / step) * step).toPrecision(15))
  const minimum = low >= 0 ? Math.max(0, rounded(low - slack, Math.floor)) : rounded(low - slack, Math.floor)
  const maximum = high <= 0 ? Math.min(0, rounded(high + slack, Math.ceil)) : rounded(high + slack, Math.ceil)
  const exact = [minimum, maximum].every((bound) => Math.abs(bound) <= Number.MAX_SAFE_INTEGER)
  return low < high && exact && minimum <= low && maximum >= high ? { minimum, maximum } : undefined
}

/** The power of ten that leaves the slack at least one digit. */
const stepOf = (slack: number): number => 10 ** Math.floor(Math.log10(slack))
