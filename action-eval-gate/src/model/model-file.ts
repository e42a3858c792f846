import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { isNativeError } from 'node:util/types'
import { quote } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'
import { type Outline, readOutline } from '../onnx/outline.ts'
import { MalformedMessage } from '../onnx/wire.ts'
import { type Unzipped, withoutZipMap } from '../onnx/zip-map.ts'
import { type Reading, readSignature, type Signature } from './signature.ts'
import { inspectWeights, type WeightsFile } from './weights.ts'

/** A model that was looked into, but not run. */
export interface ModelFile {
  readonly kind: 'model'
  /** Absolute path. */
  readonly path: string
  /** What to call it in messages, for example `model/model.onnx` or `baseline of run 4411`. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly signature: Signature
  /** As callers see the model; weights may lie in other files. */
  readonly outline: Outline
  /** Run in place of `bytes`: the model with tensors where ZipMap gave maps. */
  readonly withoutMaps?: Uint8Array
  readonly weights: readonly WeightsFile[]
}

/** Protocol Buffers end at 2 GiB. */
const MAX_BYTES = 2 ** 31 - 1
/** What ONNX Runtime 1.30 reads. */
const MAX_IR = 13
const MAX_OPSETS: ReadonlyMap<string, number> = new Map([['ai.onnx', 26], ['ai.onnx.ml', 5]])
/** Operators of other domains are code that the runtime does not have. */
const DOMAINS = ['ai.onnx', 'ai.onnx.ml', 'com.microsoft']

/** How files start that are often given in place of an ONNX model, and what to do about each. */
const IMPOSTORS: readonly (readonly [what: string, start: RegExp, fix: string])[] = [
  ['a pickle', /^\x80[\x02-\x05]/, 'A pickle runs code when it is loaded, so mlgate never loads one: export the model to ONNX, for example with skl2onnx.'],
  ['a ZIP archive, as PyTorch and Keras write', /^PK[\x03\x05]/, 'Export the model to ONNX, for example with torch.onnx.export or tf2onnx.'],
  ['an HDF5 file, as older Keras writes', /^\x89HDF/, 'Export the model to ONNX with tf2onnx.'],
  ['compressed with gzip', /^\x1f\x8b/, 'Unpack it before this step.'],
  ['a Git LFS pointer, not the file it points to', /^version https:\/\/git-lfs/, 'Check the repository out with lfs: true.'],
  ['a safetensors file', /^[\s\S]{8}\{"/, 'It holds weights without a graph: export the model to ONNX.'],
  ['text', /^\s*[{<#[]/, 'Check which file the training step writes.']
]

/**
 * Reads a model file and looks into it before anything runs it.
 * @throws ConfigError MLG-601 missing, unreadable or empty, MLG-602 not a loadable ONNX model, MLG-603 inputs or outputs that do not fit
 */
export async function openModel(path: string, name: string, reading: Reading): Promise<ModelFile> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isFile())
    throw refusal('MLG-601', 'The model file does not exist.', name, 'Check gate.model, and that an earlier step brings the file.')
  if (found.size > MAX_BYTES)
    throw refusal('MLG-602', `The model file has ${found.size} bytes, more than the 2 GiB an ONNX file can have.`, name, 'Export a smaller model.')
  const bytes = await readFile(path).catch((cause: unknown) => {
    const why = isNativeError(cause) && 'code' in cause ? String(cause.code) : String(cause)
    throw refusal('MLG-601', `The model file cannot be read (${why}).`, name, 'Let the user of the runner read the file; a step in a container may have left it to another one.')
  })
  const model = inspectModel(bytes, path, name, reading)
  return { ...model, weights: await inspectWeights(path, name, model.outline.external) }
}

/** The same for bytes that are already here; `path` is where they lie. Files beside them are not looked at. */
export function inspectModel(bytes: Uint8Array, path: string, name: string, reading: Reading): ModelFile {
  if (bytes.length === 0) throw refusal('MLG-601', 'The model file is empty (0 bytes).', name, 'Check the step that writes it.')
  const { outline, unzipped } = look(bytes, name)
  const signature = unzipped === undefined ? readSignature(outline, reading, name) : unzippedSignature(unzipped, reading, name)
  if (!('inputs' in signature)) throw asError(signature)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'model', path, name, bytes, sha256, signature, outline, weights: [], ...(unzipped === undefined ? {} : { withoutMaps: unzipped.model }) }
}

/** The maps' keys say what the numbers of the tensor stand for. */
function unzippedSignature({ model, classes }: Unzipped, reading: Reading, where: string): Signature | readonly Problem[] {
  return readSignature({ ...readOutline(model), ...(classes.length === 0 ? {} : { classes: classes.map(plainText) }) }, reading, where)
}

/** Texts stand in quotes, whole numbers without. */
function plainText(name: string): string {
  return name.startsWith('"') ? String(JSON.parse(name)) : name
}

function look(bytes: Uint8Array, name: string): { readonly outline: Outline; readonly unzipped: Unzipped | undefined } {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  const impostor = IMPOSTORS.find(([, pattern]) => pattern.test(start))
  if (impostor !== undefined) throw refusal('MLG-602', `The model file is ${impostor[0]}.`, name, impostor[2])
  try {
    const outline = readOutline(bytes)
    const problems = runtimeFaults(outline, name)
    if (problems.length > 0) throw asError(problems)
    const { operators } = outline
    return { outline, unzipped: operators.some(({ name }) => name === 'ZipMap') ? withoutZipMap(bytes) : undefined }
  } catch (cause) {
    if (!(cause instanceof MalformedMessage)) throw cause
    throw refusal('MLG-602', `The model file is no ONNX model, or is damaged: ${cause.message}.`, name, 'Export the model again, and check that the file was not cut off on its way.')
  }
}

function runtimeFaults({ irVersion, opsets, operators }: Outline, where: string): readonly Problem[] {
  const refuse = (message: string, fix: string): Problem => ({ code: 'MLG-602', message, where, fix })
  const newer = [...MAX_OPSETS].filter(([domain, highest]) => (opsets.get(domain) ?? 0) > highest)
  return [
    ...(irVersion > MAX_IR ? [refuse(`The model has IR version ${irVersion}; this runtime reads up to ${MAX_IR}.`, `Export it with an IR version of at most ${MAX_IR}.`)] : []),
    ...newer.map(([domain, highest]) =>
      refuse(`The model uses operator set ${opsets.get(domain) ?? 0} of ${domain}; this runtime knows up to ${highest}.`, `Export it with target opset ${highest}.`)),
    ...operators.filter(({ domain }) => !DOMAINS.includes(domain)).map(({ domain, name }) =>
      refuse(`The model calls the operator ${quote(name)} of the domain ${quote(domain)}, which this runtime does not have.`, `Export it with operators of ${DOMAINS.join(', ')} only; custom operators are never loaded.`))
  ]
}

function refusal(code: Problem['code'], message: string, where: string, fix: string): ConfigError {
  return new ConfigError([{ code, message, where, fix }])
}

function asError(problems: readonly Problem[]): ConfigError {
  const [first, ...rest] = problems
  if (first === undefined) throw new TypeError('no problem to report')
  return new ConfigError([first, ...rest])
}
