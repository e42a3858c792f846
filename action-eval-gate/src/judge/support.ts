import { formatCount } from '@mlgate/report'

/** What there is least of, and what keeps an interval from being believed when there is too little of it. */
export interface Support {
  readonly count: number
  /** For example `rows of the rarer class`, or `rows` where nothing is rarer. */
  readonly of: string
}

/** With less of it no interval can be believed. */
export const ENOUGH = 10

/** `2,000 of the rarer class`, to stand behind a number of rows; nothing where the rows themselves are the support. */
export function supportWords({ count, of }: Support): string | undefined {
  return of === 'rows' ? undefined : `${formatCount(count)} ${of.replace(/^rows of/, 'of')}`
}
