import type { Code } from '@mlgate/problem'
import { plainText, type Check, type Text, type Verdict } from '@mlgate/report'
import type { RowPlace } from '@mlgate/dataset'

/** A decided question of a data check, with what a person needs to act on it. */
export interface Finding extends Check {
  readonly group: Group
  readonly code: Code
  /** The reason, with foreign names set apart. */
  readonly what: Text
  /** File and line of the first row that shows it, or the place that asks for it. */
  readonly where?: string
  /** The next rows after the first, in words that follow it. */
  readonly others?: string
  readonly fix: Text
}

/** In the order in which one explains the other: data without its columns cannot keep a contract, and so on. */
export const GROUPS = ['columns', 'contract', 'leakage', 'slices', 'poisoning', 'rows', 'drift', 'personal', 'reference'] as const
export type Group = (typeof GROUPS)[number]

export interface FindingParts {
  readonly group: Group
  readonly id: string
  readonly title: string
  readonly verdict: Verdict
  readonly code: Code
  readonly what: Text
  readonly where?: string | undefined
  readonly others?: string | undefined
  readonly fix: Text
  readonly samples?: number
}

export function finding({ where, others = '', ...parts }: FindingParts): Finding {
  return { ...parts, reason: `${plainText(parts.what)}.`, ...(where === undefined ? {} : { where }), ...(others === '' ? {} : { others }) }
}

/** `data/train.csv:17`, or the row's number where a file has no lines. */
export function placeOf({ file, row, line }: RowPlace): string {
  return line === undefined ? `${file} (row ${row})` : `${file}:${line}`
}

/** `, lines 3, 9 and more` for the places after the first; in other files with their names. */
export function otherPlaces([first, ...others]: readonly RowPlace[], rows: number): string {
  if (first === undefined || others.length === 0) return ''
  const more = rows > others.length + 1 ? ' and more' : ''
  if (others.some(({ file }) => file !== first.file)) return `, ${others.map(placeOf).join(', ')}${more}`
  const unit = first.line === undefined ? 'row' : 'line'
  return `, ${unit}${others.length === 1 ? '' : 's'} ${others.map(({ line, row }) => line ?? row).join(', ')}${more}`
}
