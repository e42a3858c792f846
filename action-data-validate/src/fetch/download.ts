import { ConfigError, InfrastructureError, type Problem } from '@mlgate/problem'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { addressName, isLoopback } from './address.ts'
import { ForbiddenAddress } from './forbidden-address.ts'
import { sendRequest, type WebRequest } from './web-request.ts'

export interface DownloadOptions {
  /** The download is given up beyond. */
  readonly maxBytes: number
  /** Milliseconds without a byte until a try is given up. */
  readonly idle?: number
  /** Milliseconds before each further try. */
  readonly pauses?: readonly number[]
}

/** What a server says of the version that it sent. */
export interface Download {
  readonly bytes: number
  readonly etag?: string
  readonly version?: string
  readonly modified?: string
}

const IDLE = 60_000
const PAUSES = [1000, 4000, 16_000]
const MOST_REDIRECTS = 5

/**
 * Downloads a file whole, or not at all. The network, 429 and 5xx are tried again.
 * @param name the address as it may be shown
 * @param ask makes the request of each try: a signature has a date
 * @throws ConfigError MLG-511 where another try is of no use; InfrastructureError MLG-511 after the last try
 */
export async function download(name: string, ask: () => WebRequest, path: string, options: DownloadOptions): Promise<Download> {
  return await tryOften(options, async () => await save(name, await request(name, ask(), options), path, options))
}

/** Asks for a short text, such as a list of files; as `download`. */
export async function downloadText(name: string, ask: () => WebRequest, options: Omit<DownloadOptions, 'maxBytes'> = {}): Promise<string> {
  return await tryOften(options, async () => {
    const response = await request(name, ask(), options)
    return await text(response).catch((error: unknown) => {
      throw new InfrastructureError([unreachable(name, `broke off (${reason(error)})`)], { cause: error })
    })
  })
}

async function tryOften<T>({ pauses = PAUSES }: Pick<DownloadOptions, 'pauses'>, work: () => Promise<T>): Promise<T> {
  for (const wait of pauses) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error
      await pause(wait)
    }
  }
  return await work()
}

/** Follows redirects, which must not lead from the network into this machine or a private network, nor out of encryption. */
async function request(name: string, first: WebRequest, { idle = IDLE }: Pick<DownloadOptions, 'idle'>): Promise<IncomingMessage> {
  let next = first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const sameHost = next.url.host === first.url.host
    const response = await sendRequest(next, { allowPrivate: sameHost, idle }).catch((error: unknown) => {
      if (error instanceof ForbiddenAddress) throw new ConfigError([refused(name, `cannot be used: ${error.message}`, 'Name the address of a server that holds data.')], { cause: error })
      throw new InfrastructureError([unreachable(name, `cannot be reached (${reason(error)})`)], { cause: error })
    })
    const location = (response.statusCode ?? 0) >= 300 && (response.statusCode ?? 0) < 400 ? response.headers.location : undefined
    if (location === undefined) return await accepted(name, response)
    response.destroy()
    next = redirected(name, next, location)
  }
  throw new ConfigError([refused(name, `redirects more than ${MOST_REDIRECTS} times`, 'Name the address that it leads to.')])
}

/** The request that a redirect asks for; what proves who asks goes to the same server only. @throws ConfigError MLG-511 */
export function redirected(name: string, { url, headers }: WebRequest, location: string): WebRequest {
  const to = URL.canParse(location, url.href) ? new URL(location, url) : undefined
  if (to === undefined || !(to.protocol === 'https:' || (to.protocol === 'http:' && url.protocol === 'http:' && isLoopback(to.hostname))))
    throw new ConfigError([refused(name, `redirects to ${JSON.stringify(addressName(location))}, which is not encrypted`, 'Name an address that stays on https://.')])
  const harmless = Object.fromEntries(Object.entries(headers).filter(([header]) => header !== 'authorization'))
  return { url: to, headers: to.origin === url.origin ? headers : harmless }
}

