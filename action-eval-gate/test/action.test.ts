import { createHash } from 'node:crypto'
import { appendFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LocalGitHub, runAction, startLocalGitHub } from '@mlgate/local-github'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { logistic } from './models.ts'

const folder = join(import.meta.dirname, '..')
const POLICY = `version: 1
gate:
  task: binary
  data: eval.csv
  label: damaged
  model: model.onnx
  rules: [{ metric: roc_auc, max-drop: 0.01, min: 0.6 }]
`
const rows = Array.from({ length: 400 }, (_, row) => `${((row * 37) % 101) - 50 + (row % 2) * 20},${row % 2}`)

let place: Scratch
let github: LocalGitHub
beforeAll(async () => {
  place = await scratch()
  await copyOfAction(join(place.folder, 'action'))
  github = await startLocalGitHub({ toolCache: await preparedTools(join(place.folder, 'tools')) })
}, 60_000)
afterAll(async () => {
  await github.close()
  await place.remove()
})

/** The action as a release holds it, with its bundle. */
async function copyOfAction(to: string): Promise<void> {
  await mkdir(join(to, 'dist'), { recursive: true })
  for (const part of ['action.yml', 'runtime']) await cp(join(folder, part), join(to, part), { recursive: true })
  await writeFile(join(to, 'package.json'), '{ "type": "module" }')
  await bundle(join(to, 'dist'), 'index', 'scoring-process', 'timing-process', 'memory-process', 'probing-process')
}

/** A tool cache in which the native modules are installed already. */
async function preparedTools(tools: string): Promise<string> {
  const digest = createHash('sha256').update(await readFile(join(folder, 'runtime', 'package-lock.json'))).digest('hex')
  const installed = join(tools, 'mlgate', digest.slice(0, 16))
  await mkdir(installed, { recursive: true })
  await symlink(join(RUNTIME, 'node_modules'), join(installed, 'node_modules'))
  await cp(join(folder, 'runtime', 'package.json'), join(installed, 'package.json'))
  await writeFile(join(installed, '.complete'), digest)
  return tools
}

test('what is recorded on main is what pull requests are compared with', async () => {
  const repository = await github.createRepository({ owner: 'acme', name: 'birdstrikes' })
  const write = (model: Uint8Array) => async (workspace: string) => {
    await writeFile(join(workspace, 'mlgate.yml'), POLICY)
    await writeFile(join(workspace, 'eval.csv'), `speed,damaged\n${rows.join('\n')}\n`)
    await writeFile(join(workspace, 'model.onnx'), model)
  }
  const action = join(place.folder, 'action')
  await github.push(repository, { branch: 'main', message: 'Add the model', change: write(logistic(0.05)) })

  const recorded = await runAction(github, { action, repository, inputs: { mode: 'record' } })
  expect(recorded).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'record-path': expect.stringContaining('record') } })

  const compare = async (head: string, model: Uint8Array) => {
    await github.push(repository, { branch: head, base: 'main', message: 'Change the model', change: write(model) })
    const { number } = await github.openPullRequest(repository, { title: head, head })
    return runAction(github, { action, repository, event: { name: 'pull_request', number } })
  }
  expect(await compare('same', logistic(0.05))).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
  const worse = await compare('worse', logistic(-0.05))
  expect(worse).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' }, summary: expect.stringContaining('blocked') })
  expect(worse.outputs['record-path']).toBe('')
}, 120_000)

test('a token that may not read artifacts gives no decision', async () => {
  const denied = await runAction(github, { action: join(place.folder, 'action'), permissions: { contents: 'read' } })
  expect(denied).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' }, summary: expect.stringContaining('actions: read') })
}, 60_000)

test('a runner that cannot install the native modules gives no decision', async () => {
  const action = join(place.folder, 'unprepared')
  await cp(join(place.folder, 'action'), action, { recursive: true })
  await appendFile(join(action, 'runtime', 'package-lock.json'), '\n')
  const npm = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: join(place.folder, 'npm'), npm_config_fetch_retries: '0' }
  const failed = await runAction(github, { action, env: npm })
  expect(failed).toMatchObject({ exitCode: 2, conclusion: 'failure', outputs: { verdict: 'error' } })
  expect(failed.annotations.map(({ message }) => message)).toContainEqual(expect.stringContaining('MLG-405'))
}, 60_000)
