import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '@mlgate/problem'
import type { TaskName } from '@mlgate/config'
import { openPredictions, type PredictionsColumns } from '../src/scoring/predictions-file.ts'
import { readPredictions, type Rows } from '../src/scoring/predictions.ts'
import { RUNTIME, scratch, type Scratch } from './bundle.ts'

let place: Scratch
beforeAll(async () => { place = await scratch() })
afterAll(async () => { await place.remove() })

const LABELS = { names: ['hit'], columns: [Float64Array.from([1, 0, 1])], rows: 3 }
const BY_ID = { join: 'id', scores: ['p'], id: 'flight' } as const
const BY_ORDER = { join: 'order', scores: ['p'] } as const
const numbers = (values: readonly number[], width = 1) => ({ kind: 'numbers', width, type: 'double', values: Float64Array.from(values) })

async function read(content: string | Uint8Array, columns: PredictionsColumns, rows: Rows = { labels: LABELS, ids: ['a', 'b', 'c'] }, task: TaskName = 'binary') {
  const path = join(place.folder, 'scores.csv')
  await writeFile(path, content)
  return readPredictions(RUNTIME, await openPredictions(path, 'scores.csv', columns), rows, task)
}

const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(() => undefined, (cause: unknown) => cause)
  expect(error).toBeInstanceOf(ConfigError)
  return (error as ConfigError).problems.map(({ code, message }) => `${code} ${message}`)
}

test('scores are joined by id in any order, or taken in the order of the data beside the same labels', async () => {
  expect(await read('flight,p\nc,0.3\na,0.1\nb,0.2\n', BY_ID)).toEqual(numbers([0.1, 0.2, 0.3]))
  expect(await read('p,hit\n0.1,1\n0.2,0\n1,1\n', BY_ORDER)).toEqual(numbers([0.1, 0.2, 1]))
})

test('a row may have several numbers, or a class in words', async () => {
  const wide = { join: 'id', scores: ['p', 'q'], id: 'flight' } as const
  expect(await read('flight,q,p\nc,0.7,0.3\na,0.9,0.1\nb,0.8,0.2\n', wide)).toEqual(numbers([0.1, 0.9, 0.2, 0.8, 0.3, 0.7], 2))
  expect(await read('flight,p\nc,cat\na,dog\nb,cat\n', BY_ID, undefined, 'multiclass')).toEqual({ kind: 'labels', values: ['dog', 'cat', 'cat'] })
  expect(await refusal(read('flight,p\nc,cat\na,dog\nb,cat\n', BY_ID))).toEqual([expect.stringContaining('MLG-504')])
})

test.each([
  ['a missing row', 'flight,p\na,0.1\nb,0.2\n', '1 rows of the data have no score, the first is "c"'],
  ['a foreign row', 'flight,p\na,0.1\nb,0.2\nc,0.3\nd,0.4\n', '1 scores belong to no row, the first to "d"'],
  ['a repeated id', 'flight,p\na,0.1\nb,0.2\nc,0.3\nc,0.4\n', '1 ids of the predictions stand there more than once'],
  ['a missing score', 'flight,p\na,0.1\nb,\nc,0.3\n', 'The column "p" is empty in row 2']
])('%s is refused', async (_, content, words) => {
  expect(await refusal(read(content, BY_ID))).toEqual([expect.stringMatching(`^MLG-605 .*${words.replaceAll(/[.()]/g, '\\$&')}`)])
})

test('ids that the data repeat are refused', async () => {
  expect(await refusal(read('flight,p\na,0.1\n', BY_ID, { labels: LABELS, ids: ['a', 'a', 'a'] }))).toEqual([expect.stringContaining('2 ids of the data')])
})

test('rows that moved, or are too few, show by the label beside them', async () => {
  expect(await refusal(read('p,hit\n0.1,1\n0.2,1\n0.3,0\n', BY_ORDER))).toEqual(['MLG-605 The label of row 2 is 1, in the data it is 0: these are other rows.'])
  expect(await refusal(read('p,hit\n0.1,1\n0.2,0\n', BY_ORDER))).toEqual(['MLG-605 There are 2 scores for 3 rows of data.'])
  expect(await refusal(read('p\n0.1\n0.2\n0.3\n', BY_ORDER))).toEqual([expect.stringContaining('MLG-503')])
})

test('a missing file is named', async () => {
  expect(await refusal(openPredictions(join(place.folder, 'none.csv'), 'none.csv', BY_ID))).toEqual(['MLG-601 The file of the predictions does not exist.'])
})
