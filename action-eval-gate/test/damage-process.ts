// Damages models by seed and runs what the reader lets through, all in one process: a crash ends it, and is seen.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MlgateError } from '@mlgate/problem'
import { randomFrom } from '@mlgate/stats'
import { answerTo } from '../src/scoring/answer.ts'
import { inspectModel } from '../src/model/model-file.ts'

export interface DamageJob {
  readonly runtime: string
  readonly folder: string
  readonly models: readonly { readonly path: string; readonly data: string; readonly label: string }[]
  readonly seeds: number
}

/** Number of seeds by what became of them: `scored`, or the code of the refusal. */
export type Outcomes = Readonly<Record<string, number>>

const job = JSON.parse(readFileSync(0, 'utf8')) as DamageJob
const outcomes: Record<string, number> = {}
for (let seed = 0; seed < job.seeds; seed++) {
  writeFileSync(join(job.folder, 'seed.txt'), String(seed))
  const outcome = await outcomeOf(seed)
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
}
writeFileSync(join(job.folder, 'outcomes.json'), JSON.stringify(outcomes))
process.exit(0)

async function outcomeOf(seed: number): Promise<string> {
  const { path, data, label } = job.models[seed % job.models.length]!
  const damaged = join(job.folder, 'damaged.onnx')
  const bytes = damage(readFileSync(path), seed)
  writeFileSync(damaged, bytes)
  try {
    const { signature, withoutMaps } = inspectModel(bytes, damaged, 'damaged.onnx', { label })
    if (withoutMaps !== undefined) writeFileSync(damaged, withoutMaps)
    const answer = await answerTo({
      runtime: job.runtime, folder: job.folder, data: { path: data, name: 'eval.csv' }, truth: { task: 'binary', labels: [label] }, device: 'cpu', slices: [],
      sources: [{ kind: 'model', path: damaged, name: 'damaged.onnx', signature }]
    })
    return answer.kind === 'scores' ? 'scored' : answer.problems[0].code
  } catch (error) {
    if (error instanceof MlgateError) return error.problems[0].code
    throw error
  }
}

/** One byte gets another value, of every fourth seed up to four. */
function damage(bytes: Buffer, seed: number): Buffer {
  const random = randomFrom(seed)
  const damaged = Buffer.from(bytes)
  const flips = seed % 16 < 4 ? 1 + Math.floor(random() * 4) : 1
  for (let flip = 0; flip < flips; flip++) damaged[Math.floor(random() * damaged.length)]! ^= 1 + Math.floor(random() * 255)
  return damaged
}
