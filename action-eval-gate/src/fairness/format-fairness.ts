import { fairnessParts, type FairnessName } from '@mlgate/config'
import { formatNumber, formatPoints, formatSigned } from '@mlgate/report'

/** A difference in percentage points, a ratio as it is. */
export function formatGap(criterion: FairnessName, value: number): string {
  if (Number.isNaN(value)) return 'undefined'
  return fairnessParts(criterion).kind === 'difference' ? formatPoints(value).replace('+', '') : formatNumber(value)
}

/** A change of it, with its sign. */
export function formatGapChange(criterion: FairnessName, change: number): string {
  return fairnessParts(criterion).kind === 'difference' ? formatPoints(change) : formatSigned(change)
}

/** `7.56 … 19.42`: the ends of an interval beside a value that has its unit. */
export function formatGapEnds(criterion: FairnessName, { low, high }: { readonly low: number; readonly high: number }): string {
  const end = (value: number): string => (fairnessParts(criterion).kind === 'difference' ? formatNumber(100 * value, 2) : formatNumber(value))
  return `${end(low)} … ${end(high)}`
}

/** The same of a change, with signs. */
export function formatChangeEnds(criterion: FairnessName, { low, high }: { readonly low: number; readonly high: number }): string {
  const end = (value: number): string => (fairnessParts(criterion).kind === 'difference' ? formatSigned(100 * value, 2) : formatSigned(value))
  return `${end(low)} … ${end(high)}`
}
