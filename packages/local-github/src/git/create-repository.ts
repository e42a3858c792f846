import { join } from 'node:path'
import { now, takeId } from '../clock.ts'
import type { Repository, Store } from '../store.ts'
import { createBare } from './repository.ts'

export interface NewRepository {
  readonly owner: string
  readonly name: string
  readonly defaultBranch?: string
  /** Status contexts and job names that must succeed before a pull request can be merged. */
  readonly requiredChecks?: readonly string[]
}

/** Puts an empty repository into the store, with its bare git repository below `root`. */
export async function createRepository(store: Store, root: string, options: NewRepository): Promise<Repository> {
  const { owner, name, defaultBranch = 'main', requiredChecks = [] } = options
  const fullName = `${owner}/${name}`
  if (store.repositories.has(fullName)) throw new Error(`repository ${fullName} exists already`)
  const gitDir = join(root, 'git', owner, `${name}.git`)
  await createBare(gitDir, defaultBranch)
  const repository: Repository = {
    id: takeId(store),
    owner,
    name,
    defaultBranch,
    gitDir,
    pulls: new Map(),
    comments: [],
    statuses: [],
    checkRuns: [],
    runs: [],
    artifacts: [],
    releases: [],
    caches: [],
    deployments: [],
    environments: new Map(),
    variables: new Map(),
    secrets: new Map(),
    requiredChecks: [...requiredChecks],
    createdAt: now(),
    nextNumber: 1
  }
  store.repositories.set(fullName, repository)
  return repository
}
