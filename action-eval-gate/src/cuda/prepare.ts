import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError, MlgateError } from '@mlgate/problem'
import type { Device } from '../scoring/scoring-job.ts'
import { fetchProviders } from './fetch-providers.ts'
import { withProviders } from './overlay.ts'
import { type Machine, type Missing, preflight, type Preflight, thisMachine } from './preflight.ts'
import { CUDA_PROVIDER, PINNED } from './providers.ts'

export interface DeviceRequest {
  readonly device: Device
  /** '': those beside ONNX Runtime, if any. `download`: the pinned ones. Otherwise their folder. */
  readonly libraries: string
  readonly runtime: string
  /** Below which what was fetched is kept for other jobs. */
  readonly cache: string
  /** An own folder of this job. */
  readonly folder: string
  readonly environment: (name: string) => string | undefined
}

/** On what, and with what, the models are run. */
export interface Prepared {
  readonly device: Device
  readonly runtime: string
  readonly environment: (name: string) => string | undefined
  /** Why `auto` does not try the GPU. */
  readonly deviceReason?: string
}

/**
 * Sees to it that CUDA can be tried, or says everything that is missing at once: for `auto` as the reason to take the CPU, for
 * `cuda` as `ConfigError` MLG-103. Throws `InfrastructureError` MLG-607 when libraries cannot be fetched.
 */
export async function prepareDevice(request: DeviceRequest, signal: AbortSignal, machine?: Machine): Promise<Prepared> {
  const { device, runtime, environment } = request
  if (device === 'cpu') return { device, runtime, environment }
  try {
    return await prepareCuda(request, signal, machine ?? thisMachine(environment, await loaderCache()))
  } catch (error) {
    if (device === 'cuda' || !(error instanceof MlgateError)) throw error
    return { device: 'cpu', runtime, environment, deviceReason: error.problems[0].message }
  }
}

async function prepareCuda(request: DeviceRequest, signal: AbortSignal, machine: Machine): Promise<Prepared> {
  const { device, libraries, runtime, environment, folder } = request
  const download = libraries === 'download'
  const lookedAt = await preflight(machine, download ? undefined : await providersFolder(libraries, runtime))
  refuse(download ? lookedAt.missing.filter(({ what }) => !what.startsWith(CUDA_PROVIDER)) : lookedAt.missing)
  const providers = download ? await fetchProviders(sourceOf(environment), request.cache, signal) : await providersFolder(libraries, runtime)
  if (providers === undefined) throw new TypeError('providers that are nowhere were not missed')
  const found = download ? await preflight(machine, providers) : lookedAt
  refuse(found.missing)
  return { device, runtime: await withProviders(runtime, providers, join(folder, 'cuda-runtime')), environment: withFolders(environment, found) }
}

/** A mirror serves the same file, so its digest stays. */
function sourceOf(environment: DeviceRequest['environment']): typeof PINNED {
  return { ...PINNED, url: environment('MLGATE_CUDA_URL') ?? PINNED.url }
}

async function providersFolder(libraries: string, runtime: string): Promise<string | undefined> {
  if (libraries !== '') return libraries
  const beside = join(runtime, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6', 'linux', 'x64')
  return access(join(beside, CUDA_PROVIDER)).then(() => beside, () => undefined)
}

function refuse(missing: readonly Missing[]): void {
  if (missing.length === 0) return
  throw new ConfigError([{
    code: 'MLG-103',
    message: `CUDA cannot be used on this machine, it lacks ${missing.map(({ what }) => what).join('; ')}.`,
    where: 'input device',
    fix: `${missing.map(({ fix }, index) => (index === 0 ? `${fix.slice(0, 1).toUpperCase()}${fix.slice(1)}` : fix)).join('; ')}. With device auto the CPU is taken instead.`
  }])
}

function withFolders(environment: DeviceRequest['environment'], { libraryFolders }: Preflight): DeviceRequest['environment'] {
  return (name) => (name === 'LD_LIBRARY_PATH' ? [...libraryFolders, environment(name) ?? ''].filter((folder) => folder !== '').join(':') : environment(name))
}

/** What the dynamic loader knows; '' where there is no ldconfig. */
async function loaderCache(): Promise<string> {
  return promisify(execFile)('ldconfig', ['-p'], { env: { PATH: '/usr/sbin:/sbin:/usr/bin:/bin' } }).then(({ stdout }) => stdout, () => '')
}
