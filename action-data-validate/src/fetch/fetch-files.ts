import { ConfigError, InfrastructureError, MlgateError, type Problem } from '@mlgate/problem'
import { join } from 'node:path'
import { isLoopback, type Address } from './address.ts'
import { download, downloadText, type Download, type DownloadOptions } from './download.ts'
import { globPattern } from './glob-pattern.ts'
import { listRequest, objectRequest, readListing, type S3Access } from './s3.ts'
import type { WebRequest } from './web-request.ts'

/** What to fetch; it is handed over as JSON, for an address may hold a password. */
export interface FetchJob extends Pick<DownloadOptions, 'maxBytes' | 'pauses' | 'idle'> {
  readonly addresses: readonly Address[]
  /** An empty folder that the files are put into. */
  readonly folder: string
}

/** A file that was fetched, and what the server said of its version. */
export interface FetchedFile extends Download {
  /** Absolute. */
  readonly path: string
  /** The address as it may be shown. */
  readonly name: string
}

/**
 * Brings the files of all addresses, in their order; for a pattern all of its files, in the order of their names.
 * `maxBytes` is for all of them together.
 * @throws ConfigError or InfrastructureError MLG-511 with the problems of all addresses: no file is left out
 */
export async function fetchFiles({ addresses, folder, maxBytes, ...options }: FetchJob, access: S3Access): Promise<readonly (readonly FetchedFile[])[]> {
  const fetched: (readonly FetchedFile[])[] = []
  const problems: Problem[] = []
  let [left, number, mendable] = [maxBytes, 0, true]
  for (const address of addresses) {
    const own: FetchedFile[] = []
    fetched.push(own)
    try {
      for (const { name, ask } of await sourcesOf(address, access, options)) {
        const path = join(folder, String(number++))
        const file = await download(name, ask, path, { ...options, maxBytes: left })
        own.push({ path, name, ...file })
        left -= file.bytes
      }
    } catch (error) {
      if (!(error instanceof MlgateError)) throw error
      problems.push(...error.problems)
      mendable &&= error instanceof ConfigError
    }
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw mendable ? new ConfigError([first, ...rest]) : new InfrastructureError([first, ...rest])
  return fetched
}

interface FileSource {
  readonly name: string
  readonly ask: () => WebRequest
}

async function sourcesOf(address: Address, access: S3Access, options: Pick<DownloadOptions, 'pauses' | 'idle'>): Promise<readonly FileSource[]> {
  if (address.kind === 'web') return [{ name: address.name, ask: () => webRequest(address.url) }]
  const { bucket, key, name } = address
  refuseOpenEndpoint(access)
  const object = (of: string): FileSource => ({ name: `s3://${bucket}/${of}`, ask: () => objectRequest(access, bucket, of, new Date()) })
  if (!/[*?]/.test(key)) return [object(key)]
  const keys = await matchingKeys(address, access, options)
  if (keys.length === 0) throw new ConfigError([{
    code: 'MLG-501', message: `No object matches the pattern ${JSON.stringify(name)}.`, where: name, fix: 'Check the pattern, and that an earlier step puts the files there.'
  }])
  return keys.map(object)
}

async function matchingKeys({ bucket, key, name }: Extract<Address, { kind: 's3' }>, access: S3Access, options: Pick<DownloadOptions, 'pauses' | 'idle'>): Promise<readonly string[]> {
  const pattern = globPattern(key)
  const prefix = key.slice(0, key.search(/[*?]/))
  const found: string[] = []
  for (let page: string | undefined, more = true; more; more = page !== undefined) {
    const from = page
    const { keys, next } = readListing(await downloadText(name, () => listRequest(access, bucket, prefix, from, new Date()), options))
    found.push(...keys.filter((candidate) => pattern.test(candidate)))
    page = next
  }
  return found.sort()
}

function refuseOpenEndpoint({ endpoint }: S3Access): void {
  if (endpoint === undefined) return
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return
  throw new ConfigError([{
    code: 'MLG-511', message: 'The endpoint of the variable AWS_ENDPOINT_URL is not encrypted: anybody on the way could change the data.', where: 'AWS_ENDPOINT_URL', fix: 'Name an endpoint with https://.'
  }])
}

/** User and password of the address as a header; no address holds them then. */
function webRequest(text: string): WebRequest {
  const url = new URL(text)
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  url.username = ''
  url.password = ''
  url.hash = ''
  return { url, headers: user === '' && password === '' ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } }
}
