import { createHash, createHmac } from 'node:crypto'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of temporary credentials. */
  readonly sessionToken?: string
}

const EMPTY = createHash('sha256').update('').digest('hex')

/**
 * Headers that sign a GET request to S3: AWS Signature Version 4 ("Authenticating Requests: Using the Authorization
 * Header", Amazon S3 API Reference). The path of the URL must be encoded once, as S3 wants it.
 */
export function signedHeaders(url: URL, region: string, { accessKeyId, secretAccessKey, sessionToken }: Credentials, now: Date): Readonly<Record<string, string>> {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const date = time.slice(0, 8)
  const headers = {
    host: url.host, 'x-amz-content-sha256': EMPTY, 'x-amz-date': time, ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken })
  }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('')
  const request = ['GET', url.pathname, canonicalQuery(url), lines, names, EMPTY].join('\n')
  const scope = `${date}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, scope, createHash('sha256').update(request).digest('hex')].join('\n')
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`)
  const signature = hmac(key, toSign).toString('hex')
  return { ...headers, authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams].map(([name, value]) => `${encodeAws(name)}=${encodeAws(value)}`).sort().join('&')
}

/** Percent-encodes everything but letters, digits and `-._~` (RFC 3986). */
export function encodeAws(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
