import { defaultDataPolicy } from '@mlgate/config'
import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scanInChild } from '../src/scan/scan-child.ts'
import type { ScanJob } from '../src/scan/scan.ts'
import { trustJob } from '../src/scan/trust-job.ts'
import { root } from './judge.ts'

const script = join(root, 'action-data-validate', 'dist', 'scan-process.js')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-child-'))
  await writeFile(join(folder, 'a.csv'), 'x\n1\n2\n')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const job = (runtime: string, file = 'a.csv'): ScanJob => ({
  runtime, keys: [], others: [], files: [{ path: join(folder, file), name: file }], columns: [{ name: 'x', type: 'integer' }], constraints: [{ kind: 'maximum', column: 'x', bound: 1, exclusive: false }],
  trust: trustJob(defaultDataPolicy('contract.yml', ['a.csv']), [], [], false), label: null, categorical: [], hidden: [], reference: null, frame: null, record: true
})

/** An engine that does this when it is asked to start. */
async function engineThat(does: string): Promise<string> {
  const place = join(folder, 'node_modules', '@duckdb', 'node-api')
  await mkdir(place, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{}')
  await writeFile(join(place, 'index.js'), `exports.DuckDBInstance = { create: async () => { ${does} } }; exports.version = () => 'none'`)
  return folder
}

const failureOf = async (work: Promise<unknown>): Promise<{ name: string, problems: readonly { code: string, message: string }[], cause?: unknown }> => {
  try {
    await work
  } catch (error) {
    return error as never
  }
  throw new Error('it did not fail')
}

describe('a scan in a process of its own', () => {
  it('comes back whole', async () => {
    const found = await scanInChild(job(root), { script, timeout: 60_000 })
    expect(found).toMatchObject({ rows: 2, violations: [{ rows: 1, first: [{ file: 'a.csv', row: 2, line: 3 }] }], profile: { rows: 2 }, compared: null })
  })

  it('tells what is wrong with a file as the user\'s to mend', async () => {
    expect(await failureOf(scanInChild(job(root, 'b.csv'), { script, timeout: 60_000 }))).toMatchObject({ name: 'ConfigError', problems: [{ code: 'MLG-501' }] })
  })

  it('is no verdict when the process is killed in the middle', async () => {
    const runtime = await engineThat('process.kill(process.pid, "SIGKILL"); await new Promise(() => setInterval(() => {}, 1000))')
    expect(await failureOf(scanInChild(job(runtime), { script, timeout: 60_000 }))).toMatchObject({
      name: 'InfrastructureError', problems: [{ code: 'MLG-507', message: 'The data engine was killed by SIGKILL and gave no result.' }]
    })
  })

  it('is killed when it takes too long, and when the job is cancelled', async () => {
    const runtime = await engineThat('await new Promise(() => setInterval(() => {}, 1000))')
    expect((await failureOf(scanInChild(job(runtime), { script, timeout: 300 }))).problems[0]?.message).toContain('did not end within 0.3 s')
    const cancel = new AbortController()
    const failure = await failureOf(scanInChild(job(runtime), { script, timeout: 60_000, cancelled: cancel.signal, onStart: () => { cancel.abort() } }))
    expect(failure.problems[0]).toMatchObject({ code: 'MLG-507' })
  })

  it('leaves nothing behind, whole, refused, failed, killed, late or cancelled', async () => {
    const temp = join(folder, 'runner-temp')
    await mkdir(temp)
    process.env['RUNNER_TEMP'] = temp
    const spills = `require('node:fs').writeFileSync(require('node:path').join(require('node:os').tmpdir(), 'spilled'), 'rows');`
    const seen: (readonly string[])[] = []
    try {
      await scanInChild(job(root), { script, timeout: 60_000, onStart: () => seen.push(readdirSync(temp)) })
      expect(seen).toEqual([[expect.stringMatching(/^mlgate-scratch-/)]])
      await failureOf(scanInChild(job(root, 'b.csv'), { script, timeout: 60_000 }))
      for (const [does, timeout] of [[`${spills} throw new Error('no')`, 60_000], [`${spills} process.kill(process.pid, 'SIGKILL')`, 60_000], [`${spills} await new Promise(() => setInterval(() => {}, 1000))`, 2000]] as const)
        expect(await failureOf(scanInChild(job(await engineThat(does)), { script, timeout }))).toMatchObject({ problems: [{ code: 'MLG-507' }] })
      const cancel = new AbortController()
      await failureOf(scanInChild(job(root), { script, timeout: 60_000, cancelled: cancel.signal, onStart: () => { cancel.abort() } }))
      expect(readdirSync(temp)).toEqual([])
    } finally {
      delete process.env['RUNNER_TEMP']
    }
  })

  it('sees no token', async () => {
    process.env['GITHUB_TOKEN'] = 'ghs_secret'
    const runtime = await engineThat('throw new Error("variables: " + Object.keys(process.env).join())')
    const { cause } = await failureOf(scanInChild(job(runtime), { script, timeout: 60_000 }))
    delete process.env['GITHUB_TOKEN']
    expect(cause).toContain('variables: PATH')
    expect(cause).not.toContain('TOKEN')
  })
})
