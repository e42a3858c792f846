import { stat } from 'node:fs/promises'
import { fileDigest } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'

/** Scores that were computed before, by any framework or judge. */
export interface PredictionsFile {
  readonly kind: 'predictions'
  /** Absolute path. */
  readonly path: string
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly columns: PredictionsColumns
}

/** Where the scores stand: each line beside the id of its row, or all in the order of the data, each beside its label. */
export type PredictionsColumns =
  | { readonly join: 'id'; readonly scores: readonly string[]; readonly id: string }
  | { readonly join: 'order'; readonly scores: readonly string[] }

/** Throws `ConfigError` MLG-601 for a file that is not there. */
export async function openPredictions(path: string, name: string, columns: PredictionsColumns): Promise<PredictionsFile> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() === true) return { kind: 'predictions', path, name, sha256: await fileDigest(path), bytes: found.size, columns }
  throw new ConfigError([{
    code: 'MLG-601',
    message: 'The file of the predictions does not exist.',
    where: name,
    fix: 'Check the path, and that an earlier step writes the file.'
  }])
}
