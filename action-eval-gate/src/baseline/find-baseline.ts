import { join } from 'node:path'
import { ConfigError, MlgateError } from '@mlgate/problem'
import type { CommitComparison, Context, GitHub } from '@mlgate/runner'
import { type BaselineFinding, lookUpBaseline, openRecord, type RecordedBaseline, requireSameData } from './baseline.ts'
import type { Gate, Inputs } from '../inputs.ts'
import { openPredictions, type PredictionsColumns } from '../scoring/predictions-file.ts'

export interface Search {
  readonly github: GitHub
  readonly context: Context
  readonly inputs: Pick<Inputs, 'mode'>
  readonly gate: Gate
  /** How the change stands to what it goes into; absent where nothing is proposed, or GitHub does not know. */
  readonly proposal: CommitComparison | undefined
  readonly columns: PredictionsColumns
  /** Of models that are laid out. */
  readonly folder: string
  readonly at: (path: string, where: string) => Promise<string>
}

/** The accepted model. Whoever accepts may go on without one that can be used, whatever is wrong with it. */
export async function findBaseline(search: Search): Promise<BaselineFinding> {
  const { github, inputs, gate, proposal, columns, at } = search
  const { baselinePredictions: given } = gate
  if (given !== undefined) return { kind: 'given', source: await openPredictions(await at(given, 'gate.baseline-predictions'), given, columns) }
  const { prefer, place } = gate.baseline
  try {
    return await lookUpBaseline(github, {
      ...queryOf(search),
      place,
      ...(proposal === undefined || prefer === 'newest' ? {} : { upTo: proposal.mergeBase }),
      optional: inputs.mode !== 'compare'
    })
  } catch (error) {
    if (inputs.mode !== 'accept') throw error
    return unusable(error)
  }
}

/** A baseline that stands in the way of accepting is done without, and its problems are told. */
export function unusable(error: unknown): BaselineFinding {
  if (!(error instanceof MlgateError) || error.problems.some(({ code }) => code === 'MLG-401')) throw error
  return { kind: 'none', reasons: error.problems.map(({ message }) => message) }
}

/** A baseline that is scores for other data cannot be compared with. Throws `ConfigError` MLG-204, except in mode accept. */
export async function withSameData(finding: BaselineFinding, { mode }: Pick<Inputs, 'mode'>, data: { readonly path: string; readonly name: string }): Promise<BaselineFinding> {
  if (finding.kind !== 'found') return finding
  try {
    await requireSameData(finding, data.path, data.name)
    return finding
  } catch (error) {
    if (mode !== 'accept') throw error
    return unusable(error)
  }
}

/** The model that `max-total-drop` is measured against; absent when no rule names it, or when this is the first model. */
export async function findAnchor(search: Search, baseline: BaselineFinding): Promise<RecordedBaseline | undefined> {
  const { github, inputs, gate, folder } = search
  if (inputs.mode === 'accept' || gate.rules.every(({ maxTotalDrop }) => maxTotalDrop === undefined)) return undefined
  const { anchor: place } = gate.baseline
  if (place !== undefined) {
    const found = await lookUpBaseline(github, { ...queryOf(search), place, optional: false, folder: join(folder, 'anchor') })
    return found.kind === 'found' ? found : undefined
  }
  if (baseline.kind === 'given') throw noAnchor()
  if (baseline.kind !== 'found') return undefined
  const { record: { anchor }, origin } = baseline
  return anchor === undefined ? baseline : openRecord(anchor, { ...origin, words: `run ${anchor.manifest.run}`, why: `kept with the baseline of ${origin.words}` }, { label: gate.label, folder: join(folder, 'anchor') }, 'anchor')
}

function queryOf({ context, inputs, gate, folder, at }: Search) {
  return { branch: baselineBranch(inputs, context), context, label: gate.label, folder, at: (path: string) => at(path, 'gate.baseline') }
}

/** A branch that records goes on from its own baseline; everything else is compared with what its change goes into. */
function baselineBranch({ mode }: Pick<Inputs, 'mode'>, { base, headRef, defaultBranch }: Context): string {
  return mode === 'compare' ? base?.ref ?? defaultBranch : headRef
}

function noAnchor(): ConfigError {
  return new ConfigError([{
    code: 'MLG-103',
    message: 'A rule has max-total-drop, but baseline-predictions bring no anchor to measure it against.',
    where: 'gate.baseline.anchor',
    fix: 'Name the anchor: a release or a file with the record of an accepted model.'
  }])
}
