import { ConfigError, InfrastructureError, MlgateError, type Problem } from '@mlgate/problem'
import { exitCode, noDecision, type Report } from '@mlgate/report'
import { readCommonInputs } from './common-inputs.ts'
import { deadline } from './deadline.ts'
import { deliver } from './deliver.ts'
import { interruption } from '../step/interruption.ts'
import { messageOf } from '../message-of.ts'
import type { RawInputs, Runner } from '../runner.ts'

/** What an action has decided, and the outputs that only it sets. */
export interface Decision {
  readonly report: Report
  readonly outputs?: Readonly<Record<string, string>>
}

export interface Gate {
  /** For example `Model gate`. */
  readonly title: string
  /** Names report and comment when the gate sets no status, for example `gate`: letters, digits, `.`, `_`, `-`. */
  readonly id: string
  /** Reads the action's own inputs, so that what is wrong with them is told beside what is wrong with the common ones. */
  readonly inputs?: (raw: RawInputs) => unknown
}

const REPORTING_MS = 120_000
/** What is left between the SIGINT of a cancelled job and its SIGKILL, with a reserve. */
const REPORTING_WHEN_CANCELLED_MS = 5_000
const ISSUES = 'https://github.com/mlgate/mlgate/issues'

/**
 * Decides first, reports after: reads the common inputs, runs `decide`, then opens every door on its own (outputs,
 * report files, summary,
 * comment, status, annotations), none of which can change the verdict, and exits by it. The signal of `decide` fires
 * when the job is cancelled.
 */
export async function conduct(
  runner: Runner,
  gate: Gate,
  decide: (cancelled: AbortSignal) => Promise<Decision>
): Promise<never> {
  const { reason, signal } = interruption()
  const { common, error } = readCommonInputs(runner.inputs)
  const decision = await settle(runner, gate, async () => {
    if (error !== undefined) throw withOwnProblems(error, runner.inputs, gate)
    return Promise.race([decide(signal), reason])
  })
  const code = exitCode(decision.report.verdict, common.failOn)
  const time = deadline(signal.aborted ? REPORTING_WHEN_CANCELLED_MS : REPORTING_MS)
  signal.addEventListener('abort', () => {
    time.shorten(REPORTING_WHEN_CANCELLED_MS)
  })
  try {
    await deliver(runner, gate, { ...decision, code }, common, time)
  } catch (error) {
    await logStack(runner, error)
  }
  time.stop()
  return runner.exit(code)
}

/** Everything that is wrong with the inputs at once; an input that both parts read is told once. */
function withOwnProblems(common: ConfigError, raw: RawInputs, { inputs }: Gate): ConfigError {
  try {
    inputs?.(raw)
    return common
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const places = common.problems.map(({ where }) => where)
    return new ConfigError([...common.problems, ...error.problems.filter(({ where }) => !places.includes(where))])
  }
}

/** The decision, or the report that there is none. */
async function settle(runner: Runner, { title }: Gate, decide: () => Promise<Decision>): Promise<Decision> {
  try {
    return await decide()
  } catch (error) {
    if (error instanceof MlgateError) return { report: noDecision(title, error.problems, leadOf(error)) }
    await logStack(runner, error)
    return {
      report: noDecision(
        title,
        [defect(error)],
        'This is a defect of mlgate, not a verdict about the model or the data.'
      )
    }
  }
}

function leadOf(error: MlgateError): string {
  const count = error.problems.length
  const problems = count === 1 ? 'one problem' : `${count} problems`
  return error instanceof InfrastructureError
    ? `Nothing was judged: ${problems} outside the model and the data stood in the way.`
    : `Nothing was judged: ${problems} in what mlgate was given must be mended first.`
}

function defect(error: unknown): Problem {
  return {
    code: 'MLG-901',
    message: `mlgate itself failed: ${messageOf(error)}`,
    fix: `Report it at ${ISSUES} with the group "Stack" of this log.`
  }
}

function logStack(runner: Runner, error: unknown): Promise<void> {
  return runner.log.group('Stack', async () => {
    runner.log.info(error instanceof Error ? (error.stack ?? error.message) : String(error))
    await Promise.resolve()
  })
}
