import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { ActionEvent, Artifact } from '@mlgate/local-github'
import { FILES, type Manifest, MANIFEST, readManifest, ROWS, writeManifest } from '../src/baseline/baseline-manifest.ts'
import { type LocalAction, startLocalAction } from './local-action.ts'
import { logistic } from './models.ts'
import { createWorld, type Files, type World, write } from './world.ts'
import { zipOf } from '../../packages/runner/test/zip-archive.ts'

jest.setTimeout(300_000)

let place: LocalAction
beforeAll(async () => { place = await startLocalAction() }, 60_000)
afterAll(() => place.close())

const rows = Array.from({ length: 600 }, (_, row) => `${((row * 37) % 101) - 50 + (row % 2) * 25},${row % 2}`)
const DATA = `speed,damaged\n${rows.join('\n')}\n`
const [GOOD, BETTER, BAD] = [logistic(0.02, -0.2), logistic(0.05, -0.6), logistic(-0.05)]
const POLICY = `version: 1
gate:
  task: binary
  data: eval.csv
  label: damaged
  model: model.onnx
  rules:
    - { metric: roc_auc, max-drop: 0.01, min: 0.4 }
    - { metric: log_loss, max-drop: 0.05 }
`

const world = (policy = POLICY, model: Uint8Array = GOOD): Promise<World> => createWorld(place, { 'mlgate.yml': policy, 'eval.csv': DATA, 'model.onnx': model })

const withBaseline = (line: string) => POLICY.replace('  rules:', `  baseline: { ${line} }\n  rules:`)
const digest = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

async function recordedFiles(folder: string): Promise<Record<string, Uint8Array>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name.slice(folder.length + 1), await readFile(name)] as const)))
}

const zipped = (files: Files) => zipOf(...Object.entries(files).map(([name, content]) => ({ name, content })))

/** Puts other bytes in the place of an artifact; GitHub's digest goes along unless it is told not to. */
async function replace(artifact: Artifact, bytes: Uint8Array, digestToo = true): Promise<void> {
  await writeFile(artifact.blob, bytes)
  if (digestToo) Object.assign(artifact, { digest: `sha256:${digest(bytes)}`, sizeInBytes: bytes.length })
}

function manifestOf(files: Files): Manifest {
  const parsed = readManifest(Buffer.from(files[MANIFEST] ?? '').toString())
  if ('problems' in parsed) throw new Error(parsed.problems.join())
  return parsed.manifest
}

const NO_DECISION = (code: string) => ({ exitCode: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining(code) })

describe('which baseline', () => {
  test('a pull request is held against the baseline of the commit that its files come from', async () => {
    const home = await world()
    const first = await home.record()
    expect(first).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    const head = await home.push({ 'notes.md': 'y' }, 'old')
    await home.push({ 'README.md': 'x' })
    await home.push({ 'model.onnx': BETTER })
    const second = await home.record()
    expect(second.exitCode).toBe(0)
    const { number } = await place.github.openPullRequest(home.repository, { title: 'old', head: 'old' })
    const event: ActionEvent = { name: 'pull_request', number }

    const merged = await home.run(event)
    expect(merged).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('row by row') })
    expect(merged.summary).toContain(`run ${second.run.id}</a>: recorded at the commit that this change started from`)

    const workspace = join(place.folder, 'head')
    await write({ 'mlgate.yml': POLICY, 'eval.csv': DATA, 'model.onnx': GOOD, '.git/HEAD': `${head}\n` })(workspace)
    const alone = await home.run(event, {}, workspace)
    expect(alone).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('row by row') })
    expect(alone.summary).toMatch(/recorded at the commit that this change started from, [0-9a-f]{7}; main has moved on by 2 commits since/)
    expect(alone.summary).toContain(`run ${first.run.id}</a>`)

    await write({ '.git/HEAD': `${first.run.headSha}\n` })(workspace)
    expect((await home.run(event, {}, workspace)).summary).toContain(`run ${second.run.id}</a>`)
    await home.push({ 'mlgate.yml': withBaseline('prefer: newest') })
    expect((await home.propose({ 'other.md': 'z' }, 'old')).summary).toContain('the newest of main')
  })

  test('of the runs before that commit the newest is taken, and a newer one only when they left none', async () => {
    const home = await world()
    const first = await home.record()
    await home.push({ 'a.md': 'x' })
    const before = await home.propose({ 'notes.md': 'y' })
    expect(before.summary).toContain('the newest one at or before the commit that this change started from')
    const { number } = await place.github.openPullRequest(home.repository, { title: 'again', head: 'change-1' })
    await home.push({ 'b.md': 'z' })
    const second = await home.record()
    const workspace = join(place.folder, 'again')
    await write({ 'mlgate.yml': POLICY, 'eval.csv': DATA, 'model.onnx': GOOD, '.git/HEAD': home.repository.pulls.get(number)!.headSha })(workspace)
    const judged = () => home.run({ name: 'pull_request', number }, {}, workspace)
    expect((await judged()).summary).toContain(`run ${first.run.id}</a>`)
    home.repository.artifacts.filter(({ runId }) => runId === first.run.id).forEach((artifact) => { artifact.expired = true })
    const after = await judged()
    expect(after.summary).toContain(`run ${second.run.id}</a>`)
    expect(after.summary).toContain('the newest of all, because none is kept')
  })
})

