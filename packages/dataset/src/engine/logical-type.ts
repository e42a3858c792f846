import { literal } from './quoting.ts'
import { readFormat } from './time-format.ts'

/** What a value means, in the words of the Open Data Contract Standard. */
export const LOGICAL_TYPES = ['string', 'integer', 'number', 'boolean', 'date', 'timestamp', 'time'] as const
export type LogicalType = (typeof LOGICAL_TYPES)[number]

interface TypeRule {
  /** Type of the engine that holds the values. */
  readonly sql: string
  /** The only spellings in a text file; the engine's own casts take `1.7`, `1_000`, `0x1F` and ` 5 ` for integers. */
  readonly spelling: RegExp
  /** Types of a Parquet column that hold such values. */
  readonly stored: RegExp
}

const TIME = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?'
const DATE = '\\d{4}-\\d{2}-\\d{2}'
const MOMENT = `${DATE}[T ]${TIME}`
const ZONE = '(Z|[+-]\\d{2}:\\d{2})'

const TYPES: Readonly<Record<LogicalType, TypeRule>> = {
  string: { sql: 'VARCHAR', spelling: /^[\s\S]*$/, stored: /^(VARCHAR|ENUM.*|UUID)$/ },
  integer: { sql: 'BIGINT', spelling: /^[+-]?[0-9]+$/, stored: /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/ },
  number: {
    sql: 'DOUBLE',
    spelling: /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/,
    stored: /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/
  },
  boolean: { sql: 'BOOLEAN', spelling: /^(true|false|True|False|TRUE|FALSE)$/, stored: /^BOOLEAN$/ },
  date: { sql: 'DATE', spelling: new RegExp(`^${DATE}$`), stored: /^DATE$/ },
  timestamp: {
    sql: 'TIMESTAMPTZ',
    spelling: new RegExp(`^${MOMENT}${ZONE}?$`),
    stored: /^TIMESTAMP( WITH TIME ZONE|_S|_MS|_NS)?$/
  },
  time: { sql: 'TIME', spelling: new RegExp(`^${TIME}$`), stored: /^TIME(_NS)?$/ }
}

/** What a column's values mean and, for dates and times in text, how they are written when not as ISO 8601 has it. */
export interface ValueType {
  readonly type: LogicalType
  /** Letters of Java's DateTimeFormatter, for example `dd.MM.yyyy`. */
  readonly format?: string
  /** Of strings: the value is JSON, and of this kind. */
  readonly structure?: 'object' | 'array'
  /** Texts that stand for a missing value, besides the empty one. */
  readonly missing?: readonly string[]
}

/** Whether a text spells a value of the type; that the value exists (no 30 February) the engine's cast decides. */
export function isSpelled({ type, format }: ValueType, text: string): boolean {
  return spelling(type, format).test(text)
}

/** Whether a column of a typed file, in DuckDB's name for its type, holds values of the logical type; of JSON every value tells on its own. */
export function isStoredAs({ type, structure }: ValueType, stored: string): boolean {
  return stored === 'JSON' || (structure === undefined ? TYPES[type].stored : STRUCTURED).test(stored)
}

const STRUCTURED = /^(VARCHAR|JSON|STRUCT\b.*|MAP\b.*|.*\])$/

/** Where a value comes from: text, a value of JSON, or a column that has a type. */
export type ValueSource = 'text' | 'json' | 'typed'

/** SQL for what stands in a file: NULL where nothing stands, or a text that means a missing value. */
export function presentValue({ missing = [] }: ValueType, expression: string, source: ValueSource): string {
  const [present, written] = source === 'json'
    ? [`CASE WHEN json_type(${expression}) <> 'NULL' THEN ${expression} END`, `(${expression} ->> '$')`]
    : [expression, `${expression}::VARCHAR`]
  if (missing.length === 0) return present
  return `CASE WHEN ${written} NOT IN (${missing.map(literal).join(', ')}) THEN ${present} END`
}

/** SQL for the typed value of an expression: NULL when it is missing or not of the type. */
export function typedValue(value: ValueType, expression: string, source: ValueSource): string {
  const { type } = value
  if (value.structure !== undefined) return jsonValue(value.structure, source === 'json' ? `${expression}::VARCHAR` : expression, source)
  if (source === 'json') return typedValue(value, jsonScalar(type, expression), 'text')
  const cast = source === 'text' ? textValue(value, expression) : `TRY_CAST(${expression} AS ${TYPES[type].sql})`
  return type === 'number' ? `CASE WHEN isfinite(${cast}) THEN ${cast} END` : cast
}

/** The text of a JSON value that may be one of the type; JSON does not tell 7.0 from 7, so that both are integers. */
function jsonScalar(type: LogicalType, expression: string): string {
  const text = `${expression} ->> '$'`
  const whole = type === 'integer' ? `WHEN json_type(${expression}) = 'DOUBLE' THEN regexp_replace(${text}, '\\.0+$', '') ` : ''
  return `(CASE ${whole}WHEN json_type(${expression}) IN (${JSON_TYPES[type].map(literal).join(', ')}) THEN ${text} END)`
}

/** DuckDB's names for the kinds of JSON values that may hold a value of the type: the text "31" is no number. */
const JSON_TYPES: Readonly<Record<LogicalType, readonly string[]>> = {
  string: ['VARCHAR'], integer: ['BIGINT', 'UBIGINT', 'HUGEINT'], number: ['BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'], boolean: ['BOOLEAN'],
  date: ['VARCHAR'], timestamp: ['VARCHAR'], time: ['VARCHAR']
}

/** The text of a JSON value of one kind; a column that holds records or lists itself is written as JSON. */
function jsonValue(structure: 'object' | 'array', expression: string, source: ValueSource): string {
  const text = source === 'typed'
    ? `CASE WHEN starts_with(typeof(${expression}), 'VARCHAR') THEN ${expression}::VARCHAR ELSE to_json(${expression})::VARCHAR END`
    : expression
  return `CASE WHEN json_valid(${text}) THEN CASE WHEN json_type(${text}) = '${structure.toUpperCase()}' THEN ${text} END END`
}

function textValue({ type, format }: ValueType, expression: string): string {
  if (type === 'string') return expression
  if (type === 'timestamp' && format === undefined) return isoTimestamp(expression)
  const { sql } = TYPES[type]
  const cast = isFormatted(type, format)
    ? `CAST(try_strptime(${expression}, ${literal(readFormat(format).strptime)}) AS ${sql})`
    : `TRY_CAST(${expression} AS ${sql})`
  return `CASE WHEN regexp_matches(${expression}, ${literal(spelling(type, format).source)}) THEN ${cast} END`
}

/** A time without a zone is one of UTC; the engine's cast for zones would say the same of it, and takes four times as long. */
function isoTimestamp(expression: string): string {
  const spelled = (pattern: string): string => `regexp_matches(${expression}, ${literal(`^${pattern}$`)})`
  return `CASE WHEN ${spelled(MOMENT)} THEN make_timestamptz(epoch_us(TRY_CAST(${expression} AS TIMESTAMP))) `
    + `WHEN ${spelled(MOMENT + ZONE)} THEN TRY_CAST(${expression} AS TIMESTAMPTZ) END`
}

function spelling(type: LogicalType, format: string | undefined): RegExp {
  return isFormatted(type, format) ? readFormat(format).spelling : TYPES[type].spelling
}

/** Formats of other types narrow a value that is written in the one way there is. */
function isFormatted(type: LogicalType, format: string | undefined): format is string {
  return format !== undefined && (type === 'date' || type === 'timestamp' || type === 'time')
}
