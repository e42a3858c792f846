import type { MlgateError } from '@mlgate/problem'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAddress, type Address } from '../src/fetch/address.ts'
import { redirected } from '../src/fetch/download.ts'
import { refusalOf } from '../src/fetch/forbidden-address.ts'
import { fetchFiles, type FetchedFile } from '../src/fetch/fetch-files.ts'
import { startFileServer, type FileServer } from './file-server.ts'

const CSV = `a,b\n${'1,2\n'.repeat(1000)}`
let server: FileServer
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlgate-fetch-'))
  server = await startFileServer((request, response, number) => {
    const send = (status: number, headers: Record<string, string | number> = {}, body: string | Buffer = ''): void => {
      response.writeHead(status, headers)
      response.end(body)
    }
    const whole = { 'content-length': CSV.length }
    switch (request.url?.replace(/\?.*/, '')) {
      case '/ok.csv': send(200, { ...whole, etag: '"v1"', 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }, CSV); return
      case '/chunked.csv': response.writeHead(200); response.write(CSV.slice(0, 9)); response.end(CSV.slice(9)); return
      case '/private.csv': if (request.headers.authorization !== `Basic ${Buffer.from('ann:p@ss').toString('base64')}`) send(401); else send(200, whole, CSV); return
      case '/gone.csv': send(404); return
      case '/denied.csv': send(403, {}, '<Error><Code>AccessDenied</Code><Message>*secret*</Message></Error>'); return
      case '/shaky.csv': if (number < 3) send(number === 1 ? 500 : 429); else send(200, whole, CSV); return
      case '/broken.csv': send(503); return
      case '/cut.csv': response.writeHead(200, whole); response.write(CSV.slice(0, 100)); setTimeout(() => response.destroy(), 20); return
      case '/once-cut.csv': response.writeHead(200, whole); if (number > 1) { response.end(CSV); return } response.write('x'); setTimeout(() => response.destroy(), 20); return
      case '/endless.csv': response.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${CSV}`); return
      case '/longer.csv': response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n${CSV}`); return
      case '/cut-chunk.csv': response.socket?.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na,b\n1`); return
      case '/silent.csv': response.writeHead(200, whole); response.write('a'); return
      case '/huge.csv': send(200, { 'content-length': 5_000_000 }, Buffer.alloc(5_000_000)); return
      case '/unsaid-huge.csv': response.writeHead(200); response.end(Buffer.alloc(5_000_000)); return
      case '/page.csv': send(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'); return
      case '/partial.csv': send(206, {}, 'a'); return
      case '/moved.csv': send(302, { location: '/ok.csv' }); return
      case '/loop.csv': send(301, { location: '/loop.csv' }); return
      case '/open.csv': send(302, { location: 'http://example.org/a.csv?sig=s3cret' }); return
      case '/metadata.csv': send(302, { location: 'https://169.254.169.254/latest/meta-data' }); return
      case '/inside.csv': send(302, { location: 'https://127.0.0.1:1/a.csv' }); return
      case '/file.csv': send(302, { location: 'file:///etc/passwd' }); return
      case '/elsewhere.csv': send(302, { location: `${server.url.replace('127.0.0.1', 'localhost')}/private.csv` }); return
      default: send(404)
    }
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const web = (path: string): Address => parseAddress(path.startsWith('http') ? path : `${server.url}${path}`) as Address
let count = 0
async function fetchAll(addresses: readonly Address[], maxBytes = 1_000_000): Promise<readonly FetchedFile[]> {
  const own = await mkdtemp(join(folder, `${count++}-`))
  return (await fetchFiles({ addresses, folder: own, maxBytes, pauses: [1, 1], idle: 300 }, { region: 'us-east-1' })).flat()
}
async function failure(...paths: readonly string[]): Promise<string> {
  const error = await fetchAll(paths.map(web)).then(() => undefined, (reason: unknown) => reason as MlgateError)
  return error === undefined ? '' : error.problems.map(({ code, message }) => `${error.name} ${code} ${message.replaceAll(server.url, '')}`).join('\n')
}

describe('files that lie on a web server', () => {
  it('come byte for byte, with what the server says of their version', async () => {
    const [file] = await fetchAll([web('/ok.csv?token=s3cret')])
    expect(file).toMatchObject({ name: `${server.url}/ok.csv`, bytes: CSV.length, etag: '"v1"', modified: 'Mon, 01 Jan 2024 00:00:00 GMT' })
    expect(await readFile(file!.path, 'utf8')).toBe(CSV)
    expect(server.requests.at(-1)?.url).toBe('/ok.csv?token=s3cret')
  })

  it.each(['/chunked.csv', '/shaky.csv', '/once-cut.csv', '/moved.csv'])('come whole in the end from %s', async (path) => {
    const [file] = await fetchAll([web(path)])
    expect(await readFile(file!.path, 'utf8')).toBe(CSV)
  })

  it('come with user and password, which are in no name and go to no other host', async () => {
    const [file] = await fetchAll([web(`${server.url.replace('://', '://ann:p%40ss@')}/private.csv`)])
    expect(file!.name).toBe(`${server.url}/private.csv`)
    const told = await failure(`${server.url.replace('://', '://ann:p%40ss@')}/elsewhere.csv`)
    expect(told).toMatch(/private network|status 401/)
    expect(told).not.toMatch(/ann:|p@ss|p%40ss/)
    const request = { url: new URL('https://a.example/x'), headers: { authorization: 'Basic x', range: 'y' } }
    expect(redirected('a', request, 'https://b.example/x').headers).toEqual({ range: 'y' })
    expect(redirected('a', request, '/z').headers).toEqual(request.headers)
  })

  it.each([
    ['/gone.csv', 'ConfigError MLG-511 The address "/gone.csv" answered with the status 404.'],
    ['/denied.csv', 'ConfigError MLG-511 The address "/denied.csv" answered with the status 403 (AccessDenied).'],
    ['/broken.csv', 'InfrastructureError MLG-511 The address "/broken.csv" answered with the status 503.'],
    ['/cut.csv', `InfrastructureError MLG-511 The address "/cut.csv" broke off after 100 of ${CSV.length} bytes (ECONNRESET).`],
    ['/cut-chunk.csv', 'InfrastructureError MLG-511 The address "/cut-chunk.csv" broke off after 5 bytes (ECONNRESET).'],
    ['/endless.csv', 'InfrastructureError MLG-511 The address "/endless.csv" does not say how long it is, so that nobody could tell whether all of it came.'],
    ['/longer.csv', 'InfrastructureError MLG-511 The address "/longer.csv" broke off after '],
    ['/silent.csv', `InfrastructureError MLG-511 The address "/silent.csv" broke off after 1 of ${CSV.length} bytes`],
    ['/huge.csv', 'ConfigError MLG-511 The address "/huge.csv" has more than the 1000000 bytes that may be downloaded.'],
    ['/unsaid-huge.csv', 'ConfigError MLG-511 The address "/unsaid-huge.csv" has more than the 1000000 bytes that may be downloaded.'],
    ['/page.csv', 'ConfigError MLG-511 The address "/page.csv" answers with a web page, not with data.'],
    ['/partial.csv', 'ConfigError MLG-511 The address "/partial.csv" answered with the status 206.'],
    ['/loop.csv', 'ConfigError MLG-511 The address "/loop.csv" redirects more than 5 times.'],
    ['/open.csv', 'ConfigError MLG-511 The address "/open.csv" redirects to "http://example.org/a.csv", which is not encrypted.'],
    ['/file.csv', 'ConfigError MLG-511 The address "/file.csv" redirects to "file:///etc/passwd", which is not encrypted.'],
    ['/metadata.csv', 'ConfigError MLG-511 The address "/metadata.csv" cannot be used: 169.254.169.254 is an address at which machines hand out'],
    ['/inside.csv', 'ConfigError MLG-511 The address "/inside.csv" cannot be used: 127.0.0.1 is in a private network; a redirect must not lead there.']
  ])('are refused from %s', async (path, message) => {
    expect(await failure(path)).toContain(message)
  })

  it('that are not reached are no verdict, and all of them are named', async () => {
    expect((await failure('/gone.csv', 'http://127.0.0.1:1/a.csv', '/ok.csv')).split('\n')).toEqual([
      'InfrastructureError MLG-511 The address "/gone.csv" answered with the status 404.',
      'InfrastructureError MLG-511 The address "http://127.0.0.1:1/a.csv" cannot be reached (ECONNREFUSED).'
    ])
  })

  it('share one limit', async () => {
    await expect(fetchAll([web('/ok.csv'), web('/chunked.csv')], CSV.length * 2 - 1)).rejects.toThrow(`more than the ${CSV.length - 1} bytes`)
    expect(await fetchAll([web('/ok.csv'), web('/chunked.csv')], CSV.length * 2)).toHaveLength(2)
  })

  it('are never looked for where machines hand out their credentials', async () => {
    for (const host of ['169.254.169.254', '[fd00:ec2::254]', '[::ffff:169.254.169.254]', '0xa9.0xfe.0xa9.0xfe', '2852039166', '0.0.0.0', '[fe80::1]'])
      expect(await failure(`https://${host}/a.csv`)).toMatch(/^ConfigError MLG-511 .* cannot be used/)
    expect(['10.1.2.3', '192.168.0.1', '127.0.0.1', '::1', 'fd12::1', '::ffff:10.0.0.1'].map((address) => refusalOf(address, false) !== undefined)).toEqual(Array(6).fill(true))
    expect(['10.1.2.3', '93.184.216.34', '2606:2800::1'].map((address) => refusalOf(address, true))).toEqual([undefined, undefined, undefined])
  })
})

describe('addresses', () => {
  it.each([
    ['http://example.org/a.csv', 'is not encrypted'], ['http://localhost.example.org/a.csv', 'is not encrypted'], ['https://example.org/data/*.csv?sig=s3cret', 'is a pattern'],
    ['https://example.org/%2a.csv', 'is a pattern'], ['ftp://ann:s3cret@example.org/a.csv', 'is of a kind that is not fetched'], ['gs://bucket/a.csv', 'is of a kind that is not fetched'],
    ['https://', 'is no address'], ['s3://bucket', 'names no object'], ['s3://bucket/folder/', 'names no object'], ['file:///etc/passwd', 'is of a kind']
  ])('are refused: %s', (text, message) => {
    expect(parseAddress(text)).toMatchObject({ code: 'MLG-511', message: expect.stringContaining(message) })
    expect(JSON.stringify(parseAddress(text))).not.toContain('s3cret')
  })
})
