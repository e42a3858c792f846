import { encodeAws, signedHeaders, type Credentials } from './aws-signature.ts'
import type { WebRequest } from './web-request.ts'

/** How to reach a store that speaks the protocol of Amazon S3, from the variables that AWS's own tools read. */
export interface S3Access {
  readonly region: string
  /** Of another store than Amazon's. */
  readonly endpoint?: string
  /** Absent: the bucket is read as anybody can. */
  readonly credentials?: Credentials
}

/** The only variables that a fetch from S3 gets, besides those of every child. */
export const S3_VARIABLES = [
  'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'
] as const

export function s3Access(variable: (name: (typeof S3_VARIABLES)[number]) => string | undefined): S3Access {
  const given = (...names: readonly (typeof S3_VARIABLES)[number][]): string | undefined => names.map(variable).find((value) => value !== undefined && value !== '')
  const [accessKeyId, secretAccessKey, sessionToken] = [given('AWS_ACCESS_KEY_ID'), given('AWS_SECRET_ACCESS_KEY'), given('AWS_SESSION_TOKEN')]
  const endpoint = given('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL')
  return {
    region: given('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1',
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(accessKeyId === undefined || secretAccessKey === undefined ? {} : { credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } })
  }
}

/** A request for one object, signed at `now`. */
export function objectRequest(access: S3Access, bucket: string, key: string, now: Date): WebRequest {
  return signed(new URL(`${bucketUrl(access, bucket)}/${key.split('/').map(encodeAws).join('/')}`), access, now)
}

/** A request for one page of the keys that start with `prefix` (ListObjectsV2). */
export function listRequest(access: S3Access, bucket: string, prefix: string, page: string | undefined, now: Date): WebRequest {
  const query = [['list-type', '2'], ['encoding-type', 'url'], ['prefix', prefix], ...(page === undefined ? [] : [['continuation-token', page]])]
  return signed(new URL(`${bucketUrl(access, bucket)}/?${query.map(([name = '', value = '']) => `${name}=${encodeAws(value)}`).join('&')}`), access, now)
}

/** Keys of an answer to `listRequest`, and where the next page starts. */
export function readListing(xml: string): { readonly keys: readonly string[], readonly next?: string } {
  const keys = [...xml.matchAll(/<Contents>.*?<Key>([^<]*)<\/Key>/gs)].map(([, key = '']) => decodeURIComponent(key.replaceAll('+', ' ')))
  const next = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1]
  return { keys, ...(next === undefined ? {} : { next: next.replaceAll('&amp;', '&') }) }
}

function signed(url: URL, { region, credentials }: S3Access, now: Date): WebRequest {
  return { url, headers: credentials === undefined ? {} : signedHeaders(url, region, credentials, now) }
}

/** A name with dots does not fit Amazon's certificate, and other stores may not know hosts of buckets: both are a path then. */
function bucketUrl({ region, endpoint }: S3Access, bucket: string): string {
  const host = `s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${bucket}`
  return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`
}
