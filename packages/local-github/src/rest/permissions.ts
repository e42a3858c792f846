import type { JobToken } from '../store.ts'

/** Scope of `permissions:` that a route needs; with several scopes, one of them is enough. */
export type Need =
  | { readonly level: 'read' | 'write'; readonly scopes: readonly string[] }
  /** Any token of the repository. */
  | 'any'
  /** A person; a job's token never may. */
  | 'person'

const read = (...scopes: string[]): Need => ({ level: 'read', scopes })
const write = (...scopes: string[]): Need => ({ level: 'write', scopes })

/**
 * What each operation asks of a job's token.
 * Source: GitHub Docs, "Permissions required for GitHub Apps" and "Permissions for the GITHUB_TOKEN".
 */
export const NEEDS = {
  'actions/cancel-workflow-run': write('actions'),
  'actions/create-workflow-dispatch': write('actions'),
  'actions/delete-artifact': write('actions'),
  'actions/download-artifact': read('actions'),
  'actions/download-job-logs-for-workflow-run': read('actions'),
  'actions/force-cancel-workflow-run': write('actions'),
  'actions/get-artifact': read('actions'),
  'actions/get-job-for-workflow-run': read('actions'),
  'actions/get-repo-variable': 'person',
  'actions/get-workflow': read('actions'),
  'actions/get-workflow-run': read('actions'),
  'actions/list-artifacts-for-repo': read('actions'),
  'actions/list-jobs-for-workflow-run': read('actions'),
  'actions/list-repo-variables': 'person',
  'actions/list-repo-workflows': read('actions'),
  'actions/list-workflow-run-artifacts': read('actions'),
  'actions/list-workflow-runs': read('actions'),
  'actions/list-workflow-runs-for-repo': read('actions'),
  'apps/list-repos-accessible-to-installation': 'any',
  'checks/create': write('checks'),
  'checks/get': read('checks'),
  'checks/list-annotations': read('checks'),
  'checks/list-for-ref': read('checks'),
  'checks/update': write('checks'),
  'git/create-ref': write('contents'),
  'git/delete-ref': write('contents'),
  'git/get-ref': read('contents'),
  'git/list-matching-refs': read('contents'),
  'git/update-ref': write('contents'),
  'issues/create-comment': write('issues', 'pull-requests'),
  'issues/delete-comment': write('issues', 'pull-requests'),
  'issues/get-comment': read('issues', 'pull-requests'),
  'issues/list-comments': read('issues', 'pull-requests'),
  'issues/update-comment': write('issues', 'pull-requests'),
  'pulls/create': write('pull-requests'),
  'pulls/get': read('pull-requests'),
  'pulls/list': read('pull-requests'),
  'pulls/list-commits': read('pull-requests'),
  'pulls/list-files': read('pull-requests'),
  'pulls/merge': write('contents'),
  'pulls/update': write('pull-requests'),
  'rate-limit/get': 'any',
  'repos/compare-commits-with-basehead': read('contents'),
  'repos/create-commit-status': write('statuses'),
  'repos/create-deployment': write('deployments'),
  'repos/create-deployment-status': write('deployments'),
  'repos/create-or-update-environment': 'person',
  'repos/create-or-update-file-contents': write('contents'),
  'repos/get': 'any',
  'repos/get-all-environments': read('actions'),
  'repos/get-branch': read('contents'),
  'repos/get-combined-status-for-ref': read('statuses'),
  'repos/get-commit': read('contents'),
  'repos/get-content': read('contents'),
  'repos/get-deployment': read('deployments'),
  'repos/get-deployment-status': read('deployments'),
  'repos/get-environment': read('actions'),
  'repos/get-release-asset': read('contents'),
  'repos/get-release-by-tag': read('contents'),
  'repos/list-branches': read('contents'),
  'repos/list-commit-statuses-for-ref': read('statuses'),
  'repos/list-commits': read('contents'),
  'repos/list-deployment-statuses': read('deployments'),
  'repos/list-deployments': read('deployments'),
  'repos/list-pull-requests-associated-with-commit': read('pull-requests'),
  'users/get-authenticated': 'person'
} as const satisfies Readonly<Record<string, Need>>

export type OperationId = keyof typeof NEEDS

/** Whether a job's token may call the operation. */
export function permits({ permissions }: JobToken, operation: OperationId): boolean {
  const need: Need = NEEDS[operation]
  if (need === 'any' || need === 'person') return need === 'any'
  return need.scopes.some(
    (scope) => permissions[scope] === 'write' || (need.level === 'read' && permissions[scope] === 'read')
  )
}
