import { type Manifest, readManifest, writeManifest } from '../src/baseline/baseline-manifest.ts'

const DIGEST = 'a'.repeat(64)
const MANIFEST: Manifest = {
  schema: 2,
  subject: { kind: 'model', sha256: DIGEST, bytes: 12 },
  weights: [{ location: 'parts/w.bin', sha256: DIGEST, bytes: 4 }],
  data: { file: 'eval.csv', sha256: DIGEST, rows: 3 },
  commit: 'abc',
  run: 41,
  recorded: '2026-11-20T14:03:00Z',
  metrics: { f1: 0.5 },
  rows: { sha256: DIGEST, bytes: 15, rows: 3, task: 'binary', names: [], truth: { width: 1, form: 'u8' }, scores: { width: 1, form: 'f32', type: 'float' } },
  environment: { node: 'v24.1.0', platform: 'linux', architecture: 'x64', engine: 'onnxruntime 1.30.0', device: 'cpu' },
  policy: { file: 'mlgate.yml', commit: 'abc', sha256: DIGEST },
  accepted: { by: 'ada', reason: 'Wanted', verdict: 'fail' },
  anchor: DIGEST,
  uses: { [DIGEST]: 3 }
}
/** As if it had been recorded so: the seal goes along. */
const changed = (change: object): string => writeManifest({ ...MANIFEST, ...change })
const old = (change: object = {}): string => JSON.stringify({
  schema: 1, model: { sha256: DIGEST, bytes: 12 }, data: MANIFEST.data, commit: 'abc', run: 41, recorded: MANIFEST.recorded, metrics: {}, ...change
})

test('what is written is read back, for models and for predictions', () => {
  expect(readManifest(writeManifest(MANIFEST))).toEqual({ manifest: MANIFEST })
  const scores: Manifest = { ...MANIFEST, subject: { kind: 'predictions', sha256: DIGEST, bytes: 15 } }
  expect(readManifest(writeManifest(scores))).toEqual({ manifest: scores })
})

test('the seal does not mind how the file is laid out, and minds every change of it', () => {
  const written = JSON.parse(writeManifest(MANIFEST)) as Record<string, unknown>
  const turned = JSON.stringify(Object.fromEntries(Object.entries(written).toReversed()))
  expect(readManifest(turned)).toMatchObject({ manifest: { run: 41 } })
  for (const change of [{ run: 42 }, { data: { ...MANIFEST.data, rows: 4 } }, { seal: undefined }, { uses: {} }, { anchor: undefined }])
    expect(readManifest(JSON.stringify({ ...written, ...change }))).toEqual({ problems: ['baseline.json was changed after it was recorded'] })
})

test('a model of the first schema is read, its scores are refused with the words for it', () => {
  expect(readManifest(old())).toMatchObject({ manifest: { schema: 1, subject: { kind: 'model', sha256: DIGEST } } })
  expect(readManifest(old({ model: undefined, predictions: { sha256: DIGEST, bytes: 9 } }))).toEqual({ problems: [expect.stringContaining('not read any more')] })
})

test.each([
  ['no JSON', 'x', 'is not a JSON object'],
  ['a list', '[]', 'is not a JSON object'],
  ['nothing accepted', old({ model: undefined }), 'neither a model nor predictions'],
  ['both accepted', old({ predictions: { sha256: DIGEST, bytes: 1 } }), 'both a model and predictions'],
  ['a strange schema', old({ schema: '1' }), 'schema of baseline.json is not 1 or 2'],
  ['a newer schema', old({ schema: 3 }), 'which a newer mlgate wrote'],
  ['rows of an unknown form', changed({ rows: { ...MANIFEST.rows, truth: { width: 1, form: 'i3' } } }), 'rows of baseline.json is not the layout'],
  ['no environment', changed({ environment: undefined }), 'environment of baseline.json is not an object of texts'],
  ['an anchor that is no digest', changed({ anchor: 'x' }), 'anchor of baseline.json is not a SHA-256'],
  ['a wrong digest', changed({ subject: { kind: 'model', sha256: 'abc', bytes: 1 } }), 'model.sha256 of baseline.json is not a SHA-256'],
  ['weights that lead out', changed({ weights: [{ location: '../w', sha256: DIGEST, bytes: 1 }] }), 'weights of baseline.json is not a list of files below the model'],
  ['uses that are no counts', changed({ uses: { [DIGEST]: -1 } }), 'uses of baseline.json is not an object of counts'],
  ['metrics that are no numbers', changed({ metrics: { f1: null } }), 'metrics of baseline.json is not an object of finite numbers']
])('%s is refused', (_, text, words) => {
  expect(readManifest(text)).toEqual({ problems: [expect.stringContaining(words)] })
})

test('everything that is wrong is told at once', () => {
  expect(readManifest(changed({ run: -1, commit: '', data: {} }))).toMatchObject({ problems: { length: 5 } })
})
