import { EventEmitter, setMaxListeners } from 'node:events'
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { writePage } from './page/write-page.ts'
import { people } from './people.ts'
import { startServer, type Server, type ServerEvents } from './server.ts'
import type { PullRequest, Release, Repository, Store, WorkflowRun } from './store.ts'
import { createActionSource } from './workflow/action-source.ts'
import { createEngine } from './workflow/engine.ts'
import { RUNNER_ARCH, RUNNER_OS } from './workflow/host-environment.ts'
import type { Host } from './workflow/host.ts'
import { RUNNER_PATIENCE } from './workflow/processes.ts'
import type { Progress } from './workflow/progress.ts'
import { createRunnerPool, type Machine } from './workflow/runner-pool.ts'

export interface LocalGitHubOptions {
  /** Folder for everything this GitHub writes; left out, a temporary folder that `close` removes. */
  readonly root?: string
  /**
   * Folders that `uses: owner/repo/path@ref` is served from, by `owner/repo`. Default: `mlgate/mlgate` is this
   * repository.
   */
  readonly actions?: Readonly<Record<string, string>>
  /**
   * Self-hosted runners, one job each at a time; they also have the labels `self-hosted`, the system and the
   * architecture.
   */
  readonly runners?: readonly { readonly name: string; readonly labels: readonly string[] }[]
  /**
   * Jobs with hosted labels (`ubuntu-latest`, …) that run at the same time. Default: the number of cores, at least 2.
   */
  readonly hostedRunners?: number
  /** `RUNNER_TOOL_CACHE` of every runner. Default: `<root>/_tool`. */
  readonly toolCache?: string
  /** Hears every start and end of a run, job and step. */
  readonly onEvent?: (event: Progress) => void
}

export interface NewRepository {
  readonly owner: string
  readonly name: string
  /** Status contexts and job names that must succeed before a merge. */
  readonly requiredChecks?: readonly string[]
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** Default: `main`. */
  readonly defaultBranch?: string
}

export interface Push {
  readonly branch: string
  /** Branch or commit that a new branch starts from. Default: the default branch. */
  readonly base?: string
  readonly message: string
  readonly author?: string
  /** Changes the files of a checkout of the branch. */
  readonly change: (folder: string) => Promise<void> | void
}

export interface NewPullRequest {
  readonly title: string
  readonly head: string
  /** Default: the default branch. */
  readonly base?: string
  readonly author?: string
  readonly body?: string
}

export interface Dispatch {
  /** File name or path, for example `train.yml`. */
  readonly workflow: string
  /** Branch or tag. Default: the default branch. */
  readonly ref?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly actor?: string
}

export interface NewRelease {
  readonly tag: string
  readonly author?: string
  readonly files: Readonly<Record<string, Uint8Array>>
}

/** A GitHub on this machine: git, REST API, Results service and runners, all on the loopback. */
export interface LocalGitHub {
  /** `http://127.0.0.1:PORT`, the API and the Results service. */
  readonly url: string
  /** `http://github.localhost:PORT`, the value of `GITHUB_SERVER_URL`; for browsers. */
  readonly serverUrl: string
  readonly store: Store
  readonly root: string
  /** A token that may do everything. */
  readonly token: string
  createRepository(repository: NewRepository): Promise<Repository>
  /** Commits, moves the branch, and triggers what a push triggers; returns the commit. */
  push(repository: Repository, push: Push): Promise<string>
  openPullRequest(repository: Repository, pull: NewPullRequest): Promise<PullRequest>
  /**
   * Merges as a person would; rejects with a `MergeError` while a required check is not green. Returns the merge
   * commit.
   */
  merge(repository: Repository, number: number): Promise<string>
  dispatch(repository: Repository, dispatch: Dispatch): Promise<WorkflowRun>
  /** Publishes a release with its files; the tag is made on the default branch where there is none. */
  release(repository: Repository, release: NewRelease): Promise<Release>
  /** Starts the workflow as its cron would. */
  schedule(repository: Repository, workflow: string): Promise<WorkflowRun>
  cancel(run: WorkflowRun): void
  /** Resolves when the run has ended. */
  ended(run: WorkflowRun): Promise<WorkflowRun>
  /** Resolves when every run has ended, except those that wait for a runner nobody has. */
  idle(repository?: Repository): Promise<void>
  /** Runs of a workflow (file name, path or `name:`), newest first. */
  runsOf(repository: Repository, workflow: string): readonly WorkflowRun[]
  /** The next `times` requests of this method whose path fits are answered with this status. */
  fail(method: string, path: RegExp, status: number, times?: number): void
  /** Writes the static page of everything that happened; returns the path of its first file. */
  writePage(folder: string): Promise<string>
  /** Ends every child process, closes the port and removes a temporary root. */
  close(): Promise<void>
}

