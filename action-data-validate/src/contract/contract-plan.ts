import { STRING_FORMATS, type AgeRule, type Contract, type ContractObject, type ContractProperty, type Environment, type QualityOperator, type QualityRule } from '@mlgate/config'
import { isSelect, type ColumnSpec, type Constraint } from '@mlgate/dataset'
import { keysOf, type KeptKeys } from './contract-keys.ts'
import { sqlConstraint } from './contract-query.ts'

/** One check of the contract: what is asked of the data, and what the answer may be. */
export interface PlannedCheck {
  /** Which table of the contract, from 0. */
  readonly table: number
  /** Absent for checks of the whole table. */
  readonly column?: string
  /** In the words of the contract, for example `minimum 0`. */
  readonly rule: string
  /** Line in the contract file. */
  readonly line: number
  readonly severity: QualityRule['severity']
  readonly asks: Asks
}

/** What a check asks for. */
export type Asks =
  /** The rows that break a constraint, or the number that a query gives. */
  | { readonly kind: 'constraint'; readonly constraint: Constraint; readonly limit: Limit }
  /** That a date is at most so old, in milliseconds, when the check runs. */
  | { readonly kind: 'age'; readonly constraint: Constraint; readonly rule: AgeRule }
  /** All rows, or by how many percent they differ from those of the reference. */
  | { readonly kind: 'rows' | 'change'; readonly limit: Limit }

/** What a number must be. */
export interface Limit {
  readonly operator: QualityOperator
  readonly value: number | readonly [number, number]
  readonly unit: 'rows' | 'percent'
}

/** What the columns of one table have to be. */
export interface TablePlan {
  readonly name: string
  readonly files: readonly string[]
  readonly columns: readonly ColumnSpec[]
  readonly fieldsMatch: ContractObject['fieldsMatch']
  /** Columns that may be absent in this environment; no check of theirs is due then. */
  readonly optional: readonly string[]
  /** Columns of which nothing may be kept outside of the data itself. */
  readonly hidden: readonly string[]
  /** What foreign keys look up in this table. */
  readonly keys: readonly KeptKeys[]
}

export interface Plan {
  /** As many as the contract has; the first is the one that is profiled. */
  readonly tables: readonly [TablePlan, ...TablePlan[]]
  /** Every check that the contract declares, table after table. */
  readonly checks: readonly PlannedCheck[]
}

/** Whether a check is about how many rows the first table has, which no shard of it knows. */
export function isOfAllRows({ table, asks }: Pick<PlannedCheck, 'table' | 'asks'>): boolean {
  return table === 0 && (asks.kind === 'rows' || asks.kind === 'change')
}

const NONE: Limit = { operator: 'mustBe', value: 0, unit: 'rows' }

export interface Use {
  readonly environment: Environment
  /** Column with the answers, which data to be answered do not have yet. */
  readonly label?: string
}

/** Everything that a contract asks of data for one use. */
export function planContract(contract: Contract, use: Use = { environment: 'training' }): Plan {
  const keys = keysOf(contract)
  const [first, ...others] = contract.schema.map((table, index) => planTable(table, use, keys.filter((kept) => kept.table === index)))
  if (first === undefined) throw new TypeError('a contract has at least one table')
  return { tables: [first, ...others], checks: contract.schema.flatMap((table, index) => tableChecks(table, keys).map((check) => ({ table: index, ...check }))) }
}

function planTable(table: ContractObject, { environment, label }: Use, keys: readonly KeptKeys[]): TablePlan {
  const { name, files, fieldsMatch, properties } = table
  const mayLack = fieldsMatch === 'superset' || fieldsMatch === 'partial'
  const isAway = ({ name: column, environments }: ContractProperty): boolean =>
    environments === undefined ? environment === 'serving' && column === label : !environments.includes(environment)
  const optional = properties.filter((property) => mayLack || isAway(property))
  const hidden = properties.filter(({ classification = '', jsonSchema }) => CONFIDENTIAL.test(classification) || jsonSchema !== undefined)
  return { name, files, fieldsMatch, columns: properties.map(columnSpec), optional: namesOf(optional), hidden: namesOf(hidden), keys }
}

/** Classes of data of which nothing may be kept outside of the data itself. */
const CONFIDENTIAL = /^(pii|personal|confidential|restricted|sensitive|secret)/i

const namesOf = (properties: readonly ContractProperty[]): readonly string[] => properties.map(({ name }) => name)

function columnSpec({ name, logicalType, logicalTypeOptions: { format }, missingTexts }: ContractProperty): ColumnSpec {
  const missing = missingTexts.length === 0 ? {} : { missing: missingTexts }
  if (logicalType === 'object' || logicalType === 'array') return { name, type: 'string', structure: logicalType, ...missing }
  return { name, type: logicalType, ...(format === undefined ? {} : { format }), ...missing }
}

type TableCheck = Omit<PlannedCheck, 'table'>

