import { ConfigError } from '@mlgate/problem'
import { blocks } from '@mlgate/report'
import type { Context } from '@mlgate/runner'
import type { Inputs } from '../inputs.ts'

type Intent = Pick<Inputs, 'mode' | 'failOn'>
type Run = Pick<Context, 'eventName' | 'ref' | 'defaultBranch'>

/** What was accepted already. A `workflow_run` also follows runs of forks, whose models must not become baselines. */
const RECORDING_EVENTS: readonly string[] = ['push', 'schedule', 'workflow_dispatch']

/** Who may make a baseline, and when. Throws `ConfigError` MLG-103. */
export function refuseUntrustedRecord(intent: Intent, run: Run): void {
  if (intent.mode === 'record') refuseRecord(run)
  if (intent.mode === 'accept') refuseAccept(intent, run)
}

function refuseRecord({ eventName }: Run): void {
  if (RECORDING_EVENTS.includes(eventName)) return
  throw refusal(
    `The input mode is record, but a run of the event ${eventName} may judge what nobody has accepted.`,
    "Record on push, schedule or workflow_dispatch, for example mode: ${{ github.event_name == 'push' && 'record' || 'compare' }}."
  )
}

/** A person with write access starts it on what is merged already: the branch's rules have been kept. */
function refuseAccept({ failOn }: Intent, { eventName, ref, defaultBranch }: Run): void {
  if (eventName !== 'workflow_dispatch' || ref !== `refs/heads/${defaultBranch}`)
    throw refusal(
      `The input mode is accept, but this is a run of the event ${eventName} on ${JSON.stringify(ref)}.`,
      `Merge first, then let a person start the workflow by workflow_dispatch on ${JSON.stringify(defaultBranch)}.`
    )
  if (blocks('warn', failOn))
    throw refusal('The input mode is accept, but fail-on: warn would fail the run that accepts, and runs that failed leave no baseline.', 'Leave fail-on out of the step that accepts.')
}

function refusal(message: string, fix: string): ConfigError {
  return new ConfigError([{ code: 'MLG-103', message, where: 'input mode', fix }])
}
