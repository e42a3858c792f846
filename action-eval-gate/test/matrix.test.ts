import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { InputFeatures } from '@mlgate/config'
import { readColumns } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'
import { inspectModel, openModel } from '../src/model/model-file.ts'
import { score, type Scoring, type Source } from '../src/scoring/scoring.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { floats, input, model, node, output } from './onnx-writer.ts'

jest.setTimeout(120_000)

const fixtures = join(import.meta.dirname, 'fixtures')
const DATA = join(fixtures, 'matrix.csv')
let place: Scratch
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'scoring-process')
})
afterAll(async () => { await place.remove() })

const listed = (...columns: readonly string[]): readonly InputFeatures[] => [{ columns }]

async function scored(candidate: Source, features?: readonly InputFeatures[], path = DATA): Promise<Scoring> {
  return score({
    runtime: RUNTIME, folder: join(place.folder, 'run'), process: join(place.folder, 'scoring-process.js'), data: { path, name: 'matrix.csv' },
    truth: { task: 'binary', labels: ['damaged'] }, ...(features === undefined ? {} : { features: { inputs: features, at: 'p.yml:3' } }), slices: [],
    device: 'cpu', timeout: 120_000, environment: (name) => process.env[name], candidate
  }, new AbortController().signal)
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(() => undefined, (cause: unknown) => cause)
  expect(error).toBeInstanceOf(ConfigError)
  return (error as ConfigError).problems.map(({ message }) => message).join('\n')
}
const fixture = (name: string): Promise<Source> => openModel(join(fixtures, `${name}.onnx`), `${name}.onnx`, { label: 'damaged' })

test.each([['matrix', 'said_damaged', listed('speed', 'height', 'mass'), 'policy'], ['matrix-more', 'said_more', undefined, 'model']] as const)(
  '%s of skl2onnx gives what scikit-learn gives (%s)', async (name, column, features, by) => {
    const { candidate, features: [filled] } = await scored(await fixture(name), features)
    const expected = (await readColumns(RUNTIME, DATA, [{ name: column, type: 'number' }])).values.get(column) as Float64Array
    expect(Math.max(...candidate.values.map((value, row) => Math.abs(value - expected[row]!)))).toBeLessThan(2e-6)
    expect(filled).toEqual([{ input: 'X', names: ['speed', 'height', 'mass', ...(name === 'matrix' ? [] : ['night'])], by }])
  })

/** `probability = sigmoid(a + 2 b)` as PyTorch exports a linear layer. */
const linear = (rows: string | number): Buffer => model([
  node('Gemm', ['X', 'weight', 'bias'], ['logit'], { transB: { int: 1 } }), node('Sigmoid', ['logit'], ['probability']),
  floats('weight', [1, 2], [1, 2]), floats('bias', [1], [0]), input('X', 'float', [rows, 2]), output('probability', 'float', [rows, 1])
])
const written = async (content: Buffer): Promise<Source> => {
  const path = join(place.folder, 'model.onnx')
  await writeFile(path, content)
  return inspectModel(content, path, 'model.onnx', { label: 'damaged' })
}
const csv = async (content: string): Promise<string> => {
  const path = join(place.folder, 'data.csv')
  await writeFile(path, content)
  return path
}

test.each([['rows'], [1]])('with %s rows at once the columns of numbers are taken in their order only when there are as many', async (rows) => {
  const exact = await scored(await written(linear(rows)), undefined, await csv('a,word,damaged,b\n1,x,0,-2\n-3,y,1,4\n'))
  expect([...exact.candidate.values].map((value) => Math.log(value / (1 - value)))).toEqual([expect.closeTo(-3, 4), expect.closeTo(5, 4)])
  expect(exact.features).toEqual([[{ input: 'X', names: ['a', 'b'], by: 'data' }]])
  const more = await csv('a,c,damaged,b\n1,0,0,-2\n-3,0,1,4\n')
  expect(await refusal(scored(await written(linear(rows)), undefined, more))).toBe('The graph input "X" takes 2 numbers for each row, and nothing says of which columns; beside the truth the data have 3 columns of numbers: "a", "c", "b".')
  const turned = await scored(await written(linear(rows)), listed('b', 'a'), more)
  expect(Math.log(turned.candidate.values[0]! / (1 - turned.candidate.values[0]!))).toBeCloseTo(0, 5)
  expect(await refusal(scored(await written(linear(rows)), listed('a', 'b', 'c'), more))).toBe('The graph input "X" takes 2 numbers for each row, but gate.features names 3 columns: "a", "b", "c".')
  expect(await refusal(scored(await written(linear(rows)), [{ input: 'Y', columns: ['a', 'b'] }], more))).toContain('which no model has')
})
