import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metric } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { compare } from '../src/judge/comparison.ts'
import { openModel } from '../src/model/model-file.ts'
import { openPredictions } from '../src/scoring/predictions-file.ts'
import { score, type Scoring, type Source } from '../src/scoring/scoring.ts'
import type { TruthJob } from '../src/scoring/scoring-job.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const SETTINGS = { threshold: 0.5, level: 0.9, bootstrap: { resamples: 200, seed: 7 } }
let place: Scratch
let runs = 0
let references: Readonly<Record<string, Readonly<Record<string, number>>>>
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'scoring-process')
  references = JSON.parse(await readFile(join(fixtures, 'tasks.json'), 'utf8'))
})
afterAll(async () => { await place.remove() })

async function scored(truth: TruthJob, candidate: Source, baseline?: Source, data = join(fixtures, 'tasks.csv')): Promise<Scoring> {
  return score({
    runtime: RUNTIME, folder: join(place.folder, `run-${runs++}`), process: join(place.folder, 'scoring-process.js'), data: { path: data, name: 'tasks.csv' }, truth, slices: [],
    device: 'cpu', timeout: 60_000, environment: (name) => process.env[name], candidate, ...(baseline === undefined ? {} : { baseline })
  }, new AbortController().signal)
}

const model = (name: string) => openModel(join(fixtures, `${name}.onnx`), `${name}.onnx`, { label: 'none' })
const predictions = (scores: readonly string[], path = join(fixtures, 'tasks.csv')) => openPredictions(path, 'tasks.csv', { join: 'order', scores })

const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(() => undefined, (cause: unknown) => cause)
  expect(error).toBeInstanceOf(ConfigError)
  return (error as ConfigError).problems.map(({ code, message, where }) => `${code} ${message} (${where ?? ''})`)[0]
}

const AUTO = (labels: readonly string[]): TruthJob => ({ task: 'auto', labels })

test.each([
  ['species', AUTO(['species']), ['p_gull', 'p_hawk', 'p_owl'], 'multiclass', ['gull', 'hawk', 'owl'], { inferred: 'the model gives 3 numbers for each row', classesFrom: 'model' }],
  ['tags', AUTO(['injured', 'night']), ['p_injured', 'p_night'], 'multilabel', ['injured', 'night'], { inferred: 'there are 2 columns of labels' }],
  ['tags', { task: 'multilabel', labels: ['tags'] }, ['p_injured', 'p_night'], 'multilabel', ['injured', 'night'], {}],
  ['cost', AUTO(['cost']), ['said_cost'], 'regression', [], { inferred: 'the labels are numbers, and the model gives one number for each row' }],
  ['relevance', { task: 'ranking', labels: ['relevance'], group: 'flight' }, ['said_relevance'], 'ranking', [], {}]
] as const)('%s: a model of scikit-learn is run and judged as what it is (%j)', async (name, truth, columns, task, names, understood) => {
  const found = await scored(truth, await model(name), await predictions(columns))
  expect([found.truth.task, found.truth.names, found.understood]).toEqual([task, names, understood])
  found.candidate.values.forEach((value, index) => { expect(Math.abs(value - found.baseline!.values[index]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)) * 10) })
  const wanted = references[name]!
  for (const { metric, baseline } of compare(found, SETTINGS, Object.keys(wanted) as Metric[], []).metrics) expect([metric, baseline]).toEqual([metric, expect.closeTo(wanted[metric]!, 12)])
}, 30_000)

test('classes in words are enough where a model gives no probabilities', async () => {
  const words = join(place.folder, 'words.csv')
  await writeFile(words, 'y,p\ncat,cat\ndog,cat\ncat,cat\nowl,owl\n')
  const found = await scored(AUTO(['y']), await predictions(['p'], words), undefined, words)
  expect(found).toMatchObject({ truth: { task: 'multiclass', names: ['cat', 'dog', 'owl'] }, understood: { classesFrom: 'data' }, candidate: { width: 1, values: Float64Array.from([0, 0, 0, 2]) } })
  expect(compare(found, SETTINGS, ['log_loss'], ['accuracy']).metrics).toEqual([{ metric: 'accuracy', candidate: 0.75 }, { metric: 'log_loss', candidate: NaN }])
})

test('a model whose classes stand in another order is put into the order of the truth', async () => {
  const species = await model('species')
  const turned: Source = { ...species, signature: { ...species.signature, classes: ['owl', 'hawk', 'gull'] } }
  const { candidate, baseline } = await scored({ task: 'multiclass', labels: ['species'] }, species, turned)
  expect([...baseline!.values.subarray(0, 3)]).toEqual([...candidate.values.subarray(0, 3)].reverse())
  const other: Source = { ...species, signature: { ...species.signature, classes: ['owl', 'hawk', 'wren'] } }
  expect(await refusal(scored({ task: 'multiclass', labels: ['species'] }, species, other)))
    .toBe('MLG-603 The model has the classes "owl", "hawk", "wren", expected "gull", "hawk", "owl". (species.onnx)')
})

