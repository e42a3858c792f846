import {
  type Artifact,
  type ArtifactQuery,
  downloadArtifact,
  findArtifact,
  findRunArtifact,
  requireBaseline
} from '../src/index.ts'
import { openGitHub } from '../src/github/github.ts'
import { type Answer, type GitHubServer, on, startServer } from './github-server.ts'
import { zipOf } from './zip-archive.ts'

let server: GitHubServer
let storage: GitHubServer
beforeEach(async () => {
  server = await startServer()
  storage = await startServer()
})
afterEach(() => Promise.all([server.close(), storage.close()]))

const github = () =>
  openGitHub(
    'secret',
    { owner: 'acme', repo: 'birds', serverUrl: 'https://github.com', apiUrl: server.url },
    () => undefined
  )
const QUERY: ArtifactQuery = { name: 'mlgate-baseline', branch: 'main', excludeRun: 99 }

const listed = (id: number, run: object = {}, fields: object = {}) => ({
  id,
  name: 'mlgate-baseline',
  size_in_bytes: 10,
  expired: false,
  created_at: '2026-11-01T00:00:00Z',
  expires_at: '2026-11-20T00:00:00Z',
  workflow_run: { id, repository_id: 1, head_repository_id: 1, head_branch: 'main', head_sha: 'a'.repeat(40), ...run },
  ...fields
})
const runs = (known: Record<number, object>) =>
  on('GET', /\/repos\/acme\/birds\/actions\/runs\/(\d+)/, (_, id) =>
    known[Number(id)] === undefined
      ? { status: 404, json: { message: 'Not Found' } }
      : { status: 200, json: { event: 'push', conclusion: 'success', ...known[Number(id)] } }
  )
const list = (...artifacts: object[]) =>
  on('GET', /\/repos\/acme\/birds\/actions\/artifacts/, () => ({
    status: 200,
    json: { total_count: artifacts.length, artifacts }
  }))

