import { readFile, realpath, stat } from 'node:fs/promises'
import { join, posix, relative } from 'node:path'
import { isNativeError } from 'node:util/types'
import { ConfigError } from '@mlgate/problem'
import { apiError } from './api-error.ts'
import type { GitHub } from './github.ts'
import { httpStatus } from './http-status.ts'
import { messageOf } from '../message-of.ts'
import type { Runner } from '../runner.ts'

export interface PolicySource {
  readonly text: string
  readonly origin: {
    readonly ref: string
    readonly sha: string
    /** Whether the change that is judged also changes this file. */
    readonly changedHere: boolean
  }
  /** What the change makes of the file, to be shown and not to be followed; absent when it deletes it or leaves it as it is. */
  readonly proposed?: string
}

/**
 * The policy that judges this run. `path` is relative to the repository. For a pull request or a merge queue it is the
 * file of the base
 * commit, so that a change cannot soften its own gate; when the base has none, and on every other event, the file of
 * the workspace.
 * Throws `ConfigError` MLG-101 when there is no such file, `InfrastructureError` MLG-401 or MLG-402.
 */
export async function readPolicy(
  { context }: Pick<Runner, 'context'>,
  github: GitHub,
  path: string
): Promise<PolicySource> {
  const file = insideRepository(path)
  const here = await readWorkspace(context.workspace, file)
  const base = context.base === undefined ? undefined : await readCommit(github, context.base.sha, file)
  if (context.base !== undefined && base !== undefined)
    return {
      text: base,
      origin: { ...context.base, changedHere: here !== base },
      ...(here === undefined || here === base ? {} : { proposed: here })
    }
  if (here === undefined) throw missing(file, context.base !== undefined)
  return { text: here, origin: { ref: context.headRef, sha: context.headSha, changedHere: context.base !== undefined } }
}

function insideRepository(path: string): string {
  const file = posix.normalize(path.replaceAll('\\', '/'))
  if (posix.isAbsolute(file) || /^[a-z]:/i.test(file) || isAbove(file)) throw outside(path)
  return file
}

/** A link that leads out of the workspace could show files of the runner in messages about the policy. */
async function readWorkspace(workspace: string, file: string): Promise<string | undefined> {
  const path = await realpath(join(workspace, file)).catch(() => undefined)
  if (path === undefined || !(await stat(path)).isFile()) return undefined
  if (isAbove(relative(await realpath(workspace), path).replaceAll('\\', '/'))) throw outside(file)
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error)
  })
}

function isAbove(path: string): boolean {
  return path === '..' || path.startsWith('../')
}

function outside(path: string): ConfigError {
  return new ConfigError([
    {
      code: 'MLG-103',
      message: `The policy file ${JSON.stringify(path)} is outside the repository.`,
      where: 'input config',
      fix: 'Give a path inside the repository, for example mlgate.yml.'
    }
  ])
}

async function readCommit({ octokit, owner, repo }: GitHub, sha: string, path: string): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo, path, ref: sha })
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) return undefined
    return Buffer.from(data.content, 'base64').toString('utf8')
  } catch (error) {
    if (httpStatus(error) === 404) return undefined
    throw apiError(error, `read ${path} of ${sha.slice(0, 7)}`, 'contents: read')
  }
}

function unreadable(file: string, cause: unknown): ConfigError {
  return new ConfigError(
    [
      {
        code: 'MLG-101',
        message: `The policy file ${JSON.stringify(file)} cannot be read (${isNativeError(cause) && 'code' in cause ? String(cause.code) : messageOf(cause)}).`,
        where: file,
        fix: 'Let the user of the runner read the file; a step in a container may have left it to another one.'
      }
    ],
    { cause }
  )
}

function missing(file: string, looksAtBase: boolean): ConfigError {
  const places = looksAtBase ? 'the base commit or the workspace' : 'the workspace'
  return new ConfigError([
    {
      code: 'MLG-101',
      message: `There is no policy file ${JSON.stringify(file)} in ${places}.`,
      where: file,
      fix: 'Add the file, or name another one by the input config; check that actions/checkout runs before this step.'
    }
  ])
}
