import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { readManifest, writeManifest } from '../src/baseline/baseline-manifest.ts'

/** The few routes of GitHub's API that the gate speaks to. */
export interface GitHubStub {
  readonly url: string
  /** Files of the base commit by path. */
  readonly files: Map<string, string>
  baseline: { readonly files: Readonly<Record<string, Uint8Array>>; readonly expired?: boolean } | undefined
  /** Status by which listing artifacts is refused. */
  refusal: number | undefined
  readonly comments: string[]
  readonly statuses: { readonly state: string; readonly context: string; readonly description: string }[]
  close(): Promise<void>
}

export const HEAD = 'a'.repeat(40)
export const BASE = 'b'.repeat(40)
const REPOSITORY = '/repos/acme/birdstrikes'

export async function githubStub(): Promise<GitHubStub> {
  const server = createServer((request, response) => {
    void answer(request).then(({ status = 200, headers = {}, body }) => {
      response.writeHead(status, body instanceof Uint8Array ? headers : { 'content-type': 'application/json', ...headers })
      response.end(body instanceof Uint8Array ? body : JSON.stringify(body ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stub: GitHubStub = {
    url, files: new Map(), baseline: undefined, refusal: undefined, comments: [], statuses: [],
    close: () => new Promise((resolve) => { server.close(() => { resolve() }); server.closeAllConnections() })
  }

  interface Answer { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '', url)
    const route = `${request.method ?? ''} ${pathname.replace(REPOSITORY, '')}`
    const sent = request.method === 'POST' ? JSON.parse(await text(request)) : undefined
    if (route.startsWith('GET /contents/')) return contents(route.slice('GET /contents/'.length))
    if (route === 'GET /actions/artifacts') return artifacts(searchParams.get('name') ?? '')
    if (route === 'GET /actions/runs/41') return { body: { id: 41, event: 'push', conclusion: 'success', html_url: `${url}/acme/birdstrikes/actions/runs/41` } }
    if (route === 'GET /actions/artifacts/9/zip') return { status: 302, headers: { location: `${url}/blob` } }
    if (route === 'GET /blob') return { body: await zip(stub.baseline?.files ?? {}) }
    if (route === 'GET /pulls/7') return { body: { number: 7, head: { sha: HEAD } } }
    if (route === 'GET /issues/7/comments') return { body: [] }
    if (route === 'POST /issues/7/comments') {
      stub.comments.push(sent.body)
      return { status: 201, body: { id: 1, html_url: `${url}/comment`, body: sent.body } }
    }
    if (route.startsWith('POST /statuses/')) {
      stub.statuses.push(sent)
      return { status: 201 }
    }
    return { status: 404, body: { message: 'Not Found' } }
  }

  function contents(path: string): Answer {
    const found = stub.files.get(path)
    return found === undefined
      ? { status: 404, body: { message: 'Not Found' } }
      : { body: { type: 'file', content: Buffer.from(found).toString('base64'), encoding: 'base64' } }
  }

  function artifacts(name: string): Answer {
    if (stub.refusal !== undefined) return { status: stub.refusal, body: { message: 'Resource not accessible by integration' } }
    if (stub.baseline === undefined) return { body: { total_count: 0, artifacts: [] } }
    const run = { id: 41, repository_id: 1, head_repository_id: 1, head_branch: 'main', head_sha: BASE }
    const artifact = { id: 9, name, size_in_bytes: 1, expired: stub.baseline.expired ?? false, created_at: '2026-08-01T00:00:00Z', expires_at: '2026-11-02T00:00:00Z', workflow_run: run }
    return { body: { total_count: 1, artifacts: [artifact] } }
  }
  return stub
}

async function zip(files: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The files of a baseline artifact. */
export function baselineOf(model: Uint8Array, data: string, changes: object = {}): Readonly<Record<string, Uint8Array>> {
  const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')
  const manifest = {
    schema: 1, model: { sha256: sha256(model), bytes: model.length }, data: { file: 'data/eval.csv', sha256: sha256(data), rows: 1 },
    commit: BASE, run: 41, recorded: '2026-08-01T00:00:00.000Z', metrics: { roc_auc: 0.9 }, ...changes
  }
  return { 'model.onnx': model, 'baseline.json': Buffer.from(JSON.stringify(manifest)) }
}

/** A record that a test made, as if the run behind the stub's artifact had made it. */
export function asOfBaseline(files: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, Uint8Array>> {
  const parsed = readManifest(Buffer.from(files['baseline.json'] ?? '').toString())
  if ('problems' in parsed) throw new Error(parsed.problems.join())
  return { ...files, 'baseline.json': Buffer.from(writeManifest({ ...parsed.manifest, run: 41, commit: BASE })) }
}