const REPOSITORY_ROOT = join(import.meta.dirname, '..', '..', '..')

/** What `runAction` needs to put one action on a runner of its own. */
const hosts = new WeakMap<LocalGitHub, Host>()

export function hostOf(github: LocalGitHub): Host {
  const host = hosts.get(github)
  if (host === undefined) throw new Error('this local GitHub was not made by startLocalGitHub')
  return host
}

export async function startLocalGitHub(options: LocalGitHubOptions = {}): Promise<LocalGitHub> {
  const root = await realpath(
    options.root === undefined ? await mkdtemp(join(tmpdir(), 'local-github-')) : await made(options.root)
  )
  const store: Store = { repositories: new Map(), nextId: 1 }
  const events: ServerEvents = {
    dispatch: (...request) => engine.dispatch(...request),
    cancel: (run) => {
      engine.cancel(run)
    }
  }
  const server = await startServer({ root, store, events })
  const halt = new AbortController()
  const host = createHost(options, server, halt.signal)
  const engine = createEngine(host)
  const github: LocalGitHub = {
    url: server.url,
    serverUrl: server.serverUrl,
    store,
    root,
    token: server.adminToken,
    ...people(host, engine),
    cancel: (run) => {
      engine.cancel(run)
    },
    ended: (run) => engine.ended(run),
    idle: (repository) => engine.idle(repository),
    runsOf: (repository, workflow) =>
      repository.runs
        .filter(({ path, name }) => path === workflow || name === workflow || basename(path) === workflow)
        .toReversed(),
    fail: (method, path, status, times) => {
      server.fail(method, path, status, times)
    },
    writePage: (folder) => writePage(store, folder, { serverUrl: server.serverUrl }),
    close: async () => {
      halt.abort()
      await engine.stopped()
      await server.close()
      if (options.root === undefined) await rm(root, { recursive: true, force: true })
    }
  }
  hosts.set(github, host)
  return github
}

async function made(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  return folder
}

function createHost(options: LocalGitHubOptions, server: Server, halted: AbortSignal): Host {
  const { root, url, serverUrl } = server
  const changes = new EventEmitter().setMaxListeners(0)
  setMaxListeners(0, halted)
  return {
    server,
    site: { api: url, html: serverUrl },
    root,
    toolCache: options.toolCache ?? join(root, '_tool'),
    runners: createRunnerPool(machinesOf(options)),
    actions: createActionSource({
      copies: join(root, '_actions'),
      repositories: { 'mlgate/mlgate': REPOSITORY_ROOT, ...options.actions }
    }),
    patience: RUNNER_PATIENCE,
    halted,
    changes,
    tell: (event) => {
      options.onEvent?.(event)
      changes.emit('change')
    }
  }
}

function machinesOf({
  runners = [],
  hostedRunners = Math.max(2, availableParallelism())
}: LocalGitHubOptions): Machine[] {
  const hosted = Array.from({ length: hostedRunners }, (_, index) => ({
    name: `GitHub Actions ${index + 1}`,
    labels: [],
    hosted: true
  }))
  const own = runners.map(({ name, labels }) => ({
    name,
    labels: ['self-hosted', RUNNER_OS, RUNNER_ARCH, ...labels],
    hosted: false
  }))
  return [...hosted, ...own]
}
