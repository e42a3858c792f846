import { isAccepted } from '../src/checks/reference.ts'

const of = (eventName: string, ref = 'refs/heads/main'): boolean => isAccepted({ eventName, ref, defaultBranch: 'main' })

test.each(['push', 'schedule', 'workflow_dispatch'])('%s on the default branch is about data that were accepted', (eventName) => {
  expect([of(eventName), of(eventName, 'refs/heads/other'), of(eventName, 'refs/tags/main')]).toEqual([true, false, false])
})

// A workflow_run has the default branch as its ref even when the run before it was of a fork.
test.each(['workflow_run', 'pull_request', 'pull_request_target', 'merge_group', 'issue_comment', 'repository_dispatch'])('%s is not', (eventName) => {
  expect(of(eventName)).toBe(false)
})
