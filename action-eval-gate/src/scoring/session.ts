import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ConfigError, InfrastructureError } from '@mlgate/problem'
import type * as Ort from 'onnxruntime-node'
import type { Device, ModelJob, Ran } from './scoring-job.ts'

export type Runtime = typeof Ort

export interface Sessions extends Pick<Ran, 'device' | 'deviceReason'> {
  readonly sessions: readonly Ort.InferenceSession[]
  /** The same models on the CPU. */
  readonly onCpu: readonly Ort.InferenceSession[]
}

/** Loads ONNX Runtime from the runtime folder. Throws `InfrastructureError` MLG-604 where it has no binary for the platform. */
export function loadRuntime(folder: string): Runtime {
  try {
    return createRequire(join(folder, 'package.json'))('onnxruntime-node') as Runtime
  } catch (cause) {
    throw new InfrastructureError([{
      code: 'MLG-604',
      message: `ONNX Runtime cannot be loaded on ${process.platform} ${process.arch}: ${reasonOf(cause)}`,
      where: folder,
      fix: 'Run on Linux with glibc 2.28 or newer (not Alpine), macOS on arm64, or Windows.'
    }], { cause })
  }
}

const REASON_LENGTH = 240

/** How a session uses the machine. */
export type Threading = Pick<Ort.InferenceSession.SessionOptions, 'intraOpNumThreads' | 'interOpNumThreads' | 'extra'>
/** One thread that sleeps while it waits: what repeats best where single calls are timed. */
export const ONE_THREAD: Threading = { intraOpNumThreads: 1, interOpNumThreads: 1, extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } } }

/**
 * Opens all models on one device. CUDA means that every node runs there: what ONNX Runtime would put on the CPU is
 * refused, and with `auto` all models run on the CPU instead, with the reason.
 * Throws `ConfigError` MLG-602 for a model that cannot be loaded, MLG-103 for a device that cannot be used.
 */
export async function openSessions(ort: Runtime, models: readonly ModelJob[], device: Device, threading: Threading = {}): Promise<Sessions> {
  const onCpu = await Promise.all(models.map((model) => openOnCpu(ort, model, threading)))
  if (device === 'cpu') return { sessions: onCpu, onCpu, device: 'cpu' }
  try {
    return { sessions: await Promise.all(models.map(({ path }) => ort.InferenceSession.create(path, CUDA_ONLY))), onCpu, device: 'cuda' }
  } catch (cause) {
    if (device === 'auto') return { sessions: onCpu, onCpu, device: 'cpu', deviceReason: reasonOf(cause) }
    throw new ConfigError([{
      code: 'MLG-103',
      message: `The input device is cuda, but the models cannot run there: ${reasonOf(cause)}`,
      where: 'input device',
      fix: 'Provide CUDA 12, cuDNN 9 and the CUDA provider of onnxruntime-node, or choose device cpu, or auto to take the CPU then.'
    }], { cause })
  }
}

async function openOnCpu(ort: Runtime, { path, name }: ModelJob, threading: Threading): Promise<Ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(path, { ...threading, executionProviders: ['cpu'], logSeverityLevel: 4 })
  } catch (cause) {
    throw new ConfigError([{
      code: 'MLG-602',
      message: `ONNX Runtime cannot load the model: ${reasonOf(cause)}`,
      where: name,
      fix: 'Check the file with onnx.checker.check_model(path, full_check=True) and export it again.'
    }], { cause })
  }
}

/** Every node runs on CUDA, or the session is not opened. */
export const CUDA_ONLY: Ort.InferenceSession.SessionOptions = {
  executionProviders: ['cuda'],
  logSeverityLevel: 4,
  extra: { session: { disable_cpu_ep_fallback: '1' } }
}

/** The first line of what ONNX Runtime says, without the paths of its sources and of the model; it may hold foreign names. */
export function reasonOf(cause: unknown): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
  const failure = /CUDA failure \d+: [^;]+/.exec(line)?.[0]
  if (failure !== undefined) return failure.trim()
  const words = line.replace(/^Load model from .*? failed:/, '').replaceAll(/\S*\/\S+\.(cc|h):\d+ ?/g, '').replaceAll(/\p{C}/gu, '\ufffd').trim()
  return words.length > REASON_LENGTH ? `${words.slice(0, REASON_LENGTH)}…` : words
}
