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
