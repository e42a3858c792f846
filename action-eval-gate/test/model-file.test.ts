import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MlgateError, type Problem } from '@mlgate/problem'
import { randomFrom } from '@mlgate/stats'
import { inspectModel, openModel } from '../src/model/model-file.ts'
import { readOutline } from '../src/onnx/outline.ts'
import { scratch, type Scratch } from './bundle.ts'
import { logistic, threeColumns } from './models.ts'
import { graph, input, integer, message, model, node, output, sequence, text } from './onnx-writer.ts'

let place: Scratch
beforeAll(async () => { place = await scratch() })
afterAll(async () => { await place.remove() })

const problems = (content: Uint8Array, label = 'hit'): readonly Problem[] => {
  try {
    inspectModel(content, '/nowhere/model.onnx', 'model.onnx', { label })
    return []
  } catch (error) {
    if (error instanceof MlgateError) return error.problems
    throw error
  }
}
const identity = (...parts: readonly Uint8Array[]) => model([node('Identity', ['speed'], ['probability']), ...parts])

test('a model comes with its digest and how to run it', async () => {
  const path = join(place.folder, 'model.onnx')
  await writeFile(path, threeColumns())
  expect(await openModel(path, 'model.onnx', { label: 'hit' })).toMatchObject({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    signature: {
      inputs: [{ name: 'phase', type: 'string', rank: 2 }, { name: 'birds', type: 'int64', rank: 2 }, { name: 'speed', type: 'float', rank: 2 }],
      score: { name: 'probabilities', type: 'float' }
    }
  })
})

test('a missing file, a folder and an empty file are told apart from damage', async () => {
  await writeFile(join(place.folder, 'empty.onnx'), '')
  for (const name of ['missing.onnx', '.', 'empty.onnx'])
    await expect(openModel(join(place.folder, name), name, { label: 'hit' })).rejects.toMatchObject({ problems: [{ code: 'MLG-601', where: name }] })
})

