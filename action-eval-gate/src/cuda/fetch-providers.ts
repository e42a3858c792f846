import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InfrastructureError } from '@mlgate/problem'
import { PROVIDERS, type ProvidersSource } from './providers.ts'
import { unpackEntry } from './unpack.ts'

const TIMEOUT = 600_000

/**
 * The folder with the CUDA providers below `cache`: fetched once, checked against its digest before anything of it is
 * unpacked, and moved there whole. Throws `InfrastructureError` MLG-607; nothing is left behind then.
 */
export async function fetchProviders(source: ProvidersSource, cache: string, signal: AbortSignal): Promise<string> {
  const folder = join(cache, `cuda-${source.sha256.slice(0, 16)}`)
  if (await access(folder).then(() => true, () => false)) return folder
  await mkdir(cache, { recursive: true })
  const scratch = await mkdtemp(join(cache, 'cuda-fetch-'))
  try {
    const archive = join(scratch, 'archive')
    await download(source, archive, signal)
    const unpacked = join(scratch, 'providers')
    await mkdir(unpacked)
    for (const name of PROVIDERS) await unpackEntry(archive, `${source.folder}${name}`, join(unpacked, name))
    await rename(unpacked, folder).catch(async (error: unknown) => { if (!await access(folder).then(() => true, () => false)) throw error })
    return folder
  } catch (cause) {
    const why = cause instanceof Error ? (cause.cause instanceof Error ? `${cause.message}, ${cause.cause.message}` : cause.message) : String(cause)
    throw new InfrastructureError([{
      code: 'MLG-607',
      message: `The CUDA libraries of ONNX Runtime could not be fetched: ${why}.`,
      where: new URL(source.url).host,
      fix: 'Let the runner reach this host, name a mirror of the same file in MLGATE_CUDA_URL, or set cuda-libraries to a folder that holds them.'
    }], { cause })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function download({ url, sha256, bytes }: ProvidersSource, target: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) })
  if (!response.ok || response.body === null) throw new Error(`the answer was ${response.status}`)
  const hash = createHash('sha256')
  let received = 0
  const counted = new Transform({
    transform(chunk: Uint8Array, _, done) {
      received += chunk.length
      hash.update(chunk)
      if (received > bytes) done(new Error(`the file is larger than the ${bytes} bytes it should have`))
      else done(null, chunk)
    }
  })
  await pipeline(response.body, counted, createWriteStream(target))
  const found = hash.digest('hex')
  if (found !== sha256) throw new Error(`the file has the SHA-256 ${found}, expected ${sha256}`)
}