describe('search', () => {
  test('the newest artifact of a successful push to the branch is taken, and every other has a reason', async () => {
    server.routes = [
      list(
        listed(99),
        listed(90, { head_repository_id: 2 }),
        listed(80, { head_branch: 'better' }),
        listed(75, { head_repository_id: undefined, repository_id: undefined }),
        listed(70),
        listed(60),
        listed(55),
        listed(50),
        listed(40, {}, { expired: true }),
        listed(20),
        listed(30),
        listed(95, {}, { name: 'mlgate-baseline-old' })
      ),
      runs({
        70: { conclusion: 'failure' },
        60: { event: 'pull_request' },
        55: { conclusion: null },
        40: {},
        30: {},
        20: {}
      })
    ]
    const search = await findArtifact(github(), QUERY)
    expect(search).toMatchObject({
      kind: 'found',
      artifact: { id: 30, runUrl: 'https://github.com/acme/birds/actions/runs/30' }
    })
    expect(
      search.passedOver.map(({ id, reason }) => [id, reason.replace(/^Artifact \d+ was not taken: /, '')])
    ).toEqual([
      [99, 'it was made by this very run.'],
      [90, 'run 90 belongs to a fork.'],
      [80, 'run 80 belongs to the branch "better", not "main".'],
      [75, 'its run is unknown.'],
      [70, 'run 70 ended with failure.'],
      [60, 'run 60 was started by pull_request, not by push or schedule or workflow_dispatch or workflow_run.'],
      [55, 'run 55 has not ended.'],
      [50, 'run 50 was deleted.'],
      [40, 'it expired on 2026-11-20.']
    ])
  })

  const compared = (before: readonly string[]) =>
    on('GET', /\/repos\/acme\/birds\/compare\/(.+)/, (_, basehead) => {
      const [base = ''] = decodeURIComponent(basehead).split('...')
      const merge_base_commit = { sha: before.includes(base) ? base : 'f'.repeat(40) }
      return base.startsWith('e')
        ? { status: 404, json: { message: 'Not Found' } }
        : { status: 200, json: { merge_base_commit, ahead_by: 1, behind_by: 0, files: [] } }
    })
  const [NEW, LOST, AT, OLD] = ['d', 'e', 'c', 'b'].map((letter) => letter.repeat(40)) as [string, string, string, string]
  const atCommit = (id: number, head_sha: string, fields: object = {}) => listed(id, { head_sha }, fields)
  const UP_TO = { ...QUERY, upTo: AT }
  const ALL = { 50: {}, 40: {}, 30: {}, 20: {} }

  test('the newest artifact at or before a commit is preferred, and the newest of all is what is left', async () => {
    const search = (...artifacts: object[]) => {
      server.routes = [list(...artifacts), runs(ALL), compared([OLD])]
      return findArtifact(github(), UP_TO)
    }
    const all = [atCommit(50, NEW), atCommit(40, LOST), atCommit(30, AT), atCommit(20, OLD)]
    await expect(search(...all)).resolves.toMatchObject({
      kind: 'found',
      standing: 'at',
      artifact: { id: 30 },
      passedOver: [
        { id: 50, reason: 'Artifact 50 was not taken: it was recorded after ccccccc.' },
        { id: 40, reason: expect.stringContaining('recorded after') }
      ]
    })
    await expect(search(...all.toSpliced(2, 1))).resolves.toMatchObject({ standing: 'before', artifact: { id: 20 } })
    await expect(search(...all.slice(0, 2), atCommit(30, AT, { expired: true }))).resolves.toMatchObject({
      standing: 'after',
      artifact: { id: 50 },
      passedOver: [{ id: 30, reason: expect.stringContaining('expired') }]
    })
    await expect(search(atCommit(30, AT, { expired: true }))).resolves.toMatchObject({ kind: 'expired', artifact: { id: 30 } })
  })

  test('a new attempt of an old run is not newer than the runs after it', async () => {
    server.routes = [list(listed(70, { id: 20 }), listed(50, { id: 40 })), runs(ALL)]
    await expect(findArtifact(github(), QUERY)).resolves.toMatchObject({ artifact: { id: 50, runId: 40 }, standing: 'newest' })
  })

  test('a token that may not compare commits is told so', async () => {
    const refusal = { status: 403, json: { message: 'Resource not accessible by integration' } }
    server.routes = [list(atCommit(50, NEW)), runs(ALL), on('GET', /.*compare.*/, () => refusal)]
    await expect(findArtifact(github(), UP_TO)).rejects.toThrow(/MLG-401 .*contents: read/)
  })

  test('an expired artifact alone is told as expired, one of a fork is not', async () => {
    server.routes = [
      list(listed(90, { head_repository_id: 2 }, { expired: true }), listed(40, {}, { expired: true })),
      runs({ 40: {} })
    ]
    await expect(findArtifact(github(), QUERY)).resolves.toMatchObject({ kind: 'expired', artifact: { id: 40 } })
  })

  test('a token without actions: read is told so', async () => {
    server.routes = [
      on('GET', /.*/, () => ({ status: 403, json: { message: 'Resource not accessible by integration' } }))
    ]
    await expect(findArtifact(github(), QUERY)).rejects.toMatchObject({
      problems: [{ code: 'MLG-401', fix: expect.stringContaining('actions: read') }]
    })
  })

  test('of one run the newest artifact that is kept is found', async () => {
    server.routes = [
      on('GET', /\/repos\/acme\/birds\/actions\/runs\/5\/artifacts/, () => ({
        status: 200,
        json: { total_count: 3, artifacts: [listed(1), listed(3, {}, { expired: true }), listed(2)] }
      }))
    ]
    await expect(findRunArtifact(github(), 5, 'mlgate-baseline')).resolves.toMatchObject({ id: 2 })
    await expect(findRunArtifact(github(), 5, 'other')).resolves.toBeUndefined()
  })
})

