import { refuseUntrustedRecord } from '../src/baseline/recording-events.ts'

const judge = (mode: 'compare' | 'record' | 'accept', eventName: string, ref = 'refs/heads/main', failOn: 'error' | 'warn' = 'error') => () => {
  refuseUntrustedRecord({ mode, failOn }, { eventName, ref, defaultBranch: 'main' })
}

test('everything may be compared; recorded is what was pushed, scheduled or started by hand', () => {
  for (const event of ['pull_request', 'workflow_run', 'merge_group', 'push']) expect(judge('compare', event)).not.toThrow()
  for (const event of ['push', 'schedule', 'workflow_dispatch']) expect(judge('record', event)).not.toThrow()
  for (const event of ['pull_request', 'pull_request_target', 'workflow_run', 'merge_group', 'issue_comment']) expect(judge('record', event)).toThrow(/MLG-103 .*nobody has accepted/)
})

test('accepted is by hand on the default branch only', () => {
  expect(judge('accept', 'workflow_dispatch')).not.toThrow()
  for (const event of ['push', 'schedule', 'pull_request', 'pull_request_target', 'workflow_run']) expect(judge('accept', event)).toThrow(/MLG-103 .*the event/)
  expect(judge('accept', 'workflow_dispatch', 'refs/heads/side')).toThrow(/refs\/heads\/side/)
  expect(judge('accept', 'workflow_dispatch', 'refs/tags/main')).toThrow(/MLG-103/)
  expect(judge('accept', 'workflow_dispatch', 'refs/heads/main', 'warn')).toThrow(/fail-on: warn/)
})
