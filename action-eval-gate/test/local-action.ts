import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LocalGitHub, startLocalGitHub } from '@mlgate/local-github'
import { bundle, RUNTIME, scratch } from './bundle.ts'

const folder = join(import.meta.dirname, '..')

/** A GitHub on this machine whose runners have the native modules, and the action as a release holds it. */
export interface LocalAction {
  readonly github: LocalGitHub
  /** Folder of the action, with its bundle. */
  readonly action: string
  readonly folder: string
  close(): Promise<void>
}

export async function startLocalAction(): Promise<LocalAction> {
  const place = await scratch()
  const action = join(place.folder, 'action')
  await copyAction(action)
  const github = await startLocalGitHub({ toolCache: await prepareTools(join(place.folder, 'tools')) })
  return {
    github, action, folder: place.folder,
    close: async () => {
      await github.close()
      await place.remove()
    }
  }
}

async function copyAction(to: string): Promise<void> {
  await mkdir(join(to, 'dist'), { recursive: true })
  for (const part of ['action.yml', 'runtime']) await cp(join(folder, part), join(to, part), { recursive: true })
  await writeFile(join(to, 'package.json'), '{ "type": "module" }')
  await bundle(join(to, 'dist'), 'index', 'scoring-process', 'timing-process', 'memory-process', 'probing-process')
}

/** A tool cache in which the native modules are installed already. */
async function prepareTools(tools: string): Promise<string> {
  const digest = createHash('sha256').update(await readFile(join(folder, 'runtime', 'package-lock.json'))).digest('hex')
  const installed = join(tools, 'mlgate', digest.slice(0, 16))
  await mkdir(installed, { recursive: true })
  await symlink(join(RUNTIME, 'node_modules'), join(installed, 'node_modules'))
  await cp(join(folder, 'runtime', 'package.json'), join(installed, 'package.json'))
  await writeFile(join(installed, '.complete'), digest)
  return tools
}
