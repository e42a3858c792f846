import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { jest } from '@jest/globals'
import { randomFrom } from '@mlgate/stats'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { asOfBaseline, BASE, baselineOf, githubStub, type GitHubStub, HEAD } from './github-stub.ts'
import { endless, laborious, logistic, notANumber, outside } from './models.ts'

const POLICY = `version: 1
gate:
  task: binary
  data: data/eval.csv
  label: damaged
  model: model/model.onnx
  rules:
    - { metric: roc_auc, max-drop: 0.01, min: 0.7 }
    - { metric: log_loss, max-drop: 0.01 }
    - { metric: f1, max-drop: 0.02 }
`
const random = randomFrom(5)
const ROWS = 1500
const rows = Array.from({ length: ROWS }, () => {
  const damaged = random() < 0.4
  return `${((damaged ? 1 : -1) + 2 * (random() + random() - 1)).toFixed(4)},${damaged ? 1 : 0},${random().toFixed(4)}`
})
const DATA = `speed,damaged,weather\n${rows.join('\n')}\n`
const GOOD = logistic(2)
const BAD = logistic(-0.3)

/** Each run starts two processes; machines are slow when others work on them too. */
jest.setTimeout(60_000)

let place: Scratch
let github: GitHubStub
beforeAll(async () => {
  place = await scratch()
  await bundle(place.folder, 'index', 'scoring-process', 'timing-process', 'memory-process', 'probing-process')
})
beforeEach(async () => { github = await githubStub() })
afterEach(async () => { await github.close() })
afterAll(async () => { await place.remove() })

interface Step {
  readonly inputs?: Readonly<Record<string, string>>
  readonly model?: Uint8Array
  readonly event?: 'push' | 'pull_request' | 'workflow_run'
  readonly policy?: string
  readonly data?: string
  readonly arrange?: (workspace: string) => Promise<void>
}

interface Outcome {
  readonly code: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly log: string
}

/** Starts the bundle as the composite's step does. */
async function gate({ inputs = {}, model = GOOD, event = 'pull_request', policy = POLICY, data = DATA, arrange }: Step = {}): Promise<Outcome> {
  const root = await mkdtemp(join(place.folder, 'job-'))
  const [workspace, temp] = [join(root, 'workspace'), join(root, 'temp')]
  for (const folder of [join(workspace, 'model'), join(workspace, 'data'), temp]) await mkdir(folder, { recursive: true })
  await writeFile(join(workspace, 'mlgate.yml'), policy)
  await writeFile(join(workspace, 'model', 'model.onnx'), model)
  await writeFile(join(workspace, 'data', 'eval.csv'), data)
  await arrange?.(workspace)
  const pull = { number: 7, head: { sha: HEAD, ref: 'feature', repo: { full_name: 'acme/birdstrikes' } }, base: { sha: BASE, ref: 'main' } }
  const payload = { repository: { default_branch: 'main' }, ...(event === 'pull_request' ? { pull_request: pull } : {}), ...(event === 'workflow_run' ? { workflow_run: FORKED_RUN } : {}) }
  for (const [name, content] of [['event.json', JSON.stringify(payload)], ['output', ''], ['summary', '']] as const) await writeFile(join(root, name), content)
  const child = spawn(process.execPath, [join(place.folder, 'index.js')], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'],
      ACTION_INPUTS: JSON.stringify({ 'github-token': 'ghs_token', comment: 'true', 'status-context': 'mlgate/gate', ...inputs }),
      MLGATE_RUNTIME: RUNTIME,
      GITHUB_ACTIONS: 'true', GITHUB_API_URL: github.url, GITHUB_SERVER_URL: github.url, GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_REPOSITORY: 'acme/birdstrikes', GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: join(root, 'event.json'), GITHUB_SHA: HEAD,
      GITHUB_REF: event === 'push' ? 'refs/heads/main' : 'refs/pull/7/merge', GITHUB_REF_NAME: event === 'push' ? 'main' : '7/merge',
      GITHUB_RUN_ID: '42', GITHUB_RUN_ATTEMPT: '1', GITHUB_WORKFLOW: 'model', GITHUB_JOB: 'gate', GITHUB_ACTOR: 'ada',
      GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, GITHUB_OUTPUT: join(root, 'output'), GITHUB_STEP_SUMMARY: join(root, 'summary')
    }
  })
  const [log, errors, code] = await Promise.all([
    text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => child.on('close', resolve))
  ])
  return { code, outputs: outputsOf(await readFile(join(root, 'output'), 'utf8')), summary: await readFile(join(root, 'summary'), 'utf8'), log: log + errors }
}

