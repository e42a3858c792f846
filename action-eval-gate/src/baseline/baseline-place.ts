import type { BaselinePlace } from '@mlgate/config'
import { type Archive, type Artifact, compareCommits, type Context, findArtifact, type GitHub, openArtifact, openReleaseAsset, openRepositoryFile, requireBaseline } from '@mlgate/runner'
import { InfrastructureError } from '@mlgate/problem'

/** Where a record lies, in words and as an address. */
export interface Origin {
  /** For example `run 4411`. */
  readonly words: string
  readonly url: string
  /** Why this one was taken and no other, as a part of a sentence. */
  readonly why: string
  /** What the manifest of an artifact must name, too. */
  readonly run?: Pick<Artifact, 'runId' | 'headSha'>
}

/** What lies at a place. */
export type PlaceFinding =
  | { readonly kind: 'found'; readonly origin: Origin; readonly archive: Archive }
  | { readonly kind: 'none'; readonly reasons: readonly string[] }
  | { readonly kind: 'expired'; readonly on: string; readonly origin: Pick<Origin, 'words' | 'url'> }

export interface PlaceQuery {
  readonly place: BaselinePlace
  /** Branch whose runs are believed. */
  readonly branch: string
  /** The commit that the change started from; absent: the newest baseline is wanted. */
  readonly upTo?: string
  /** Whether there may be none, or only an expired one; otherwise that is an error. */
  readonly optional: boolean
  readonly context: Pick<Context, 'runId' | 'base' | 'headSha'>
  /** The absolute path of a file of the repository in the workspace. */
  readonly at: (path: string) => Promise<string>
}

const LIMITS = { maxBytes: 512 * 1024 * 1024 }

/** Throws `InfrastructureError` MLG-201, MLG-202, MLG-203, MLG-401, MLG-402, `ConfigError` MLG-508. */
export function findPlace(github: GitHub, query: PlaceQuery): Promise<PlaceFinding> {
  const { place } = query
  switch (place.kind) {
    case 'artifact':
      return findInArtifacts(github, place.name, query)
    case 'release':
      return findInRelease(github, place, query)
    case 'file':
      return findInRepository(github, place.path, query)
  }
}

async function findInArtifacts(github: GitHub, name: string, { branch, upTo, optional, context }: PlaceQuery): Promise<PlaceFinding> {
  const query = { name, branch, excludeRun: context.runId, ...(upTo === undefined ? {} : { upTo }) }
  const search = await findArtifact(github, query)
  if (!optional) requireBaseline(search, query)
  const reasons = search.passedOver.map(({ reason }) => reason)
  if (search.kind === 'none') return { kind: 'none', reasons }
  const { artifact } = search
  const where = { words: `run ${artifact.runId}`, url: artifact.runUrl }
  if (search.kind === 'expired') return { kind: 'expired', on: artifact.expiresAt.slice(0, 10), origin: where }
  const choice = search.standing === 'newest' ? `the newest of ${branch}` : `${STANDING[search.standing]} ${(upTo ?? '').slice(0, 7)}`
  const why = `${choice}${await movedOn(github, artifact, context)}`
  return { kind: 'found', archive: await openArtifact(github, artifact, LIMITS), origin: { ...where, why, run: artifact } }
}

const STANDING = {
  at: 'recorded at the commit that this change started from,',
  before: 'the newest one at or before the commit that this change started from,',
  after: 'the newest of all, because none is kept from the commit that this change started from or before it,'
} as const

async function movedOn(github: GitHub, { headSha }: Artifact, { base }: Pick<Context, 'base'>): Promise<string> {
  if (base === undefined) return ''
  const since = await compareCommits(github, headSha, base.ref)
  const commits = since?.aheadBy ?? 0
  return commits === 0 ? '' : `; ${base.ref} has moved on by ${commits} ${commits === 1 ? 'commit' : 'commits'} since`
}

async function findInRelease(github: GitHub, { tag, asset }: { readonly tag: string; readonly asset: string }, { optional }: PlaceQuery): Promise<PlaceFinding> {
  const found = await openReleaseAsset(github, { tag, asset }, LIMITS)
  if (found !== undefined) return { kind: 'found', archive: found.archive, origin: { words: `release ${tag}`, url: found.url, why: `the file ${asset} of ${found.uploaded.slice(0, 10)}` } }
  const message = `There is no published release ${JSON.stringify(tag)} with a file ${JSON.stringify(asset)}.`
  if (optional) return { kind: 'none', reasons: [message] }
  throw absent(message, 'Publish the release with the zipped record of a run in mode record, or correct gate.baseline.')
}

async function findInRepository(github: GitHub, path: string, { optional, context, at }: PlaceQuery): Promise<PlaceFinding> {
  const commit = context.base?.sha ?? context.headSha
  const found = await openRepositoryFile(github, { path, commit, here: await at(path) }, LIMITS)
  if (found !== undefined) return { kind: 'found', archive: found.archive, origin: { words: `file ${path}`, url: found.url, why: `as it is at ${commit.slice(0, 7)}` } }
  const message = `The file ${JSON.stringify(path)} does not exist at ${commit.slice(0, 7)}.`
  if (optional) return { kind: 'none', reasons: [message] }
  throw absent(message, 'Commit the zipped record of a run in mode record, or correct gate.baseline.')
}

function absent(message: string, fix: string): InfrastructureError {
  return new InfrastructureError([{ code: 'MLG-201', message, where: 'gate.baseline', fix }])
}
