import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
  STATUS_CODES
} from 'node:http'
import { join } from 'node:path'
import { createFaults } from './fault.ts'
import { BLOB_PATH, type Blobs, createBlobs } from './results/blobs.ts'
import { RESULTS_PATH, resultsService } from './results/results-service.ts'
import { issueRuntimeToken } from './results/runtime-token.ts'
import { restService } from './rest/rest-service.ts'
import type { Job, JobToken, Repository, Store, WorkflowRun } from './store.ts'

/** What the routes ask of the engine that runs workflows. */
export interface ServerEvents {
  /** `workflow_dispatch`; the run is in the store when the promise resolves. */
  dispatch(
    repository: Repository,
    workflowPath: string,
    ref: string,
    inputs: Readonly<Record<string, string>>,
    actor: string
  ): Promise<WorkflowRun>
  cancel(run: WorkflowRun): void
}

/** REST API, Results service and blobs of this GitHub on one port of the loopback. */
export interface Server {
  /** `http://127.0.0.1:PORT`: the value of `GITHUB_API_URL` and the origin of `ACTIONS_RESULTS_URL`. */
  readonly url: string
  /** `http://github.localhost:PORT`: the value of `GITHUB_SERVER_URL`; the artifact client accepts no other host. */
  readonly serverUrl: string
  readonly store: Store
  readonly blobs: Blobs
  /** Folder for blobs and git repositories. */
  readonly root: string
  readonly tokens: Map<string, JobToken>
  /** May do everything, as a person with admin rights. */
  readonly adminToken: string
  issueToken(token: Omit<JobToken, 'token'>): string
  /** A JSON Web Token whose `scp` holds `Actions.Results:<run>:<job>`, for `ACTIONS_RUNTIME_TOKEN`. */
  runtimeToken(run: WorkflowRun, job: Job): string
  /** The next `times` requests of this method whose path fits are answered with this status. */
  fail(method: string, path: RegExp, status: number, times?: number): void
  close(): Promise<void>
}

export interface ServerOptions {
  readonly root: string
  readonly store: Store
  readonly events: ServerEvents
}

/** Listens on a free port of 127.0.0.1. */
export async function startServer({ root, store, events }: ServerOptions): Promise<Server> {
  const secret = randomBytes(32).toString('hex')
  const adminToken = newToken('ghp')
  const tokens = new Map<string, JobToken>()
  const faults = createFaults()
  const site = { api: '', html: '' }
  const blobs = createBlobs(join(root, 'blobs'), secret, () => site.api)
  const rest = restService({ store, root, site, events, blobs, tokens, adminToken })
  const results = resultsService(store, blobs, secret)

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', site.api)
    const fault = faults.take(request.method ?? '', url.pathname)
    const work =
      fault === undefined ? serviceOf(url.pathname)(request, response, url) : breakDown(request, response, fault)
    work.catch(() => response.destroy())
  })
  const serviceOf = (pathname: string) =>
    pathname.startsWith(RESULTS_PATH) ? results : pathname.startsWith(BLOB_PATH) ? blobs.handle : rest

  const port = await listen(http)
  Object.assign(site, { api: `http://127.0.0.1:${port}`, html: `http://github.localhost:${port}` })
  return {
    url: site.api,
    serverUrl: site.html,
    store,
    blobs,
    root,
    tokens,
    adminToken,
    issueToken(token) {
      const text = newToken('ghs')
      tokens.set(text, { ...token, token: text })
      return text
    },
    runtimeToken: (run, job) => issueRuntimeToken({ run: String(run.id), job: String(job.id) }, secret),
    fail: (method, path, status, times) => {
      faults.add(method, path, status, times)
    },
    close: () => close(http)
  }
}

/** In the shape of GitHub's tokens, so that secret scanners and masks know them. */
const newToken = (kind: 'ghp' | 'ghs') => `${kind}_${randomBytes(18).toString('hex')}`

async function listen(http: HttpServer): Promise<number> {
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

async function close(http: HttpServer): Promise<void> {
  const closed = once(http, 'close')
  http.close()
  http.closeAllConnections()
  await closed
}

/** The body reads as an error to clients of REST and of Twirp. */
async function breakDown(request: IncomingMessage, response: ServerResponse, status: number): Promise<void> {
  request.resume()
  await once(request, 'end')
  const message = STATUS_CODES[status] ?? 'Error'
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '1' } : {}) }
  response.writeHead(status, headers).end(JSON.stringify({ message, msg: message, status: String(status) }))
}
