import type { Axis, Chart, Series } from './report.ts'

/** Readable on white and on dark, in the order of the series. */
export const PALETTE = [
  { colour: '#1f6feb', word: 'blue' },
  { colour: '#d29922', word: 'amber' },
  { colour: '#8b949e', word: 'grey' },
  { colour: '#a371f7', word: 'violet' },
  { colour: '#3fb950', word: 'green' }
] as const

/** Why a chart cannot be drawn; `undefined` when it can. One sentence, without markup. */
export function undrawable({ x, y, series }: Chart): string | undefined {
  const first = series[0]
  if (first === undefined || first.values.length === 0) return 'it has no values.'
  if (series.length > PALETTE.length) return `it has ${series.length} series, more than ${PALETTE.length}.`
  const length = 'labels' in x ? x.labels.length : first.values.length
  if (series.some((one) => columnsOf(one).some((column) => column.length !== length))) return `not every series has ${length} values.`
  if (series.every(({ mark }) => mark === 'line') && length < 2) return 'a line needs two points.'
  if (!series.every((one) => columnsOf(one).flat().every(isPlain))) return 'a value is missing or is not a finite number.'
  if (!isProper(y) || ('low' in x && !isProper(x))) return 'an axis has no extent.'
  return undefined
}

function columnsOf({ values, band }: Series): readonly (readonly number[])[] {
  return band === undefined ? [values] : [values, band.low, band.high]
}

const isPlain = (value: number): boolean => Number.isFinite(value) && Math.abs(value) < 1e15
const isProper = ({ low, high }: Axis): boolean => isPlain(low) && isPlain(high) && high - low >= 1e-9

/** The y axis, widened where a value lies outside: bars are never cut. */
export function rangeOf({ y, series }: Chart): Axis {
  const values = series.flatMap((one) => columnsOf(one).flat())
  return { ...y, low: Math.min(y.low, ...values), high: Math.max(y.high, ...values) }
}

/** Decimals that tell a thousandth of an axis apart. */
export function decimals({ low, high }: Pick<Axis, 'low' | 'high'>): number {
  return Math.min(12, Math.max(0, 3 - Math.floor(Math.log10(high - low))))
}
