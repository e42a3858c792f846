import { readProfile, type Profile } from '@mlgate/dataset'
import { InfrastructureError } from '@mlgate/problem'
import { downloadArtifact, findArtifact, type Artifact, type Context, type GitHub } from '@mlgate/runner'

/** The profile of the data that the branch accepted last, and where it comes from. */
export type Reference =
  | { readonly kind: 'found'; readonly profile: Profile; readonly artifact: Artifact }
  | { readonly kind: 'none'; readonly passedOver: readonly string[] }
  | { readonly kind: 'expired'; readonly artifact: Artifact }

export const PROFILE_FILE = 'profile.json'
const MAX_BYTES = 64 * 1024 * 1024

/** The branch whose data are accepted: the one a change is proposed to, otherwise the default branch. */
export function acceptingBranch({ base, defaultBranch }: Context): string {
  return base?.ref ?? defaultBranch
}

/** Events of what was accepted already. A `workflow_run` also follows runs of forks, whose data must not become the reference. */
const ACCEPTED: readonly string[] = ['push', 'schedule', 'workflow_dispatch']

/** Whether what is checked is what the default branch holds, and no proposal. */
export function isAccepted({ eventName, ref, defaultBranch }: Pick<Context, 'eventName' | 'ref' | 'defaultBranch'>): boolean {
  return ACCEPTED.includes(eventName) && ref === `refs/heads/${defaultBranch}`
}

/** @throws InfrastructureError MLG-202 for a damaged profile, MLG-401 or MLG-402 when GitHub does not hand it out */
export async function findReference(github: GitHub, context: Context, name: string): Promise<Reference> {
  const search = await findArtifact(github, { name, branch: acceptingBranch(context), excludeRun: context.runId })
  switch (search.kind) {
    case 'none':
      return { kind: 'none', passedOver: search.passedOver.map(({ reason }) => reason) }
    case 'expired':
      return { kind: 'expired', artifact: search.artifact }
    case 'found': {
      const files = await downloadArtifact(github, search.artifact, { entries: [PROFILE_FILE], maxBytes: MAX_BYTES })
      return { kind: 'found', profile: parse(files.get(PROFILE_FILE), search.artifact), artifact: search.artifact }
    }
  }
}

function parse(bytes: Uint8Array | undefined, artifact: Artifact): Profile {
  try {
    if (bytes === undefined) throw new RangeError(`it holds no ${PROFILE_FILE}`)
    return readProfile(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new InfrastructureError([{
      code: 'MLG-202',
      message: `The reference profile of run ${artifact.runId} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
      where: artifact.runUrl,
      fix: `Delete the artifact ${JSON.stringify(artifact.name)} of that run, and push to ${JSON.stringify(artifact.branch)} or run its workflow again to record a new one.`
    }], { cause })
  }
}
