// Times both models in one process, in turns; it is started without tokens and killed when it takes too long.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { MEASURED, type TimingJob } from './performance/job.ts'
import { timeModels } from './performance/time-models.ts'

const job = JSON.parse(await text(process.stdin)) as TimingJob
await writeFile(join(job.folder, MEASURED), JSON.stringify(await timeModels(job)))
process.exit(0)
