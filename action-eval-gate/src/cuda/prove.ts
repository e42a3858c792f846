import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type * as Ort from 'onnxruntime-node'
import { type Columns, feedsOf } from '../scoring/inference.ts'
import type { Output } from '../model/output.ts'
import type { ModelJob } from '../scoring/scoring-job.ts'
import { CUDA_ONLY, type Runtime } from '../scoring/session.ts'
import { type NodePlacement, placementOf } from './node-placement.ts'

/** Runs one row in a session of its own that keeps a profile, and counts where its nodes ran. Loads native code. */
export async function placeNodes(ort: Runtime, model: ModelJob, columns: Columns, folder: string, options: Ort.InferenceSession.SessionOptions = CUDA_ONLY): Promise<NodePlacement> {
  const scratch = await mkdtemp(join(folder, 'profile-'))
  try {
    const session = await ort.InferenceSession.create(model.path, { ...options, enableProfiling: true, profileFilePrefix: join(scratch, 'p') })
    await session.run(feedsOf(ort, model, columns, 0, 1), [model.signature.score.name])
    session.endProfiling()
    await session.release()
    const [file = ''] = await readdir(scratch)
    return placementOf(await readFile(join(scratch, file), 'utf8'))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** How far the same model on the same rows differs between two devices. */
export interface Parity {
  readonly rows: number
  /** Largest absolute difference of two numbers; NaN where one of them is none. */
  readonly largest: number
  /** Rows for which the larger of several numbers, or the side of 0.5 of one, is another. */
  readonly flips: number
}

/** Compares the first rows of two outputs. */
export function parityOf(one: Output, other: Output): Parity {
  if (one.kind === 'labels' || other.kind === 'labels') {
    const rows = Math.min(one.values.length, other.values.length)
    return { rows, largest: 0, flips: count(rows, (row) => one.values[row] !== other.values[row]) }
  }
  const { width } = one
  const rows = Math.min(one.values.length, other.values.length) / width
  let largest = 0
  for (let at = 0; at < rows * width; at++) {
    const difference = Math.abs((one.values[at] ?? NaN) - (other.values[at] ?? NaN))
    if (!(difference <= largest)) largest = difference
    if (Number.isNaN(largest)) break
  }
  return { rows, largest, flips: count(rows, (row) => answerOf(one.values, width, row) !== answerOf(other.values, width, row)) }
}

function answerOf(values: ArrayLike<number>, width: number, row: number): number {
  const line = Array.from({ length: width }, (_, column) => values[row * width + column] ?? NaN)
  return width === 1 ? Number((line[0] ?? NaN) >= 0.5) : line.indexOf(Math.max(...line))
}

function count(rows: number, differs: (row: number) => boolean): number {
  let found = 0
  for (let row = 0; row < rows; row++) if (differs(row)) found++
  return found
}
