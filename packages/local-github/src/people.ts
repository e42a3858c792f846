import { createRepository } from './git/create-repository.ts'
import { mergePullRequest, openPullRequest, refreshPullRequests } from './git/pull-request.ts'
import { authorOf, commit, resolve } from './git/repository.ts'
import type { LocalGitHub } from './local-github.ts'
import { publishRelease } from './publish-release.ts'
import { mergeObstacle, requiredChecks } from './rest/required-check.ts'
import type { PullRequest, Repository } from './store.ts'
import type { Engine } from './workflow/engine.ts'
import { pullRequestEvent, pushEvent, type PullActivity } from './workflow/event.ts'
import type { Host } from './workflow/host.ts'

/** Why a pull request cannot be merged, in GitHub's words. */
export class MergeError extends Error {
  readonly status = 405
}

type People = Pick<LocalGitHub, 'createRepository' | 'push' | 'openPullRequest' | 'merge' | 'dispatch' | 'schedule' | 'release'>

/** What people do to repositories, with the events it makes. */
export function people({ server: { store, root, blobs }, site }: Host, engine: Engine): People {
  const pullHappened = async (
    repository: Repository,
    pull: PullRequest,
    activity: PullActivity,
    actor: string,
    before?: string
  ) => {
    const event = await pullRequestEvent(site, repository, pull, activity, actor, before)
    if (event !== undefined) await engine.happen(repository, event)
  }

  /** A branch that moved: its own push, then the pull requests that come from it. */
  const branchMoved = async (
    repository: Repository,
    branch: string,
    before: string | undefined,
    after: string,
    actor: string
  ) => {
    const moved = [...repository.pulls.values()].filter(({ state, headRef }) => state === 'open' && headRef === branch)
    const heads = new Map(moved.map((pull) => [pull, pull.headSha]))
    await refreshPullRequests(repository, branch)
    await engine.happen(
      repository,
      await pushEvent(site, repository, { ref: `refs/heads/${branch}`, before, after, actor })
    )
    for (const [pull, head] of heads) await pullHappened(repository, pull, 'synchronize', actor, head)
  }

  return {
    createRepository: async ({ variables = {}, secrets = {}, ...options }) => {
      const repository = await createRepository(store, root, options)
      for (const [name, value] of Object.entries(variables)) repository.variables.set(name, value)
      for (const [name, value] of Object.entries(secrets)) repository.secrets.set(name, value)
      return repository
    },

    push: async (
      repository,
      { branch, base = repository.defaultBranch, message, author = repository.owner, change }
    ) => {
      const { gitDir } = repository
      const before = await resolve(gitDir, `refs/heads/${branch}`)
      const start = await resolve(gitDir, base)
      const sha = await commit(gitDir, {
        branch,
        message,
        author: authorOf(author),
        change: async (folder) => {
          await change(folder)
        },
        ...(start === undefined ? {} : { base: start })
      })
      await branchMoved(repository, branch, before, sha, author)
      return sha
    },

    openPullRequest: async (
      repository,
      { title, head, base = repository.defaultBranch, author = repository.owner, body = '' }
    ) => {
      const pull = await openPullRequest(store, repository, { title, body, author, head, base })
      await pullHappened(repository, pull, 'opened', author)
      return pull
    },

    merge: async (repository, number) => {
      const pull = repository.pulls.get(number)
      if (pull?.state !== 'open') throw new MergeError(`There is no open pull request #${number}.`)
      const obstacle = mergeObstacle(requiredChecks(repository, pull.headSha))
      if (obstacle !== undefined) throw new MergeError(obstacle)
      const before = await resolve(repository.gitDir, `refs/heads/${pull.baseRef}`)
      const sha = await mergePullRequest(repository, pull, { author: pull.author })
      if (sha === null) throw new MergeError('Pull Request is not mergeable')
      await pullHappened(repository, pull, 'closed', pull.author)
      await branchMoved(repository, pull.baseRef, before, sha, pull.author)
      return sha
    },

    dispatch: (repository, { workflow, ref = repository.defaultBranch, inputs = {}, actor = repository.owner }) =>
      engine.dispatch(
        repository,
        workflowPath(workflow),
        ref.startsWith('refs/') ? ref : `refs/heads/${ref}`,
        inputs,
        actor
      ),

    release: (repository, release) => publishRelease(store, repository, blobs, release),

    schedule: (repository, workflow) => engine.schedule(repository, workflowPath(workflow))
  }
}

function workflowPath(name: string): string {
  return name.includes('/') ? name : `.github/workflows/${name}`
}
