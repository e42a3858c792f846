import { now, takeId } from './clock.ts'
import { resolve, resolveOrThrow, updateRef } from './git/repository.ts'
import type { NewRelease } from './local-github.ts'
import type { Blobs } from './results/blobs.ts'
import type { Release, Repository, Store } from './store.ts'

/** Makes the tag where it is missing, and stores the files. */
export async function publishRelease(
  store: Store,
  repository: Repository,
  blobs: Blobs,
  { tag, files, author = repository.owner }: NewRelease
): Promise<Release> {
  const { gitDir, defaultBranch, releases } = repository
  if (releases.some((release) => release.tag === tag)) throw new Error(`the tag ${tag} has a release already`)
  const ref = `refs/tags/${tag}`
  if ((await resolve(gitDir, ref)) === undefined) await updateRef(gitDir, ref, await resolveOrThrow(gitDir, defaultBranch))
  const release: Release = { id: takeId(store), tag, author, assets: [], createdAt: now() }
  for (const [name, content] of Object.entries(files)) {
    const id = takeId(store)
    const blob = await blobs.write(`releases/${id}`, content)
    const measure = await blobs.measure(blob)
    if (measure !== undefined) release.assets.push({ id, name, blob, ...measure, createdAt: now() })
  }
  releases.push(release)
  return release
}
