import { ConfigError, InfrastructureError, type Problem } from '@mlgate/problem'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Scan, ScanJob } from './scan.ts'
import { withScratch } from './scratch-folder.ts'

/** What a child writes on its stdout: what it was asked for, or why there is none. */
export type ChildAnswer<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'config' | 'infrastructure'; readonly problems: readonly [Problem, ...Problem[]] }

export interface ChildOptions {
  /** Path of the bundled `scan-process.js`. */
  readonly script: string
  /** Milliseconds until the child is killed. */
  readonly timeout: number
  readonly cancelled?: AbortSignal
  /** Names of the variables that this child needs besides those of every child. */
  readonly variables?: readonly string[]
  /** Subject of the messages about its end. */
  readonly what?: string
  /** For tests: sees the child as it starts. */
  readonly onStart?: (pid: number) => void
}

/** The only variables that the child gets, besides where to put what it spills: no token of any kind is among them. */
const PASSED_ON = ['PATH', 'HOME', 'SystemRoot', 'LANG'] as const

/**
 * Scans in a process of its own, because a crafted file may crash the engine or make it run for ever.
 * @throws ConfigError what the scan found wrong with the files
 * @throws InfrastructureError MLG-507 when the child was killed, crashed or took too long: there is no verdict then
 */
export async function scanInChild(job: ScanJob, options: ChildOptions): Promise<Scan> {
  return await askChild<Scan>(job, options)
}

/** Hands a job to a process of its own and gives what it found; throws as `scanInChild`. */
export async function askChild<Found>(job: object, options: ChildOptions): Promise<Found> {
  const { code, signal, stdout, stderr, timedOut } = await withScratch((scratch) => run(JSON.stringify(job), scratch, options))
  const answer = code === 0 ? parse<Found>(stdout) : undefined
  switch (answer?.kind) {
    case 'found':
      return answer.found
    case 'config':
      throw new ConfigError(answer.problems)
    case 'infrastructure':
      throw new InfrastructureError(answer.problems)
    case undefined:
      throw new InfrastructureError([died(options.what ?? 'The data engine', code, signal, timedOut ? options.timeout : undefined)], { cause: stderr.slice(-4000) })
  }
}

interface Ending {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

async function run(job: string, scratch: string, { script, timeout, cancelled, onStart, variables = [] }: ChildOptions): Promise<Ending> {
  const environment = Object.fromEntries([...PASSED_ON, ...variables].flatMap((name) => process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const child = spawn(process.execPath, [script], { env: { ...environment, TMPDIR: scratch, TEMP: scratch, TMP: scratch }, stdio: ['pipe', 'pipe', 'pipe'] })
  let timedOut = false
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  const timer = setTimeout(() => {
    timedOut = true
    kill()
  }, timeout)
  cancelled?.addEventListener('abort', kill)
  const ended = new Promise<{ code: number | null, signal: string | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code, signal })
    })
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(job)
  if (child.pid !== undefined) onStart?.(child.pid)
  try {
    const [stdout, stderr, ending] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { ...ending, stdout, stderr, timedOut }
  } finally {
    clearTimeout(timer)
    cancelled?.removeEventListener('abort', kill)
  }
}

function parse<Found>(stdout: string): ChildAnswer<Found> | undefined {
  try {
    return JSON.parse(stdout) as ChildAnswer<Found>
  } catch {
    return undefined
  }
}

function died(what: string, code: number | null, signal: string | null, timeout: number | undefined): Problem {
  if (timeout !== undefined) return {
    code: 'MLG-507',
    message: `${what} did not end within ${timeout / 1000} s and was killed.`,
    where: 'input timeout',
    fix: 'Raise the input timeout, or split the data into smaller files.'
  }
  return {
    code: 'MLG-507',
    message: `${what} ${signal === null ? `ended with exit code ${String(code)}` : `was killed by ${signal}`} and gave no result.`,
    fix: 'If memory ran out, use a larger runner; otherwise a data file is damaged in a way that crashes the engine: write it again.'
  }
}
