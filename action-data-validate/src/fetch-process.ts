import { answerJob } from './child-answer.ts'
import { fetchFiles, type FetchJob } from './fetch-files.ts'
import { s3Access } from './s3.ts'

await answerJob((job: FetchJob) => fetchFiles(job, s3Access((name) => process.env[name])))
