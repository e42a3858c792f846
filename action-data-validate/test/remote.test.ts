import { DuckDBInstance } from '@duckdb/node-api'
import type { MlgateError } from '@mlgate/problem'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseAddress, type Address } from '../src/fetch/address.ts'
import { fetchFiles } from '../src/fetch/fetch-files.ts'
import { scan, type Scan } from '../src/scan/scan.ts'
import { startFileServer, type FileServer } from './file-server.ts'
import { root } from './judge.ts'

const CSV = `n,word\n${Array.from({ length: 2000 }, (_, at) => `${at},w${at % 7}\n`).join('')}`
const files = new Map<string, Uint8Array>([['a.csv', Buffer.from(CSV)], ['a.csv.gz', gzipSync(CSV)], ['short.csv.gz', gzipSync(CSV).subarray(0, 300)]])
const flipped = gzipSync(CSV)
flipped[flipped.length - 8]! ^= 1
files.set('flipped.csv.gz', flipped)

let server: FileServer
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-remote-'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  for (const [name, options] of [['a.parquet', 'FORMAT parquet'], ['a.csv.zst', 'FORMAT csv, HEADER, COMPRESSION zstd'], ['a.jsonl', 'FORMAT json']] as const) {
    await connection.run(`COPY (SELECT i::INTEGER AS n, 'w' || (i % 7) AS word FROM range(2000) r(i) ORDER BY i) TO '${join(folder, name)}' (${options})`)
    files.set(name, await readFile(join(folder, name)))
  }
  server = await startFileServer((request, response) => {
    const file = files.get(request.url?.replace(/^\/|\?.*$/g, '') ?? '')
    response.writeHead(file === undefined ? 404 : 200, { 'content-length': file?.length ?? 0 }).end(file)
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

let count = 0
async function scanRemote(name: string): Promise<Scan> {
  const address = parseAddress(`${server.url}/${name}?token=s3cret`) as Address
  const fetched = await fetchFiles({ addresses: [address], folder: await mkdtemp(join(folder, `${count++}-`)), maxBytes: 1e6, pauses: [] }, { region: '' })
  return await scan({
    runtime: root, files: fetched.flat(), columns: [{ name: 'n', type: 'integer' }, { name: 'word', type: 'string' }], constraints: [{ kind: 'maximum', column: 'n', bound: '1998', exclusive: false }],
    keys: [], others: [], trust: { testFiles: [], label: null, id: null, group: null, time: null, hidden: [], personal: false, purityGain: null },
    label: null, categorical: [], hidden: [], reference: null, frame: null, record: true
  })
}

describe('data from a server', () => {
  it.each(['a.csv', 'a.csv.gz', 'a.csv.zst', 'a.jsonl', 'a.parquet'])('are scanned as if they had been here: %s', async (name) => {
    const { rows, profile, violations } = await scanRemote(name)
    expect({ rows, counts: profile.columns.map(({ kind, nulls }) => [kind, nulls]) }).toEqual({ rows: 2000, counts: [['numeric', 0], ['categorical', 0]] })
    expect(profile.files).toMatchObject([{ name: `${server.url}/${name}`, bytes: files.get(name)!.length }])
    expect(violations).toMatchObject([{ rows: 1, first: [{ file: `${server.url}/${name}`, row: 2000 }] }])
  })

  it.each([['flipped.csv.gz', 'is damaged'], ['short.csv.gz', 'is cut off']])('are looked at as closely: %s', async (name, what) => {
    const error = await scanRemote(name).then(() => undefined, (reason: unknown) => reason as MlgateError)
    expect(error?.problems).toMatchObject([{ code: 'MLG-502', message: expect.stringContaining(what), where: `${server.url}/${name}` }])
  })
})