describe('a baseline that cannot be believed is no decision', () => {
  test('missing, of another branch, expired', async () => {
    const home = await world()
    expect(await home.propose({ 'notes.md': 'a' })).toMatchObject(NO_DECISION('MLG-201'))
    await home.push({ 'notes.md': 'b' }, 'side')
    expect(await home.record('side')).toMatchObject({ exitCode: 0 })
    const foreign = await home.propose({ 'notes.md': 'c' })
    expect(foreign).toMatchObject(NO_DECISION('MLG-201'))
    expect(foreign.summary).toContain('belongs to the branch')
    expect(await home.record()).toMatchObject({ exitCode: 0 })
    home.baseline.expired = true
    expect(await home.propose({ 'notes.md': 'd' })).toMatchObject(NO_DECISION('MLG-203'))
  })

  test('changed after it was recorded: the archive, the manifest, the model, the rows, the anchor', async () => {
    const home = await world(POLICY.replace('max-drop: 0.01,', 'max-drop: 0.01, max-total-drop: 0.02,'))
    await home.record()
    await home.push({ 'README.md': 'second' })
    const { outputs } = await home.record()
    const files = await recordedFiles(outputs['record-path']!)
    expect(Object.keys(files).toSorted()).toEqual([`anchor/${MANIFEST}`, `anchor/${FILES.model}`, `anchor/${ROWS}`, MANIFEST, FILES.model, ROWS].toSorted())
    const head = await home.push({ 'notes.md': 'a' }, 'change')
    expect(head).toMatch(/^[0-9a-f]{40}$/)
    const { number } = await place.github.openPullRequest(home.repository, { title: 'change', head: 'change' })
    const judged = () => home.run({ name: 'pull_request', number })
    expect(await judged()).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })

    await replace(home.baseline, await zipped({ ...files, 'extra.txt': 'x' }), false)
    expect(await judged()).toMatchObject({ ...NO_DECISION('MLG-202'), summary: expect.stringContaining('GitHub recorded') })
    const edited = JSON.stringify({ ...JSON.parse(Buffer.from(files[MANIFEST]!).toString()), data: { file: 'eval.csv', sha256: '0'.repeat(64), rows: 1 } })
    for (const [change, words] of [
      [{ [MANIFEST]: edited }, 'was changed after it was recorded'],
      [{ [FILES.model]: BAD }, 'its manifest says'],
      [{ [ROWS]: files[ROWS]!.slice(1) }, 'its manifest says'],
      [{ [`anchor/${MANIFEST}`]: files[MANIFEST]! }, 'is another one than was recorded'],
      [{ [MANIFEST]: Buffer.from(writeManifest({ ...manifestOf(files), run: 1 })) }, 'its manifest was recorded by run 1'],
      [{ [MANIFEST]: '{"schema": 3}' }, 'which a newer mlgate wrote']
    ] as const) {
      await replace(home.baseline, await zipped({ ...files, ...change }))
      expect(await judged()).toMatchObject({ ...NO_DECISION('MLG-202'), summary: expect.stringContaining(words) })
    }
    await replace(home.baseline, await zipped(Object.fromEntries(Object.entries(files).filter(([name]) => name !== ROWS))))
    expect(await judged()).toMatchObject({ ...NO_DECISION('MLG-202'), summary: expect.stringContaining('it lacks rows.bin') })
  })
})

