import { apiError } from '../github/api-error.ts'
import type { Artifact, ArtifactSearch, ArtifactStanding, PassedOver } from './artifact.ts'
import { compareCommits } from '../github/compare-commits.ts'
import type { GitHub } from '../github/github.ts'
import { httpStatus } from '../github/http-status.ts'

export interface ArtifactQuery {
  readonly name: string
  /** Branch whose runs are believed, for example the base branch of the pull request. */
  readonly branch: string
  /** Events whose runs are believed. Runs of pull requests never are: their code is not accepted yet. */
  readonly events?: readonly string[]
  /** The run that asks; its own artifacts are not taken. */
  readonly excludeRun?: number
  /** A commit of the branch: the newest artifact of a run at or before it is preferred to newer ones. */
  readonly upTo?: string
}

type Listed = Awaited<
  ReturnType<GitHub['octokit']['rest']['actions']['listArtifactsForRepo']>
>['data']['artifacts'][number]

const TRUSTED_EVENTS: readonly string[] = ['push', 'schedule', 'workflow_dispatch', 'workflow_run']
/** Candidates that are looked at, newest first. */
const MAX_LISTED = 300
/** Commits whose place in the history is asked for; each costs a request. */
const MAX_COMPARED = 100

/**
 * The newest artifact of this name from a successful, trusted run of the branch in this repository (never of a fork);
 * where `upTo` names a commit, the newest one at or before it, or else the newest of all.
 * Every candidate that was not taken is returned with its reason. Throws `InfrastructureError` MLG-401 or MLG-402.
 */
export async function findArtifact(github: GitHub, query: ArtifactQuery): Promise<ArtifactSearch> {
  const passedOver: PassedOver[] = []
  const [later, expired]: [Artifact[], Artifact[]] = [[], []]
  for (const listed of await list(github, query.name)) {
    const artifact = asArtifact(github, listed)
    const reason = refuse(listed, query) ?? (await refuseRun(github, artifact.runId, query)) ?? refuseExpired(listed)
    const standing = reason === undefined ? await standingOf(github, artifact, query, later.length) : undefined
    if (standing !== undefined && standing !== 'after') return { kind: 'found', artifact, standing, passedOver }
    passedOver.push(notTaken(artifact, reason ?? `it was recorded after ${(query.upTo ?? '').slice(0, 7)}`))
    if (standing === 'after') later.push(artifact)
    if (reason === refuseExpired(listed)) expired.push(artifact)
  }
  const [[newest], [lost]] = [later, expired]
  if (newest !== undefined)
    return { kind: 'found', artifact: newest, standing: 'after', passedOver: passedOver.filter(({ id }) => !later.some((artifact) => artifact.id === id)) }
  return lost === undefined ? { kind: 'none', passedOver } : { kind: 'expired', artifact: lost, passedOver }
}

function notTaken({ id, runId }: Artifact, reason: string): PassedOver {
  return { id, runId, reason: `Artifact ${id} was not taken: ${reason}.` }
}

/** A commit that GitHub does not know any more is not before any other. */
async function standingOf(github: GitHub, { headSha }: Artifact, { upTo }: ArtifactQuery, compared: number): Promise<ArtifactStanding> {
  if (upTo === undefined) return 'newest'
  if (headSha === upTo) return 'at'
  if (compared >= MAX_COMPARED) return 'after'
  const comparison = await compareCommits(github, headSha, upTo)
  return comparison?.mergeBase === headSha ? 'before' : 'after'
}

/** The artifact of this name of one run, newest attempt first; `undefined` when the run has none that is still kept. */
export async function findRunArtifact(github: GitHub, runId: number, name: string): Promise<Artifact | undefined> {
  const { owner, repo, octokit } = github
  try {
    const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
      owner,
      repo,
      run_id: runId,
      name,
      per_page: 100
    })
    const [newest] = newestFirst(data.artifacts.filter((listed) => listed.name === name && !listed.expired))
    return newest === undefined ? undefined : asArtifact(github, newest)
  } catch (error) {
    throw apiError(error, `list the artifacts of run ${runId}`, 'actions: read')
  }
}

async function list(github: GitHub, name: string): Promise<readonly Listed[]> {
  const { owner, repo, octokit } = github
  const found: Listed[] = []
  try {
    const pages = octokit.paginate.iterator(octokit.rest.actions.listArtifactsForRepo, {
      owner,
      repo,
      name,
      per_page: 100
    })
    for await (const { data } of pages) {
      found.push(...data.filter((listed) => listed.name === name))
      if (found.length >= MAX_LISTED) break
    }
  } catch (error) {
    throw apiError(error, `list the artifacts named ${JSON.stringify(name)}`, 'actions: read')
  }
  return newestFirst(found)
}

/** What the listing alone tells against it; `undefined` when the run has to be asked. */
function refuse({ workflow_run: run }: Listed, { branch, excludeRun }: ArtifactQuery): string | undefined {
  if (run?.id === undefined || run.repository_id === undefined) return 'its run is unknown'
  if (run.id === excludeRun) return 'it was made by this very run'
  if (run.head_repository_id !== run.repository_id) return `run ${run.id} belongs to a fork`
  if (run.head_branch === branch) return undefined
  return `run ${run.id} belongs to the branch ${JSON.stringify(run.head_branch)}, not ${JSON.stringify(branch)}`
}

/** What its run tells against it. */
async function refuseRun(
  github: GitHub,
  runId: number,
  { events = TRUSTED_EVENTS }: ArtifactQuery
): Promise<string | undefined> {
  const { owner, repo, octokit } = github
  try {
    const { data: run } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: runId })
    if (!events.includes(run.event)) return `run ${runId} was started by ${run.event}, not by ${events.join(' or ')}`
    if (run.conclusion === 'success') return undefined
    return run.conclusion === null ? `run ${runId} has not ended` : `run ${runId} ended with ${run.conclusion}`
  } catch (error) {
    if (httpStatus(error) === 404) return `run ${runId} was deleted`
    throw apiError(error, `read run ${runId}`, 'actions: read')
  }
}

function refuseExpired({ expired, expires_at: at }: Listed): string | undefined {
  return expired ? `it expired on ${(at ?? '').slice(0, 10)}` : undefined
}

function asArtifact({ serverUrl, owner, repo }: GitHub, listed: Listed): Artifact {
  const runId = listed.workflow_run?.id ?? 0
  return {
    id: listed.id,
    name: listed.name,
    runId,
    runUrl: `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`,
    branch: listed.workflow_run?.head_branch ?? '',
    headSha: listed.workflow_run?.head_sha ?? '',
    sizeInBytes: listed.size_in_bytes,
    ...(listed.digest == null ? {} : { digest: listed.digest }),
    createdAt: listed.created_at ?? '',
    expiresAt: listed.expires_at ?? ''
  }
}

/** By the age of the run, so that an old run that was started again is not taken for a new one; then by attempt. */
function newestFirst(listed: readonly Listed[]): readonly Listed[] {
  const run = ({ workflow_run: origin }: Listed): number => origin?.id ?? 0
  return listed.toSorted((a, b) => run(b) - run(a) || b.id - a.id)
}
