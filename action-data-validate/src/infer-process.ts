import { readFacts, withEngine, type FilePath } from '@mlgate/dataset'
import { answerJob } from './scan/child-answer.ts'

/** What to look at; it is handed over as JSON. */
export interface InferJob {
  /** Folder that holds the engine. */
  readonly runtime: string
  readonly files: readonly FilePath[]
}

await answerJob(({ runtime, files }: InferJob) =>
  withEngine({ runtime, files: files.map(({ path }) => path) }, (engine) => readFacts(engine, files)))