async function accepted(name: string, response: IncomingMessage): Promise<IncomingMessage> {
  const { statusCode: status = 0, headers } = response
  if (status === 200) {
    if (/^text\/html\b/i.test(headers['content-type'] ?? '')) throw closing(response, new ConfigError([refused(name, 'answers with a web page, not with data', 'Name the address of the file itself; a page that asks to log in is none.')]))
    return response
  }
  if (status === 429 || status === 408 || status >= 500) throw closing(response, new InfrastructureError([unreachable(name, `answered with the status ${status}`)]))
  const code = await errorCode(response)
  throw new ConfigError([refused(name, `answered with the status ${status}${code}`, ADVICE[status] ?? 'Open the address yourself and see what it answers.')])
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Give the step the credentials that read it; for s3:// the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  403: 'Give the step credentials that may read it (for s3:// in the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION); a signed address may have expired.',
  404: 'Check the address, and that an earlier step puts the file there.',
  301: 'The bucket is in another region: set the variable AWS_REGION to it.',
  400: 'For s3://, set the variable AWS_REGION to the region of the bucket.'
}

/** What a store calls its refusal, such as `AccessDenied`: one word, for the answer is foreign text. */
async function errorCode(response: IncomingMessage): Promise<string> {
  let start = ''
  try {
    for await (const chunk of response) {
      start += String(chunk)
      if (start.length > 4096) break
    }
  } catch {
    return ''
  }
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(start)?.[1]
  return code === undefined ? '' : ` (${code})`
}

async function save(name: string, response: IncomingMessage, path: string, { maxBytes }: DownloadOptions): Promise<Download> {
  const { 'content-length': length, 'transfer-encoding': encoding, etag, 'last-modified': modified, 'x-amz-version-id': version } = response.headers
  const announced = length === undefined ? undefined : Number(length)
  if (announced === undefined && encoding !== 'chunked') throw closing(response, new InfrastructureError([unreachable(name, 'does not say how long it is, so that nobody could tell whether all of it came')]))
  const tooLarge = new ConfigError([refused(name, `has more than the ${maxBytes} bytes that may be downloaded`, 'Raise the input max-download, or split the data over jobs of mode profile.')])
  if (announced !== undefined && announced > maxBytes) throw closing(response, tooLarge)
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Uint8Array, _, next) {
      bytes += chunk.length
      if (bytes > maxBytes) next(tooLarge)
      else next(null, chunk)
    }
  })
  await pipeline(response, counter, createWriteStream(path)).catch((error: unknown) => {
    if (error === tooLarge) throw tooLarge
    if (codeOf(error) === 'ENOSPC') throw new ConfigError([refused(name, `does not fit on the disk of this machine: it is full after ${bytes} bytes`, 'Use a runner with a larger disk, or split the data over jobs of mode profile.')], { cause: error })
    throw new InfrastructureError([unreachable(name, `broke off after ${bytes}${announced === undefined ? '' : ` of ${announced}`} bytes (${reason(error)})`)], { cause: error })
  })
  if (announced !== undefined && bytes !== announced) throw new InfrastructureError([unreachable(name, `sent ${bytes} of ${announced} bytes`)])
  return { bytes, ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }), ...(typeof version === 'string' ? { version } : {}) }
}

function closing<E extends Error>(response: IncomingMessage, error: E): E {
  response.destroy()
  return error
}

/** A code such as ECONNREFUSED where there is one: messages of the system hold addresses. */
function reason(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error && error.message.startsWith('no byte') ? error.message : 'the connection failed')
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function refused(name: string, what: string, fix: string): Problem {
  return { code: 'MLG-511', message: `The address ${JSON.stringify(name)} ${what}.`, where: name, fix }
}

function unreachable(name: string, what: string): Problem {
  return refused(name, what, 'Run the job again; if it stays so, see whether the runner reaches the address, or bring the file in an earlier step.')
}