const ARTIFACT: Artifact = {
  id: 30,
  name: 'mlgate-baseline',
  runId: 30,
  runUrl: 'https://github.com/acme/birds/actions/runs/30',
  branch: 'main',
  headSha: 'a'.repeat(40),
  sizeInBytes: 10,
  createdAt: '',
  expiresAt: '2026-11-20T00:00:00Z'
}
const serveZip = (answer: Answer) => {
  server.routes = [
    on('GET', /\/repos\/acme\/birds\/actions\/artifacts\/30\/zip/, () => ({
      status: 302,
      json: {},
      headers: { location: `${storage.url}/blob?sig=x` }
    }))
  ]
  const elsewhere = on('GET', /\/elsewhere/, () => ({ status: 200, bytes: Buffer.from('PK') }))
  storage.routes = [on('GET', /\/blob/, () => answer), elsewhere]
}

describe('download', () => {
  const limits = { entries: ['model.onnx'], maxBytes: 10_000 }

  test('the token goes to the API and not to the storage', async () => {
    serveZip({ status: 200, bytes: await zipOf({ name: 'model.onnx', content: 'weights' }) })
    const files = await downloadArtifact(github(), ARTIFACT, limits)
    expect(Buffer.from(files.get('model.onnx')!).toString()).toBe('weights')
    expect(server.calls.map(({ authorization }) => authorization)).toEqual(['token secret'])
    expect(storage.calls.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  test('a digest that is not the recorded one is refused', async () => {
    serveZip({ status: 200, bytes: await zipOf({ name: 'model.onnx', content: 'weights' }) })
    await expect(
      downloadArtifact(github(), { ...ARTIFACT, digest: `sha256:${'0'.repeat(64)}` }, limits)
    ).rejects.toThrow(/MLG-202 .*digest/)
  })

  test('an archive over the limit is refused while it arrives, with the code of its kind', async () => {
    serveZip({ status: 200, bytes: Buffer.alloc(20_000) })
    await expect(downloadArtifact(github(), ARTIFACT, { ...limits, damaged: 'MLG-205' })).rejects.toThrow(
      /MLG-205 .*larger than 10000 bytes/
    )
  })

  test.each([
    ['a truncated archive', { status: 200, bytes: Buffer.from('PK') }, /MLG-202/],
    ['an error of the storage', { status: 500, bytes: Buffer.from('x') }, /MLG-402 .*500/],
    ['a redirect of the storage', { status: 302, headers: { location: '/elsewhere' } }, /MLG-402/]
  ])('%s is told', async (_, answer, expected) => {
    serveZip(answer)
    await expect(downloadArtifact(github(), ARTIFACT, limits)).rejects.toThrow(expected)
  })

  test('an answer without an address is told', async () => {
    server.routes = [on('GET', /.*\/zip/, () => ({ status: 410, json: { message: 'Artifact has expired' } }))]
    await expect(downloadArtifact(github(), ARTIFACT, limits)).rejects.toThrow(/MLG-402 .*410 Artifact has expired/)
  })

  test('a redirect of another route to another host is not followed', async () => {
    server.routes = [
      on('GET', /.*/, () => ({ status: 301, json: {}, headers: { location: `${storage.url}/elsewhere` } }))
    ]
    await expect(findArtifact(github(), QUERY)).rejects.toThrow(/MLG-402 .*another address/)
    expect(storage.calls).toEqual([])
  })
})

describe('a baseline that must be there', () => {
  test('is the artifact that was found', async () => {
    server.routes = [list(listed(30)), runs({ 30: {} })]
    expect(requireBaseline(await findArtifact(github(), QUERY), QUERY)).toMatchObject({ runId: 30 })
  })

  test('is missed in another way than an expired one', async () => {
    server.routes = [list(listed(99))]
    const none = await findArtifact(github(), QUERY)
    expect(() => requireBaseline(none, QUERY)).toThrow(/MLG-201 .*this very run/)
    server.routes = [list(listed(40, {}, { expired: true })), runs({ 40: {} })]
    const expired = await findArtifact(github(), QUERY)
    expect(() => requireBaseline(expired, QUERY)).toThrow(/MLG-203 .*run 40 expired on 2026-11-20/)
  })
})
