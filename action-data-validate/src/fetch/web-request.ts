import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestEncrypted } from 'node:https'
import { guardedLookup, refuseLiteral } from './forbidden-address.ts'

/** What to ask a server for. */
export interface WebRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

export interface WebOptions {
  /** Whether the host may be in a private network: it was named, and not come to by a redirect. */
  readonly allowPrivate: boolean
  /** Milliseconds without a byte until the connection is given up. */
  readonly idle: number
}

/**
 * Sends one GET request; the answer's body is still to be read. No redirect is followed, nothing is unpacked.
 * @throws ForbiddenAddress, and what the connection throws
 */
export async function sendRequest({ url, headers }: WebRequest, { allowPrivate, idle }: WebOptions): Promise<IncomingMessage> {
  refuseLiteral(url.hostname, allowPrivate)
  const send = url.protocol === 'https:' ? requestEncrypted : requestPlain
  return await new Promise((resolve, reject) => {
    const request = send(url, { agent: false, lookup: guardedLookup(allowPrivate), timeout: idle, headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'mlgate', ...headers } })
    request.on('timeout', () => request.destroy(new Error(`no byte came for ${idle / 1000} s`)))
    request.on('error', reject)
    request.on('response', (response) => {
      request.on('error', (error) => response.destroy(error))
      resolve(response)
    })
    request.end()
  })
}
