import { apiError } from './api-error.ts'
import type { GitHub } from './github.ts'
import { httpStatus } from './http-status.ts'

/** How two commits stand to each other in the history of the repository. */
export interface CommitComparison {
  /** The newest commit that both come from. */
  readonly mergeBase: string
  /** Commits that `head` has and `base` has not, and the other way round. */
  readonly aheadBy: number
  readonly behindBy: number
  /** Paths that `head` changes since the merge base, in their new and their old place. */
  readonly files: readonly string[]
  /** Whether `files` is whole; GitHub tells 300 at most. */
  readonly complete: boolean
}

const MOST_FILES = 300

/**
 * Compares two commits or branches; `undefined` when GitHub does not know one of them, or they have no common history.
 * Throws `InfrastructureError` MLG-401 or MLG-402.
 */
export async function compareCommits({ octokit, owner, repo }: GitHub, base: string, head: string): Promise<CommitComparison | undefined> {
  try {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 })
    const files = data.files ?? []
    return {
      mergeBase: data.merge_base_commit.sha,
      aheadBy: data.ahead_by,
      behindBy: data.behind_by,
      files: files.flatMap(({ filename, previous_filename: before }) => (before === undefined ? [filename] : [filename, before])),
      complete: files.length < MOST_FILES
    }
  } catch (error) {
    if (httpStatus(error) === 404) return undefined
    throw apiError(error, `compare ${base.slice(0, 7)} with ${head.slice(0, 7)}`, 'contents: read')
  }
}
