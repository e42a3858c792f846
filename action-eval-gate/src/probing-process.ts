// Runs the models on rows that were disturbed; it is started without tokens and killed when it takes too long.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { answerTo } from './probing/answer.ts'
import { ANSWER, type ProbingJob } from './probing/job.ts'

const job = JSON.parse(await text(process.stdin)) as ProbingJob
await writeFile(join(job.folder, ANSWER), JSON.stringify(await answerTo(job)))
process.exit(0)