function tableChecks(table: ContractObject, keys: readonly KeptKeys[]): readonly TableCheck[] {
  return [
    ...table.quality.map((rule) => quality(rule, table, undefined)),
    ...table.ages.map(age),
    ...primaryKey(table),
    ...table.uniqueKeys.map(({ columns, line }) => check(`unique ${columns.join(' + ')}`, line, { kind: 'unique', columns })),
    ...table.relationships.map(({ columns, table: to, references, line }) => {
      const kept = keys.find((candidate) => candidate.name === to && candidate.columns.join('\0') === references.join('\0'))
      const rule = `foreignKey ${columns.join(' + ')} → ${to}.${references.join(' + ')}`
      return check(rule, line, { kind: 'foreign-key', columns, keys: kept?.keys ?? '' })
    }),
    ...table.properties.flatMap((property) => columnChecks(property, table))
  ]
}

function check(rule: string, line: number, constraint: Constraint, column?: string): TableCheck {
  return { ...(column === undefined ? {} : { column }), rule, line, severity: 'error', asks: { kind: 'constraint', constraint, limit: NONE } }
}

function primaryKey({ primaryKey: columns, properties }: ContractObject): readonly TableCheck[] {
  const keys = columns.flatMap((name) => properties.find((property) => property.name === name) ?? [])
  const [first] = keys
  if (first === undefined) return []
  return [
    ...keys.map((property) => plan(property, 'primaryKey: required', { kind: 'required', column: property.name })),
    plan(first, `primaryKey: unique ${columns.join(' + ')}`, { kind: 'unique', columns })
  ]
}

function age(rule: AgeRule): TableCheck {
  const { property, column, words, line } = rule
  const constraint = { kind: property === 'latency' ? 'newest' : 'oldest', column } as const
  return { column, rule: `${property} ≤ ${words}`, line, severity: 'error', asks: { kind: 'age', constraint, rule } }
}

function columnChecks(property: ContractProperty, table: ContractObject): readonly TableCheck[] {
  const { name: column, logicalType, required, unique, jsonSchema: schema } = property
  return [
    plan(property, `logicalType ${logicalType}`, { kind: 'type', column }),
    ...(required && !table.primaryKey.includes(column) ? [plan(property, 'required', { kind: 'required', column })] : []),
    ...(unique ? [plan(property, 'unique', { kind: 'unique', columns: [column] })] : []),
    ...(schema === undefined ? [] : [plan(property, 'JSON Schema', { kind: 'json', column, schema })]),
    ...optionChecks(property),
    ...property.quality.map((rule) => quality(rule, table, column))
  ]
}

function optionChecks(property: ContractProperty): readonly TableCheck[] {
  const { name: column, logicalTypeOptions: options } = property
  const bounds = [
    ['minimum', 'minimum', false], ['exclusiveMinimum', 'minimum', true], ['maximum', 'maximum', false], ['exclusiveMaximum', 'maximum', true]
  ] as const
  const { multipleOf, minLength, maxLength, pattern, format, enum: values } = options
  return [
    ...bounds.flatMap(([key, kind, exclusive]) => {
      const bound = options[key]
      return bound === undefined ? [] : [plan(property, `${key} ${bound}`, { kind, column, bound, exclusive })]
    }),
    ...(multipleOf === undefined ? [] : [plan(property, `multipleOf ${multipleOf}`, { kind: 'multiple-of', column, factor: multipleOf })]),
    ...(minLength === undefined ? [] : [plan(property, `minLength ${minLength}`, { kind: 'min-length', column, length: minLength })]),
    ...(maxLength === undefined ? [] : [plan(property, `maxLength ${maxLength}`, { kind: 'max-length', column, length: maxLength })]),
    ...(pattern === undefined ? [] : [plan(property, `pattern ${pattern}`, { kind: 'pattern', column, pattern })]),
    ...(values === undefined ? [] : [plan(property, 'enum', { kind: 'values', column, values })]),
    ...(format === undefined ? [] : formatConstraints(property, format).map((constraint) => plan(property, `format ${format}`, constraint)))
  ]
}

/** Formats of text that the engine's own types spell; the formats of columns of dates belong to their type. */
const SPELLINGS = { date: 'date', 'date-time': 'timestamp', time: 'time' } as const
/** Formats of numbers, as their smallest and largest value. */
const RANGES: Readonly<Record<string, readonly [string, string]>> = {
  i8: ['-128', '127'], i16: ['-32768', '32767'], i32: ['-2147483648', '2147483647'], i64: ['-9223372036854775808', '9223372036854775807'],
  u8: ['0', '255'], u16: ['0', '65535'], u32: ['0', '4294967295'], u64: ['0', '18446744073709551615'],
  f32: ['-3.4028234663852886e38', '3.4028234663852886e38'], f64: ['-1.7976931348623157e308', '1.7976931348623157e308']
}