function outputsOf(file: string): Record<string, string> {
  const blocks = [...file.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value])
  const lines = [...file.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value])
  return Object.fromEntries([...lines, ...blocks])
}

const accept = (model: Uint8Array, data = DATA) => { github.baseline = { files: baselineOf(model, data) } }

test('a worse model is blocked: comment, status, outputs and exit code say so', async () => {
  accept(GOOD)
  const { code, outputs } = await gate({ model: BAD })
  expect(code).toBe(1)
  expect(outputs).toMatchObject({ verdict: 'fail', 'record-path': '', 'baseline-artifact': 'mlgate-baseline' })
  expect(JSON.parse(outputs['metrics']!).roc_auc).toBeLessThan(0.5)
  expect(github.statuses).toMatchObject([{ state: 'failure', context: 'mlgate/gate', description: expect.stringMatching(/^Blocked: roc_auc fell by \d+\.\d\d pp \(limit −1\.00 pp\), and \d more$/) }])
  const [comment = ''] = github.comments
  expect(comment).toMatch(/^### ❌ Model gate: blocked\. `roc_auc` fell by \d+\.\d\d pp \(limit −1\.00 pp\), and \d more\n/)
  expect(comment).toContain('**Where:** rule `gate.rules[0].max-drop`')
  expect(comment).toContain('/blob/')
  expect(comment).toContain('#L8')
  expect(comment).toContain('How this was decided')
  expect(await readFile(outputs['report-path']!, 'utf8')).toContain('<!doctype html')
})

test('the same model passes at once, a better one passes with the change it brings', async () => {
  accept(GOOD)
  expect(await gate()).toMatchObject({ code: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('row by row') })
  accept(BAD)
  const { code, summary } = await gate()
  expect(code).toBe(0)
  expect(summary).toMatch(/✅ Model gate: passed\. `\w+` (rose|fell) by/)
  expect(github.statuses.map(({ state }) => state)).toEqual(['success', 'success'])
})

test('without a baseline compare gives no decision and the way out; record makes the first one', async () => {
  const compared = await gate()
  expect(compared).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('MLG-201') })
  const recorded = await gate({ event: 'push', inputs: { mode: 'record' } })
  expect(recorded).toMatchObject({ code: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('First baseline') })
  const folder = recorded.outputs['record-path']!
  const manifest = JSON.parse(await readFile(join(folder, 'baseline.json'), 'utf8'))
  const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')
  expect(await readFile(join(folder, 'model.onnx'))).toEqual(GOOD)
  expect(manifest).toMatchObject({
    schema: 2, model: { sha256: sha256(GOOD), bytes: GOOD.length }, data: { file: 'data/eval.csv', sha256: sha256(DATA), rows: ROWS }, commit: HEAD, run: 42,
    metrics: { roc_auc: expect.any(Number), log_loss: expect.any(Number), f1: expect.any(Number) }, uses: { [sha256(DATA)]: 1 }
  })
})

test('record judges absolute bounds of the first model, and refuses what fails against the baseline', async () => {
  expect(await gate({ event: 'push', inputs: { mode: 'record' }, model: BAD })).toMatchObject({ code: 1, outputs: { verdict: 'fail', 'record-path': '' } })
  accept(GOOD)
  const refused = await gate({ event: 'push', inputs: { mode: 'record', 'fail-on': 'never' }, model: BAD })
  expect(refused).toMatchObject({ code: 0, outputs: { verdict: 'fail', 'record-path': '' }, summary: expect.stringContaining('was not recorded') })
})

test('an expired baseline is no decision; record replaces it with a warning', async () => {
  github.baseline = { files: {}, expired: true }
  expect(await gate()).toMatchObject({ code: 2, summary: expect.stringContaining('MLG-203') })
  const recorded = await gate({ event: 'push', inputs: { mode: 'record' } })
  expect(recorded).toMatchObject({ code: 0, outputs: { verdict: 'warn', 'record-path': expect.stringContaining('record') }, summary: expect.stringContaining('expired on 2026-11-02') })
})

const FORKED_RUN = { head_sha: HEAD, head_branch: 'main', head_repository: { full_name: 'mallory/birdstrikes' }, pull_requests: [] }

