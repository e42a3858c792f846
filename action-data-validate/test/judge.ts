import { parseContract, parsePolicy, type DataPolicy } from '@mlgate/config'
import { frameOf, type Profile } from '@mlgate/dataset'
import type { Artifact } from '@mlgate/runner'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planContract, type Plan } from '../src/contract/contract-plan.ts'
import { evaluate, type DataEvaluation } from '../src/evaluate.ts'
import type { Observation } from '../src/checks/observation.ts'
import { reportOf } from '../src/report.ts'
import { scan } from '../src/scan/scan.ts'
import { trustJob } from '../src/scan/trust-job.ts'
import { tableJobs } from '../src/scan/table-jobs.ts'
import type { Report } from '@mlgate/report'

export const root = join(import.meta.dirname, '..', '..')

export interface Judged {
  readonly evaluation: DataEvaluation
  readonly observation: Observation
  readonly report: Report
  readonly profile: Profile
}

/** Scans a CSV text in this process and decides, as the action does; with a reference as in a pull request. */
export async function judge(csv: string, contract: string, policyText: string, reference?: Profile, heldOut?: string): Promise<Judged> {
  const folder = await mkdtemp(join(tmpdir(), 'mlgate-judge-'))
  try {
    const path = join(folder, 'train.csv')
    await writeFile(path, csv)
    const policy = parsePolicy(policyText, 'mlgate.yml').policy.data!
    const plan = planContract(parseContract(contract, 'contract.yml'), policy)
    const held = heldOut === undefined ? [] : [{ path: join(folder, 'test.csv'), name: 'data/test.csv' }]
    for (const { path: heldPath } of held) await writeFile(heldPath, heldOut ?? '')
    const [job, ...others] = tableJobs(plan, [{ path, name: 'data/train.csv' }], 'contract.yml', '.')
    const seen = await scan({
      runtime: root, ...job, others,
      trust: trustJob(policy, held, plan.tables[0].hidden, reference !== undefined),
      label: policy.label ?? null, categorical: policy.slices, hidden: plan.tables[0].hidden, reference: reference === undefined ? null : frameOf(reference),
      frame: null, record: reference === undefined
    })
    const observation = observed(seen, reference)
    return { ...decide(observation, policy, plan), observation, profile: seen.profile }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function observed(seen: Observation['scan'], reference: Profile | undefined): Observation {
  return {
    scan: seen, mode: 'validate', files: ['data/train.csv'], versions: [], fetched: [], contractFile: 'contract.yml', policyFile: 'mlgate.yml', now: Date.UTC(2026, 0, 1), branch: 'main', accepting: reference === undefined,
    reference: reference === undefined ? { kind: 'none', passedOver: [] } : { kind: 'found', profile: reference, artifact: ARTIFACT }
  }
}

function decide(observation: Observation, policy: DataPolicy, plan: Plan): { evaluation: DataEvaluation, report: Report } {
  const evaluation = evaluate(observation, policy, plan)
  return { evaluation, report: reportOf(evaluation, observation, policy, []) }
}

const ARTIFACT: Artifact = {
  id: 1, name: 'mlgate-profile', runId: 7, runUrl: 'https://github.com/acme/birdstrikes/actions/runs/7', branch: 'main', headSha: 'abcdef0123', sizeInBytes: 1,
  createdAt: '2026-01-01T00:00:00Z', expiresAt: '2026-04-01T00:00:00Z'
}

/** Findings that did not pass, as `verdict id`. */
export function open({ evaluation }: Judged): readonly string[] {
  return evaluation.checks.filter(({ verdict }) => verdict !== 'pass').map(({ verdict, id }) => `${verdict} ${id}`)
}
