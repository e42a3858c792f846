import { join } from 'node:path'
import { fileDigest } from '@mlgate/dataset'
import { ConfigError, InfrastructureError, MlgateError } from '@mlgate/problem'
import type { GitHub } from '@mlgate/runner'
import { type Manifest, ROWS } from './baseline-manifest.ts'
import { findPlace, type Origin, type PlaceQuery } from './baseline-place.ts'
import { openModel } from '../model/model-file.ts'
import type { PredictionsFile } from '../scoring/predictions-file.ts'
import { decodeRows, isSameTruth, type RecordedRows } from './recorded-rows.ts'
import type { Scores, Truth } from '../scoring/scored.ts'
import type { Source } from '../scoring/scoring.ts'
import type { Reading } from '../model/signature.ts'
import { DamagedRecord, layOutModel, readRecord, type StoredRecord } from './stored-record.ts'

/** What the candidate is compared with, or why there is nothing. */
export type BaselineFinding =
  | RecordedBaseline
  | { readonly kind: 'given'; readonly source: PredictionsFile }
  | { readonly kind: 'none'; readonly reasons: readonly string[] }
  | { readonly kind: 'expired'; readonly on: string }

/** A model that was recorded, ready to be compared with. */
export interface RecordedBaseline {
  readonly kind: 'found'
  readonly source: Source | RecordedScores
  readonly manifest: Manifest
  readonly origin: Origin
  readonly record: StoredRecord
}

/** The scores of a model that is not run again. */
export interface RecordedScores {
  readonly kind: 'recorded'
  readonly name: string
  readonly sha256: string
  readonly rows: RecordedRows
  /** Why a model that was recorded is not run, as a whole sentence. */
  readonly because?: string
}

export interface BaselineQuery extends PlaceQuery {
  readonly label: string
  /** Where the models are laid out. */
  readonly folder: string
}

/**
 * The accepted model at a place, verified and looked into.
 * Throws what `findPlace` throws, and `ConfigError` MLG-602 or MLG-603 for a model that this version cannot run and that
 * was recorded without its rows.
 */
export async function lookUpBaseline(github: GitHub, query: BaselineQuery): Promise<BaselineFinding> {
  const found = await findPlace(github, query)
  if (found.kind !== 'found') return found
  const { origin, archive } = found
  const record = await readVerified(() => readRecord(archive), origin)
  return openRecord(record, origin, { label: query.label, folder: join(query.folder, 'baseline') })
}

/** A record from elsewhere is not this run's own; a run never forgets what it is. */
async function readVerified(read: () => Promise<StoredRecord>, origin: Origin): Promise<StoredRecord> {
  try {
    const record = await read()
    const { run, commit } = record.manifest
    if (origin.run !== undefined && (run !== origin.run.runId || commit !== origin.run.headSha))
      throw new DamagedRecord([`its manifest was recorded by run ${run} at ${commit.slice(0, 7)}`])
    return record
  } catch (error) {
    throw error instanceof DamagedRecord ? damaged(origin, error.problems) : error
  }
}

/** The anchor of a record is opened by the words of the record itself. */
export async function openRecord(record: StoredRecord, origin: Origin, { label, folder }: { readonly label: string; readonly folder: string }, what = 'baseline'): Promise<RecordedBaseline> {
  const { manifest } = record
  const name = `the ${what} of ${origin.words}`
  if (manifest.subject.kind === 'predictions') return { kind: 'found', source: recordedScores(record, name, origin), manifest, origin, record }
  try {
    return { kind: 'found', source: await openModel(await layOutModel(record, folder), name, readingOf(manifest, label)), manifest, origin, record }
  } catch (error) {
    if (!(error instanceof ConfigError) || manifest.rows === undefined) throw error
    return { kind: 'found', source: recordedScores(record, name, origin, error), manifest, origin, record }
  }
}

/** As it was read when it was accepted. */
function readingOf({ features, output }: Manifest, label: string): Reading {
  return { label, ...(features === undefined ? {} : { features }), ...(output === undefined ? {} : { output }) }
}

/** The recorded scores in place of a model that cannot be run; `undefined` when something else stood in the way. */
export function withoutRunning(baseline: RecordedBaseline, error: unknown): RecordedBaseline | undefined {
  const { source, record, origin, manifest } = baseline
  if (!(error instanceof MlgateError) || source.kind !== 'model' || manifest.rows === undefined) return undefined
  return error.problems.every(({ where }) => where === source.name) ? { ...baseline, source: recordedScores(record, source.name, origin, error) } : undefined
}

function recordedScores({ manifest, files }: StoredRecord, name: string, origin: Origin, cause?: MlgateError): RecordedScores {
  const rows = manifest.rows === undefined ? undefined : decodeRows(files.get(ROWS) ?? new Uint8Array(), manifest.rows)
  if (rows === undefined) throw damaged(origin, [`${ROWS} is not as long as its manifest says`])
  return { kind: 'recorded', name, sha256: manifest.subject.sha256, rows, ...(cause === undefined ? {} : { because: cause.problems[0].message }) }
}

function damaged({ words, url }: Origin, problems: readonly string[]): InfrastructureError {
  return new InfrastructureError([{
    code: 'MLG-202',
    message: `The baseline of ${words} cannot be used: ${problems.join('; ')}.`,
    where: url,
    fix: 'Run the workflow that records the baseline again; when that cannot compare either, start it by hand in mode accept.'
  }])
}

/** A model is run again on other data; scores cannot be. Throws `ConfigError` MLG-204. A file that cannot be read is left to whoever reads it. */
export async function requireSameData({ source, manifest: { data } }: RecordedBaseline, path: string, name: string): Promise<void> {
  if (source.kind === 'model') return
  const sha256 = await fileDigest(path).catch(() => data.sha256)
  if (sha256 === data.sha256) return
  const why = source.kind === 'recorded' && source.because !== undefined ? ` The model itself cannot be run: ${source.because}` : ''
  throw new ConfigError([{
    code: 'MLG-204',
    message: `${capital(source.name)} is scores for other evaluation data (${data.rows} rows, sha256 ${data.sha256.slice(0, 8)}…) than these (sha256 ${sha256.slice(0, 8)}…).${why}`,
    where: name,
    fix: 'Score the accepted model on these data too and give its scores as baseline-predictions, or accept the candidate by hand in mode accept, which starts anew on these data.'
  }])
}

/** What was recorded, for the rows of now. Throws `ConfigError` MLG-204 when they are others. */
export function scoresFor(truth: Truth, { rows, name }: RecordedScores): Scores {
  if (isSameTruth(truth, rows.truth)) return rows.scores
  throw new ConfigError([{
    code: 'MLG-204',
    message: `${capital(name)} is scores for other labels than those of the data, or for another task.`,
    where: 'gate.label',
    fix: 'Take the change of the task or the label back, or accept the candidate by hand in mode accept, which starts anew.'
  }])
}

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