function formatConstraints({ name: column, logicalType }: ContractProperty, format: string): readonly Constraint[] {
  if (logicalType === 'string') {
    if (isSpelling(format)) return [{ kind: 'spelling', column, of: SPELLINGS[format] }]
    const pattern = STRING_FORMATS[format]
    return pattern === undefined ? [] : [{ kind: 'pattern', column, pattern }]
  }
  const [low, high] = RANGES[format] ?? []
  return [
    ...(low === undefined ? [] : [{ kind: 'minimum', column, bound: low, exclusive: false } as const]),
    ...(high === undefined ? [] : [{ kind: 'maximum', column, bound: high, exclusive: false } as const])
  ]
}

const isSpelling = (format: string): format is keyof typeof SPELLINGS => Object.hasOwn(SPELLINGS, format)

function plan({ name, line }: ContractProperty, rule: string, constraint: Constraint): TableCheck {
  return check(rule, line, constraint, name)
}

function quality(rule: QualityRule, table: ContractObject, column: string | undefined): TableCheck {
  const { measure, severity, line } = rule
  const limit = limitOf(rule)
  const words = measure.metric === 'sql' ? `sql ${rule.name ?? shorten(measure.query)}` : rule.name ?? measure.metric
  return {
    ...(column === undefined ? {} : { column }),
    rule: isTrue(rule) ? words : `${words} ${limitWords(limit)}`,
    line,
    severity,
    asks: asks(rule, table, column, limit)
  }
}

const shorten = (query: string): string => {
  const line = query.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

const isTrue = ({ value }: QualityRule): boolean => typeof value === 'boolean'

/** An expression is broken by no row; a SELECT that gives true or false gives 1 or 0. */
function limitOf({ measure, operator, value, unit }: QualityRule): Limit {
  if (typeof value !== 'boolean') return { operator, value, unit }
  return measure.metric === 'sql' && isSelect(measure.query) ? { operator, value: Number(value), unit: 'rows' } : NONE
}

function asks(rule: QualityRule, table: ContractObject, column: string | undefined, limit: Limit): Asks {
  const { measure } = rule
  if (measure.metric === 'rowCount') return { kind: 'rows', limit }
  if (measure.metric === 'rowCountChange') return { kind: 'change', limit }
  if (measure.metric === 'sql') return { kind: 'constraint', constraint: sqlConstraint(measure.query, rule.value, table, column), limit }
  if (measure.metric === 'duplicateValues')
    return { kind: 'constraint', constraint: { kind: 'unique', columns: measure.properties ?? (column === undefined ? [] : [column]) }, limit }
  if (column === undefined) throw new TypeError(`${measure.metric} is a metric of columns`)
  return { kind: 'constraint', constraint: valueConstraint(measure, column), limit }
}

type ValueMeasure = Extract<QualityRule['measure'], { metric: 'nullValues' | 'missingValues' | 'invalidValues' }>

function valueConstraint(measure: ValueMeasure | { readonly metric: 'nullValues' | 'rowCount' }, column: string): Constraint {
  switch (measure.metric) {
    case 'missingValues':
      return { kind: 'missing', column, texts: measure.missingValues.filter((value) => value !== null).map(String) }
    case 'invalidValues': {
      const { validValues: values, pattern } = measure
      return { kind: 'values', column, ...(values === undefined ? {} : { values }), ...(pattern === undefined ? {} : { pattern }) }
    }
    default:
      return { kind: 'required', column }
  }
}

const SIGNS: Readonly<Record<QualityOperator, string>> = {
  mustBe: '=', mustNotBe: '≠', mustBeGreaterThan: '>', mustBeGreaterOrEqualTo: '≥', mustBeLessThan: '<', mustBeLessOrEqualTo: '≤',
  mustBeBetween: 'between', mustNotBeBetween: 'not between'
}

/** `≤ 35 %`, `= 0`, `between 10 and 20`. */
export function limitWords({ operator, value, unit }: Limit): string {
  const number = typeof value === 'number' ? String(value) : value.join(' and ')
  return `${SIGNS[operator]} ${number}${unit === 'percent' ? ' %' : ''}`
}

/** Whether a count, out of so many rows, is as the limit says. */
export function keeps(limit: Limit, count: number, rows: number): boolean {
  return isWithin(limit, limit.unit === 'percent' ? (100 * count) / rows : count)
}

/** Whether a number, in the limit's unit, is as the limit says; the ends of `between` are outside. */
export function isWithin({ operator, value }: Limit, measured: number): boolean {
  const [low, high] = typeof value === 'number' ? [value, value] : value
  switch (operator) {
    case 'mustBe':
      return measured === low
    case 'mustNotBe':
      return measured !== low
    case 'mustBeGreaterThan':
      return measured > low
    case 'mustBeGreaterOrEqualTo':
      return measured >= low
    case 'mustBeLessThan':
      return measured < low
    case 'mustBeLessOrEqualTo':
      return measured <= low
    case 'mustBeBetween':
      return measured > low && measured < high
    case 'mustNotBeBetween':
      return measured <= low || measured >= high
  }
}
