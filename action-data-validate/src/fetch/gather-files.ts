import type { FilePath } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'
import type { Runner } from '@mlgate/runner'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { isAddress, parseAddress } from './address.ts'
import { locateFiles } from './data-files.ts'
import type { FetchedFile, FetchJob } from './fetch-files.ts'
import { withProgress } from '../scan/progress.ts'
import { S3_VARIABLES } from './s3.ts'
import { askChild } from '../scan/scan-child.ts'

export interface GatherOptions {
  /** Relative to the workspace. */
  readonly workingDirectory: string
  /** Of all downloads together. */
  readonly maxBytes: number
  /** Milliseconds. */
  readonly timeout: number
  readonly cancelled: AbortSignal
}

/** Lists of files, as they were asked for; and those of them that came from elsewhere. */
export interface Gathered {
  readonly lists: readonly (readonly FilePath[])[]
  readonly fetched: readonly FetchedFile[]
}

/** Variables that a child needs to trust the certificates of a company. */
const TRUST = ['NODE_EXTRA_CA_CERTS'] as const

/**
 * Finds the files of some lists of paths, patterns and addresses, and brings those that lie elsewhere. The network is for a
 * process of its own, which gets no other secret than what opens the store, and which reads no file of the workspace.
 * @throws ConfigError MLG-501, MLG-511; InfrastructureError MLG-507, MLG-511
 */
export async function gatherFiles({ context, log }: Pick<Runner, 'context' | 'log'>, lists: readonly (readonly string[])[], options: GatherOptions): Promise<Gathered> {
  const { workingDirectory, maxBytes, timeout, cancelled } = options
  const local = lists.flat().filter((file) => !isAddress(file))
  const parsed = [...new Set(lists.flat().filter(isAddress))].map((text) => ({ text, address: parseAddress(text) }))
  await locateFiles(context.workspace, workingDirectory, local)
  const [first, ...rest] = parsed.flatMap(({ address }) => 'code' in address ? [address] : [])
  if (first !== undefined) throw new ConfigError([first, ...rest])
  const addresses = parsed.flatMap(({ address }) => 'code' in address ? [] : [address])
  const fetch = async (): Promise<readonly (readonly FetchedFile[])[]> => {
    await mkdir(join(context.temp, 'mlgate'), { recursive: true })
    const job: FetchJob = { addresses, folder: await mkdtemp(join(context.temp, 'mlgate', 'fetched-')), maxBytes }
    const variables = [...TRUST, ...(addresses.some(({ kind }) => kind === 's3') ? S3_VARIABLES : [])]
    const what = `Fetching from ${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'}`
    return await withProgress(log, what, askChild(job, { script: join(import.meta.dirname, 'fetch-process.js'), timeout, cancelled, variables, what: 'The download' }))
  }
  const found = addresses.length === 0 ? [] : await fetch()
  const byAddress = new Map(parsed.map(({ text }, at) => [text, found[at] ?? []]))
  const locate = async (files: readonly string[]): Promise<readonly FilePath[]> => {
    const each = await Promise.all(files.map(async (file) => byAddress.get(file) ?? await locateFiles(context.workspace, workingDirectory, [file])))
    return [...new Map(each.flat().map(({ path, name }) => [path, { path, name }])).values()]
  }
  return { lists: await Promise.all(lists.map(locate)), fetched: found.flat() }
}