test('a model that cannot be run any more is stood in for by its recorded scores', async () => {
  const home = await world()
  const { outputs } = await home.record()
  const files = await recordedFiles(outputs['record-path']!)
  const future = logistic(0.02, -0.2, { opset: 99 })
  await replace(home.baseline, await zipped({
    ...files,
    [FILES.model]: future,
    [MANIFEST]: writeManifest({ ...manifestOf(files), subject: { kind: 'model', sha256: digest(future), bytes: future.length } })
  }))
  const same = await home.propose({ 'notes.md': 'a' })
  expect(same).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' } })
  expect(same.summary).toContain('its recorded scores were compared with')
  expect(await home.propose({ 'model.onnx': BAD })).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
  expect(await home.propose({ 'eval.csv': `${DATA}3,1\n` })).toMatchObject(NO_DECISION('MLG-204'))
})

test('the record says what was accepted, on what, by which rules, where', async () => {
  const home = await world()
  const { outputs, run } = await home.record()
  const files = await recordedFiles(outputs['record-path']!)
  expect(manifestOf(files)).toMatchObject({
    schema: 2,
    subject: { kind: 'model', sha256: digest(GOOD) },
    rows: { rows: 600, task: 'binary', sha256: digest(files[ROWS]!), bytes: 600 * 5, truth: { form: 'u8' }, scores: { form: 'f32', type: 'float' } },
    data: { file: 'eval.csv', sha256: digest(DATA), rows: 600 },
    commit: run.headSha,
    run: run.id,
    environment: { node: expect.stringMatching(/^v\d+/), platform: process.platform, architecture: process.arch, engine: expect.stringContaining('onnxruntime'), device: 'cpu' },
    policy: { file: 'mlgate.yml', commit: run.headSha, sha256: digest(POLICY) },
    uses: { [digest(DATA)]: 1 }
  })
})

test('a run that records anew although there were baselines says why', async () => {
  const home = await world()
  await home.record()
  const [run] = home.repository.runs.slice(-1)
  run!.conclusion = 'failure'
  const again = await home.record()
  expect(again).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn', 'record-path': expect.stringContaining('record') } })
  expect(again.summary).toContain('this one starts anew')
  expect(again.summary).toContain(`run ${run!.id} ended with failure`)
})

describe('a person may accept', () => {
  test('what the gate blocks: who, why and what was overridden are told, and recorded for those who come after', async () => {
    const home = await world(POLICY.replace('min: 0.4', 'min: 0.1'))
    await home.record()
    await home.push({ 'model.onnx': BAD })
    expect(await home.record()).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'record-path': '' } })
    const accepted = await home.accept({ reason: 'Sensors <b>changed</b>' })
    expect(accepted).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn', 'record-path': expect.stringContaining('record') } })
    expect(accepted.summary).toContain('`acme` accepted the candidate although the gate blocked it')
    expect(accepted.summary).toContain('Sensors')
    expect(accepted.summary).toContain('Reason: `Sensors <b>changed</b>`')
    expect(accepted.summary).toContain('MLG-311')
    expect(manifestOf(await recordedFiles(accepted.outputs['record-path']!))).toMatchObject({ accepted: { by: 'acme', reason: 'Sensors <b>changed</b>', verdict: 'fail' } })
    const next = await home.propose({ 'notes.md': 'a' })
    expect(next).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    expect(next.summary).toContain('where the gate said fail')
  })

  test('in place of baselines that cannot be used, and only by hand on the default branch with a reason', async () => {
    const home = await world()
    await home.record()
    home.baseline.expired = true
    expect(await home.accept()).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' } })
    await replace(home.baseline, Buffer.from('no zip'))
    const over = await home.accept()
    expect(over).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' }, summary: expect.stringContaining('was refused') })
    expect(await home.accept({})).toMatchObject(NO_DECISION('input reason is empty'))
    expect(await home.accept({ reason: 'x', 'fail-on': 'warn' })).toMatchObject({ ...NO_DECISION('fail-on'), exitCode: 2 })
    expect(await home.propose({ 'notes.md': 'a' }, 'main', { mode: 'accept', reason: 'x' })).toMatchObject(NO_DECISION('by workflow_dispatch on'))
    expect(await home.run({ name: 'push' }, { mode: 'accept', reason: 'x' })).toMatchObject(NO_DECISION('by workflow_dispatch on'))
    expect(await home.record()).toMatchObject({ exitCode: 0 })
    expect(await home.run({ name: 'push' }, { mode: 'record', reason: 'x' })).toMatchObject(NO_DECISION('mode is not accept'))
  })
})

