import { runAction, startLocalGitHub, type ActionEvent, type ActionResult, type LocalGitHub } from '@mlgate/local-github'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CONTRACT, POLICY, strikesCsv, trainingStrikes } from './birdstrikes.ts'
import { startFileServer } from './file-server.ts'
import { root } from './judge.ts'

type Repository = Awaited<ReturnType<LocalGitHub['createRepository']>>

const ACTION = join(root, 'action-data-validate')
const strikes = await trainingStrikes()
const files = { 'mlgate.yml': POLICY, 'contracts/strikes.odcs.yml': CONTRACT, 'data/train.csv': strikesCsv(strikes) }
const poisoned = strikesCsv(strikes.map((strike, at) => strike.wildlife_size === 'Large' && at % 2 === 0 ? { ...strike, damaged: '0' } : strike))

let github: LocalGitHub
let repository: Repository
let toolCache = ''

beforeAll(async () => {
  toolCache = await mkdtemp(join(tmpdir(), 'mlgate-tools-'))
  await preinstall(toolCache)
  github = await startLocalGitHub({ toolCache })
  repository = await github.createRepository({ owner: 'acme', name: 'birdstrikes' })
  await push('main', files)
})
afterAll(async () => {
  await github.close()
  await rm(toolCache, { recursive: true, force: true })
})

