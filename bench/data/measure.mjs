import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often the peaks of the processes are looked at; the kernel keeps the highest, so that only the last moments can be missed. */
const LOOK = 20

/**
 * Runs a command in a process of its own: seconds from start to end, what it wrote, and (on Linux) the highest resident
 * memory in MB of the largest process and of all of them together, as if each had its highest at the same time.
 */
export async function run(command, args, input = '') {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const peaks = new Map()
  const timer = setInterval(() => look(child.pid, peaks), LOOK)
  const chunks = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(timer)
  const output = Buffer.concat(chunks).toString()
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${output.slice(0, 500)}`)
  const all = [...peaks.values()]
  return { seconds: (performance.now() - start) / 1000, peak: Math.max(0, ...all), together: all.reduce((sum, peak) => sum + peak, 0), output }
}

/** Notes the highest memory so far of a process and of those that it started. */
function look(pid, peaks) {
  try {
    const kilobytes = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    peaks.set(pid, Math.max(peaks.get(pid) ?? 0, kilobytes / 1024))
    for (const child of readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)) look(child, peaks)
  } catch {
    // the process has ended, or this is no Linux
  }
}

/** The run with the median time of several, with the highest peaks of all. */
export async function median(times, work) {
  const runs = []
  for (let at = 0; at < times; at++) runs.push(await work())
  runs.sort((a, b) => a.seconds - b.seconds)
  return { ...runs[Math.floor(runs.length / 2)], peak: Math.max(...runs.map(({ peak }) => peak)), together: Math.max(...runs.map(({ together }) => together)) }
}