describe('a pull request that changes the evaluation data', () => {
  const easy = DATA.replaceAll(/^-?\d+,1$/gm, '60,1')

  test('and the model gives no decision, or a warning where the policy says so', async () => {
    const home = await world()
    await home.record()
    const swapped = await home.propose({ 'eval.csv': easy, 'model.onnx': BETTER })
    expect(swapped).toMatchObject(NO_DECISION('MLG-206'))
    expect(swapped.summary).toContain('changes the model and `eval.csv` that judges it')
    await home.push({ 'mlgate.yml': withBaseline('on-data-change: warn') })
    const warned = await home.propose({ 'eval.csv': easy, 'model.onnx': BETTER })
    expect(warned).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' }, summary: expect.stringContaining('The exam was changed') })
    expect(await home.propose({ 'eval.csv': easy, 'model.onnx': BAD })).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
  })

  test('alone passes, and data that changed elsewhere are told', async () => {
    const home = await world()
    await home.record()
    expect(await home.propose({ 'eval.csv': easy })).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('New evaluation data') })
    await home.push({ 'eval.csv': easy })
    const later = await home.propose({ 'model.onnx': BETTER })
    expect(later).toMatchObject({ exitCode: 0, summary: expect.stringContaining('Other evaluation data') })
    expect(later.summary).not.toContain('MLG-206')
  })
})

test('a pull request that softens its gate is judged by the old one, and the comment says what it does', async () => {
  const home = await world(`${POLICY}    - { metric: f1, max-drop: 0.5 }\n`)
  await home.record()
  const soft = POLICY.replace('max-drop: 0.01', 'max-drop: 0.9').replace('log_loss, max-drop: 0.05', 'log_loss, max-drop: 0.01')
  const judged = await home.propose({ 'mlgate.yml': soft, 'model.onnx': BAD })
  expect(judged).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
  expect(home.comment).toContain('takes effect after the merge')
  expect(home.comment).toMatch(/roc&#95;auc&#58;[\s\S]*max&#45;drop[\s\S]*0&#46;01[\s\S]*0&#46;9[\s\S]*softer/)
  expect(home.comment).toContain('removed')
  const alone = await home.propose({ 'mlgate.yml': soft })
  expect(alone).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' }, summary: expect.stringContaining('softens the gate: 2 limits') })
  const stricter = await home.propose({ 'mlgate.yml': `${POLICY.replace('max-drop: 0.01', 'max-drop: 0.005')}    - { metric: f1, max-drop: 0.5 }\n` })
  expect(stricter).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('stricter') })
  expect(await home.propose({ 'mlgate.yml': 'gate: [' })).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' }, summary: expect.stringContaining('there would be no decision') })
})

