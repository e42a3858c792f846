import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD, pullRequest, type StoredComment } from './comments-route.ts'
import { bundleGate, type Ended, type GateFolders, runGate } from './gate-process.ts'
import { type Call, type GitHubServer, on, type Route, startServer } from './github-server.ts'

let gate: GateFolders
let server: GitHubServer
let comments: StoredComment[]
beforeAll(async () => {
  gate = await bundleGate()
})
afterAll(() => {
  gate.remove()
})
beforeEach(async () => {
  comments = []
  server = await startServer(...pullRequest(comments), status({ status: 201, json: {} }))
})
afterEach(() => server.close())

function status(answer: { status: number; json: unknown }): Route {
  return on('POST', /\/repos\/acme\/birds\/statuses\/([0-9a-f]+)/, () => answer)
}
const statuses = () => server.calls.filter(({ path }) => path.includes('/statuses/'))
const start = (decision: string, options: object = {}): Promise<Ended> =>
  runGate(gate.bundle, {
    folder: gate.prepare(),
    apiUrl: server.url,
    ...options,
    environment: { DECISION: decision, ...('environment' in options ? (options.environment as object) : {}) }
  })

test.each([
  ['pass', 'error', 0, 'success'],
  ['warn', 'error', 0, 'success'],
  ['inconclusive', 'error', 0, 'success'],
  ['inconclusive', 'inconclusive', 2, 'error'],
  ['fail', 'error', 1, 'failure'],
  ['fail', 'never', 0, 'success']
])('verdict %s under fail-on %s exits %i and the status says %s', async (verdict, failOn, exitCode, state) => {
  const ended = await start(verdict, { inputs: { 'fail-on': failOn } })
  expect(ended).toMatchObject({
    exitCode,
    stderr: '',
    outputs: { verdict, models: '2' },
    result: { report: { verdict } }
  })
  expect(statuses()).toMatchObject([
    { path: `/repos/acme/birds/statuses/${HEAD}`, body: { state, context: 'mlgate/gate' } }
  ])
  expect(comments).toHaveLength(1)
  expect(ended.summary).toContain('Model gate')
  expect(ended.outputs['report-path']).toMatch(/mlgate.gate.report\.html$/)
})

test('wrong inputs of the action are told beside wrong common ones, each once', async () => {
  const ended = await start('pass', { inputs: { 'fail-on': 'wrong', comment: 'perhaps', mode: 'wrong' } })
  expect(ended).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } })
  for (const name of ['fail-on', 'comment', 'mode']) expect(ended.stdout.split(`Where: input ${name}`)).toHaveLength(2)
})

test('every problem of a ConfigError is told, and there is no verdict about the model', async () => {
  const ended = await start('config')
  expect(ended).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' }, result: { report: { verdict: 'error' } } })
  expect(ended.stdout.match(/::error .*MLG-102/g)).toHaveLength(2)
  expect(ended.stdout).toContain('file=mlgate.yml,line=9')
  expect(statuses()).toMatchObject([{ body: { state: 'error' } }])
})

test.each(['bug', 'stray'])('a defect (%s) is no decision, with its stack in a group', async (decision) => {
  const ended = await start(decision)
  expect(ended).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } })
  expect(ended.commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['group', 'endgroup']))
  expect(ended.stdout).toMatch(/MLG-901/)
})

test('an illegal common input is no decision', async () => {
  const ended = await start('pass', { inputs: { 'fail-on': 'nevr', comment: 'yes' } })
  expect(ended).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } })
  expect(ended.stdout).toMatch(/fail-on is "nevr"[^]*comment is "yes"/)
})

test('foreign text in a report sets no output and starts no command', async () => {
  const ended = await start('fail')
  expect(ended.outputs['verdict']).toBe('fail')
  expect(new Set(ended.commands.map(({ name }) => name))).toEqual(new Set(['add-mask', 'error']))
})

test('the token is in no log, no file and no comment', async () => {
  const ended = await start('fail')
  const said = ended.stdout.replace('::add-mask::secret-token', '')
  expect([said, ended.summary, comments[0]!.body, JSON.stringify(ended.result)].join()).not.toContain('secret-token')
})

