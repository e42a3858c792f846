import type { FilePath } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { addressName, isAddress } from './address.ts'

/**
 * Paths and patterns of the policy as files on the runner, with links followed. In a pattern, `*` and `?` stand for
 * characters of one name and `**` for any number of folders; its files come in the order of their names.
 * @param folder working directory, relative to the workspace
 * @throws ConfigError MLG-501 for every path that leaves the workspace and every pattern without a file, MLG-511 for addresses: they are no paths
 */
export async function locateFiles(workspace: string, folder: string, files: readonly string[]): Promise<readonly FilePath[]> {
  const root = await realpath(workspace)
  const results = await Promise.all(files.map((file) => locate(root, folder, file)))
  const [first, ...rest] = results.flatMap((found) => 'code' in found ? [found] : [])
  if (first !== undefined) throw new ConfigError([first, ...rest])
  const located = results.flatMap((found) => 'code' in found ? [] : found)
  return [...new Map(located.map((file) => [file.path, file])).values()]
}

async function locate(root: string, folder: string, file: string): Promise<readonly FilePath[] | Problem> {
  const name = nameInRepository(folder, file)
  if (isAddress(file)) return {
    code: 'MLG-511', message: `${JSON.stringify(addressName(file))} is an address, and this has to be a path of the workspace.`, where: addressName(file),
    fix: 'Bring the files in an earlier step, and name where they lie then.'
  }
  const isPattern = /[*?]/.test(file) && await stat(resolve(root, folder, file)).catch(() => undefined) === undefined
  const names = isPattern ? await matches(root, name) : [name]
  if (names.length === 0) return {
    code: 'MLG-501', message: `No file matches the pattern ${JSON.stringify(name)}.`, where: name, fix: 'Check `files` in the policy, and that an earlier step brings the files.'
  }
  const found = await Promise.all(names.map(async (some) => ({ path: await follow(resolve(root, some)), name: some })))
  const outside = found.find(({ path }) => !isInside(root, path))
  return outside === undefined ? found : {
    code: 'MLG-501',
    message: `The data file ${JSON.stringify(outside.name)} lies outside of the workspace.`,
    where: outside.name,
    fix: 'Give a path inside the repository that is no link to the outside.'
  }
}

/** Names below the root that match a pattern, in the order of their code units; what starts with a dot has to be asked for. */
async function matches(root: string, pattern: string): Promise<readonly string[]> {
  const [fixed, ...rest] = splitPattern(pattern)
  const found: string[] = []
  const visit = async (folder: string, [segment, ...others]: readonly string[]): Promise<void> => {
    if (segment === undefined) return
    if (segment === '**') await visit(folder, others)
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path = posix.join(folder, entry.name)
      const isFolder = entry.isDirectory()
      if (segment === '**' ? isFolder && !entry.name.startsWith('.') : isFolder && others.length > 0 && segmentPattern(segment).test(entry.name))
        await visit(path, segment === '**' ? [segment, ...others] : others)
      if (!isFolder && others.length === 0 && segment !== '**' && segmentPattern(segment).test(entry.name)) found.push(path)
    }
  }
  if (!isAbsolute(fixed) && fixed !== '..' && !fixed.startsWith('../../')) await visit(fixed, rest)
  return [...new Set(found)].sort()
}

/** The folders before the first wildcard as one path, then every further part of the pattern. */
function splitPattern(pattern: string): readonly [string, ...string[]] {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => /[*?]/.test(part))
  return [parts.slice(0, first).join('/') || '.', ...parts.slice(first)]
}

function segmentPattern(segment: string): RegExp {
  const body = segment.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')
  return new RegExp(`^${/^[*?]/.test(segment) ? '(?!\\.)' : ''}${body}$`, 's')
}

/** Path below the root of the repository, with `/`. */
export function nameInRepository(folder: string, file: string): string {
  return posix.normalize(posix.join(folder.replaceAll('\\', '/'), file))
}

async function follow(path: string): Promise<string> {
  return await realpath(path).catch(() => path)
}

function isInside(root: string, path: string): boolean {
  const below = relative(root, path)
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below) && join(root, below) !== root
}