describe('an anchor', () => {
  /** Scores of a model that is wrong on some of the rows: 0.8 percentage points more with every step. */
  const truth = Array.from({ length: 2000 }, (_, row) => row % 2)
  const scores = (step: number) => `score,label\n${truth.map((label, row) => `${(row * 7) % 2000 < 200 + 16 * step ? 0.9 - 0.8 * label : 0.1 + 0.8 * label},${label}`).join('\n')}\n`
  const data = `id,label\n${truth.map((label, row) => `${row},${label}`).join('\n')}\n`
  const policy = (rule: string, baseline = '') => `version: 1
gate:
  task: binary
  data: eval.csv
  label: label
  predictions: scores.csv
${baseline}  rules: [{ metric: accuracy, max-drop: 0.01${rule} }]
`

  test('stops a line of steps that are each within their limit, until a person moves it', async () => {
    const home = await world(policy(', max-total-drop: 0.03'))
    await home.push({ 'eval.csv': data, 'scores.csv': scores(0) })
    expect(await home.record()).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    for (const step of [1, 2, 3]) {
      await home.push({ 'scores.csv': scores(step) })
      expect(await home.record()).toMatchObject({ exitCode: 0, outputs: { 'record-path': expect.stringContaining('record') } })
    }
    const [first] = home.repository.artifacts
    first!.expired = true
    const proposed = await home.propose({ 'scores.csv': scores(4) })
    expect(proposed).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' }, summary: expect.stringContaining('MLG-207') })
    expect(proposed.summary).toContain('has drifted too far from the anchor (−3.20 pp, limit −3.00 pp)')
    await home.push({ 'scores.csv': scores(4) })
    expect(await home.record()).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'record-path': '' } })
    expect(await home.accept()).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn' } })
    expect((await home.propose({ 'scores.csv': scores(5) })).exitCode).toBe(0)
  })

  test('may lie in a release that stays', async () => {
    const home = await world(policy(''))
    await home.push({ 'eval.csv': data, 'scores.csv': scores(0) })
    const { outputs } = await home.record()
    await place.github.release(home.repository, { tag: 'anchor/v1', files: { 'mlgate-baseline.zip': await zipped(await recordedFiles(outputs['record-path']!)) } })
    await home.push({ 'mlgate.yml': policy(', max-total-drop: 0.03', '  baseline: { anchor: { release: anchor/v1 } }\n'), 'scores.csv': scores(1) })
    expect((await home.record()).exitCode).toBe(0)
    const judged = await home.propose({ 'scores.csv': scores(5) })
    expect(judged).toMatchObject({ exitCode: 1, summary: expect.stringContaining('release anchor/v1') })
  })
})

describe('a second place', () => {
  test('is a release: compared with, missed, and refused when its file is not what was uploaded', async () => {
    const home = await world()
    const { outputs } = await home.record()
    const archive = await zipped(await recordedFiles(outputs['record-path']!))
    const release = await place.github.release(home.repository, { tag: 'v1', files: { 'mlgate-baseline.zip': archive } })
    await home.push({ 'mlgate.yml': withBaseline('release: v1') })
    const compared = await home.propose({ 'notes.md': 'a' })
    expect(compared).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('release v1') })
    const count = home.repository.artifacts.length
    const recorded = await home.record()
    expect(recorded.outputs['record-path']).toContain('record')
    expect(home.repository.artifacts.filter(({ name }) => name === 'mlgate-baseline')).toHaveLength(1)
    expect(home.repository.artifacts.length).toBeGreaterThan(count)
    const [asset] = release.assets
    await writeFile(join(place.github.root, 'blobs', asset!.blob), Buffer.concat([archive, Buffer.from('x')]))
    expect(await home.propose({ 'notes.md': 'b' })).toMatchObject(NO_DECISION('MLG-202'))
    await home.push({ 'mlgate.yml': withBaseline('release: v2') })
    expect(await home.propose({ 'notes.md': 'c' })).toMatchObject(NO_DECISION('MLG-201'))
  })

  test('is a file of the base commit, by itself or by Git LFS, which a change cannot replace', async () => {
    const home = await world()
    const { outputs } = await home.record()
    const archive = await zipped(await recordedFiles(outputs['record-path']!))
    await home.push({ 'mlgate.yml': withBaseline('file: accepted/baseline.zip'), 'accepted/baseline.zip': archive })
    expect(await home.propose({ 'notes.md': 'a' })).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    expect(await home.propose({ 'accepted/baseline.zip': 'mine', 'model.onnx': BAD })).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })

    await home.push({ 'accepted/baseline.zip': `version https://git-lfs.github.com/spec/v1\noid sha256:${digest(archive)}\nsize ${archive.length}\n` })
    const absent = await home.propose({ 'notes.md': 'b' })
    expect(absent).toMatchObject({ ...NO_DECISION('MLG-508'), summary: expect.stringContaining('lfs: true') })
    expect(await home.propose({ 'accepted/baseline.zip': archive })).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    expect(await home.propose({ 'accepted/baseline.zip': 'mine' })).toMatchObject({ ...NO_DECISION('MLG-508'), summary: expect.stringContaining('A change cannot bring the baseline') })
    await home.push({ 'mlgate.yml': withBaseline('file: gone.zip') })
    expect(await home.propose({ 'notes.md': 'c' })).toMatchObject(NO_DECISION('MLG-201'))
  })
})
