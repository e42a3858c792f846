import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ConfigError } from '@mlgate/problem'
import { type Archive, type ArchiveLimits, type ArchiveName, openArchive, readUpTo } from './archive.ts'
import { apiError } from '../github/api-error.ts'
import type { GitHub } from '../github/github.ts'
import { httpStatus } from '../github/http-status.ts'

export interface RepositoryFileQuery {
  /** Relative to the repository. */
  readonly path: string
  /** The commit that is believed: a change must not bring its own. */
  readonly commit: string
  /** Absolute path of the same file in the workspace, where Git LFS puts the content. */
  readonly here: string
}

export interface RepositoryFile {
  readonly archive: Archive
  readonly url: string
}

interface Pointer {
  readonly sha256: string
  readonly bytes: number
}

/** Longest file that is looked at as a pointer; the specification of Git LFS allows 1,024 bytes. */
const POINTER_BYTES = 1024

/**
 * A zip that a commit of the repository holds, itself or by Git LFS; `undefined` when there is no such file.
 * Throws `InfrastructureError` MLG-401, MLG-402, what `limits` say for a damaged archive; `ConfigError` MLG-508 when the
 * content that the commit points to is not in the workspace.
 */
export async function openRepositoryFile(github: GitHub, query: RepositoryFileQuery, limits: ArchiveLimits): Promise<RepositoryFile | undefined> {
  const { serverUrl, owner, repo } = github
  const { path, commit } = query
  const url = `${serverUrl}/${owner}/${repo}/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`
  const name: ArchiveName = { words: `The file ${JSON.stringify(path)} of ${commit.slice(0, 7)}`, url, fix: 'Put the zipped record there again, as the recording run wrote it.' }
  const committed = await readCommitted(github, query, name, limits)
  if (committed === undefined) return undefined
  const pointer = readPointer(committed)
  return { archive: openArchive(pointer === undefined ? committed : await readContent(query, pointer), undefined, name, limits), url }
}

async function readCommitted({ octokit, owner, repo }: GitHub, { path, commit }: RepositoryFileQuery, name: ArchiveName, limits: ArchiveLimits): Promise<Uint8Array | undefined> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', {
      owner,
      repo,
      path,
      ref: commit,
      headers: { accept: 'application/vnd.github.raw+json' },
      request: { parseSuccessResponseBody: false }
    })
    return await readUpTo(data as unknown as AsyncIterable<Uint8Array>, name, limits)
  } catch (error) {
    if (httpStatus(error) === 404) return undefined
    throw apiError(error, `read ${path} of ${commit.slice(0, 7)}`, 'contents: read')
  }
}

/** Source: git-lfs, docs/spec.md. */
function readPointer(content: Uint8Array): Pointer | undefined {
  if (content.length > POINTER_BYTES) return undefined
  const [, sha256, bytes] = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n/.exec(Buffer.from(content).toString('utf8')) ?? []
  return sha256 === undefined ? undefined : { sha256, bytes: Number(bytes) }
}

async function readContent({ path, here, commit }: RepositoryFileQuery, { sha256, bytes }: Pointer): Promise<Uint8Array> {
  const content = await readFile(here).catch(() => undefined)
  const found = content === undefined ? undefined : createHash('sha256').update(content).digest('hex')
  if (content !== undefined && found === sha256) return content
  const absent = content === undefined || readPointer(content) !== undefined
  throw new ConfigError([{
    code: 'MLG-508',
    message: `${commit.slice(0, 7)} points by Git LFS to a file of ${bytes} bytes with sha256 ${sha256.slice(0, 8)}…; ${absent ? 'the workspace holds no content for it' : `the workspace holds another one (sha256 ${(found ?? '').slice(0, 8)}…)`}.`,
    where: path,
    fix: absent ? 'Let actions/checkout run with lfs: true.' : 'A change cannot bring the baseline that it is compared with: replace that file in a pull request of its own.'
  }])
}