test('record after the run of a fork is refused', async () => {
  expect(await gate({ event: 'workflow_run', inputs: { mode: 'record' } })).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('nobody has accepted') })
})

test('record of a proposed change is refused', async () => {
  expect(await gate({ inputs: { mode: 'record' } })).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('input mode') })
})

test('other evaluation data than the baseline\'s are used for both models, and said so', async () => {
  accept(BAD, 'speed,damaged\n1,1\n')
  expect(await gate()).toMatchObject({ code: 0, summary: expect.stringContaining('recorded on other data (MLG-204: 1 rows') })
})

const SCORES = POLICY.replace('model: model/model.onnx', 'predictions: data/scores.csv')
const scoresOf = (weight: number): string => {
  const lines = rows.map((row) => row.split(','))
  return `score,damaged\n${lines.map(([speed, damaged]) => `${1 / (1 + Math.exp(-weight * Number(speed)))},${damaged!}`).join('\n')}\n`
}
const withScores = (weight: number, accepted?: number): Partial<Step> => ({
  policy: SCORES,
  arrange: async (workspace) => {
    await writeFile(join(workspace, 'data', 'scores.csv'), scoresOf(weight))
    if (accepted !== undefined) await writeFile(join(workspace, 'data', 'accepted.csv'), scoresOf(accepted))
  }
})

test('scores in place of models: recorded row by row, compared with the recorded ones', async () => {
  const recorded = await gate({ ...withScores(2), event: 'push', inputs: { mode: 'record' } })
  expect(recorded).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  const [manifest, rows] = await Promise.all(['baseline.json', 'rows.bin'].map((name) => readFile(join(recorded.outputs['record-path']!, name))))
  expect(JSON.parse(manifest!.toString())).toMatchObject({ schema: 2, predictions: { bytes: rows!.length } })
  const files = asOfBaseline({ 'baseline.json': manifest!, 'rows.bin': rows! })
  github.baseline = { files }
  expect(await gate(withScores(2))).toMatchObject({ code: 0, outputs: { verdict: 'pass' }, summary: expect.stringContaining('row by row') })
  expect(await gate(withScores(-0.3))).toMatchObject({ code: 1, outputs: { verdict: 'fail' }, summary: expect.not.stringContaining('Ran on') })
  expect(await gate({ ...withScores(2), data: DATA.replace('weather', 'wind') })).toMatchObject({ code: 2, summary: expect.stringContaining('MLG-204') })
  github.baseline = { files: { ...files, 'rows.bin': rows!.map((byte, at) => (at === 7 ? 1 - byte : byte)) } }
  expect(await gate(withScores(2))).toMatchObject({ code: 2, summary: expect.stringContaining('MLG-202') })
})

test('scores of the accepted model can be given, also to compare a model with', async () => {
  expect(await gate({ ...withScores(-0.3, 2), inputs: { 'baseline-predictions': 'data/accepted.csv' } })).toMatchObject({ code: 1, outputs: { verdict: 'fail' } })
  const mixed = await gate({ ...withScores(2, -0.3), inputs: { model: 'model/model.onnx', 'baseline-predictions': 'data/accepted.csv' } })
  expect(mixed).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  expect(await gate({ inputs: { model: 'a.onnx', predictions: 'b.csv' } })).toMatchObject({ code: 2, summary: expect.stringContaining('both given') })
})

test('a model that is worse on one slice is blocked by a rule on slices', async () => {
  const wind = DATA.split('\n').map((line, row) => (line === '' ? '' : `${line},${row === 0 ? 'wind' : row % 2 === 0 ? 'calm' : 'storm'}`)).join('\n')
  accept(GOOD, wind)
  const policy = POLICY.replace('    - { metric: f1, max-drop: 0.02 }', '    - { metric: roc_auc, max-drop: 0.05, slices: [wind] }')
  const { code, summary } = await gate({ data: wind, policy, model: BAD })
  expect(code).toBe(1)
  expect(summary).toContain('Slices of')
  expect(summary).toContain('wind=storm')
  expect(await gate({ data: wind, policy })).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
})

