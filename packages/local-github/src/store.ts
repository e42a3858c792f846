/** Everything this GitHub remembers. Plain data in memory: tests and the page read it, handlers and the engine write it. */
export interface Store {
  readonly repositories: Map<string, Repository>
  /** Next value of every numeric id; ids are never used twice. */
  nextId: number
}

export interface Repository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly defaultBranch: string
  /** Bare git repository that holds branches, tags and `refs/pull/N/{head,merge}`. */
  readonly gitDir: string
  readonly pulls: Map<number, PullRequest>
  readonly comments: Comment[]
  readonly statuses: CommitStatus[]
  /** Check runs made over the API; those of jobs are read from `runs`, a job's id is its check run's id. */
  readonly checkRuns: CheckRun[]
  readonly runs: WorkflowRun[]
  readonly artifacts: Artifact[]
  readonly releases: Release[]
  readonly caches: CacheEntry[]
  readonly deployments: Deployment[]
  readonly environments: Map<string, Environment>
  readonly variables: Map<string, string>
  readonly secrets: Map<string, string>
  /** Status contexts and job names that must succeed before a pull request can be merged. */
  readonly requiredChecks: string[]
  readonly createdAt: string
  nextNumber: number
}

export interface PullRequest {
  readonly id: number
  readonly number: number
  title: string
  body: string
  readonly author: string
  readonly headRef: string
  headSha: string
  readonly baseRef: string
  baseSha: string
  state: 'open' | 'closed'
  merged: boolean
  /** The merge itself; before it, the preview at `refs/pull/N/merge`, or `null` on conflicts. */
  mergeCommitSha: string | null
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly author: string
  body: string
  readonly createdAt: string
  updatedAt: string
}

export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly context: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: string
  readonly createdAt: string
}

export interface CheckRun {
  readonly id: number
  name: string
  readonly headSha: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: CheckAnnotation[]
  detailsUrl: string | null
  readonly startedAt: string
  completedAt: string | null
}
export interface CheckAnnotation {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly message: string
  readonly title: string | null
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required'

export interface WorkflowRun {
  readonly id: number
  readonly number: number
  attempt: number
  /** `name:` of the workflow, or its path. */
  readonly name: string
  /** Path in the repository, for example `.github/workflows/train.yml`. */
  readonly path: string
  readonly workflowId: number
  displayTitle: string
  readonly event: string
  readonly payload: unknown
  readonly headSha: string
  readonly headBranch: string
  readonly ref: string
  /** Commit that is checked out: the merge commit for pull requests. */
  readonly sha: string
  readonly pullRequests: readonly number[]
  readonly actor: string
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'pending'
  conclusion: Conclusion | null
  readonly jobs: Job[]
  readonly createdAt: string
  updatedAt: string
  /** Set by the cancel route; the engine ends the run. */
  cancelRequested: boolean
}

export interface Job {
  readonly id: number
  /** Key in the workflow file. */
  readonly key: string
  /** Name shown, with matrix values. */
  readonly name: string
  readonly labels: readonly string[]
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  runnerName: string | null
  startedAt: string | null
  completedAt: string | null
  readonly steps: Step[]
  readonly annotations: Annotation[]
  /** Markdown of all steps, in their order. */
  summary: string
  environment: string | null
}

export interface Step {
  readonly number: number
  readonly name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  readonly log: string[]
  startedAt: string | null
  completedAt: string | null
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string | null
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly step: string
}

export interface Artifact {
  readonly id: number
  readonly runId: number
  readonly name: string
  readonly sizeInBytes: number
  readonly digest: string
  readonly mimeType: string
  /** The stored bytes, in a file. */
  readonly blob: string
  readonly createdAt: string
  expiresAt: string
  expired: boolean
}

export interface Release {
  readonly id: number
  /** At most one release has it. */
  readonly tag: string
  readonly author: string
  readonly assets: ReleaseAsset[]
  readonly createdAt: string
}
export interface ReleaseAsset {
  readonly id: number
  readonly name: string
  readonly sizeInBytes: number
  readonly digest: string
  /** Name of the blob with its bytes. */
  readonly blob: string
  readonly createdAt: string
}

export interface CacheEntry {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly ref: string
  readonly blob: string
  readonly sizeInBytes: number
  readonly createdAt: string
}

export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  /** A later success does not make it inactive when either is true. */
  readonly transient: boolean
  readonly production: boolean
  readonly creator: string
  readonly createdAt: string
  readonly statuses: DeploymentStatus[]
}
export interface DeploymentStatus {
  readonly id: number
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success'
  readonly description: string
  readonly logUrl: string
  readonly environmentUrl: string
  readonly createdAt: string
}

export interface Environment {
  readonly id: number
  readonly name: string
}

/** Scopes of `permissions:` and their level. */
export type Permissions = Readonly<Record<string, 'none' | 'read' | 'write'>>

/** What a job's `GITHUB_TOKEN` may do; handlers answer 403 to the rest. */
export interface JobToken {
  readonly token: string
  readonly repository: string
  readonly runId: number
  readonly jobId: number
  readonly permissions: Permissions
  /** Login shown as the author, for example `github-actions[bot]`. */
  readonly login: string
}
