import { bytesOf, type Field, fields, integerOf, MalformedMessage, textOf } from './wire.ts'

/** What a model says about itself, without its weights. */
export interface Outline {
  readonly irVersion: number
  readonly producer: string
  /** Version of the operator set by domain; the standard domain is `ai.onnx`. */
  readonly opsets: ReadonlyMap<string, number>
  /** What must be fed: inputs of the graph that have no default. */
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  /** Weights in files beside the model, wherever in the model they are named. */
  readonly external: readonly ExternalData[]
  /** Every operator that is called, wherever in the model; those the model defines itself are left out. */
  readonly operators: readonly Operator[]
  /** What the only classifier among the operators says its classes are, in the order of its numbers. */
  readonly classes?: readonly string[]
  /** What the exporter or its user wrote beside the graph (`metadata_props`). */
  readonly metadata: ReadonlyMap<string, string>
}

/** A tensor whose bytes are part of another file. */
export interface ExternalData {
  /** As the model writes it; should be relative to the model's folder. */
  readonly location: string
  readonly offset: number
  /** Left out: up to the end of the file. */
  readonly length?: number
}

export interface Operator {
  /** The standard domain is `ai.onnx`. */
  readonly domain: string
  readonly name: string
}

/** What is gathered on the walk through all graphs. */
interface Findings {
  readonly external: ExternalData[]
  /** By domain and name. */
  readonly operators: Map<string, Operator>
  /** Lists of classes of all classifiers. */
  readonly classes: (readonly string[])[]
}

/** An input or output of the graph. */
export interface Value {
  readonly name: string
  /** ONNX's own name of the element type; `undefined` when it is not a dense tensor (sequence, map, optional, sparse). */
  readonly type: ElementType | undefined
  /** `undefined` when the model does not say; a dimension that is not fixed is a name or ''. */
  readonly shape: readonly (number | string)[] | undefined
}

const ELEMENT_TYPES = [
  undefined, 'float', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16', 'double', 'uint32',
  'uint64', 'complex64', 'complex128', 'bfloat16'
] as const
export type ElementType = Exclude<(typeof ELEMENT_TYPES)[number], undefined> | 'other'

const MAX_DEPTH = 32

/**
 * Reads the outline of an ONNX model from its bytes; field numbers are those of onnx.proto (IR 13). Subgraphs, functions
 * and attributes are walked for external data and operators. Throws `MalformedMessage`.
 */
export function readOutline(model: Uint8Array): Outline {
  const seen = { irVersion: 0, producer: '', graphs: 0 }
  const opsets = new Map<string, number>()
  const metadata = new Map<string, string>()
  const findings: Findings = { external: [], operators: new Map(), classes: [] }
  const defined = new Set<string>()
  let graph: GraphOutline = { inputs: [], outputs: [], initializers: new Set() }
  for (const field of fields(model)) {
    if (field.number === 1) seen.irVersion = integerOf(field)
    else if (field.number === 2) seen.producer = textOf(field)
    else if (field.number === 7) {
      seen.graphs++
      graph = readGraph(bytesOf(field), findings, 0)
    } else if (field.number === 8) readOpset(bytesOf(field), opsets)
    else if (field.number === 14) metadata.set(...readEntry(bytesOf(field)))
    else if (field.number === 20) walkTraining(bytesOf(field), findings)
    else if (field.number === 25) defined.add(walkFunction(bytesOf(field), findings))
  }
  if (seen.graphs !== 1) throw new MalformedMessage(`the file holds ${seen.graphs === 0 ? 'no graph' : 'more than one graph'}`)
  if (seen.irVersion < 1) throw new MalformedMessage('the file states no IR version')
  const operators = [...findings.operators].filter(([key]) => !defined.has(key)).map(([, operator]) => operator)
  const inputs = graph.inputs.filter(({ name }) => !graph.initializers.has(name))
  return { ...seen, opsets, metadata, inputs, outputs: graph.outputs, external: findings.external, operators, ...classesOf(findings) }
}

/** Of several classifiers, as in one versus rest, none speaks for the model. */
function classesOf({ classes: [first, ...others] }: Findings): Pick<Outline, 'classes'> {
  return first === undefined || others.length > 0 ? {} : { classes: first }
}

interface GraphOutline {
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly initializers: ReadonlySet<string>
}

function readGraph(graph: Uint8Array, findings: Findings, depth: number): GraphOutline {
  if (depth > MAX_DEPTH) throw new MalformedMessage(`subgraphs are nested more than ${MAX_DEPTH} deep`)
  const inputs: Value[] = []
  const outputs: Value[] = []
  const initializers = new Set<string>()
  for (const field of fields(graph)) {
    if (field.number === 1) walkNode(bytesOf(field), findings, depth)
    else if (field.number === 5) initializers.add(readTensor(bytesOf(field), findings))
    else if (field.number === 11) inputs.push(readValue(bytesOf(field)))
    else if (field.number === 12) outputs.push(readValue(bytesOf(field)))
    else if (field.number === 15) initializers.add(readSparseTensor(bytesOf(field), findings))
  }
  return { inputs, outputs, initializers }
}

function readOpset(opset: Uint8Array, opsets: Map<string, number>): void {
  let domain = ''
  let version = 0
  for (const field of fields(opset)) {
    if (field.number === 1) domain = textOf(field)
    else if (field.number === 2) version = integerOf(field)
  }
  opsets.set(domainOf(domain), version)
}