test.each([
  ['pickle', Buffer.from([0x80, 0x04, 0x95, 0, 0]), 'a pickle'],
  ['zip', Buffer.from('PK\u0003\u0004archive'), 'a ZIP archive'],
  ['HDF5', Buffer.from('\x89HDF\r\n', 'latin1'), 'an HDF5 file'],
  ['LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), 'a Git LFS pointer'],
  ['JSON', Buffer.from('{"model": 1}'), 'is text'],
  ['random bytes', Buffer.from([0xff, 0xfe, 0x01, 0x02, 0x03]), 'no ONNX model'],
  ['truncated model', logistic(1).subarray(0, 60), 'or is damaged']
])('%s is refused with advice', (_, content, words) => {
  expect(problems(content)).toEqual([{ code: 'MLG-602', message: expect.stringContaining(words), where: 'model.onnx', fix: expect.stringMatching(/\.$/) }])
})

test('what is too new for the runtime is named, all at once', () => {
  expect(problems(logistic(1, 0, { ir: 14, opset: 28 })).map(({ message }) => message)).toEqual([
    'The model has IR version 14; this runtime reads up to 13.',
    'The model uses operator set 28 of ai.onnx; this runtime knows up to 26.'
  ])
})

test('operators of unknown domains are refused by name, wherever they stand', () => {
  const branch = graph(node('PyOp', ['speed'], ['out'], {}, 'ai.onnx.contrib'), output('out'))
  const found = problems(identity(node('If', ['c'], ['y'], { then_branch: { graph: branch } }), node('Gelu', ['a'], ['b'], {}, 'com.microsoft'), input('speed'), output('probability')))
  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual(['MLG-602 The model calls the operator "PyOp" of the domain "ai.onnx.contrib", which this runtime does not have.'])
})

test('a thousand seeds of flipped bytes are opened or refused, never more', () => {
  const whole = threeColumns()
  let refused = 0
  for (let seed = 1; seed <= 1000; seed++) {
    const random = randomFrom(seed)
    const damaged = Buffer.from(whole)
    for (let flips = 1 + (seed % 4); flips > 0; flips--) damaged[Math.floor(random() * whole.length)]! ^= 1 << Math.floor(random() * 8)
    refused += Math.sign(problems(damaged).length)
  }
  expect(refused).toBeGreaterThan(100)
  expect(refused).toBeLessThan(1000)
})

test('ZipMap is taken off: the tensor it was fed with is the probability', () => {
  const zipped = (attributes: readonly Uint8Array[]) => model([
    message(1, text(1, 'speed'), text(2, 'maps'), text(4, 'ZipMap'), text(7, 'ai.onnx.ml'), message(5, text(1, 'classlabels_int64s'), ...attributes, integer(20, 7))),
    input('speed'), sequence('maps')
  ])
  const opened = inspectModel(zipped([integer(8, 0), integer(8, 1)]), '', 'm', { label: 'hit' })
  expect(opened.signature.score).toEqual({ name: 'speed', type: 'float' })
  expect(opened.outline.outputs).toEqual([{ name: 'maps', type: undefined, shape: undefined }])
  expect(readOutline(opened.withoutMaps!)).toMatchObject({ outputs: [{ name: 'speed', type: 'float' }], operators: [] })
  expect(opened.signature.classes).toEqual(['0', '1'])
  expect(inspectModel(zipped([text(9, 'no "1"'), text(9, '7')]), '', 'm', { label: 'hit' }).signature.classes).toEqual(['no "1"', '7'])
})

test('inputs and outputs that do not fit are named, all at once', () => {
  const found = problems(model([
    input('hit'), input('flags', 'bool'), input('X', 'float', ['rows', 3, 32, 32]), input('fixed', 'float', [8, 1]), output('label', 'int64'), sequence('output_probability')
  ]))
  expect(found.map(({ code }) => code)).toEqual(Array(5).fill('MLG-603'))
  expect(found.map(({ message }) => message)).toEqual([
    'The graph input "hit" is the label: the model would read the answer.',
    'The graph input "flags" is of type bool.',
    'The graph input "X" has the shape [rows, 3, 32, 32]; columns of a table fill [rows] or [rows, columns] only.',
    'The graph input "fixed" has the shape [8, 1], expected a free number of rows.',
    'No output of the model is known to be what it predicts; it has "label" (int64), "output_probability" (no tensor).'
  ])
  expect(found.at(-1)?.fix).toContain('zipmap')
})

test('the probability is found by its name, or as the only floating output', () => {
  const score = (...outputs: readonly Uint8Array[]) => inspectModel(model([input('speed'), ...outputs]), '', 'm', { label: 'hit' }).signature.score.name
  expect(score(output('logits'), output('probability'))).toBe('probability')
  expect(score(output('anything', 'double'), output('label', 'int64'))).toBe('anything')
  expect(problems(model([input('speed'), output('a'), output('b')]))[0]?.code).toBe('MLG-603')
})

test('the output that the policy names is judged, a label too, and all are listed where there is none', () => {
  const named = (name: string) => inspectModel(model([input('speed'), output('logits'), output('probability'), output('label', 'int64'), sequence('maps')]), '', 'm', { label: 'hit', output: name }).signature.score
  expect([named('logits'), named('label')]).toEqual([{ name: 'logits', type: 'float' }, { name: 'label', type: 'int64' }])
  expect(() => named('logit')).toThrow('The model has no output "logit", which gate.output names; it has "logits" (float), "probability" (float), "label" (int64), "maps" (no tensor).')
  expect(() => named('maps')).toThrow('The output "maps" is no tensor of numbers or labels; it has')
})

test('a model names its columns in its metadata, as a JSON list or one for each input', () => {
  const metadata = (value: string) => message(14, text(1, 'feature_names'), text(2, value))
  const columns = (value: string, ...inputs: readonly Uint8Array[]) =>
    inspectModel(model([...inputs, output('probability')], { extra: [metadata(value)] }), '', 'm', { label: 'hit' }).signature.inputs.map(({ columns: own }) => own?.names.join())
  const [wide, narrow] = [input('X', 'float', ['rows', 2]), input('phase', 'string')]
  expect(columns('["a", "b"]', wide, narrow)).toEqual(['a,b', undefined])
  expect(columns('{"X": ["a", "b"], "phase": ["word"]}', wide, narrow)).toEqual(['a,b', 'word'])
  expect(columns('["a"]', input('X'))).toEqual(['a'])
  expect(columns('["a", "b"]', input('a'), input('b'))).toEqual([undefined, undefined])
  for (const broken of ['a,b', '[]', '["a", "a"]', '["a", 1]', '{"X": "a"}', 'null', '{}'])
    expect(() => columns(broken, wide)).toThrow('expected a JSON list of different column names')
})

test('names of the model cannot break out of a message', () => {
  const evil = 'x\n::set-output name=verdict::pass\u202e'
  const [problem] = problems(model([message(11, text(1, evil)), output('probability')]))
  expect(problem?.message).not.toMatch(/[\n\u202e]/)
})

test('a model that may not be read is told as such', async () => {
  const path = join(place.folder, 'secret.onnx')
  await writeFile(path, logistic(1))
  await chmod(place.folder, 0o755)
  await chmod(path, 0)
  await expect(unprivileged(() => openModel(path, 'secret.onnx', { label: 'hit' }))).rejects.toMatchObject({
    problems: [{ code: 'MLG-601', message: 'The model file cannot be read (EACCES).', where: 'secret.onnx' }]
  })
})

/** Nothing is forbidden to root, as whom a container runs tests. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
