import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { quote } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'

/** The absolute path of a file in the workspace, links followed. Throws `ConfigError` MLG-103 for a path that leads out. */
export async function workspacePath(workspace: string, folder: string, path: string, where: string): Promise<string> {
  const full = resolve(workspace, folder, path)
  const [root, target] = await Promise.all([follow(workspace), follow(full)])
  const inside = relative(root, target)
  if (inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return full
  throw new ConfigError([{
    code: 'MLG-103',
    message: `The path ${quote(path)} leads out of the workspace.`,
    where,
    fix: 'Put the file into the workspace, below the folder that actions/checkout fills.'
  }])
}

/** A path that does not exist is itself: whoever opens it says so. */
function follow(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