test('a model with weights in another file is recorded whole and run again', async () => {
  const weights = Buffer.from(Float32Array.of(2).buffer)
  const split: Step = { model: outside('parts/w.bin'), arrange: async (workspace) => {
    await mkdir(join(workspace, 'model', 'parts'))
    await writeFile(join(workspace, 'model', 'parts', 'w.bin'), weights)
  } }
  const recorded = await gate({ ...split, event: 'push', inputs: { mode: 'record' } })
  expect(recorded.outputs['verdict']).toBe('pass')
  const read = (name: string) => readFile(join(recorded.outputs['record-path']!, name))
  const names = ['baseline.json', 'model.onnx', 'rows.bin', 'weights/parts/w.bin']
  const files = asOfBaseline(Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const))))
  github.baseline = { files }
  expect(await gate(split)).toMatchObject({ code: 0, summary: expect.stringMatching(/row by row[\s\S]*weights(&nbsp;| )in/) })
  github.baseline = { files: { ...files, 'weights/parts/w.bin': Buffer.from(Float32Array.of(3).buffer) } }
  expect(await gate(split)).toMatchObject({ code: 2, summary: expect.stringContaining('MLG-202') })
})

test('the models that the same data accepted are counted, and too many are warned of', async () => {
  const digest = createHash('sha256').update(DATA).digest('hex')
  github.baseline = { files: baselineOf(GOOD, DATA, { uses: { [digest]: 7, ['0'.repeat(64)]: 2 } }) }
  const policy = (most: number) => `${POLICY}  max-data-uses: ${most}\n`
  const recorded = await gate({ event: 'push', inputs: { mode: 'record' }, policy: policy(7) })
  expect(recorded.outputs['verdict']).toBe('pass')
  expect(JSON.parse(await readFile(join(recorded.outputs['record-path']!, 'baseline.json'), 'utf8')).uses).toEqual({ [digest]: 8, ['0'.repeat(64)]: 2 })
  const worn = await gate({ policy: policy(6) })
  expect(worn).toMatchObject({ code: 0, outputs: { verdict: 'warn' }, summary: expect.stringContaining('these data have accepted 7 models (at most 6)') })
  expect(await gate({ model: BAD, policy: policy(6) })).toMatchObject({ code: 1, outputs: { verdict: 'fail' } })
})

test('a model card is asked for where the policy asks for one', async () => {
  accept(GOOD)
  const policy = `${POLICY}  model-card: { sections: [Limitations] }\n`
  expect(await gate({ policy })).toMatchObject({ code: 2, summary: expect.stringContaining('MLG-606') })
  const arrange = (workspace: string) => writeFile(join(workspace, 'MODEL_CARD.md'), '# Model\n\n## Limitations\n\nSmall birds.\n')
  expect(await gate({ policy, arrange })).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
})

test('the policy of the base commit judges, not the one of the change', async () => {
  accept(GOOD)
  github.files.set('mlgate.yml', POLICY)
  const { code, summary } = await gate({ model: BAD, policy: POLICY.replaceAll('max-drop: 0.01', 'max-drop: 0.9').replace('min: 0.7', 'min: 0') })
  expect(code).toBe(1)
  expect(summary).toContain('this change also changes the file')
})

test.each<[string, Step, string, string]>([
  ['a pickle', { model: Buffer.from([0x80, 0x04, 0x95]) }, 'MLG-602', 'a pickle'],
  ['an empty model', { model: new Uint8Array() }, 'MLG-601', 'empty'],
  ['a truncated model', { model: GOOD.subarray(0, 80) }, 'MLG-602', 'damaged'],
  ['a model of other columns', { model: logistic(1, 0, {}, 'altitude') }, 'MLG-503', 'altitude'],
  ['scores that are not numbers', { model: notANumber() }, 'MLG-603', 'NaN'],
  ['a model that never ends', { model: endless(), inputs: { timeout: '3s' } }, 'MLG-604', 'killed after 3 s'],
  ['a missing model', { inputs: { model: 'model/none.onnx' } }, 'MLG-601', 'does not exist'],
  ['missing data', { inputs: { data: 'data/none.csv' } }, 'MLG-501', 'does not exist'],
  ['a path out of the workspace', { inputs: { model: '../../etc/passwd' } }, 'MLG-103', 'leads out'],
  ['a GPU that is not there', { inputs: { device: 'cuda' } }, 'MLG-103', 'device'],
  ['inputs of unknown words', { inputs: { mode: 'records', device: 'gpu' } }, 'MLG-103', 'record'],
  ['a policy without a gate', { policy: 'version: 1\ntrain: { workflow: train.yml }\n' }, 'MLG-102', 'gate'],
  ['an unknown key in the policy', { policy: POLICY.replace('label:', 'lable:') }, 'MLG-102', 'label']
])('%s: no decision, one clear message, nothing recorded', async (_, step, code, words) => {
  accept(GOOD)
  const outcome = await gate(step)
  expect(outcome).toMatchObject({ code: 2, outputs: { verdict: 'error' } })
  expect(outcome.outputs['record-path'] ?? '').toBe('')
  expect(outcome.summary).toContain(code)
  expect(outcome.summary).toContain(words)
  expect(outcome.summary).not.toContain('MLG-901')
  expect(outcome.log.replace('::add-mask::ghs_token', '')).not.toContain('ghs_token')
  expect(github.statuses).toMatchObject([{ state: 'error' }])
})

