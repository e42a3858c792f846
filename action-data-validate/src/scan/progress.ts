import type { Log } from '@mlgate/runner'

/** Milliseconds between two lines of a long piece of work. */
const EVERY = 30_000

/** Says now and then in the log that a piece of work goes on, and for how long it has. */
export async function withProgress<T>(log: Pick<Log, 'info'>, what: string, work: Promise<T>, every = EVERY): Promise<T> {
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
    log.info(`${what}: ${Math.round((ticks * every) / 1000)} s so far.`)
  }, every)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
