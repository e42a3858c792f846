import { apiError } from '../github/api-error.ts'
import type { Artifact } from './artifact.ts'
import type { GitHub } from '../github/github.ts'
import { type Archive, type ArchiveLimits, type ArchiveName, openArchive, readUpTo } from './archive.ts'

export interface DownloadLimits extends ArchiveLimits {
  /** Names of the entries that are read; every other entry is left alone. */
  readonly entries: readonly string[]
}

const DOWNLOAD_TIMEOUT_MS = 300_000

/**
 * Downloads an artifact once, to be read in parts.
 * Throws `InfrastructureError`: MLG-401 or MLG-402 when GitHub does not hand it out, `limits.damaged` when the archive
 * is refused.
 */
export async function openArtifact(github: GitHub, artifact: Artifact, limits: ArchiveLimits): Promise<Archive> {
  const what: ArchiveName = {
    words: `Artifact ${JSON.stringify(artifact.name)} of run ${artifact.runId}`,
    url: artifact.runUrl,
    fix: 'Delete this artifact and run the workflow that makes it again.'
  }
  const bytes = await fetchArchive(await locate(github, artifact), artifact, what, limits)
  return openArchive(bytes, artifact.digest, what, limits)
}

/** The named entries of an artifact, read in memory; an entry that the archive lacks is absent from the map. */
export async function downloadArtifact(
  github: GitHub,
  artifact: Artifact,
  limits: DownloadLimits
): Promise<ReadonlyMap<string, Uint8Array>> {
  return (await openArtifact(github, artifact, limits)).read(limits.entries)
}

/** Asks where the bytes are. The address is signed: it needs no token and gets none. */
async function locate({ octokit, owner, repo }: GitHub, { id }: Artifact): Promise<URL> {
  const what = `download artifact ${id}`
  try {
    const answer = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
      owner,
      repo,
      artifact_id: id,
      archive_format: 'zip',
      request: { redirect: 'manual' }
    })
    const { location } = answer.headers
    if (location === undefined) throw new Error(`status ${answer.status} without an address`)
    return new URL(location)
  } catch (error) {
    throw apiError(error, what, 'actions: read')
  }
}

async function fetchArchive(url: URL, { id }: Artifact, what: ArchiveName, limits: ArchiveLimits): Promise<Uint8Array> {
  try {
    return await fetchBytes(url, what, limits)
  } catch (error) {
    throw apiError(error, `download artifact ${id}`, 'actions: read')
  }
}

/** What lies behind a signed address. Throws an `Error` with the status, and the refusal of what is too large. */
export async function fetchBytes(url: URL, what: ArchiveName, limits: ArchiveLimits): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) })
  if (!response.ok || response.body === null) throw new Error(`${response.status} from ${url.host}`)
  return readUpTo(response.body, what, limits)
}
