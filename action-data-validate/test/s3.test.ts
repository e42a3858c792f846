import type { MlgateError } from '@mlgate/problem'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAddress, type Address } from '../src/fetch/address.ts'
import { signedHeaders } from '../src/fetch/aws-signature.ts'
import { fetchFiles, type FetchedFile } from '../src/fetch/fetch-files.ts'
import { listRequest, objectRequest, readListing, s3Access, type S3Access } from '../src/fetch/s3.ts'
import reference from './aws-signature.reference.json' with { type: 'json' }
import { startFileServer, type FileServer } from './file-server.ts'

const [SECRET, NOW] = ['wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', new Date(reference.now)]
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET }

describe('a signature', () => {
  it.each(reference.cases)('is the one that botocore makes for $url', ({ url, region, token, authorization, date }) => {
    const headers = signedHeaders(new URL(url), region, { ...CREDENTIALS, ...(token === null ? {} : { sessionToken: token }) }, NOW)
    expect([headers['authorization'], headers['x-amz-date']]).toEqual([authorization, date])
  })
})

describe('requests to S3', () => {
  const urlOf = (access: S3Access, bucket: string, key: string): string => objectRequest(access, bucket, key, NOW).url.href

  it('go to the host of the bucket, or to the path of it', () => {
    expect(urlOf({ region: 'eu-west-1' }, 'bucket', "a b/ü+'?#%.csv")).toBe('https://bucket.s3.eu-west-1.amazonaws.com/a%20b/%C3%BC%2B%27%3F%23%25.csv')
    expect(urlOf({ region: 'cn-north-1' }, 'my.bucket', 'a.csv')).toBe('https://s3.cn-north-1.amazonaws.com.cn/my.bucket/a.csv')
    expect(urlOf({ region: 'us-east-1', endpoint: 'https://minio.example/' }, 'bucket', 'a.csv')).toBe('https://minio.example/bucket/a.csv')
    expect(objectRequest({ region: 'us-east-1' }, 'bucket', 'a.csv', NOW).headers).toEqual({})
  })

  it('ask for one page of names after the other', () => {
    expect(listRequest({ region: 'us-east-1' }, 'bucket', 'a b/', '1/a+=', NOW).url.search).toBe('?list-type=2&encoding-type=url&prefix=a%20b%2F&continuation-token=1%2Fa%2B%3D')
    expect(readListing('<R><Contents><Key>a+b%2B/%C3%BC.csv</Key><Size>1</Size></Contents><Contents><Key>c.csv</Key></Contents><NextContinuationToken>1&amp;2</NextContinuationToken></R>'))
      .toEqual({ keys: ['a b+/ü.csv', 'c.csv'], next: '1&2' })
  })

  it('take what the tools of AWS take from the variables', () => {
    const variables: Readonly<Record<string, string>> = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: '', AWS_DEFAULT_REGION: 'eu-north-1', AWS_ENDPOINT_URL: 'https://c.example', AWS_ENDPOINT_URL_S3: 'https://d.example' }
    expect(s3Access((name) => variables[name])).toEqual({ region: 'eu-north-1', endpoint: 'https://d.example', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
    expect(s3Access(() => undefined)).toEqual({ region: 'us-east-1' })
  })
})

describe('files that lie in a bucket', () => {
  const OBJECTS: Readonly<Record<string, string>> = { 'days/b +ü.csv': 'a\n2\n', 'days/a.csv': 'a\n1\n', 'days/deep/c.csv': 'a\n3\n', 'days/d.txt': 'no' }
  const PAGE = 2
  let server: FileServer
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlgate-s3-'))
    server = await startFileServer((request, response) => {
      const url = new URL(request.url ?? '', server.url)
      const [date = ''] = [request.headers['x-amz-date']].flat()
      const now = new Date(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
      const expected = Number.isNaN(now.getTime()) ? undefined : signedHeaders(url, 'eu-west-1', CREDENTIALS, now)['authorization']
      if (request.headers.authorization !== expected || expected === undefined) {
        response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
        return
      }
      const keys = Object.keys(OBJECTS).filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '')).sort()
      const from = Number(url.searchParams.get('continuation-token') ?? 0)
      const key = decodeURIComponent(url.pathname.replace('/bucket/', ''))
      const object = OBJECTS[key]
      if (url.searchParams.has('list-type')) {
        const next = from + PAGE < keys.length ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''
        response.end(`<ListBucketResult>${keys.slice(from, from + PAGE).map((name) => `<Contents><Key>${encodeURIComponent(name).replaceAll('%20', '+')}</Key></Contents>`).join('')}${next}</ListBucketResult>`)
      } else if (object === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
      else response.writeHead(200, { 'content-length': Buffer.byteLength(object), etag: `"${createHash('md5').update(object).digest('hex')}"`, 'x-amz-version-id': 'v7' }).end(object)
    })
  })
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  let count = 0
  const fetchAll = async (address: string, access: Partial<S3Access> = {}): Promise<readonly FetchedFile[]> => (await fetchFiles(
    { addresses: [parseAddress(address) as Address], folder: await mkdtemp(join(folder, `${count++}-`)), maxBytes: 1000, pauses: [] },
    { region: 'eu-west-1', endpoint: server.url, credentials: CREDENTIALS, ...access }
  )).flat()
  const failure = async (address: string, access: Partial<S3Access> = {}): Promise<string> =>
    await fetchAll(address, access).then(() => '', (error: unknown) => (error as MlgateError).message)

  it('come by their key, with their version', async () => {
    const [file] = await fetchAll('s3://bucket/days/b +ü.csv')
    expect(file).toMatchObject({ name: 's3://bucket/days/b +ü.csv', version: 'v7' })
    expect(await readFile(file!.path, 'utf8')).toBe('a\n2\n')
  })

  it.each([
    ['s3://bucket/days/*.csv', ['days/a.csv', 'days/b +ü.csv']], ['s3://bucket/**/*.csv', ['days/a.csv', 'days/b +ü.csv', 'days/deep/c.csv']], ['s3://bucket/days/?.csv', ['days/a.csv']]
  ])('come by a pattern in the order of their names, over all pages of the list: %s', async (pattern, keys) => {
    expect((await fetchAll(pattern)).map(({ name }) => name.replace('s3://bucket/', ''))).toEqual(keys)
  })

  it('are no verdict when they cannot be read', async () => {
    expect(await failure('s3://bucket/none.csv')).toBe('MLG-511 The address "s3://bucket/none.csv" answered with the status 404 (NoSuchKey).')
    expect(await failure('s3://bucket/none*.csv')).toBe('MLG-501 No object matches the pattern "s3://bucket/none*.csv".')
    expect(await failure('s3://bucket/days/a.csv', { credentials: { ...CREDENTIALS, secretAccessKey: 'other' } })).toContain('answered with the status 403 (SignatureDoesNotMatch)')
    expect(await failure('s3://bucket/days/a.csv', { endpoint: 'http://minio.example' })).toContain('AWS_ENDPOINT_URL is not encrypted')
    expect(await failure('s3://bucket/days/a.csv', { endpoint: 'https://169.254.169.254' })).toContain('hand out their own credentials')
  })
})
