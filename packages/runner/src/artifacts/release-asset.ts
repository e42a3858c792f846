import { type Archive, type ArchiveLimits, type ArchiveName, openArchive, readUpTo, refusedArchive } from './archive.ts'
import { fetchBytes } from './download-artifact.ts'
import { apiError } from '../github/api-error.ts'
import type { GitHub } from '../github/github.ts'
import { httpStatus } from '../github/http-status.ts'

export interface ReleaseAsset {
  readonly archive: Archive
  /** Where people see the release. */
  readonly url: string
  /** When the file was uploaded, UTC, ISO 8601. */
  readonly uploaded: string
}

export interface ReleaseAssetQuery {
  readonly tag: string
  readonly asset: string
}

type Asset = Awaited<ReturnType<GitHub['octokit']['rest']['repos']['getReleaseByTag']>>['data']['assets'][number]

const OCTETS = 'application/octet-stream'

/**
 * A zip that a published release holds; `undefined` when there is no such release, or it has no such file.
 * Throws `InfrastructureError`: MLG-401, MLG-402, and what `limits` say for an archive that is damaged.
 */
export async function openReleaseAsset(github: GitHub, query: ReleaseAssetQuery, limits: ArchiveLimits): Promise<ReleaseAsset | undefined> {
  const release = await findRelease(github, query)
  const asset = release?.assets.find(({ name, state }) => name === query.asset && state === 'uploaded')
  if (release === undefined || asset === undefined) return undefined
  const name: ArchiveName = {
    words: `The asset ${JSON.stringify(query.asset)} of the release ${JSON.stringify(query.tag)}`,
    url: release.html_url,
    fix: 'Upload the file to the release again, as the recording run wrote it.'
  }
  if (asset.size > limits.maxBytes) throw refusedArchive(name, limits, `it is larger than ${limits.maxBytes} bytes`)
  const bytes = await download(github, asset, name, limits)
  return { archive: openArchive(bytes, asset.digest ?? undefined, name, limits), url: release.html_url, uploaded: asset.updated_at }
}

async function findRelease({ octokit, owner, repo }: GitHub, { tag }: ReleaseAssetQuery) {
  try {
    return (await octokit.rest.repos.getReleaseByTag({ owner, repo, tag })).data
  } catch (error) {
    if (httpStatus(error) === 404) return undefined
    throw apiError(error, `read the release ${JSON.stringify(tag)}`, 'contents: read')
  }
}

/** Servers either hand the bytes out themselves or name a signed address, to which the token is not sent. */
async function download({ octokit, owner, repo }: GitHub, { id }: Asset, name: ArchiveName, limits: ArchiveLimits): Promise<Uint8Array> {
  try {
    const { data, headers } = await octokit.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
      owner,
      repo,
      asset_id: id,
      headers: { accept: OCTETS },
      request: { redirect: 'manual', parseSuccessResponseBody: false }
    })
    const { location } = headers
    return location === undefined
      ? await readUpTo(data as unknown as AsyncIterable<Uint8Array>, name, limits)
      : await fetchBytes(new URL(location), name, limits)
  } catch (error) {
    throw apiError(error, `download the asset ${id}`, 'contents: read')
  }
}
