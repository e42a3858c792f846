import { DURATION_FORM } from './duration.ts'
import type { Issue, Path } from './issue.ts'
import { quote } from './quote.ts'

/** The issue, where something is wrong. */
export const when = (wrong: boolean, path: Path, message: string, fix: string): Issue[] =>
  wrong ? [{ path, message, fix }] : []

export const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(12))}%`

export const pause = (milliseconds: number, path: Path): Issue[] =>
  when(Number.isNaN(milliseconds), path, `Expected ${DURATION_FORM}, found a longer one.`, 'Write at most 480h.')

export const time = (milliseconds: number, path: Path): Issue[] => [
  ...pause(milliseconds, path),
  ...when(milliseconds === 0, path, 'Expected a duration above 0, found 0.', `Write ${DURATION_FORM}.`)
]

export const probability = (value: number, path: Path): Issue[] =>
  when(
    value <= 0 || value >= 1,
    path,
    `Expected a percent above 0% and below 100%, found ${percent(value)}.`,
    'Write a percent between them, for example 5%.'
  )

export function twice(items: readonly string[], path: Path): Issue[] {
  return items.flatMap((item, index) =>
    when(
      items.indexOf(item) < index,
      [...path, index],
      `${quote(item)} stands twice in the list.`,
      'Keep one of the two.'
    )
  )
}
