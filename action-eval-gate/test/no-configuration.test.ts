import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { type LocalAction, startLocalAction } from './local-action.ts'
import { floats, input, message, model, node, output, text } from './onnx-writer.ts'
import { createWorld, type World } from './world.ts'

jest.setTimeout(300_000)

let place: LocalAction
beforeAll(async () => { place = await startLocalAction() }, 60_000)
afterAll(() => place.close())

const COLUMNS = ['speed', 'height', 'mass']
const fixtures = join(import.meta.dirname, 'fixtures')
const onnx = (name: string): Promise<Uint8Array> => readFile(join(fixtures, `${name}.onnx`))

/** Some columns of the table of fixtures. */
async function table(...columns: readonly string[]): Promise<string> {
  const [header = [], ...rows] = (await readFile(join(fixtures, 'matrix.csv'), 'utf8')).trim().split('\n').map((line) => line.split(','))
  const places = columns.map((column) => header.indexOf(column))
  return [columns, ...rows.map((row) => places.map((at) => row[at]))].map((cells) => `${cells.join(',')}\n`).join('')
}

/** Everything that a person has to write. */
const policyFor = (label: string): string => `version: 1
gate:
  data: eval.csv
  label: ${label}
  model: model.onnx
`

/** Every row costs the same. */
const constant = (cost: number): Buffer => model([
  node('Gemm', ['X', 'weight', 'bias'], ['cost'], { transB: { int: 1 } }),
  floats('weight', [1, 3], [0, 0, 0]), floats('bias', [1], [cost]), input('X', 'float', ['rows', 3]), output('cost', 'float', ['rows', 1])
])

/** The model with the names of its columns appended to its metadata: fields of a protobuf message may follow in any order. */
const named = async (name: string): Promise<Uint8Array> =>
  Buffer.concat([await onnx(name), message(14, text(1, 'feature_names'), text(2, JSON.stringify(COLUMNS)))])

interface Case {
  readonly label: string
  readonly good: Uint8Array
  readonly worse: Uint8Array
  /** As good, and says which columns it takes. */
  readonly named: Uint8Array
  /** What the report says was assumed. */
  readonly assumed: readonly string[]
  /** What it says of the worse model. */
  readonly failed: readonly string[]
}

const startWith = async ({ label, good }: Case): Promise<World> =>
  createWorld(place, { 'mlgate.yml': policyFor(label), 'eval.csv': await table(...COLUMNS, label), 'model.onnx': good })

const binary = async (): Promise<Case> => ({
  label: 'damaged', good: await onnx('matrix'), worse: await onnx('matrix-worse'), named: await named('matrix'),
  failed: ['`roc_auc` fell by 18.46 pp (limit −1.00 pp), and 1 more', 'log_loss changed by +0.1957'],
  assumed: ['Task inferred:</b> binary, because the labels are 0 and 1, and the model gives a probability', 'the usual ones of task binary: `roc_auc` may fall by 1.00 pp, `log_loss` may rise by 1% of the baseline\'s']
})
const regression = async (): Promise<Case> => ({
  label: 'cost', good: await onnx('matrix-cost'), worse: constant(20), named: await named('matrix-cost'),
  failed: ['`mae` rose by 3.0502 (limit +0.067388)'],
  assumed: ['Task inferred:</b> regression, because the labels are numbers, and the model gives one number for each row', 'the usual ones of task regression: `mae` may rise by 1% of the baseline\'s']
})

describe.each([['binary', binary], ['regression', regression]])('a policy that names data, label and model alone, for %s', (_, prepare) => {
  test('records a first model, passes an equal one, and blocks a worse one by the usual rules', async () => {
    const kind = await prepare()
    const home = await startWith(kind)
    const first = await home.record()
    expect(first).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'record-path': expect.stringContaining('record') } })
    expect(first.summary).toContain('First baseline: nothing to compare with, only that the metrics are defined was judged')
    const equal = await home.propose({ 'notes.md': 'a' })
    expect(equal).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    const worse = await home.propose({ 'model.onnx': kind.worse })
    expect(worse).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
    for (const words of kind.assumed) for (const { summary } of [first, equal, worse]) expect(summary).toContain(words)
    for (const failed of kind.failed) expect(worse.summary).toContain(failed)
    expect(worse.summary).toContain('names none under')
  })

  test('says which columns it took, and fills the baseline with them when the data get more', async () => {
    const kind = await prepare()
    const home = await startWith(kind)
    const { outputs, summary } = await home.record()
    expect(summary).toContain('the 3 columns of numbers of the data in their order')
    expect(JSON.parse(await readFile(join(outputs['record-path']!, 'baseline.json'), 'utf8'))).toMatchObject({ features: { X: COLUMNS } })

    await home.push({ 'eval.csv': await table('said_more', ...[...COLUMNS].reverse(), kind.label) })
    const unnamed = await home.propose({ 'notes.md': 'a' })
    expect(unnamed).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('nothing says of which columns') })
    const named = await home.propose({ 'model.onnx': kind.named })
    expect(named).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('The scores are the same as the baseline\'s, row by row') })
    expect(named.summary).not.toContain('Features assumed')
  })

  test('says so when the columns of the data stand in another order than for the baseline', async () => {
    const kind = await prepare()
    const home = await startWith(kind)
    await home.record()
    await home.push({ 'eval.csv': await table(...[...COLUMNS].reverse(), kind.label) })
    const turned = await home.propose({ 'notes.md': 'a' })
    expect(turned).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
    expect(turned.summary).toContain('The baseline has others:</b> it was recorded with `speed`, `height`, `mass`, the candidate was filled with `mass`, `height`, `speed`; if that is not meant, name them under `gate.features`.')
  })
})
