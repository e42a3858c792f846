import { createHash } from 'node:crypto'
import { isLayout, type RowsLayout } from './recorded-rows.ts'
import { isInside } from '../model/weights.ts'

/** `baseline.json` of a record: what was accepted, on what data, by which rules, and where. */
export interface Manifest {
  /** What older versions wrote is read; `rows`, `environment` and `policy` are there from 2 on. */
  readonly schema: 1 | 2
  readonly subject: Subject
  /** Files that hold weights of the model, below `WEIGHTS` in the record. */
  readonly weights?: readonly Weights[]
  /** Columns of the data by the input of the model that they filled; inputs that have a column of their name are left out. */
  readonly features?: Readonly<Record<string, readonly string[]>>
  /** The output that was judged, where the policy named it. */
  readonly output?: string
  readonly rows?: RowsLayout
  readonly data: { readonly file: string; readonly sha256: string; readonly rows: number }
  readonly commit: string
  readonly run: number
  /** UTC, ISO 8601. */
  readonly recorded: string
  readonly metrics: Readonly<Record<string, number>>
  readonly environment?: Fingerprint
  readonly policy?: { readonly file: string; readonly commit: string; readonly sha256: string }
  /** Left out when the gate itself accepted the candidate. */
  readonly accepted?: Acceptance
  /** SHA-256 of the manifest of the record below `ANCHOR`; left out when this model is its own anchor. */
  readonly anchor?: string
  /** By the SHA-256 of evaluation data how many models were accepted on them, this one included. */
  readonly uses?: Readonly<Record<string, number>>
}

/** What was accepted. */
export interface Subject {
  readonly kind: 'model' | 'predictions'
  readonly sha256: string
  readonly bytes: number
}

export interface Weights {
  /** Relative to the model. */
  readonly location: string
  readonly sha256: string
  readonly bytes: number
}

/** Where the candidate was judged. */
export interface Fingerprint {
  readonly node: string
  readonly platform: string
  readonly architecture: string
  /** Absent when no model was run. */
  readonly engine?: string
  readonly device?: string
}

/** What a person took on. */
export interface Acceptance {
  readonly by: string
  readonly reason: string
  /** What the gate would have decided. */
  readonly verdict: string
}

/** Name of each kind's file in the record. */
export const FILES: Readonly<Record<Subject['kind'], string>> = { model: 'model.onnx', predictions: 'rows.bin' }
export const ROWS = FILES.predictions
export const MANIFEST = 'baseline.json'
export const WEIGHTS = 'weights'
export const ANCHOR = 'anchor'

const SCHEMA = 2

type Problems = readonly [string, ...string[]]
type Parsed = { readonly manifest: Manifest } | { readonly problems: Problems }
type Members = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean

const text: Test = (value) => typeof value === 'string' && value !== ''
const digest: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const count: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const numbers: Test = (value) => isMembers(value) && Object.values(value).every(Number.isFinite)
const texts: Test = (value) => isMembers(value) && Object.values(value).every(text)

const files: Test = (value) => Array.isArray(value) && value.every((file: unknown) => isMembers(file) && isLocation(file['location']) && digest(file['sha256']) && count(file['bytes']))
const ledger: Test = (value) => isMembers(value) && Object.entries(value).every(([key, uses]) => digest(key) && count(uses))
const lists: Test = (value) => isMembers(value) && Object.values(value).every((list) => Array.isArray(list) && list.length > 0 && list.every(text))
const layout: Test = (value) => isMembers(value) && digest(value['sha256']) && isLayout(value)
const isLocation: Test = (value) => typeof value === 'string' && isInside(value)
const maybe = (test: Test): Test => (value) => value === undefined || test(value)

type Expectation = readonly [path: string, kind: string, test: Test]
const KINDS = ['model', 'predictions'] as const
const EXPECTED: readonly Expectation[] = [
  ['weights', 'a list of files below the model', maybe(files)],
  ['features', 'an object of lists of texts', maybe(lists)],
  ['output', 'a text', maybe(text)],
  ['data.file', 'a text', text],
  ['data.sha256', 'a SHA-256 in hex', digest],
  ['data.rows', 'a count', count],
  ['commit', 'a text', text],
  ['run', 'a count', count],
  ['recorded', 'a text', text],
  ['metrics', 'an object of finite numbers', numbers],
  ['uses', 'an object of counts by SHA-256', maybe(ledger)],
  ['accepted', 'an object of texts', maybe(texts)],
  ['anchor', 'a SHA-256 in hex', maybe(digest)]
]
const EXPECTED_SINCE_2: readonly Expectation[] = [
  ['rows', 'the layout of the recorded rows', layout],
  ['environment', 'an object of texts', texts],
  ['policy', 'an object of texts', texts]
]
const expectedOf = (kind: Subject['kind']): readonly Expectation[] => [[`${kind}.sha256`, 'a SHA-256 in hex', digest], [`${kind}.bytes`, 'a count', count]]

/** The subject stands under the name of its kind; the seal shows edits by hand. */
export function writeManifest({ subject: { kind, ...file }, ...rest }: Manifest): string {
  const content = { ...rest, [kind]: file }
  return `${JSON.stringify({ ...content, seal: sealOf(content) }, null, 2)}\n`
}

/** Reads a manifest, or says everything that is wrong with it. */
export function readManifest(json: string): Parsed {
  const value = parseJson(json)
  if (!isMembers(value)) return { problems: [`${MANIFEST} is not a JSON object`] }
  const { seal, ...content } = value
  const version = content['schema']
  if (version !== 1 && version !== SCHEMA) return { problems: [strangeVersion(version)] }
  if (version === SCHEMA && seal !== sealOf(content)) return { problems: [`${MANIFEST} was changed after it was recorded`] }
  const kinds = KINDS.filter((kind) => content[kind] !== undefined)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1) return { problems: [`${MANIFEST} names ${kind === undefined ? 'neither a model nor predictions' : 'both a model and predictions'}`] }
  if (version === 1 && kind === 'predictions') return { problems: [`${MANIFEST} holds scores in a form that is not read any more`] }
  const [first, ...others] = [...EXPECTED, ...(version === 1 ? [] : EXPECTED_SINCE_2), ...expectedOf(kind)]
    .filter(([path, , test]) => !test(member(content, path)))
    .map(([path, words]) => `${path} of ${MANIFEST} is not ${words}`)
  if (first !== undefined) return { problems: [first, ...others] }
  const { [kind]: file, ...rest } = content as unknown as Omit<Manifest, 'subject'> & Readonly<Record<Subject['kind'], Omit<Subject, 'kind'>>>
  return { manifest: { ...rest, subject: { kind, ...file } } }
}

function strangeVersion(version: unknown): string {
  return typeof version === 'number' && version > SCHEMA
    ? `${MANIFEST} is of schema ${version}, which a newer mlgate wrote; this one reads 1 and ${SCHEMA}`
    : `schema of ${MANIFEST} is not 1 or ${SCHEMA}`
}

/** Keys are sorted, so that the order in which they stand does not matter. */
function sealOf(content: Members): string {
  return createHash('sha256').update(JSON.stringify(content, (_, value: unknown) =>
    isMembers(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value)).digest('hex')
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function member(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (isMembers(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
