import { answerJob } from './scan/child-answer.ts'
import { scan } from './scan/scan.ts'

await answerJob(scan)
