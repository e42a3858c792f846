import { join } from 'node:path'
import type { GatePolicy, PerformancePolicy } from '@mlgate/config'
import { randomFrom } from '@mlgate/stats'
import type { ModelFile } from '../model/model-file.ts'
import type { Scoring } from '../scoring/scoring.ts'
import { type Cost, costsOf } from './cost.ts'
import { measure, type MeasuringRequest } from './measure.ts'

/** What the models cost to run, and whether both are the same bytes. */
export interface Costs {
  readonly costs: readonly Cost[]
  readonly same: boolean
}

export interface MeasuredModels {
  readonly candidate: ModelFile
  /** Left out where the baseline is no model. */
  readonly baseline?: ModelFile
}

/** Measures what the policy names. `folder` is an own one. */
export async function measureCosts(
  request: Omit<MeasuringRequest, 'device' | 'sample' | 'models'>,
  { candidate, baseline }: MeasuredModels,
  { sample, ran }: Pick<Scoring, 'sample' | 'ran'>,
  { performance, level, bootstrap }: { readonly performance: PerformancePolicy } & Pick<GatePolicy, 'level' | 'bootstrap'>,
  signal: AbortSignal
): Promise<Costs> {
  if (sample === undefined || ran === undefined) throw new TypeError('costs of models that were not run')
  const measured = await measure({ ...request, folder: join(request.folder, 'performance'), device: ran.device, sample: sample.path, models: sample.models }, performance, signal)
  const sizes = { candidate: bytesOf(candidate), ...(baseline === undefined ? {} : { baseline: bytesOf(baseline) }) }
  const resampling = () => ({ resamples: bootstrap.resamples, level, random: randomFrom(bootstrap.seed) })
  return { costs: costsOf(measured, sizes, performance, resampling), same: baseline?.sha256 === candidate.sha256 }
}

function bytesOf({ bytes, weights }: ModelFile): number {
  return weights.reduce((total, file) => total + file.bytes, bytes.length)
}
