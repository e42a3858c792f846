import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '@mlgate/runner'

/**
 * The commit whose files are judged: for a pull request the merge that GitHub made of it and its base, which
 * `actions/checkout` brings, or its head where that was checked out. A workspace can choose between these two only.
 */
export async function judgedCommit({ workspace, sha, headSha }: Pick<Context, 'workspace' | 'sha' | 'headSha'>): Promise<string> {
  const head = await readFile(join(workspace, '.git', 'HEAD'), 'utf8').catch(() => '')
  return head.trim() === headSha ? headSha : sha
}
