// The only process that loads native code: it is started without tokens, leaves its answer in a folder, and is killed when
// it takes too long.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { answerTo } from './scoring/answer.ts'
import { ANSWER, type ScoringJob } from './scoring/scoring-job.ts'

const job = JSON.parse(await text(process.stdin)) as ScoringJob
await writeFile(join(job.folder, ANSWER), JSON.stringify(await answerTo(job)))
process.exit(0)
