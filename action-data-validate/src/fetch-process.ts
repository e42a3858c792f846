import { answerJob } from './scan/child-answer.ts'
import { fetchFiles, type FetchJob } from './fetch/fetch-files.ts'
import { s3Access } from './fetch/s3.ts'

await answerJob((job: FetchJob) => fetchFiles(job, s3Access((name) => process.env[name])))
