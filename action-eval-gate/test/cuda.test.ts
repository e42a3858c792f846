import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRawSync } from 'node:zlib'
import { MlgateError } from '@mlgate/problem'
import { neededLibraries } from '../src/cuda/elf.ts'
import { fetchProviders } from '../src/cuda/fetch-providers.ts'
import { placementOf, placementWords } from '../src/cuda/node-placement.ts'
import { parityRemarks, parityWords } from '../src/cuda/parity-remark.ts'
import { type DeviceRequest, prepareDevice } from '../src/cuda/prepare.ts'
import { type Machine, preflight, thisMachine } from '../src/cuda/preflight.ts'
import { PINNED_NEEDS, PROVIDERS } from '../src/cuda/providers.ts'
import { parityOf } from '../src/cuda/prove.ts'
import { withProviders } from '../src/cuda/overlay.ts'
import { reasonOf } from '../src/scoring/session.ts'
import { bundle, RUNTIME, scratch, type Scratch } from './bundle.ts'
import { logistic } from './models.ts'

let place: Scratch
let folders = 0
beforeAll(async () => { place = await scratch() })
afterAll(async () => { await place.remove() })

/** A folder that holds files of these names. */
async function folderOf(...names: readonly string[]): Promise<string> {
  const folder = join(place.folder, `folder-${folders++}`)
  await mkdir(folder)
  for (const name of names) await writeFile(join(folder, name), '')
  return folder
}

/** The least that a linker writes: a table of names, and the libraries it names. */
function sharedObject(needed: readonly string[]): Buffer {
  const names = Buffer.from(`\0${needed.map((name) => `${name}\0`).join('')}`)
  const [base, dynamicAt, namesAt] = [0x1000, 176, 176 + 16 * (needed.length + 3)]
  const entries = [...needed.map((_, index) => [1, names.indexOf(`${needed[index]!}\0`)]), [5, base + namesAt], [10, names.length], [0, 0]]
  const head = Buffer.alloc(176)
  head.write('\x7fELF\x02\x01', 'latin1')
  head.writeBigUInt64LE(64n, 32)
  head.writeUInt16LE(56, 54)
  head.writeUInt16LE(2, 56)
  const segment = (at: number, type: number, offset: number, size: number) => {
    head.writeUInt32LE(type, at)
    head.writeBigUInt64LE(BigInt(offset), at + 8)
    head.writeBigUInt64LE(BigInt(base + offset), at + 16)
    head.writeBigUInt64LE(BigInt(size), at + 32)
  }
  segment(64, 1, 0, namesAt + names.length)
  segment(120, 2, dynamicAt, 16 * entries.length)
  const dynamic = Buffer.alloc(16 * entries.length)
  entries.forEach(([tag, value], index) => {
    dynamic.writeBigUInt64LE(BigInt(tag!), 16 * index)
    dynamic.writeBigUInt64LE(BigInt(value!), 16 * index + 8)
  })
  return Buffer.concat([head, dynamic, names])
}

