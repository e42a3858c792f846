/** One comparison of a column with what the policy says. Texts are compared by their characters, numbers by their size. */
export type Comparison = Membership | Ordering

export interface Membership {
  readonly column: string
  readonly operator: 'in' | 'not in'
  /** One or more texts, each once. */
  readonly values: readonly string[]
}

export interface Ordering {
  readonly column: string
  readonly operator: '<' | '<=' | '>' | '>='
  /** A number compares numbers. */
  readonly value: number | string
}

/** Longer conditions are read by nobody. */
const LONGEST = 500

const NAME = /\s*(?:"([^"]+)"|([^\s<>=!"'`(),][^<>=!"'`(),]*?))\s*(?=[<>=]|!=|\b(?:not\s+)?in\s*\()/iy
const OPERATOR = /(<=|>=|!=|==|=|<|>|not\s+in|in)\s*/iy
const LITERAL = /\s*(?:"([^"]*)"|'([^']*)'|([^\s<>=!"'`(),](?:[^<>=!"'`(),]*?[^\s<>=!"'`(),])?))(?=\s*(?:$|[,)]|\sand\s))/iy
const OPENING = /\(/y
const SEPARATOR = /\s*([,)])/y
const AND = /\s+and\s+/iy
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * Comparisons with `and` between them: `age >= 65 and country in (DE, FR)`. A column or a text that holds an operator, a
 * comma, a bracket or the word "and" stands in quotes. Gives what is wrong with it, as a whole sentence, if anything is.
 */
export function readCondition(text: string): readonly Comparison[] | { readonly fault: string } {
  if (text.length > LONGEST) return { fault: `The condition has ${text.length} characters, ${LONGEST} at most are read.` }
  const found: Comparison[] = []
  const cursor: Cursor = { text: text.trimEnd(), at: 0 }
  do {
    const comparison = readComparison(cursor)
    if (typeof comparison === 'string') return { fault: comparison }
    found.push(comparison)
  } while (take(cursor, AND) !== undefined)
  const rest = cursor.text.slice(cursor.at).trim()
  return rest === '' ? found : { fault: `${JSON.stringify(rest)} is too much; comparisons are joined by "and".` }
}

/** Where in a text the reading is. */
interface Cursor {
  readonly text: string
  at: number
}

/** The groups of the pattern where it fits here, and nothing is moved where it does not. */
function take(cursor: Cursor, pattern: RegExp): readonly (string | undefined)[] | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) return undefined
  cursor.at = pattern.lastIndex
  return found.slice(1)
}

function readComparison(cursor: Cursor): Comparison | string {
  const column = take(cursor, NAME)?.find((part) => part !== undefined)
  if (column === undefined) return `Expected a column and a comparison, such as age >= 65, ${here(cursor)}.`
  const operator = take(cursor, OPERATOR)?.[0]?.toLowerCase().replace(/\s+/, ' ')
  switch (operator) {
    case 'in':
    case 'not in': {
      const values = readList(cursor)
      return typeof values === 'string' ? values : { column, operator, values: [...new Set(values)] }
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const literal = readLiteral(cursor)
      if (typeof literal === 'string') return literal
      if (!literal.quoted && /\s/.test(literal.text)) return `${JSON.stringify(literal.text)} is no number; a text that is compared by size stands in quotes.`
      return { column, operator, value: !literal.quoted && NUMBER.test(literal.text) ? Number(literal.text) : literal.text }
    }
    default: {
      const literal = readLiteral(cursor)
      return typeof literal === 'string' ? literal : { column, operator: operator === '!=' ? 'not in' : 'in', values: [literal.text] }
    }
  }
}

function readList(cursor: Cursor): readonly string[] | string {
  if (take(cursor, OPENING) === undefined) return `Expected a list in brackets, such as (DE, FR), ${here(cursor)}.`
  const values: string[] = []
  for (;;) {
    const literal = readLiteral(cursor)
    if (typeof literal === 'string') return literal
    values.push(literal.text)
    const next = take(cursor, SEPARATOR)?.[0]
    if (next === undefined) return `Expected a comma or a closing bracket ${here(cursor)}.`
    if (next === ')') return values
  }
}

function readLiteral(cursor: Cursor): { readonly text: string; readonly quoted: boolean } | string {
  const found = take(cursor, LITERAL)
  if (found === undefined) return `Expected a number or a text, in quotes where it holds more than words, ${here(cursor)}.`
  const [double, single, bare = ''] = found
  return { text: double ?? single ?? bare, quoted: double !== undefined || single !== undefined }
}

function here({ text, at }: Cursor): string {
  const rest = text.slice(at).trim()
  return rest === '' ? 'at its end' : `at ${JSON.stringify(rest.slice(0, 30))}`
}
