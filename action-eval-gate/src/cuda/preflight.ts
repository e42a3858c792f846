import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { neededLibraries } from './elf.ts'
import { CUDA_PROVIDER, CUDNN, PINNED_NEEDS, PROVIDERS } from './providers.ts'

/** The machine, as far as CUDA is about it. */
export interface Machine {
  readonly platform: string
  readonly arch: string
  /** Folders that the loader looks into, or can be told to, in this order. */
  readonly folders: readonly string[]
  /** Names and paths that `ldconfig -p` prints. */
  readonly loaderCache: string
  /** Files of which one exists where the driver runs. */
  readonly driverFiles: readonly string[]
}

export interface Preflight {
  /** What must be there and is not, one thing each, with what helps; empty when CUDA can be tried. */
  readonly missing: readonly Missing[]
  /** Folders that the loader must be told of. */
  readonly libraryFolders: readonly string[]
}

export interface Missing {
  readonly what: string
  readonly fix: string
}

const DRIVER = 'libcuda.so.1'
/** Part of every Linux with the C library that ONNX Runtime needs. */
const SYSTEM = /^(libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\+\+|ld-linux-x86-64)\.so/

/** Looks for everything that CUDA needs, before any model is opened. `providers`: folder of the two libraries, if there is one. */
export async function preflight(machine: Machine, providers: string | undefined): Promise<Preflight> {
  const { platform, arch } = machine
  if (platform !== 'linux' || arch !== 'x64')
    return { libraryFolders: [], missing: [{ what: `a machine with Linux on x64 (this is ${platform} on ${arch})`, fix: 'run the job on a Linux runner with an NVIDIA GPU, or choose device cpu' }] }
  const own = providers === undefined ? [] : [providers]
  const { absent, needs } = await inspectProviders(providers)
  const found = await Promise.all([...new Set([...needs, CUDNN])].map(async (name) => ({ name, folder: await findLibrary(name, machine, own) })))
  const lost = found.filter(({ folder }) => folder === undefined).map(({ name }) => name)
  return {
    missing: [...driverFaults(lost, await anyExists(machine.driverFiles)), ...libraryFaults(lost), ...absent],
    libraryFolders: [...new Set(found.flatMap(({ folder }) => (folder === undefined || folder === '' ? [] : [folder])))]
  }
}

async function inspectProviders(folder: string | undefined): Promise<{ readonly absent: readonly Missing[]; readonly needs: readonly string[] }> {
  const lost = folder === undefined ? PROVIDERS : await filterAsync(PROVIDERS, async (name) => !await exists(join(folder, name)))
  const absent = lost.length === 0 ? [] : [{
    what: `${lost.join(' and ')} of ONNX Runtime${folder === undefined ? '' : ` in ${folder}`}`,
    fix: 'set cuda-libraries: download, or to a folder that holds them'
  }]
  if (folder === undefined || lost.includes(CUDA_PROVIDER)) return { absent, needs: PINNED_NEEDS }
  try {
    return { absent, needs: (await neededLibraries(join(folder, CUDA_PROVIDER))).filter((name) => !SYSTEM.test(name)) }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return { absent: [...absent, { what: `a usable ${CUDA_PROVIDER} (${why})`, fix: 'give the library of onnxruntime-gpu for Linux on x64' }], needs: PINNED_NEEDS }
  }
}

function driverFaults(lost: readonly string[], runs: boolean): readonly Missing[] {
  const fix = 'use a runner with an NVIDIA GPU; in a container start it with --gpus all'
  if (lost.includes(DRIVER)) return [{ what: `the NVIDIA driver (${DRIVER} is nowhere)`, fix }]
  return runs ? [] : [{ what: 'a running NVIDIA driver (neither /proc/driver/nvidia/version nor /dev/dxg is there)', fix }]
}

function libraryFaults(lost: readonly string[]): readonly Missing[] {
  const toolkit = lost.filter((name) => name !== DRIVER && name !== CUDNN)
  const version = /^libcudart\.so\.(\d+)$/m.exec(toolkit.join('\n'))?.[1]
  return [
    ...(toolkit.length === 0 ? [] : [{ what: `${toolkit.join(', ')} of the CUDA${version === undefined ? '' : ` ${version}`} runtime`, fix: `install the CUDA${version === undefined ? '' : ` ${version}`} runtime, or add its folder to LD_LIBRARY_PATH` }]),
    ...(lost.includes(CUDNN) ? [{ what: `${CUDNN} of cuDNN 9`, fix: 'install cuDNN 9 for this CUDA, or add its folder to LD_LIBRARY_PATH' }] : [])
  ]
}

/** The folder of a library; '' where the loader finds it by itself; undefined where it is nowhere. */
async function findLibrary(name: string, { folders, loaderCache }: Machine, own: readonly string[]): Promise<string | undefined> {
  for (const folder of [...own, ...folders]) if (await exists(join(folder, name))) return folder
  const cached = loaderCache.split('\n').some((line) => line.trim().startsWith(`${name} `))
  return cached ? '' : undefined
}

async function filterAsync<T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<readonly T[]> {
  const kept = await Promise.all(items.map(keep))
  return items.filter((_, index) => kept[index])
}

async function anyExists(paths: readonly string[]): Promise<boolean> {
  return (await Promise.all(paths.map(exists))).includes(true)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}

/** Where CUDA usually lies, what the environment adds, and what `ldconfig -p` prints. */
export function thisMachine(environment: (name: string) => string | undefined, loaderCache: string): Machine {
  const toolkit = environment('CUDA_PATH')
  return {
    platform: process.platform,
    arch: process.arch,
    folders: [
      ...(environment('LD_LIBRARY_PATH') ?? '').split(':').filter((folder) => folder.startsWith('/')),
      ...(toolkit === undefined ? [] : [join(toolkit, 'lib64')]),
      '/usr/local/cuda/lib64', '/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64'
    ],
    loaderCache,
    driverFiles: ['/proc/driver/nvidia/version', '/dev/dxg']
  }
}