test('a report that cannot be rendered keeps its verdict', async () => {
  const ended = await start('unrendered')
  expect(ended).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } })
})

test.each(['SIGINT', 'SIGTERM'] as const)('a job cancelled by %s is no decision', async (signal) => {
  const ended = await start('hang', {
    onLog: (text: string, kill: (signal: NodeJS.Signals) => void) => {
      if (text === 'deciding\n') kill(signal)
    }
  })
  expect(ended).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' }, result: { report: { verdict: 'error' } } })
  expect(ended.stdout).toContain('MLG-404')
})

test('a pull request that has moved on gets a status on the judged commit but no comment', async () => {
  server.routes = [...pullRequest(comments, { head: 'f'.repeat(40) }), status({ status: 201, json: {} })]
  const ended = await start('pass')
  expect(ended.stdout).toContain(`the pull request has moved on to ${'f'.repeat(40)}`)
  expect(comments).toEqual([])
  expect(statuses()).toMatchObject([{ path: `/repos/acme/birds/statuses/${HEAD}` }])
})

test('outside of GitHub Actions the verdict is still set', async () => {
  const ended = await start('fail', { environment: { GITHUB_EVENT_PATH: '', GITHUB_REPOSITORY: '' } })
  expect(ended).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' }, result: { report: { verdict: 'fail' } } })
  expect(server.calls).toEqual([])
})

describe('no door that fails changes the verdict', () => {
  const DOORS: readonly { readonly name: string; readonly shut: (folder: string) => Route[] }[] = [
    { name: 'outputs', shut: blockedBy('output') },
    { name: 'report.html', shut: blockedBy('mlgate/mlgate-gate/mlgate-gate-report.html') },
    { name: 'summary', shut: blockedBy('summary') },
    { name: 'comment', shut: refusedAt('/comments') },
    { name: 'status', shut: refusedAt('/statuses/') }
  ]

  /** A folder in the place of a file: it can be opened by nobody. */
  function blockedBy(file: string): (folder: string) => Route[] {
    return (folder) => {
      rmSync(join(folder, file), { force: true })
      mkdirSync(join(folder, file), { recursive: true })
      return []
    }
  }
  function refusedAt(part: string): () => Route[] {
    const refuse = ({ path, method }: Call) =>
      path.includes(part) && method === 'POST'
        ? { status: 403, json: { message: 'Resource not accessible by integration' } }
        : undefined
    return () => [refuse]
  }

  async function runWith(shut: readonly boolean[]): Promise<Ended> {
    const folder = gate.prepare()
    const routes = DOORS.flatMap((door, index) => (shut[index] === true ? door.shut(folder) : []))
    const own = await startServer(...routes, ...pullRequest([]), status({ status: 201, json: {} }))
    try {
      return await runGate(gate.bundle, { folder, apiUrl: own.url, environment: { DECISION: 'fail' } })
    } finally {
      await own.close()
    }
  }

  test('in all 32 combinations of five doors', async () => {
    const combinations = Array.from({ length: 32 }, (_, bits) =>
      DOORS.map((_door, index) => ((bits >> index) & 1) === 1)
    )
    const results: unknown[] = []
    for (let first = 0; first < 32; first += 16) {
      const batch = combinations.slice(first, first + 16)
      const ended = await Promise.all(batch.map(runWith))
      for (const [index, { exitCode, outputs, result, commands }] of ended.entries()) {
        const warnings = commands.filter(({ name }) => name === 'warning').length
        const [outputsShut, ...others] = batch[index]!
        const setOutputs = 4 - (batch[index]![1] === true ? 1 : 0)
        expect(warnings).toBe(others.filter(Boolean).length + (outputsShut === true ? setOutputs : 0))
        results.push({ exitCode, verdict: outputs['verdict'], result: { ...result, provenance: undefined } })
      }
    }
    expect(results).toHaveLength(32)
    expect(results).toEqual(
      results.map(() => ({
        exitCode: 1,
        verdict: 'fail',
        result: expect.objectContaining({ report: expect.objectContaining({ verdict: 'fail' }) })
      }))
    )
    expect(new Set(results.map((result) => JSON.stringify(result)))).toHaveProperty('size', 1)
  }, 60_000)
})
