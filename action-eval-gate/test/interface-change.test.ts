import { interfaceChanges } from '../src/model/interface-change.ts'
import { readOutline } from '../src/onnx/outline.ts'
import { input, model, output } from './onnx-writer.ts'

const outline = (...parts: readonly Uint8Array[]) => readOutline(model(parts))

test('what callers would notice is named; the name of a free dimension is nothing', () => {
  const before = outline(input('speed'), input('phase', 'string'), output('probability', 'float', ['rows', 1]))
  expect(interfaceChanges(before, outline(input('speed', 'float', ['N', 1]), input('phase', 'string'), output('probability', 'float', ['N', 1])))).toEqual([])
  expect(interfaceChanges(before, outline(input('speed', 'double'), input('birds', 'int64'), output('probability', 'float', ['rows', 2])))).toEqual([
    'input "phase" is gone', 'input "birds" (int64 [?, 1]) is new', 'input "speed" was float [?, 1], is double [?, 1]', 'output "probability" was float [?, 1], is float [?, 2]'
  ])
})
