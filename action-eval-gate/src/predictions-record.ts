import type { ColumnData, ColumnRequest } from '@mlgate/dataset'
import type { NumberOutput } from './output.ts'
import type { PredictionsColumns } from './predictions-file.ts'
import { rowCount, type Scores, type Truth } from './scored.ts'

/** How the recorded file is read: rows in the order of the data, whose digest the manifest holds. */
export const RECORDED = { join: 'recorded' } as const satisfies PredictionsColumns

const [LABEL, SCORE] = ['label', 'score']

/** The file has numbers as texts, for a row may have several. */
export const RECORDED_REQUESTS: readonly ColumnRequest[] = [{ name: SCORE, type: 'string' }]

/** Scores with the truth they belong to, as CSV; every digit is kept, and the numbers of a row stand in one field. */
export function predictionsCsv(truth: Pick<Truth, 'values' | 'width'>, scores: Pick<Scores, 'values' | 'width'>): Uint8Array {
  const field = ({ values, width }: Pick<Scores, 'values' | 'width'>, row: number): string => values.subarray(row * width, (row + 1) * width).join(' ')
  const rows = Array.from({ length: rowCount(truth) }, (_, row) => `${field(truth, row)},${field(scores, row)}\n`)
  return Buffer.from(`${LABEL},${SCORE}\n${rows.join('')}`)
}

/** What `predictionsCsv` has written, understood already. */
export function readRecorded({ values }: Pick<ColumnData, 'values'>): NumberOutput {
  const texts = values.get(SCORE)
  if (texts === undefined || texts instanceof Float64Array) throw new TypeError('recorded scores are read as texts')
  const rows = texts.map((text) => text.split(' ').map(Number))
  return { kind: 'numbers', values: Float64Array.from(rows.flat()), width: rows[0]?.length ?? 1, type: 'double', understood: true }
}
