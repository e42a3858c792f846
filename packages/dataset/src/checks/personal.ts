import type { Engine } from '../engine/engine.ts'
import { SAMPLE } from '../profile/sample.ts'
import type { Table, TableColumn } from '../engine/table.ts'

export const PERSONAL_KINDS = ['email address', 'payment card number', 'IBAN', 'US social security number', 'phone number'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** A column in which values look like personal data. No value of it leaves the engine's process. */
export interface PersonalColumn {
  readonly column: string
  readonly kind: PersonalKind
  /** Different values of the sample that look like it, of so many that could. */
  readonly values: number
  readonly of: number
}

/** Different values of a column that are looked at. */
const LOOKED_AT = 5000

const PATTERNS: Readonly<Record<Exclude<PersonalKind, 'payment card number' | 'IBAN'>, RegExp>> = {
  'email address': /[\w.%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}/i,
  'US social security number': /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/,
  'phone number': /^\s*\+\d[\d ()./-]{6,18}\d\s*$/
}

/** Looks through the sample (see `drawSample`); columns of `declared` are known to hold such data, and left out. */
export async function findPersonal(engine: Engine, { columns }: Table, declared: readonly string[]): Promise<readonly PersonalColumn[]> {
  const found: PersonalColumn[] = []
  for (const column of columns) {
    if ((column.type !== 'string' && column.type !== 'integer') || declared.includes(column.name)) continue
    const values = await suspects(engine, column)
    for (const kind of PERSONAL_KINDS) {
      const matching = values.filter((value) => isPersonal(kind, value)).length
      if (matching > 0 && (kind !== 'payment card number' || isMostlyCards(values, matching))) found.push({ column: column.name, kind, values: matching, of: values.length })
    }
  }
  return found
}

async function suspects(engine: Engine, { value }: TableColumn): Promise<readonly string[]> {
  const [values = []] = await engine.columns(
    `SELECT v FROM (SELECT DISTINCT ${value}::VARCHAR AS v FROM ${SAMPLE}) WHERE length(v) BETWEEN 6 AND 200 AND (contains(v, '@') OR length(regexp_replace(v, '[^0-9]', '', 'g')) >= 7) ORDER BY v LIMIT ${LOOKED_AT}`
  )
  return values.map(String)
}

/** Whether a text holds a value of the kind; numbers that carry check digits must keep them. */
export function isPersonal(kind: PersonalKind, text: string): boolean {
  switch (kind) {
    case 'payment card number':
      return cardDigits(text) !== undefined && keepsLuhn(cardDigits(text) ?? '')
    case 'IBAN':
      return keepsIbanChecksum(text.replaceAll(' ', ''))
    default:
      return PATTERNS[kind].test(text)
  }
}

/** One in ten numbers keeps Luhn's check digit by chance. */
function isMostlyCards(values: readonly string[], matching: number): boolean {
  const candidates = values.filter((value) => cardDigits(value) !== undefined).length
  return matching >= 3 && matching > candidates / 2
}

function cardDigits(text: string): string | undefined {
  const digits = text.trim().replace(/(?<=\d)[ -](?=\d)/g, '')
  return /^[3-6]\d{12,18}$/.test(digits) ? digits : undefined
}

/** ISO/IEC 7812: every second digit from the right is doubled. */
function keepsLuhn(digits: string): boolean {
  const sum = Array.from(digits).reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** ISO 13616: with the first four characters moved to the end and letters as numbers, the rest by 97 is 1. */
function keepsIbanChecksum(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  const digits = Array.from(text.slice(4) + text.slice(0, 4), (character) => parseInt(character, 36)).join('')
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}
