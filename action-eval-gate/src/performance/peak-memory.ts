import { readFile } from 'node:fs/promises'
import { feedsOf, rowsAtOnce } from '../scoring/inference.ts'
import { loadRuntime, openSessions } from '../scoring/session.ts'
import type { MemoryJob, PeakMemory } from './job.ts'
import { readSample } from './sample.ts'

/** Runs the model once on all rows of the sample, in this process, which should run nothing else. Linux only. Loads native code. */
export async function peakMemory({ runtime, model, device, sample, index }: MemoryJob): Promise<PeakMemory> {
  const ort = loadRuntime(runtime)
  const { sessions: [session] } = await openSessions(ort, [model], device)
  const { rows, columns } = await readSample(sample)
  const own = columns[index]
  if (session === undefined || own === undefined) throw new TypeError('a model without rows')
  const batch = rowsAtOnce(model)
  for (let from = 0; from < rows; from += batch)
    await session.run(feedsOf(ort, model, own, from, Math.min(rows, from + batch)), [model.signature.score.name])
  return { bytes: highWater(await readFile('/proc/self/status', 'utf8')) }
}

/** Bytes that were resident at most, from the kernel's own account of a process. */
export function highWater(status: string): number {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kibibytes === undefined) throw new TypeError('the kernel does not tell the peak memory')
  return 1024 * Number(kibibytes)
}
