import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { PROVIDERS } from './providers.ts'

const BINARIES = join('bin', 'napi-v6', 'linux', 'x64')

/**
 * A runtime folder of this job alone: that of the action, but for an ONNX Runtime that has the CUDA providers beside it, where
 * it looks for them. The shared one is left as it is, for other jobs of the machine.
 */
export async function withProviders(runtime: string, providers: string, folder: string): Promise<string> {
  const [from, to] = [join(runtime, 'node_modules'), join(folder, 'node_modules')]
  const engine = join(to, 'onnxruntime-node')
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(engine, BINARIES), { recursive: true })
  await cp(join(runtime, 'package.json'), join(folder, 'package.json'))
  for (const name of await readdir(from)) if (name !== 'onnxruntime-node') await symlink(join(from, name), join(to, name))
  for (const part of ['package.json', 'dist', BINARIES]) await cp(join(from, 'onnxruntime-node', part), join(engine, part), { recursive: true, dereference: true })
  for (const name of PROVIDERS) await symlink(join(providers, name), join(engine, BINARIES, name))
  return folder
}
