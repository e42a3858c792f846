import { DuckDBInstance } from '@duckdb/node-api'
import { runAction, startLocalGitHub, type LocalGitHub, type Repository, type WorkflowRun } from '@mlgate/local-github'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { readZip } from '../../runner/src/artifacts/zip.ts'
import { copyExample, prepareData } from '../src/demo/example.ts'
import { stageOptions } from '../src/demo/story.ts'
import { readTable, type Row } from '../src/demo/table.ts'

/** The example's workflows that watch data, on the local GitHub; those that train and deploy are left out. */
let github: LocalGitHub
let repository: Repository
let server: Server
/** What the server of the model says it was asked. */
let served = ''
let trained: readonly Row[] = []
/** The profile of the whole training data, that the default branch accepted. */
let accepted = ''

beforeAll(async () => {
  server = createServer((_, response) => {
    response.end(served)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  github = await startLocalGitHub({ ...stageOptions, runners: [] })
  repository = await github.createRepository({ owner: 'acme', name: 'birdstrikes', variables: { SERVED_URL: `http://127.0.0.1:${port}/yesterday.csv` } })
  await github.push(repository, { branch: 'main', message: 'Watch the data', change: fill })
  const { outputs, exitCode } = await runAction(github, { action: 'action-data-validate', repository })
  expect(exitCode).toBe(0)
  accepted = contentOf(await readFile(outputs['profile-path'] ?? '', 'utf8'))
}, 120_000)

afterAll(async () => {
  await github.close()
  server.close()
})

async function fill(folder: string): Promise<void> {
  await copyExample(folder)
  for (const name of ['model.yml', 'deploy.yml']) await rm(join(folder, '.github', 'workflows', name))
  await prepareData(folder)
  trained = await readTable(join(folder, 'data', 'train.csv'))
  await mkdir(join(folder, 'data', 'shards'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`CREATE TABLE strikes AS SELECT * FROM read_csv('${join(folder, 'data', 'train.csv')}')`)
  for (const shard of [0, 1, 2, 3]) {
    const rows = `SELECT * FROM strikes ORDER BY rowid LIMIT 2000 OFFSET ${shard * 2000}`
    await connection.run(`COPY (${rows}) TO '${join(folder, 'data', 'shards', `${shard}.parquet`)}'`)
  }
  await writeFile(join(folder, '.gitattributes'), '*.parquet binary\n')
}

/** What the model was asked: rows without the answer. */
function asked(change: (row: Row) => Row): string {
  const rows = trained.map((row) => change(Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'damaged'))))
  return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((values) => `${values.join(',')}\n`).join('')
}

const night = async (csv: string): Promise<WorkflowRun> => {
  served = csv
  return await github.ended(await github.schedule(repository, 'monitor.yml'))
}

const profilesOf = ({ id }: WorkflowRun): readonly string[] =>
  repository.artifacts.flatMap(({ runId, name }) => runId === id && name.startsWith('mlgate-profile') ? [name] : [])

const conclusions = ({ jobs }: WorkflowRun): unknown => Object.fromEntries(jobs.map(({ name, conclusion }) => [name, conclusion]))

/** A stored profile without the names and digests of its files. */
const contentOf = (profile: string): string => JSON.stringify({ ...JSON.parse(profile) as object, files: [] })

describe('monitor.yml', () => {
  it('starts no training when what is served is like what was trained on, and records nothing of it', async () => {
    const run = await night(asked((row) => row))
    expect(conclusions(run)).toEqual({ served: 'success', retrain: 'skipped' })
    expect(github.runsOf(repository, 'train.yml')).toEqual([])
    expect(profilesOf(run)).toEqual([])
  })

  it('starts one when a column drifted', async () => {
    const faster = (row: Row): Row => ({ ...row, speed_knots: row['speed_knots'] === '' ? '' : String(Math.min(400, Number(row['speed_knots']) + 60)) })
    const run = await night(asked(faster))
    expect(conclusions(run)).toEqual({ served: 'failure', retrain: 'success' })
    expect(run.jobs.flatMap(({ steps }) => steps).flatMap(({ log }) => log).join('\n')).toContain('Drifted: ["speed_knots"]')
    expect(github.runsOf(repository, 'train.yml')).toMatchObject([{ event: 'workflow_dispatch', headBranch: 'main' }])
  }, 60_000)

  it('starts none when there is no decision', async () => {
    const trainings = github.runsOf(repository, 'train.yml').length
    expect(conclusions(await night('airport\n'))).toEqual({ served: 'failure', retrain: 'skipped' })
    expect(github.runsOf(repository, 'train.yml')).toHaveLength(trainings)
  })
})

describe('shards.yml', () => {
  it('comes to the profile of the whole, byte by byte', async () => {
    const run = await github.ended(await github.dispatch(repository, { workflow: 'shards.yml' }))
    expect(conclusions(run)).toEqual({ first: 'success', 'others (1)': 'success', 'others (2)': 'success', 'others (3)': 'success', merge: 'success' })
    const kept = repository.artifacts.filter(({ runId }) => runId === run.id).map(({ name }) => name.replace(/-[0-9a-f]{8}\b/, '-…')).sort()
    expect(kept).toEqual([
      ...Array.from({ length: 4 }, () => 'data-shard-…-report.html'), 'mlgate-data-report.html', 'mlgate-profile', ...Array.from({ length: 4 }, () => 'mlgate-profile-shard-…')
    ])
    const whole = repository.artifacts.find(({ runId, name }) => runId === run.id && name === 'mlgate-profile')
    const files = await readZip(await readFile(whole?.blob ?? ''), ['profile.json'], 1 << 24)
    expect(contentOf(Buffer.from(files.get('profile.json') ?? []).toString())).toBe(accepted)
  }, 240_000)
})