/** Puts the engine where the action's first step would install it. */
async function preinstall(cache: string): Promise<void> {
  const lock = await readFile(join(ACTION, 'runtime', 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  const folder = join(cache, 'mlgate', digest.slice(0, 16))
  await mkdir(folder, { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{}')
  await writeFile(join(folder, '.complete'), digest)
}

async function push(branch: string, change: Readonly<Record<string, string>>): Promise<void> {
  await github.push(repository, {
    branch, message: 'Change files', change: async (folder) => {
      for (const [name, content] of Object.entries(change)) {
        await mkdir(dirname(join(folder, name)), { recursive: true })
        await writeFile(join(folder, name), content)
      }
    }
  })
}

const onMain = (inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> => runAction(github, { action: ACTION, repository, inputs })

async function onPullRequest(branch: string, change: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult & { comments: string }> {
  await push(branch, change)
  const pull = await github.openPullRequest(repository, { title: branch, head: branch })
  const result = await runAction(github, { action: ACTION, repository, inputs, event: { name: 'pull_request', number: pull.number } })
  return { ...result, comments: repository.comments.filter(({ issue }) => issue === pull.number).map(({ body }) => body).join('\n') }
}

describe('the action as a runner starts it', () => {
  it('has no decision in a pull request before anything was accepted', async () => {
    const result = await onPullRequest('too-early', { 'README.md': 'early' })
    expect(result).toMatchObject({ exitCode: 2, outputs: { verdict: 'error', 'profile-path': '' } })
    expect(result.comments).toContain('MLG-201')
  })

  it('records the first profile on the default branch', async () => {
    const result = await onMain()
    expect(result.stdout).not.toMatch(/Door|Error:/)
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: String(strikes.length), 'drift-detected': '', 'drift-columns': '' } })
    expect(result.summary).toContain('there is no accepted profile yet')
    expect(repository.artifacts.map(({ name }) => name)).toContain('mlgate-profile')
  })

  it('passes a pull request with the same data, and records nothing', async () => {
    const before = repository.artifacts.filter(({ name }) => name === 'mlgate-profile').length
    const result = await onPullRequest('clean', { 'README.md': 'clean' })
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'drift-detected': 'false', 'drift-columns': '[]', 'profile-path': '' } })
    expect(repository.artifacts.filter(({ name }) => name === 'mlgate-profile')).toHaveLength(before)
  })

  it('blocks a pull request with flipped labels, with the slice in the comment', async () => {
    const result = await onPullRequest('poisoned', { 'data/train.csv': poisoned })
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
    expect(result.comments).toMatch(/MLG-506/)
    expect(result.comments).toContain('wildlife_size=Large')
    expect(result.annotations[0]).toMatchObject({ level: 'error' })
  })

  it('blocks a pull request whose data drifted, and names the columns for other jobs', async () => {
    const faster = strikes.map((strike) => strike.speed_knots === '' ? strike : { ...strike, speed_knots: String(Math.min(400, Number(strike.speed_knots) + 60)) })
    const result = await onPullRequest('drifted', { 'data/train.csv': strikesCsv(faster) })
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'drift-detected': 'true', 'drift-columns': '["speed_knots"]' } })
  })

  it('does not let a pull request soften its own contract or policy', async () => {
    const result = await onPullRequest('softened', {
      'data/train.csv': files['data/train.csv'].replace(/,(\d*),[01]\n/, ',9999,0\n'),
      'contracts/strikes.odcs.yml': CONTRACT.replace('maximum: 400', 'maximum: 40000')
    })
    expect(result).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
    expect(result.annotations[0]).toMatchObject({ file: 'data/train.csv', line: 2 })
  })

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    ['a missing data file', {}, { files: 'data/nowhere.csv' }, 'MLG-501'],
    ['a file outside of the workspace', {}, { files: '../../etc/passwd.csv' }, 'MLG-501'],
    ['a contract that is not there', {}, { contract: 'contracts/none.yml' }, 'MLG-104'],
    ['a mode of another version', {}, { mode: 'inspect' }, 'MLG-103'],
    ['a broken row', { 'data/train.csv': `${files['data/train.csv']}one,two\n` }, {}, 'MLG-502']
  ])('has no decision for %s', async (_, change, inputs, code) => {
    await push('main', change)
    const result = await onMain(inputs)
    await push('main', files)
    expect(result).toMatchObject({ exitCode: 2, outputs: { verdict: 'error', 'profile-path': '' } })
    expect(result.summary).toContain(code)
  })

  it.each<[string, ActionEvent]>([
    ['a run by hand', { name: 'workflow_dispatch' }], ['a schedule', { name: 'schedule' }]
  ])('records what %s on the default branch accepted', async (_, event) => {
    expect(await runAction(github, { action: ACTION, repository, event, inputs: { 'reference-artifact': event.name } })).toMatchObject({ exitCode: 0, outputs: { 'profile-path': expect.stringContaining('profile.json') } })
    expect(repository.artifacts.map(({ name }) => name)).toContain(event.name)
  })

  it('records nothing that failed, and nothing of another branch', async () => {
    await push('main', { 'data/train.csv': poisoned })
    expect(await onMain()).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'profile-path': '' } })
    await push('main', files)
    await push('side', { 'README.md': 'side' })
    expect(await runAction(github, { action: ACTION, repository, event: { name: 'push', branch: 'side' } })).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'profile-path': '' } })
  })

  it('writes a contract for review from the data, sets no status and comments on nothing', async () => {
    await push('main', files)
    const [statuses, comments] = [repository.statuses.length, repository.comments.length]
    const result = await onMain({ mode: 'infer', comment: 'true' })
    expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: String(strikes.length) } })
    expect(result.summary).toContain('commit it as')
    expect(repository.artifacts.map(({ name }) => name)).toContain('mlgate-contract')
    expect([repository.statuses.length, repository.comments.length]).toEqual([statuses, comments])
    await push('main', { 'contracts/strikes.odcs.yml': await readFile(result.outputs['contract-path']!, 'utf8') })
    expect(await onMain({ 'reference-artifact': 'inferred' })).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
    await push('main', files)
    expect(await onMain({ mode: 'infer', 'min-rows': '1000000' })).toMatchObject({ exitCode: 2, outputs: { verdict: 'error', 'contract-path': '' } })
  }, 60_000)

  it('profiles shards in jobs of their own, and judges them together', async () => {
    const half = Math.floor(strikes.length / 2)
    const shards = { 'shards/a.csv': strikesCsv(strikes.slice(0, half)), 'shards/b.csv': strikesCsv(strikes.slice(half)) }
    await push('main', shards)
    const profiles = await Promise.all(Object.keys(shards).map(async (file) => {
      const result = await onMain({ mode: 'profile', files: file })
      expect(result).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', 'drift-detected': '' } })
      expect(result.outputs['profile-path']).not.toBe('')
      return readFile(result.outputs['profile-path']!, 'utf8')
    }))
    await push('main', { 'profiles/a/profile.json': profiles[0]!, 'profiles/b/profile.json': profiles[1]! })
    expect(repository.artifacts.filter(({ name }) => name.startsWith('mlgate-profile-shard-'))).toHaveLength(2)
    expect(await onMain({ mode: 'merge', profiles: 'profiles' })).toMatchObject({
      exitCode: 0, outputs: { verdict: 'pass', rows: String(strikes.length), 'drift-detected': 'false', 'drift-columns': '[]' }
    })
    expect(await onMain({ mode: 'merge' })).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } })
  }, 60_000)

  it('fetches files that lie elsewhere, and says which version it got; the secrets of an address are shown nowhere', async () => {
    const server = await startFileServer((request, response) => {
      if (request.url?.startsWith('/train.csv') === true) response.writeHead(200, { 'content-length': Buffer.byteLength(files['data/train.csv']), etag: '"v1"' }).end(files['data/train.csv'])
      else response.writeHead(404).end()
    })
    await push('main', files)
    const remote = await onMain({ files: `${server.url.replace('://', '://ann:hunter2@')}/train.csv?sig=s3cret` })
    const gone = await onMain({ files: `${server.url}/gone.csv?sig=s3cret` })
    await server.close()
    expect(remote).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: String(strikes.length) } })
    const page = await readFile(remote.outputs['report-path']!, 'utf8')
    expect(page).toMatch(/Fetched<\/th><td><code>http[^<]*train&#46;csv<\/code>, ETag <code>&#34;v1&#34;/)
    expect(gone).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } })
    expect(gone.summary).toContain('MLG-511')
    expect(JSON.stringify([page, remote, gone.summary, gone.annotations, gone.stdout.split('\n').filter((line) => line.startsWith('::'))].map(String))).not.toMatch(/hunter2|s3cret/)
    expect(server.requests.every(({ headers }) => !JSON.stringify(headers).includes('ghs_'))).toBe(true)
  }, 60_000)

  it('reports only when told so', async () => {
    expect(await onPullRequest('poisoned-again', { 'data/train.csv': poisoned }, { 'fail-on': 'never' })).toMatchObject({ exitCode: 0, outputs: { verdict: 'fail' } })
  })
})
