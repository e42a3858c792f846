import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'

/** How a blob is handed out: name and type of the file a browser would save. */
export interface Presentation {
  readonly contentType: string
  readonly filename?: string
}

/**
 * Bytes behind signed URLs, in the dialect of Azure's block blobs that the clients of GitHub speak:
 * blocks in any order and a block list, or one plain `PUT`; a plain `GET`.
 */
export interface Blobs {
  /** Absolute path of a blob's file. `name` is `<container>/<id>`. */
  file(name: string): string
  /** Stores a text or bytes; answers the blob's name. */
  write(name: string, content: string | Uint8Array): Promise<string>
  uploadUrl(name: string): string
  downloadUrl(name: string, presentation: Presentation): string
  measure(name: string): Promise<Measure | undefined>
  readonly handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>
}

export interface Measure {
  readonly sizeInBytes: number
  /** `sha256:` and 64 hex digits. */
  readonly digest: string
}

/** The first segment stands for the storage account: clients want three segments on an IP host. */
export const BLOB_PATH = '/blobs/'
const LIFETIME = 3600
const NAME = /^[a-z]+\/\d+$/

/** `origin` is asked late, when the port is known. */
export function createBlobs(root: string, secret: string, origin: () => string): Blobs {
  const file = (name: string) => {
    if (!NAME.test(name)) throw new Error(`not the name of a blob: ${name}`)
    return join(root, name)
  }
  const signature = (name: string, query: URLSearchParams) => {
    const signed = ['sp', 'se', 'rsct', 'rscd'].map((key) => query.get(key) ?? '')
    return createHmac('sha256', secret)
      .update(JSON.stringify([name, ...signed]))
      .digest('base64')
  }
  const sign = (name: string, permission: 'r' | 'cw', more: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams({ sp: permission, se: String(Math.floor(Date.now() / 1000) + LIFETIME), ...more })
    query.set('sig', signature(name, query))
    return `${origin()}${BLOB_PATH}${name}?${query.toString()}`
  }
  const allowed = (name: string, query: URLSearchParams, permission: 'r' | 'cw') =>
    query.get('sp') === permission &&
    Number(query.get('se')) * 1000 > Date.now() &&
    same(query.get('sig') ?? '', signature(name, query))

  return {
    file,
    async write(name, content) {
      await mkdir(dirname(file(name)), { recursive: true })
      await writeFile(file(name), content)
      return name
    },
    uploadUrl: (name) => sign(name, 'cw'),
    downloadUrl: (name, { contentType, filename }) =>
      sign(name, 'r', { rsct: contentType, ...(filename === undefined ? {} : { rscd: disposition(filename) }) }),
    measure: (name) => measure(file(name)),
    async handle(request, response, url) {
      const name = url.pathname.slice(BLOB_PATH.length)
      const writing = request.method === 'PUT'
      if (!NAME.test(name)) {
        refuse(response, 404, 'BlobNotFound')
        return
      }
      if (!allowed(name, url.searchParams, writing ? 'cw' : 'r')) {
        refuse(response, 403, 'AuthenticationFailed')
        return
      }
      if (writing) return receive(file(name), request, response, url.searchParams)
      if (request.method === 'GET') return send(file(name), response, url.searchParams)
      refuse(response, 405, 'UnsupportedHttpVerb')
    }
  }
}

function same(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

/** Both forms: browsers and clients read `filename*`, the plain one is for the rest. */
function disposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename).replaceAll("'", '%27')}`
}

async function receive(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams
): Promise<void> {
  const operation = query.get('comp')
  const block = query.get('blockid')
  if (operation === 'block' && block !== null) await store(blockFile(file, block), request)
  else if (operation === 'blocklist') await assemble(file, blockIds(await text(request)))
  else if (operation === null) await store(file, request)
  else {
    refuse(response, 400, 'InvalidQueryParameterValue')
    return
  }
  response.writeHead(201, { 'x-ms-request-id': '1', 'content-length': 0 }).end()
}

async function send(file: string, response: ServerResponse, query: URLSearchParams): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) {
    refuse(response, 404, 'BlobNotFound')
    return
  }
  const dispositionOfFile = query.get('rscd')
  response.writeHead(200, {
    'content-type': query.get('rsct') ?? 'application/octet-stream',
    'content-length': found.size,
    ...(dispositionOfFile === null ? {} : { 'content-disposition': dispositionOfFile })
  })
  await pipeline(createReadStream(file), response)
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`
  response.writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code }).end(body)
}

const blockFile = (file: string, id: string) => join(`${file}.blocks`, createHash('sha256').update(id).digest('hex'))

const blockIds = (list: string) =>
  [...list.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id)

/** A blob appears whole or not at all. */
async function store(file: string, request: IncomingMessage): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await pipeline(request, createWriteStream(`${file}.part`))
  await rename(`${file}.part`, file)
}

/** The list alone says the order. */
async function assemble(file: string, ids: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const target = createWriteStream(`${file}.part`)
  for (const id of ids) await pipeline(createReadStream(blockFile(file, id)), target, { end: false })
  await new Promise((resolve, reject) => target.on('error', reject).end(resolve))
  await rename(`${file}.part`, file)
  await rm(`${file}.blocks`, { recursive: true, force: true })
}

async function measure(file: string): Promise<Measure | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) return undefined
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return { sizeInBytes: found.size, digest: `sha256:${hash.digest('hex')}` }
}