/** Training info holds graphs: initialization and algorithm. */
function walkTraining(training: Uint8Array, findings: Findings): void {
  for (const field of fields(training)) if (field.number === 1 || field.number === 2) readGraph(bytesOf(field), findings, 0)
}

/** Walks the nodes of a function that the model defines; returns its key among the operators. */
function walkFunction(definition: Uint8Array, findings: Findings): string {
  let [name, domain] = ['', '']
  for (const field of fields(definition)) {
    if (field.number === 1) name = textOf(field)
    else if (field.number === 7) walkNode(bytesOf(field), findings, 0)
    else if (field.number === 10) domain = textOf(field)
  }
  return keyOf({ domain: domainOf(domain), name })
}

function walkNode(node: Uint8Array, findings: Findings, depth: number): void {
  let [name, domain] = ['', '']
  for (const field of fields(node)) {
    if (field.number === 4) name = textOf(field)
    else if (field.number === 5) walkAttribute(bytesOf(field), findings, depth)
    else if (field.number === 7) domain = textOf(field)
  }
  const operator = { domain: domainOf(domain), name }
  findings.operators.set(keyOf(operator), operator)
}

const domainOf = (written: string): string => (written === '' ? 'ai.onnx' : written)

const keyOf = ({ domain, name }: Operator): string => JSON.stringify([domain, name])

/** Attributes in which classifiers of ai.onnx.ml and ZipMap name their classes. */
const CLASS_ATTRIBUTES = /^classlabels_(strings|ints|int64s)$/

function walkAttribute(attribute: Uint8Array, findings: Findings, depth: number): void {
  readClasses(attribute, findings)
  for (const field of fields(attribute)) {
    if (field.number === 5 || field.number === 10) readTensor(bytesOf(field), findings)
    else if (field.number === 6 || field.number === 11) readGraph(bytesOf(field), findings, depth + 1)
    else if (field.number === 22 || field.number === 23) readSparseTensor(bytesOf(field), findings)
  }
}

function readClasses(attribute: Uint8Array, findings: Findings): void {
  const all = [...fields(attribute)]
  const name = all.find(({ number }) => number === 1)
  if (name === undefined || !CLASS_ATTRIBUTES.test(textOf(name))) return
  const classes = all.flatMap((field) => (field.number === 9 ? [textOf(field)] : field.number === 8 && field.kind === 'varint' ? [String(integerOf(field))] : []))
  if (classes.length > 0) findings.classes.push(classes)
}

/** Adds what of the tensor lies in another file; returns the tensor's name. */
function readTensor(tensor: Uint8Array, findings: Findings): string {
  let name = ''
  let isExternal = false
  const entries: (readonly [key: string, value: string])[] = []
  for (const field of fields(tensor)) {
    if (field.number === 8) name = textOf(field)
    else if (field.number === 13) entries.push(readEntry(bytesOf(field)))
    else if (field.number === 14) isExternal = integerOf(field) === 1
  }
  if (isExternal || entries.length > 0) findings.external.push(externalData(new Map(entries)))
  return name
}

function readEntry(entry: Uint8Array): readonly [key: string, value: string] {
  const parts = new Map([...fields(entry)].map((field) => [field.number, textOf(field)]))
  return [parts.get(1) ?? '', parts.get(2) ?? '']
}

function externalData(entries: ReadonlyMap<string, string>): ExternalData {
  const length = entries.get('length')
  return { location: entries.get('location') ?? '', offset: byteCount(entries.get('offset') ?? '0'), ...(length === undefined ? {} : { length: byteCount(length) }) }
}

function byteCount(written: string): number {
  const count = /^\d{1,16}$/.test(written) ? Number(written) : NaN
  if (Number.isSafeInteger(count)) return count
  throw new MalformedMessage('external data state a size or place that is no number of bytes')
}

function readSparseTensor(sparse: Uint8Array, findings: Findings): string {
  let name = ''
  for (const field of fields(sparse)) {
    if (field.number === 1) name = readTensor(bytesOf(field), findings)
    else if (field.number === 2) readTensor(bytesOf(field), findings)
  }
  return name
}

function readValue(info: Uint8Array): Value {
  let value: Value = { name: '', type: undefined, shape: undefined }
  for (const field of fields(info)) {
    if (field.number === 1) value = { ...value, name: textOf(field) }
    else if (field.number === 2) value = { ...value, ...readType(bytesOf(field)) }
  }
  return value
}

function readType(type: Uint8Array): Pick<Value, 'type' | 'shape'> {
  for (const field of fields(type)) if (field.number === 1) return readTensorType(bytesOf(field))
  return { type: undefined, shape: undefined }
}

function readTensorType(tensorType: Uint8Array): Pick<Value, 'type' | 'shape'> {
  let type: ElementType | undefined
  let shape: Value['shape']
  for (const field of fields(tensorType)) {
    if (field.number === 1) type = ELEMENT_TYPES[integerOf(field)] ?? 'other'
    else if (field.number === 2) shape = [...fields(bytesOf(field))].filter(({ number }) => number === 1).map(readDimension)
  }
  return { type, shape }
}

function readDimension(dimension: Field): number | string {
  for (const field of fields(bytesOf(dimension))) {
    if (field.number === 1) return integerOf(field)
    if (field.number === 2) return textOf(field)
  }
  return ''
}