const onLinux = process.platform === 'linux' && process.arch === 'x64' ? test : test.skip
const ORT = join(RUNTIME, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6', 'linux', 'x64')

test('a shared library says what it needs', async () => {
  const folder = await folderOf()
  await writeFile(join(folder, 'a.so'), sharedObject(['libcudart.so.12', 'libc.so.6']))
  expect(await neededLibraries(join(folder, 'a.so'))).toEqual(['libcudart.so.12', 'libc.so.6'])
  await writeFile(join(folder, 'text.so'), 'version https://git-lfs.github.com/spec/v1\noid sha256:0000000000000000')
  await expect(neededLibraries(join(folder, 'text.so'))).rejects.toThrow('no shared library')
  await writeFile(join(folder, 'cut.so'), sharedObject(['libcudart.so.12']).subarray(0, 100))
  await expect(neededLibraries(join(folder, 'cut.so'))).rejects.toThrow('cut off')
})

onLinux('so does the one of the installed ONNX Runtime', async () => {
  expect(await neededLibraries(join(ORT, 'onnxruntime_binding.node'))).toEqual(expect.arrayContaining(['libonnxruntime.so.1', 'libstdc++.so.6']))
})

const machine = (folders: readonly string[], rest: Partial<Machine> = {}): Machine => ({ platform: 'linux', arch: 'x64', folders, loaderCache: '', driverFiles: [], ...rest })
const whats = async (...about: Parameters<typeof preflight>) => (await preflight(...about)).missing.map(({ what }) => what)

test('everything that is missing is said at once', async () => {
  expect(await whats(machine([]), undefined)).toEqual([
    'the NVIDIA driver (libcuda.so.1 is nowhere)',
    'libcublasLt.so.13, libcublas.so.13, libcurand.so.10, libcudart.so.13 of the CUDA 13 runtime',
    'libcudnn.so.9 of cuDNN 9',
    'libonnxruntime_providers_cuda.so and libonnxruntime_providers_shared.so of ONNX Runtime'
  ])
  expect(await whats(machine([], { platform: 'darwin', arch: 'arm64' }), undefined)).toEqual(['a machine with Linux on x64 (this is darwin on arm64)'])
})

test('a given provider says itself which CUDA it needs', async () => {
  const folder = await folderOf()
  await writeFile(join(folder, PROVIDERS[0]), sharedObject(['libcublas.so.12', 'libcudart.so.12', 'libcuda.so.1', 'libm.so.6']))
  const driver = await folderOf('libcuda.so.1', 'libcublas.so.12')
  expect(await whats(machine([driver]), folder)).toEqual([
    'a running NVIDIA driver (neither /proc/driver/nvidia/version nor /dev/dxg is there)',
    'libcudart.so.12 of the CUDA 12 runtime',
    'libcudnn.so.9 of cuDNN 9',
    expect.stringMatching(/^libonnxruntime_providers_shared\.so of ONNX Runtime in /)
  ])
  await writeFile(join(folder, PROVIDERS[0]), 'none')
  expect(await whats(machine([driver]), folder)).toContain('a usable libonnxruntime_providers_cuda.so (it is cut off)')
})

/** A machine on which nothing is missing, as far as files tell. */
async function furnished(): Promise<Machine> {
  const [cuda, cudnn] = [await folderOf(...PINNED_NEEDS), await folderOf()]
  return machine([cuda, cudnn], { loaderCache: '\tlibcudnn.so.9 (libc6,x86-64) => /lib/libcudnn.so.9\n', driverFiles: [join(cuda, 'libcuda.so.1')] })
}

test('what is found is where the loader is sent, unless it knows the way', async () => {
  const full = await furnished()
  const providers = await folderOf(PROVIDERS[1])
  await writeFile(join(providers, PROVIDERS[0]), sharedObject(PINNED_NEEDS))
  expect(await preflight(full, providers)).toEqual({ missing: [], libraryFolders: [full.folders[0]] })
  expect(thisMachine((name) => ({ LD_LIBRARY_PATH: '/a:b:/c', CUDA_PATH: '/cuda' })[name], '').folders.slice(0, 3)).toEqual(['/a', '/c', '/cuda/lib64'])
})

/** A ZIP archive of deflated entries. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  let offset = 0
  const parts = Object.entries(files).map(([name, content]) => {
    const data = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(content.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    const entry = Buffer.concat([local, Buffer.from(name), data])
    offset += entry.length
    return { entry, central: Buffer.concat([central, Buffer.from(name)]) }
  })
  const directory = Buffer.concat(parts.map(({ central }) => central))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts.map(({ entry }) => entry), directory, end])
}

const ARCHIVE = zip({ 'capi/libonnxruntime_providers_shared.so': 'shared', 'other.txt': 'other', 'capi/libonnxruntime_providers_cuda.so': 'cuda '.repeat(1000) })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function serving<T>(answer: (path: string) => Buffer | number, work: (url: string) => Promise<T>): Promise<T> {
  const server: Server = createServer((request, response) => {
    const found = answer(request.url ?? '')
    if (typeof found === 'number') response.writeHead(found).end()
    else response.end(found)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/providers.whl`)
  } finally {
    server.close()
  }
}

const fetching = (url: string, cache: string, rest = {}) =>
  fetchProviders({ url, sha256: sha256(ARCHIVE), bytes: ARCHIVE.length, folder: 'capi/', ...rest }, cache, new AbortController().signal)

test('libraries are fetched once, checked, and kept for other jobs', async () => {
  const cache = join(await folderOf(), 'cache')
  let asked = 0
  await serving(() => { asked++; return ARCHIVE }, async (url) => {
    const folder = await fetching(url, cache)
    expect(await readdir(folder)).toEqual([...PROVIDERS])
    expect(await readFile(join(folder, PROVIDERS[0]), 'utf8')).toBe('cuda '.repeat(1000))
    expect(await fetching(url, cache)).toBe(folder)
    expect(asked).toBe(1)
    expect(await readdir(cache)).toHaveLength(1)
  })
})

test.each([
  ['another file', () => Buffer.concat([ARCHIVE.subarray(0, -1), Buffer.from('x')]), {}, /the file has the SHA-256 [0-9a-f]{64}, expected/],
  ['a larger file', () => Buffer.concat([ARCHIVE, ARCHIVE]), {}, /larger than the \d+ bytes/],
  ['no file', () => 404, {}, /the answer was 404/],
  ['an archive without the libraries', () => ARCHIVE, { folder: 'elsewhere/' }, /has no entry elsewhere\/libonnxruntime_providers_cuda\.so/]
])('%s is refused, and nothing of it is kept', async (_, answer, rest, words) => {
  const cache = join(await folderOf(), 'cache')
  await serving(answer, async (url) => {
    await expect(fetching(url, cache, rest)).rejects.toMatchObject({ problems: [{ code: 'MLG-607', message: expect.stringMatching(words), where: expect.stringMatching(/^127\.0\.0\.1/) }] })
  })
  expect(await readdir(cache)).toEqual([])
})

const request = async (rest: Partial<DeviceRequest>): Promise<DeviceRequest> => ({
  device: 'cuda', libraries: '', runtime: RUNTIME, cache: join(await folderOf(), 'cache'), folder: await folderOf(), environment: () => undefined, ...rest
})
const prepare = (about: DeviceRequest, on: Machine) => prepareDevice(about, new AbortController().signal, on)

test('without what CUDA needs there is one clear message, or the CPU with the reason', async () => {
  await expect(prepare(await request({}), machine([]))).rejects.toMatchObject({ problems: [{
    code: 'MLG-103', where: 'input device',
    message: expect.stringMatching(/^CUDA cannot be used on this machine, it lacks the NVIDIA driver .*; libcublasLt.*; libcudnn.*; libonnxruntime_providers_cuda/),
    fix: expect.stringMatching(/^Use a runner with an NVIDIA GPU.*cuda-libraries: download/)
  }] })
  expect(await prepare(await request({ device: 'auto' }), machine([]))).toMatchObject({ device: 'cpu', runtime: RUNTIME, deviceReason: expect.stringContaining('libcudnn.so.9') })
  expect(await prepare(await request({ device: 'cpu' }), machine([]))).not.toHaveProperty('deviceReason')
})

test('nothing is fetched for a machine that could not use it', async () => {
  let asked = 0
  await serving(() => { asked++; return ARCHIVE }, async (url) => {
    const about = await request({ libraries: 'download', environment: (name) => (name === 'MLGATE_CUDA_URL' ? url : undefined) })
    await expect(prepare(about, machine([]))).rejects.toThrow('NVIDIA driver')
    await expect(prepare(about, machine([]))).rejects.not.toThrow('libonnxruntime_providers')
    expect(asked).toBe(0)
    await expect(prepare(about, await furnished())).rejects.toMatchObject({ problems: [{ code: 'MLG-607', message: expect.stringContaining('expected 4fbf0c5d7b5fb992') }] })
    expect(asked).toBe(1)
  })
})

onLinux('an ONNX Runtime with the providers beside it is made for this job alone', async () => {
  const providers = await folderOf(PROVIDERS[1])
  await writeFile(join(providers, PROVIDERS[0]), sharedObject(PINNED_NEEDS))
  const about = await request({ libraries: providers, environment: (name) => (name === 'LD_LIBRARY_PATH' ? '/before' : undefined) })
  const full = await furnished()
  const { runtime, device, environment } = await prepare(about, full)
  expect(device).toBe('cuda')
  expect(environment('LD_LIBRARY_PATH')).toBe(`${full.folders[0]!}:/before`)
  const beside = join(runtime, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6', 'linux', 'x64')
  expect(await realpath(join(beside, PROVIDERS[0]))).toBe(await realpath(join(providers, PROVIDERS[0])))
  await access(join(runtime, 'node_modules', '@duckdb'))
  await expect(access(join(ORT, PROVIDERS[0]))).rejects.toThrow()
  await withProviders(RUNTIME, providers, runtime)
})

test('the nodes of a model are counted where they ran, each once', async () => {
  const folder = await folderOf()
  await writeFile(join(folder, 'model.onnx'), logistic(1))
  await bundle(place.folder, '../test/profile-process')
  const { stdout } = await promisify(execFile)(process.execPath, [join(place.folder, 'profile-process.js'), RUNTIME, folder, join(folder, 'model.onnx')])
  expect(JSON.parse(stdout)).toEqual({ CPUExecutionProvider: 1 }) // ONNX Runtime makes one node of Gemm and Sigmoid
  expect(await readdir(folder)).toEqual(['model.onnx'])
  const profile = [
    { cat: 'Session', name: 'model_run', args: {} },
    { cat: 'Node', name: 'Gemm_kernel_time', args: { provider: 'CUDAExecutionProvider', node_index: '0' } },
    { cat: 'Node', name: 'Gemm_kernel_time', args: { provider: 'CUDAExecutionProvider', node_index: '0' } },
    { cat: 'Node', name: 'Gemm_fence_before', args: { provider: 'CUDAExecutionProvider', node_index: '0' } },
    { cat: 'Node', name: 'Shape_kernel_time', args: { provider: 'CPUExecutionProvider', node_index: '1' } }
  ]
  const counted = placementOf(JSON.stringify(profile))
  expect(counted).toEqual({ CUDAExecutionProvider: 1, CPUExecutionProvider: 1 })
  expect(placementWords(counted, 'CUDAExecutionProvider')).toBe('1 of 2 nodes on CUDAExecutionProvider')
  expect(placementWords({}, 'CUDAExecutionProvider')).toBe('0 of 0 nodes on CUDAExecutionProvider')
  expect(() => placementOf('{}')).toThrow(TypeError)
})

const numbers = (width: number, ...values: number[]) => ({ kind: 'numbers', values: Float64Array.from(values), width, type: 'float' }) as const

test('two devices are compared number by number and answer by answer', () => {
  expect(parityOf(numbers(1, 0.2, 0.499, 0.7), numbers(1, 0.2, 0.501))).toEqual({ rows: 2, largest: expect.closeTo(0.002, 12), flips: 1 })
  expect(parityOf(numbers(2, 0.6, 0.4, 0.3, 0.7), numbers(2, 0.6, 0.4, 0.8, 0.2))).toMatchObject({ rows: 2, flips: 1 })
  expect(parityOf(numbers(1, NaN), numbers(1, 0.5)).largest).toBeNaN()
  expect(parityOf({ kind: 'labels', values: ['a', 'b'] }, { kind: 'labels', values: ['a', 'c'] })).toEqual({ rows: 2, largest: 0, flips: 1 })
  expect(parityWords({ rows: 4096, largest: 2.5e-7, flips: 0 })).toBe('on 4,096 rows at most 2.5e-7 from the CPU, 0 other answers')
})

test('scores that differ beyond rounding are a warning', () => {
  const ran = (largest: number) => ({ device: 'cuda', engine: 'x', proofs: [{ model: 'm', placement: {}, parity: { rows: 2, largest, flips: 0 } }] }) as const
  expect(parityRemarks(undefined)).toEqual([])
  expect(parityRemarks(ran(1e-4))).toEqual([])
  expect(parityRemarks(ran(0.01))).toMatchObject([{ verdict: 'warn' }])
  expect(parityRemarks(ran(NaN))).toMatchObject([{ verdict: 'warn' }])
})

test('the reason of CUDA is what it says, without its sources', () => {
  const said = '/onnxruntime_src/onnxruntime/core/providers/cuda/cuda_call.cc:154 std::conditional_t<THRW> CUDA failure 100: no CUDA-capable device is detected ; GPU=-1 ; hostname=vm ; file=/onnxruntime_src/x.cc ; line=352'
  expect(reasonOf(new Error(said))).toBe('CUDA failure 100: no CUDA-capable device is detected')
})

test('a message for people is an error of mlgate', async () => {
  await expect(prepare(await request({}), machine([]))).rejects.toBeInstanceOf(MlgateError)
})
