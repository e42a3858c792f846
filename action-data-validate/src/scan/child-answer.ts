import { ConfigError, InfrastructureError, MlgateError } from '@mlgate/problem'
import { text } from 'node:stream/consumers'
import type { ChildAnswer } from './scan-child.ts'

/** What a process of its own does: a job comes in on stdin, the answer goes out on stdout. */
export async function answerJob<Found>(work: (job: never) => Promise<Found>): Promise<void> {
  const job = JSON.parse(await text(process.stdin)) as never
  process.stdout.write(JSON.stringify(await answer(() => work(job))))
}

async function answer<Found>(work: () => Promise<Found>): Promise<ChildAnswer<Found>> {
  try {
    return { kind: 'found', found: await work() }
  } catch (error) {
    if (error instanceof ConfigError) return { kind: 'config', problems: error.problems }
    if (error instanceof InfrastructureError) return { kind: 'infrastructure', problems: error.problems }
    throw error instanceof MlgateError ? new Error('unknown kind of error', { cause: error }) : error
  }
}
