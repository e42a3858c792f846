import { boolean, bytes, floats, graph, input, int64, integer, message, model, type ModelOptions, node, output, text } from './onnx-writer.ts'

/** probability = sigmoid(weight · speed + bias), one float column. */
export function logistic(weight: number, bias = 0, options: ModelOptions = {}, column = 'speed'): Buffer {
  return model([
    node('Gemm', [column, 'weight', 'bias'], ['logit']),
    node('Sigmoid', ['logit'], ['probability']),
    floats('weight', [1, 1], [weight]),
    floats('bias', [1], [bias]),
    input(column),
    output('probability', 'float', ['rows', 1])
  ], options)
}

/** Reads a word, a whole number and a number; gives both classes' probabilities and the label, as skl2onnx does. */
export function threeColumns(): Buffer {
  const strings = (name: string, values: readonly string[]) => message(5, text(1, name), ...values.map((value) => text(9, value)), integer(20, 8))
  const oneHot = message(1, text(1, 'phase'), text(2, 'positions'), text(4, 'OneHotEncoder'), strings('cats_strings', ['climb', 'landing']),
    message(5, text(1, 'zeros'), integer(3, 1), integer(20, 2)), text(7, 'ai.onnx.ml'))
  return model([
    oneHot,
    node('Flatten', ['positions'], ['words'], { axis: { int: 1 } }),
    node('Cast', ['birds'], ['count'], { to: { int: 1 } }),
    node('IsNaN', ['speed'], ['missing']),
    node('Where', ['missing', 'zero', 'speed'], ['filled']),
    node('Concat', ['words', 'count', 'filled'], ['row'], { axis: { int: 1 } }),
    node('Gemm', ['row', 'weights', 'bias'], ['logits']),
    node('Softmax', ['logits'], ['probabilities'], { axis: { int: 1 } }),
    node('ArgMax', ['probabilities'], ['label'], { axis: { int: 1 }, keepdims: { int: 0 } }),
    floats('zero', [1], [0]),
    floats('weights', [4, 2], [0, 1, 0, -1, 0, 0.5, 0, 0.01]),
    floats('bias', [2], [0, -1]),
    input('phase', 'string'),
    input('birds', 'int64'),
    input('speed'),
    output('label', 'int64', ['rows']),
    output('probabilities', 'float', ['rows', 2])
  ])
}

/** Never ends: a loop of 2^62 trips. */
export function endless(): Buffer {
  const body = graph(
    node('Identity', ['going'], ['goes_on']),
    node('Sin', ['before'], ['after']),
    input('trip', 'int64', []), input('going', 'bool', []), input('before'),
    output('goes_on', 'bool', []), output('after')
  )
  return model([
    int64('trips', 1n << 62n),
    boolean('start', true),
    node('Loop', ['trips', 'start', 'speed'], ['looped'], { body: { graph: body } }),
    node('Sigmoid', ['looped'], ['probability']),
    input('speed'),
    output('probability', 'float', ['rows', 1])
  ])
}

/** The logistic model that first goes a long way round, through the sines of sines, and adds nothing of it. */
export function laborious(weight: number): Buffer {
  const steps = Array.from({ length: 500 }, (_, step) => [node('Sin', [step === 0 ? 'speed' : `s${step - 1}`], [`s${step}`])]).flat()
  return model([
    ...steps,
    node('Mul', ['s499', 'none'], ['nothing']),
    node('Add', ['speed', 'nothing'], ['same']),
    node('Gemm', ['same', 'weight', 'bias'], ['logit']),
    node('Sigmoid', ['logit'], ['probability']),
    floats('none', [1], [0]),
    floats('weight', [1, 1], [weight]),
    floats('bias', [1], [0]),
    input('speed'),
    output('probability', 'float', ['rows', 1])
  ])
}

/** Probabilities of two classes from one float column. */
export function twoClasses(): Buffer {
  return model([
    node('Gemm', ['speed', 'weights'], ['logits']),
    node('Softmax', ['logits'], ['probabilities'], { axis: { int: 1 } }),
    floats('weights', [1, 2], [1, -1]),
    input('speed'),
    output('probabilities', 'float', ['rows', 2])
  ])
}

/** probability = log(−1 − speed²): always NaN. */
export function notANumber(): Buffer {
  return model([
    node('Mul', ['speed', 'speed'], ['square']),
    node('Add', ['square', 'one'], ['positive']),
    node('Neg', ['positive'], ['negative']),
    node('Log', ['negative'], ['probability']),
    floats('one', [1], [1]),
    input('speed'),
    output('probability', 'float', ['rows', 1])
  ])
}

/** Asks for 4 TB of zeros. */
export function enormous(): Buffer {
  return model([
    node('Shape', ['speed'], ['shape']),
    int64('many', 1n << 40n),
    node('Mul', ['shape', 'many'], ['huge']),
    node('ConstantOfShape', ['huge'], ['zeros']),
    node('ReduceSum', ['zeros'], ['sum']),
    node('Add', ['speed', 'sum'], ['probability']),
    input('speed'),
    output('probability', 'float', ['rows', 1])
  ])
}

/** The logistic model with its weight in a file beside it, four bytes at `offset`. */
export function outside(location: string, offset = 0): Buffer {
  return model([
    node('Gemm', ['speed', 'weight'], ['logit']),
    node('Sigmoid', ['logit'], ['probability']),
    bytes(5, Buffer.concat([
      integer(1, 1), integer(1, 1), integer(2, 1), text(8, 'weight'),
      message(13, text(1, 'location'), text(2, location)), message(13, text(1, 'offset'), text(2, String(offset))),
      message(13, text(1, 'length'), text(2, '4')), integer(14, 1)
    ])),
    input('speed'),
    output('probability', 'float', ['rows', 1])
  ])
}
