// Runs one model and leaves how much memory that took at most; it is started without tokens, once for each measurement.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { MEASURED, type MemoryJob } from './performance/job.ts'
import { peakMemory } from './performance/peak-memory.ts'

const job = JSON.parse(await text(process.stdin)) as MemoryJob
await writeFile(join(job.folder, MEASURED), JSON.stringify(await peakMemory(job)))
process.exit(0)