test.each([
  ['a label that the model does not know', 'species', 'y\nwren\n', { task: 'multiclass', labels: ['y'] }, 'MLG-504 The label column "y" is "wren" in row 1, which is none of the classes "gull", "hawk", "owl".'],
  ['one class only', 'species', 'y\nowl\nowl\n', { task: 'multiclass', labels: ['y'] }, 'MLG-504 All 2 rows are of class "owl"; nothing can be told from one class.'],
  ['an empty class', 'species', 'y\nowl\n""\n', { task: 'multiclass', labels: ['y'] }, 'MLG-504 The label column "y" is empty in row 2.'],
  ['several numbers for one', 'species', 'y\n1\n2\n', { task: 'regression', labels: ['y'] }, 'MLG-603 The output "probabilities" has 3 numbers for each of 2 rows, expected one.'],
  ['an empty value', 'cost', 'y\n1\n""\n', { task: 'regression', labels: ['y'] }, 'MLG-504 The label column "y" is empty in row 2, expected a number.'],
  ['words in place of values', 'cost', 'y\na\nb\n', { task: 'regression', labels: ['y'] }, 'MLG-504 2 values of the column "y" are no number.'],
  ['values in place of probabilities', 'cost', 'y\n1\n0\n', { task: 'binary', labels: ['y'] }, 'MLG-603 The output "variable" is'],
  ['a relevance below zero', 'relevance', 'y,q\n1,a\n-1,a\n', { task: 'ranking', labels: ['y'], group: 'q' }, 'MLG-504 The label column "y" is -1 in row 2, expected a relevance of 0 or more.'],
  ['a label that is neither 0 nor 1', 'tags', 'y,z\n1,0\n2,1\n', { task: 'multilabel', labels: ['y', 'z'] }, 'MLG-504 The label column "y" is 2 in row 2, expected 0 or 1.'],
  ['too few labels', 'tags', 'y\na;b\nc\n', { task: 'multilabel', labels: ['y'] }, 'MLG-603 The output "probabilities" has 2 numbers for each of 2 rows, expected 3, one for each label.'],
  ['no such group', 'relevance', 'y\n1\n0\n', { task: 'ranking', labels: ['y'], group: 'q' }, 'MLG-503']
] as const)('%s gives one clear error', async (_, name, csv, truth, words) => {
  const path = join(place.folder, 'wrong.csv')
  const [head = '', ...rows] = csv.trimEnd().split('\n')
  await writeFile(path, `speed,height,mass,${head}\n${rows.map((row, index) => `${index}.5,1,-${index},${row}\n`).join('')}`)
  expect(await refusal(scored(truth, await model(name), undefined, path))).toContain(words)
})

test('no label may be read, also not the second', async () => {
  expect(await refusal(scored({ task: 'multilabel', labels: ['injured', 'speed'] }, await model('tags')))).toBe('MLG-603 The graph input "speed" is a label: the model would read the answer. (tags.onnx)')
})

test('probabilities of a row must be one together, and of as many classes as there are', async () => {
  const path = join(place.folder, 'sums.csv')
  await writeFile(path, 'y,a,b,c\nu,0.2,0.3,0.5\nv,0.2,0.3,0.4\nw,1,0,0\n')
  const truth = { task: 'multiclass', labels: ['y'] } as const
  expect(await refusal(scored(truth, await predictions(['a', 'b', 'c'], path), undefined, path))).toContain('MLG-605 The column "a" is 0.9 for row 2, expected probabilities that together are 1.')
  expect(await refusal(scored(truth, await predictions(['a', 'b'], path), undefined, path))).toContain('MLG-504 The model gives 2 numbers for each row, but the data hold 3 classes: "u", "v", "w".')
  expect(await refusal(scored({ ...truth, classes: ['u', 'v', 'w', 'x'] }, await predictions(['a', 'b', 'c'], path), undefined, path))).toContain('there are 4 classes')
})

test('two words are binary when the policy names them, the positive one last', async () => {
  const path = join(place.folder, 'yes.csv')
  await writeFile(path, 'y,p\nyes,0.9\nno,0.2\nyes,0.4\nno,0.1\n')
  const found = await scored({ task: 'binary', labels: ['y'], classes: ['no', 'yes'] }, await predictions(['p'], path), undefined, path)
  expect([...found.truth.values]).toEqual([1, 0, 1, 0])
  expect(await refusal(scored({ task: 'binary', labels: ['y'], classes: ['no', 'maybe'] }, await predictions(['p'], path), undefined, path)))
    .toContain('The label column "y" is "yes" in row 1, expected "no" or "maybe".')
})
