import { MlgateError } from '@mlgate/problem'
import { type BaselineFinding, type RecordedBaseline, type RecordedScores, scoresFor, withoutRunning } from '../baseline/baseline.ts'
import { unusable } from '../baseline/find-baseline.ts'
import type { Scores } from './scored.ts'
import { score, type Scoring, type ScoringRequest, type Source } from './scoring.ts'

/** The scores of all models on the same rows, and the baseline as it was compared with. */
export interface ScoredModels {
  readonly scoring: Scoring
  readonly finding: BaselineFinding
  readonly anchor?: AnchorScores
}

export interface AnchorScores {
  readonly record: RecordedBaseline
  readonly scores: Scores
  /** Whether the baseline itself is the anchor still. */
  readonly isBaseline: boolean
}

export interface Models {
  readonly finding: BaselineFinding
  readonly anchor: RecordedBaseline | undefined
  /** A baseline that cannot be run is done without. */
  readonly accepting: boolean
}

type Request = Omit<ScoringRequest, 'baseline' | 'anchor'>

/**
 * Runs what can be run in one process, and takes the recorded scores of what is not run. When the baseline's model alone
 * stands in the way, its recorded scores for the same rows are taken in place of it.
 */
export async function scoreModels(request: Request, models: Models, signal: AbortSignal): Promise<ScoredModels> {
  try {
    return await scoreAll(request, models, signal)
  } catch (error) {
    const { finding, accepting } = models
    if (finding.kind !== 'found') throw error
    const instead = withoutRunning(finding, error)
    if (instead !== undefined) return scoreAll(request, { ...models, finding: instead }, signal)
    if (!accepting || !(error instanceof MlgateError)) throw error
    return scoreAll(request, { finding: unusable(error), anchor: undefined, accepting }, signal)
  }
}

async function scoreAll(request: Request, { finding, anchor }: Models, signal: AbortSignal): Promise<ScoredModels> {
  const isBaseline = anchor !== undefined && finding.kind === 'found' && anchor.record === finding.record
  const baseline = 'source' in finding ? finding.source : undefined
  const toRun = anchor === undefined || isBaseline ? undefined : anchor.source
  const { anchor: ran, ...scoring } = await score({ ...request, ...asRun('baseline', baseline), ...asRun('anchor', toRun) }, signal)
  const compared: Scoring = baseline?.kind === 'recorded' ? { ...scoring, baseline: scoresFor(scoring.truth, baseline) } : scoring
  if (anchor === undefined) return { scoring: compared, finding }
  const scores = isBaseline ? compared.baseline : anchor.source.kind === 'recorded' ? scoresFor(scoring.truth, anchor.source) : ran
  if (scores === undefined) throw new TypeError('the anchor was not scored')
  return { scoring: compared, finding, anchor: { record: anchor, scores, isBaseline } }
}

function asRun<Role extends 'baseline' | 'anchor'>(role: Role, source: Source | RecordedScores | undefined): Partial<Record<Role, Source>> {
  const roles: Partial<Record<string, Source>> = source === undefined || source.kind === 'recorded' ? {} : { [role]: source }
  return roles
}
