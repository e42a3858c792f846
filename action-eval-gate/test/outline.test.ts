import { readOutline } from '../src/onnx/outline.ts'
import { MalformedMessage } from '../src/onnx/wire.ts'
import { endless, logistic, threeColumns } from './models.ts'
import { bytes, external, floats, graph, input, integer, message, model, node, output, sequence, text } from './onnx-writer.ts'

test('inputs, outputs, shapes, opsets and IR version are read', () => {
  const outline = readOutline(threeColumns())
  expect(outline.irVersion).toBe(8)
  expect(outline.producer).toBe('test')
  expect([...outline.opsets]).toEqual([['ai.onnx', 17], ['ai.onnx.ml', 3]])
  expect(outline.inputs).toEqual([
    { name: 'phase', type: 'string', shape: ['rows', 1] },
    { name: 'birds', type: 'int64', shape: ['rows', 1] },
    { name: 'speed', type: 'float', shape: ['rows', 1] }
  ])
  expect(outline.outputs.map(({ name, type }) => [name, type])).toEqual([['label', 'int64'], ['probabilities', 'float']])
  expect(outline.external).toEqual([])
  expect(outline.operators).toContainEqual({ domain: 'ai.onnx.ml', name: 'OneHotEncoder' })
})

test('classes are those of the only classifier', () => {
  const classifier = (...names: readonly string[]) => message(1, text(1, 'x'), text(2, 'y'), text(4, 'LinearClassifier'), text(7, 'ai.onnx.ml'),
    message(5, text(1, 'classlabels_strings'), ...names.map((name) => text(9, name)), integer(20, 8)))
  expect(readOutline(model([classifier('owl', 'gull'), input('x')])).classes).toEqual(['owl', 'gull'])
  expect(readOutline(model([classifier('no', 'yes'), classifier('no', 'yes'), input('x')])).classes).toBeUndefined()
  expect(readOutline(threeColumns()).classes).toBeUndefined()
})

test('an input with a default is not demanded; a sequence has no element type', () => {
  const outline = readOutline(model([input('speed'), input('weight'), floats('weight', [1], [2]), sequence('probabilities')]))
  expect(outline.inputs.map(({ name }) => name)).toEqual(['speed'])
  expect(outline.outputs).toEqual([{ name: 'probabilities', type: undefined, shape: undefined }])
})

test('external files are found among weights, in attributes, subgraphs, functions and training info', () => {
  const constant = (location: string) => Buffer.concat([text(4, 'Constant'), message(5, text(1, 'value'), bytes(5, external('', location)))])
  const subgraph = graph(bytes(5, external('inner', 'subgraph.bin')), node('Identity', ['inner'], ['out']), output('out'))
  const found = readOutline(model([
    bytes(5, external('weight', '../outside.bin')),
    bytes(1, constant('attribute.bin')),
    node('If', ['x'], ['y'], { then_branch: { graph: subgraph } }),
    input('x'), output('y')
  ], {
    extra: [
      message(25, text(1, 'Function'), bytes(7, constant('function.bin'))),
      message(20, bytes(1, graph(bytes(5, external('step', 'training.bin')))))
    ]
  })).external.map(({ location }) => location)
  expect(found).toEqual(expect.arrayContaining(['../outside.bin', 'attribute.bin', 'subgraph.bin', 'function.bin', 'training.bin']))
})

test('external data state where in their file they lie', () => {
  const entry = (key: string, value: string) => message(13, text(1, key), text(2, value))
  const tensor = (...entries: readonly Uint8Array[]) => readOutline(model([bytes(5, Buffer.concat([text(8, 'w'), ...entries, integer(14, 1)])), input('x'), output('y')])).external
  expect(tensor(entry('location', 'w.bin'), entry('offset', '64'), entry('length', '256'))).toEqual([{ location: 'w.bin', offset: 64, length: 256 }])
  expect(tensor()).toEqual([{ location: '', offset: 0 }])
  for (const size of ['-1', '1e3', '99999999999999999999', '0x10']) expect(() => tensor(entry('location', 'w'), entry('length', size))).toThrow(MalformedMessage)
})

test('operators are found wherever they are called, but for those the model defines itself', () => {
  const own = message(25, text(1, 'Twice'), bytes(7, Buffer.concat([text(4, 'Inner'), text(7, 'inner.domain')])), text(10, 'own.domain'))
  const branch = graph(node('PyOp', ['a'], ['b'], {}, 'ai.onnx.contrib'))
  const { operators } = readOutline(model([node('Twice', ['x'], ['y'], {}, 'own.domain'), node('If', ['x'], ['y'], { then_branch: { graph: branch } }), input('x')], { extra: [own] }))
  expect(operators.map(({ domain, name }) => `${domain} ${name}`).toSorted()).toEqual(['ai.onnx If', 'ai.onnx.contrib PyOp', 'inner.domain Inner'])
})

test('every truncated model is malformed or has no graph; none crashes the reader', () => {
  const whole = endless()
  let refused = 0
  for (let length = 0; length < whole.length; length++) {
    try {
      readOutline(whole.subarray(0, length))
    } catch (error) {
      expect(error).toBeInstanceOf(MalformedMessage)
      refused++
    }
  }
  expect(refused).toBeGreaterThan(0.9 * whole.length)
})

test('flipped bytes are read or refused, never more', () => {
  const whole = logistic(1)
  for (let at = 0; at < whole.length; at++)
    for (const flip of [0x01, 0x80, 0xff]) {
      const damaged = Buffer.from(whole)
      damaged[at]! ^= flip
      try {
        readOutline(damaged)
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage)
      }
    }
})

test('what is no model is refused with a reason', () => {
  const nested = (depth: number): Buffer => graph(...(depth === 0 ? [] : [node('If', ['x'], ['y'], { then_branch: { graph: nested(depth - 1) } })]))
  for (const [content, reason] of [
    [Buffer.from(''), 'no graph'],
    [Buffer.concat([integer(1, 8), bytes(7, graph()), bytes(7, graph())]), 'more than one graph'],
    [bytes(7, graph()), 'no IR version'],
    [Buffer.from([0x0b]), 'unknown wire type 3'],
    [Buffer.from([0x02]), 'number 0'],
    [Buffer.alloc(12, 0xff), 'longer than 64 bits'],
    [Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), 'a field of 4294967295 bytes has only 0'],
    [Buffer.concat([integer(1, 8), bytes(7, nested(40))]), 'nested more than 32 deep'],
    [Buffer.concat([integer(1, 8), bytes(2, Buffer.from([0xc3, 0x28]))]), 'not UTF-8']
  ] as const) expect(() => readOutline(content)).toThrow(reason)
})
