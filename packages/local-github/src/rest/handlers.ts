import { artifacts } from './artifact.ts'
import type { Handler, Handlers } from './call.ts'
import { checkRuns } from './check-run.ts'
import { comments } from './comment.ts'
import { commits } from './commit.ts'
import { contents } from './content.ts'
import { deployments } from './deployment.ts'
import { environments } from './environment.ts'
import { gitRefs } from './git-ref.ts'
import type { OperationId } from './permissions.ts'
import { pulls } from './pull.ts'
import { rateLimits } from './rate-limit.ts'
import { releases } from './release.ts'
import { repositories } from './repository.ts'
import { runs } from './run.ts'
import { statuses } from './status.ts'
import { users } from './user.ts'
import { variables } from './variable.ts'
import { workflows } from './workflow.ts'

const parts: readonly Handlers[] = [
  artifacts,
  checkRuns,
  comments,
  commits,
  contents,
  deployments,
  environments,
  gitRefs,
  pulls,
  rateLimits,
  releases,
  repositories,
  runs,
  statuses,
  users,
  variables,
  workflows
]

const all: Handlers = Object.assign({}, ...parts) as Handlers

/** The handler of an operation. Its body has been checked, so that the shape it names is the shape it gets. */
export function handlerOf(id: OperationId): Handler | undefined {
  return all[id] as Handler | undefined
}
