import type { Problem } from '@mlgate/problem'

/** Where a file lies that is not on this machine. */
export type Address =
  /** `name` is the address without user, password, query and fragment: they may be secrets. */
  | { readonly kind: 'web'; readonly url: string; readonly name: string }
  /** `key` may be a pattern. */
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly name: string }

const SCHEME = /^([a-z][a-z0-9+.-]+):\/\//i

export function isAddress(file: string): boolean {
  return SCHEME.test(file)
}

/** An address that can be fetched from, or why it cannot be. */
export function parseAddress(text: string): Address | Problem {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase()
  return scheme === 's3' ? parseS3(text) : scheme === 'https' || scheme === 'http' ? parseWeb(text)
    : refused(addressName(text), 'is of a kind that is not fetched', 'Name an https:// or s3:// address, or bring the file in an earlier step.')
}

function parseWeb(text: string): Address | Problem {
  const name = addressName(text)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) return refused(name, 'is no address', 'Write https://, a host and a path.')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return refused(name, 'is not encrypted: anybody on the way could change the data', 'Write https:// instead of http://.')
  if (/[*?]|%2a/i.test(decodeQuietly(url.pathname)))
    return refused(name, 'is a pattern, and a web server does not list its files', 'Name every file, or keep the files in a bucket and write s3://bucket/folder/*.parquet.')
  return { kind: 'web', url: url.href, name }
}

function parseS3(text: string): Address | Problem {
  const [, bucket, key] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([^\s/].*)$/i.exec(text) ?? []
  return bucket === undefined || key === undefined || key.endsWith('/')
    ? refused(addressName(text), 'names no object of a bucket', 'Write s3://bucket/folder/file.parquet, or a pattern such as s3://bucket/folder/*.parquet.')
    : { kind: 's3', bucket, key, name: `s3://${bucket}/${key}` }
}

/** An address as it may be shown: without what may be a secret. */
export function addressName(text: string): string {
  if (/^s3:/i.test(text)) return text.replace(/^(s3:\/\/)[^/]*@/i, '$1')
  return text.replace(/[?#].*$/s, '').replace(/^([^/]*:\/\/)[^/]*@/, '$1')
}

/** This machine itself: nobody listens on the way. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function decodeQuietly(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function refused(name: string, what: string, fix: string): Problem {
  return { code: 'MLG-511', message: `The address ${JSON.stringify(name)} ${what}.`, where: name, fix }
}