test('a link out of the workspace is not followed', async () => {
  const arrange = (workspace: string) => symlink('/etc/hostname', join(workspace, 'model', 'link.onnx'))
  expect(await gate({ arrange, inputs: { model: 'model/link.onnx' } })).toMatchObject({ code: 2, summary: expect.stringContaining('leads out') })
})

test('a damaged baseline is never compared with', async () => {
  github.baseline = { files: baselineOf(GOOD, DATA, { model: { sha256: '0'.repeat(64), bytes: GOOD.length } }) }
  expect(await gate()).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('MLG-202') })
})

test('a token without permission is told which one', async () => {
  github.refusal = 403
  expect(await gate()).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('actions: read') })
})

test('a model that reads a forbidden column is blocked, and one that leans on it too', async () => {
  accept(GOOD)
  const forbidden = '  importance: { forbidden-features: [speed] }\n'
  const { code, outputs } = await gate({ policy: POLICY + forbidden })
  expect({ code, verdict: outputs['verdict'] }).toEqual({ code: 1, verdict: 'fail' })
  expect(github.comments[0]).toMatch(/^### ❌ Model gate: blocked\. The model reads `speed`, which is forbidden\n/)
  expect(github.comments[0]).toContain('MLG-316')
  const leaning = await gate({ policy: `${POLICY}  importance: { metric: roc_auc, max-importance: { speed: 0.01 } }\n` })
  expect(leaning.code).toBe(1)
  const scores = await gate({ policy: POLICY + forbidden, inputs: { predictions: 'scores.csv' } })
  expect(scores).toMatchObject({ code: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('gate.importance is about a model that is run') })
  expect(leaning.summary).toMatch(/Permuting &quot;speed&quot; costs \d+\.\d\d pp of roc_auc/)
  expect(leaning.summary).toContain('What the model leans on')
  expect(await gate({ policy: `${POLICY}  importance: { metric: roc_auc, forbidden-features: [weather] }\n` })).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
})

test('a model that breaks under noise is blocked, at the line of its rule', async () => {
  accept(GOOD)
  const rule = (amount: number): string => `  robustness:\n    - { perturbation: noise, amount: ${amount}, metric: roc_auc, max-drop: 0.05 }\n`
  expect(await gate({ policy: POLICY + rule(0.1) })).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
  const broken = await gate({ policy: POLICY + rule(3) })
  expect(broken).toMatchObject({ code: 1, outputs: { verdict: 'fail' }, summary: expect.stringContaining('rule `gate.robustness[0].max-drop`') })
  expect(github.comments.at(-1)).toMatch(/^### ❌ Model gate: blocked\. `roc_auc` drops too far with noise of 3 SD\n/)
})

test('a model that is much dearer to run is blocked, though its scores are the same', async () => {
  accept(GOOD)
  const limits = '  performance:\n    latency-p50: {}\n    model-size: { max: 1MB }\n    peak-memory: { max: 10GB }\n'
  const { code, outputs, summary } = await gate({ model: laborious(2), policy: POLICY + limits })
  expect({ code, verdict: outputs['verdict'] }).toEqual({ code: 1, verdict: 'fail' })
  expect(github.comments[0]).toMatch(/^### ❌ Model gate: blocked\. latency p50 is beyond its limit \(\+\d+\.\d%\)/)
  expect(summary).toMatch(/latency p50 changed by \+\d+\.\d% \(90% CI/)
  expect(summary).toContain('rule `gate.performance.latency-p50.max-increase`')
  expect(summary).toContain('What it costs to run')
})

const PEOPLE = `speed,damaged,sex,age,flown\n${rows.map((row, index) => {
  const [speed, damaged] = row.split(',')
  return `${speed!},${damaged!},${index % 2 === 0 ? 'f' : 'm'},${index % 10 === 0 ? '' : 20 + (index % 60)},2025-${String(1 + (index % 6)).padStart(2, '0')}-15`
}).join('\n')}\n`
const policyOf = (rules: string, gate = ''): string => POLICY.replace(/  rules:[\s\S]*/, `  rules:\n${rules}${gate}`)

test('slices by condition are judged; what the data lack is told at the line of the policy', async () => {
  accept(GOOD, PEOPLE)
  const rules = '    - { metric: roc_auc, max-drop: 0.01, slices: ["senior: age >= 60 and sex in (f, m)", "age < 30"] }\n'
  const worse = await gate({ policy: policyOf(rules), data: PEOPLE, model: BAD })
  expect(worse).toMatchObject({ code: 1, outputs: { verdict: 'fail' }, summary: expect.stringContaining('150 rows have no &quot;age&quot; and belong to no such slice.') })
  expect(worse.summary).toContain('<code>senior</code>')
  expect(await gate({ policy: policyOf(rules.replace('sex in', 'gender in')), data: PEOPLE })).toMatchObject({
    code: 2, summary: expect.stringMatching(/gender[\s\S]*for the slice[\s\S]*mlgate\.yml:8 \(gate\.rules\[0\]\.slices\[0\]\)/)
  })
})

test('fairness rules block a model that treats one group worse', async () => {
  const rules = '    - { metric: roc_auc, min: 0.1 }\n'
  const fairness = '  fairness:\n    - { criterion: demographic_parity_difference, column: sex, max: 0.15, max-increase: 0.1 }\n    - { criterion: equal_opportunity_ratio, column: sex, min: 0.5 }\n'
  const scores = (apart: number): string => `score,damaged\n${PEOPLE.trim().split('\n').slice(1).map((row) => {
    const [speed, damaged, sex] = row.split(',')
    return `${1 / (1 + Math.exp(-2 * Number(speed) - (sex === 'f' ? apart : 0)))},${damaged!}`
  }).join('\n')}\n`
  const policy = policyOf(rules, fairness).replace('model: model/model.onnx', 'predictions: data/scores.csv\n  baseline-predictions: data/accepted.csv')
  const run = (apart: number) => gate({ policy, data: PEOPLE, arrange: async (workspace) => {
    await writeFile(join(workspace, 'data', 'scores.csv'), scores(apart))
    await writeFile(join(workspace, 'data', 'accepted.csv'), scores(0))
  } })
  const unfair = await run(3)
  expect(unfair).toMatchObject({ code: 1, outputs: { verdict: 'fail', retrain: 'unknown' }, summary: expect.stringContaining('MLG-314') })
  expect(unfair.summary).toContain('Fairness between groups')
  expect(await run(0.3)).toMatchObject({ code: 0, outputs: { verdict: 'pass' } })
})

test('metrics by month decide whether to retrain', async () => {
  const rules = '    - { metric: roc_auc, max-drop: 0.01, max-decay: 0.1 }\n'
  const policy = policyOf(rules, '  time-column: flown\n  period: month\n')
  accept(GOOD, PEOPLE)
  const steady = await gate({ policy, data: PEOPLE })
  expect(steady).toMatchObject({ code: 0, outputs: { verdict: 'pass', retrain: 'false', 'retrain-reason': expect.stringContaining('is ruled out') } })
  const decayed = PEOPLE.trim().split('\n').map((row, index) => {
    const [speed, damaged, ...rest] = row.split(',')
    return index > 0 && /2025-0[56]/.test(row) && index % 4 !== 0 ? [speed, 1 - Number(damaged), ...rest].join(',') : row
  }).join('\n')
  accept(GOOD, decayed)
  const found = await gate({ policy, data: decayed })
  expect(found).toMatchObject({ code: 0, outputs: { verdict: 'warn', retrain: 'true', 'retrain-reason': expect.stringContaining('since 2025-05') } })
  expect(found.summary).toContain('has decayed since 2025-05: retrain')
  expect(await gate({ policy, data: PEOPLE.replace('2025-01-15', '15.01.2025') })).toMatchObject({ code: 2, summary: expect.stringMatching(/is no time[\s\S]*gate\.time-column/) })
})
