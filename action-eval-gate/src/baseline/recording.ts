import type { Acceptance, Fingerprint, Manifest } from './baseline-manifest.ts'
import { FILES, ROWS, WEIGHTS } from './baseline-manifest.ts'
import { readFile } from 'node:fs/promises'
import { isNewAnchor } from './anchor.ts'
import type { Gathered } from '../report/circumstances.ts'
import { usesOf, withUse } from './data-use.ts'
import { encodeRows } from './recorded-rows.ts'
import { digestOf, makeRecord, type StoredRecord } from './stored-record.ts'

export interface Recording {
  /** By metric; what is undefined is left out. */
  readonly metrics: Readonly<Record<string, number>>
  readonly now: Date
  readonly process: Pick<Fingerprint, 'node' | 'platform' | 'architecture'>
  readonly accepted?: Acceptance
}

/** The candidate as the baseline that it becomes: the model, its score of every row, and how it came about. */
export async function recordOf(gathered: Gathered, recording: Recording): Promise<StoredRecord> {
  const { context, candidate, scoring, gate, finding, source, policyPath } = gathered
  const rows = encodeRows({ truth: scoring.truth, scores: scoring.candidate })
  const rowsDigest = digestOf(rows.content)
  const weights = candidate.kind === 'model' ? candidate.weights : []
  const files = new Map<string, Uint8Array>([[ROWS, rows.content]])
  if (candidate.kind === 'model') files.set(FILES.model, candidate.bytes)
  for (const { location, path } of weights) files.set(`${WEIGHTS}/${location}`, await readFile(path))
  const manifest: Manifest = {
    schema: 2,
    subject: candidate.kind === 'model'
      ? { kind: 'model', sha256: candidate.sha256, bytes: candidate.bytes.length }
      : { kind: 'predictions', sha256: rowsDigest, bytes: rows.content.length },
    ...(weights.length === 0 ? {} : { weights: weights.map(({ location, sha256, bytes }) => ({ location, sha256, bytes })) }),
    ...(candidate.kind === 'model' ? readingOf(gathered) : {}),
    rows: { ...rows.layout, sha256: rowsDigest },
    data: { file: gate.data, sha256: scoring.data.sha256, rows: scoring.data.rows },
    commit: context.headSha,
    run: context.runId,
    recorded: recording.now.toISOString(),
    metrics: Object.fromEntries(Object.entries(recording.metrics).filter(([, value]) => Number.isFinite(value))),
    environment: { ...recording.process, ...(scoring.ran === undefined ? {} : { engine: scoring.ran.engine, device: scoring.ran.device }) },
    policy: { file: policyPath, commit: source.origin.sha, sha256: digestOf(Buffer.from(source.text)) },
    ...(recording.accepted === undefined ? {} : { accepted: recording.accepted }),
    uses: withUse(usesOf(finding), scoring.data.sha256)
  }
  return makeRecord(manifest, files, recording.accepted === undefined ? anchorAfter(gathered) : undefined)
}

/** How the model was read, so that it is read alike when the data or the policy have changed. */
function readingOf({ scoring: { features: [features = []] }, gate: { output } }: Gathered): Pick<Manifest, 'features' | 'output'> {
  return {
    ...(features.length === 0 ? {} : { features: Object.fromEntries(features.map(({ input, names }) => [input, names])) }),
    ...(output === undefined ? {} : { output })
  }
}

/** Left out, the candidate is its own anchor: the first model, one that is better than the anchor, and what a person accepts. */
function anchorAfter({ finding, anchor, gate }: Gathered): StoredRecord | undefined {
  if (finding.kind !== 'found' || gate.baseline.anchor !== undefined) return undefined
  if (anchor === undefined) return finding.record.anchor
  if (isNewAnchor(anchor)) return undefined
  const { manifest, files } = anchor.record.record
  return { manifest, files }
}
