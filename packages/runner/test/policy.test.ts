import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGitHub } from '../src/github/github.ts'
import { readPolicy, type Runner } from '../src/index.ts'
import { type GitHubServer, on, startServer } from './github-server.ts'

const [HEAD, BASE] = ['a'.repeat(40), 'b'.repeat(40)]
let server: GitHubServer
let workspace: string
beforeEach(async () => {
  server = await startServer()
  workspace = mkdtempSync(join(tmpdir(), 'mlgate-policy-'))
})
afterEach(async () => {
  rmSync(workspace, { recursive: true })
  await server.close()
})

const read = (path = 'mlgate.yml', base: object = { base: { ref: 'main', sha: BASE } }) =>
  readPolicy(
    { context: { workspace, headRef: 'better', headSha: HEAD, ...base } as unknown as Runner['context'] },
    openGitHub('secret', { owner: 'acme', repo: 'birds', serverUrl: '', apiUrl: server.url }, () => undefined),
    path
  )
const write = (text: string) => {
  writeFileSync(join(workspace, 'mlgate.yml'), text)
}
const committed = (text: string) =>
  on('GET', /\/repos\/acme\/birds\/contents\/mlgate.yml/, ({ query }) =>
    query.get('ref') === BASE
      ? { status: 200, json: { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') } }
      : { status: 404, json: { message: 'Not Found' } }
  )

test('a pull request is judged by the policy of its base, and its change is told', async () => {
  server.routes = [committed('strict')]
  write('lax')
  await expect(read()).resolves.toEqual({
    text: 'strict',
    origin: { ref: 'main', sha: BASE, changedHere: true },
    proposed: 'lax'
  })
  write('strict')
  await expect(read()).resolves.toMatchObject({ origin: { changedHere: false } })
})

test('a pull request that deletes the policy is judged by it all the same', async () => {
  server.routes = [committed('strict')]
  await expect(read()).resolves.toMatchObject({ text: 'strict', origin: { changedHere: true } })
})

test('the policy of the workspace is taken, and told, when the base has none', async () => {
  write('first')
  await expect(read()).resolves.toEqual({ text: 'first', origin: { ref: 'better', sha: HEAD, changedHere: true } })
})

test('without a base the workspace is asked and the API is not', async () => {
  write('main')
  await expect(read('mlgate.yml', {})).resolves.toEqual({
    text: 'main',
    origin: { ref: 'better', sha: HEAD, changedHere: false }
  })
  expect(server.calls).toEqual([])
})

test('the workspace does not stand in for an API that refuses', async () => {
  write('lax')
  server.routes = [
    on('GET', /.*/, () => ({ status: 403, json: { message: 'Resource not accessible by integration' } }))
  ]
  await expect(read()).rejects.toThrow(/MLG-401/)
})

test('a link that leads out of the workspace is not followed', async () => {
  symlinkSync('/proc/self/environ', join(workspace, 'mlgate.yml'))
  await expect(read('mlgate.yml', {})).rejects.toThrow(/MLG-103 .*outside the repository/)
})

test('a folder is no policy', async () => {
  mkdirSync(join(workspace, 'mlgate.yml'))
  await expect(read('mlgate.yml', {})).rejects.toThrow(/MLG-101/)
})

test('no policy at all', async () => {
  await expect(read()).rejects.toThrow(/MLG-101 .*"mlgate.yml" in the base commit or the workspace/)
})

test.each(['../mlgate.yml', '/etc/passwd', 'a/../../x', '..\\x', 'C:\\x'])(
  '%j is outside the repository',
  async (path) => {
    await expect(read(path)).rejects.toThrow(/MLG-103/)
  }
)

test('a policy that may not be read is told as such', async () => {
  write('strict')
  chmodSync(workspace, 0o755)
  chmodSync(join(workspace, 'mlgate.yml'), 0)
  await expect(unprivileged(() => read('mlgate.yml', {}))).rejects.toMatchObject({
    problems: [{ code: 'MLG-101', message: 'The policy file "mlgate.yml" cannot be read (EACCES).' }]
  })
})

/** Nothing is forbidden to root, as whom a container runs tests. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
