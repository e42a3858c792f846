import { spawn } from 'node:child_process'

export interface ChildRequest {
  /** A bundled program; it gets its job on stdin and leaves its answer in `folder`. */
  readonly script: string
  /** Its working directory, and where it may write. */
  readonly folder: string
  /** Milliseconds after which it is killed. */
  readonly timeout: number
  /** Of this process; tokens are not passed on. */
  readonly environment: (name: string) => string | undefined
}

/** `said`: the end of what a crashed process wrote to its standard error. */
export type End = 'exited' | 'timed out' | 'cancelled' | { readonly crashed: string; readonly said: string }

/** The only variables that a child sees: where programs and libraries lie, which GPUs are visible. */
const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'CUDA_PATH', 'CUDA_VISIBLE_DEVICES', 'NVIDIA_VISIBLE_DEVICES', 'SYSTEMROOT']
const SAID_CHARACTERS = 4000

/** Runs a program that loads native code and foreign models to its end, or kills it: when its time is over, when the job is cancelled. */
export function runChild({ script, folder, environment, timeout }: ChildRequest, job: unknown, signal: AbortSignal): Promise<End> {
  const env = Object.fromEntries(PASSED_ON.map((name) => [name, environment(name)]))
  const child = spawn(process.execPath, [script], { cwd: folder, env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder }, stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-SAID_CHARACTERS) })
  return new Promise((resolve) => {
    let reason: End | undefined
    const kill = (why: End): void => {
      reason ??= why
      child.kill('SIGKILL')
    }
    const timer = setTimeout(kill, timeout, 'timed out')
    const cancel = (): void => { kill('cancelled') }
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    const finish = (end: End): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      resolve(reason ?? end)
    }
    child.on('error', (error) => { finish({ crashed: `could not be started: ${error.message}`, said }) })
    child.on('close', (code, killedBy) => { finish(code === 0 ? 'exited' : { crashed: killedBy === null ? `exit code ${code ?? 0}` : `signal ${killedBy}`, said }) })
    child.stdin.on('error', () => undefined)
    child.stdin.end(JSON.stringify(job))
  })
}
