import { parseContract, parsePolicy, type ContractObject, type DataPolicy } from '@mlgate/config'
import { frameOf, writeProfile } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'
import { conduct, readPolicy, type Decision, type GitHub, type PolicySource, type Runner } from '@mlgate/runner'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { planContract } from './contract/contract-plan.ts'
import { locateFiles, nameInRepository } from './fetch/data-files.ts'
import { gatherFiles } from './fetch/gather-files.ts'
import { evaluate, type DataEvaluation } from './evaluate.ts'
import { infer } from './contract/infer.ts'
import { configure, readInputs } from './inputs.ts'
import type { Observation } from './checks/observation.ts'
import { datasetDigest, findVersions } from './fetch/lineage.ts'
import { withProgress } from './scan/progress.ts'
import { acceptingBranch, findReference, isAccepted, PROFILE_FILE } from './checks/reference.ts'
import { reportOf, TITLE, type RuleSource } from './report.ts'
import { runtimeFolder } from './scan/runtime-folder.ts'
import { scanInChild } from './scan/scan-child.ts'
import { frameOfShards, mergeShards, readShards, shardArtifact } from './scan/shards.ts'
import { trustJob } from './scan/trust-job.ts'
import type { TableJob } from './scan/scan-table.ts'
import { tableJobs } from './scan/table-jobs.ts'

const ID = 'data'

/**
 * Validates data against its contract and against what was accepted before, and records what is accepted now; or, in mode
 * infer, writes a contract from them.
 */
export function main(runner: Runner): Promise<never> {
  const mode = runner.inputs.get('mode')
  if (mode === 'infer') return infer(runner)
  // The reports of shards are artifacts of one run, which need different names.
  const id = mode === 'profile' ? shardArtifact(ID, [runner.inputs.get('files')]) : ID
  return conduct(runner, { title: TITLE, id }, (cancelled) => decide(runner, cancelled))
}

async function decide(runner: Runner, cancelled: AbortSignal): Promise<Decision> {
  const { context, inputs: raw } = runner
  const inputs = readInputs(raw)
  const github = runner.github(raw.get('github-token'))
  const policyFile = nameInRepository(inputs.workingDirectory, inputs.config)
  const policySource = await readPolicy(runner, github, policyFile)
  const policy = configure(inputs, parsePolicy(policySource.text, policyFile).policy.data)
  const contractFile = nameInRepository(inputs.workingDirectory, policy.contract)
  const contractSource = await readContract(runner, github, contractFile)
  const contract = parseContract(contractSource.text, contractFile)
  refuseUnknownColumns(contract.schema[0], policy, contractFile)

  const merging = inputs.mode === 'merge'
  const { workingDirectory, maxDownload: maxBytes, timeout } = inputs
  const shards = inputs.profiles === '' ? [] : await readShards(await locateFiles(context.workspace, workingDirectory, [`${inputs.profiles}/**/*.json`]))
  const { lists: [files = [], testFiles = []], fetched } = await gatherFiles(runner, merging ? [] : [policy.files, policy.testFiles], { workingDirectory, maxBytes, timeout, cancelled })
  const versions = await findVersions(await realpath(context.workspace), [...files, ...testFiles])
  const plan = planContract(contract, policy)
  const reference = await findReference(github, context, policy.reference.artifact)
  const accepting = policy.environment === 'training' && isAccepted(context)
  const scan = merging ? mergeShards(shards, reference) : await withProgress(runner.log, `Reading ${files.length + testFiles.length} files`, scanInChild({
    runtime: runtimeFolder(runner),
    ...jobsOf(tableJobs(plan, files, contractFile, inputs.workingDirectory)),
    label: policy.label ?? null,
    trust: trustJob(policy, testFiles, plan.tables[0].hidden, reference.kind === 'found'),
    categorical: policy.slices,
    hidden: plan.tables[0].hidden,
    reference: reference.kind === 'found' && inputs.mode === 'validate' ? frameOf(reference.profile) : null,
    frame: inputs.mode === 'profile' ? frameOfShards(reference, shards) : null,
    record: accepting || inputs.mode === 'profile',
    shard: inputs.mode === 'profile'
  }, { script: join(import.meta.dirname, 'scan-process.js'), timeout: inputs.timeout, cancelled }))

  const branch = acceptingBranch(context)
  const names = scan.profile.files.map(({ name }) => name) as [string, ...string[]]
  const observation: Observation = { scan, mode: inputs.mode, files: names, versions, fetched, reference, contractFile, policyFile, now: Date.now(), branch, accepting }
  const evaluation = evaluate(observation, policy, plan)
  const sources = [source(policyFile, policySource), source(contractFile, contractSource)]
  return {
    report: reportOf(evaluation, observation, policy, sources),
    outputs: { rows: String(scan.rows), 'data-digest': datasetDigest(scan.profile.files), ...driftOutputs(evaluation), ...await recordProfile(runner, observation, evaluation, policy.reference.artifact) }
  }
}

/** A change cannot soften its own contract: the base's version decides, exactly as for the policy. */
async function readContract(runner: Runner, github: GitHub, file: string): Promise<PolicySource> {
  try {
    return await readPolicy(runner, github, file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    throw new ConfigError([{
      code: 'MLG-104',
      message: `There is no contract ${JSON.stringify(file)}.`,
      where: file,
      fix: 'Add the file, or name another one by data.contract of the policy; check that actions/checkout runs before this step.'
    }], { cause: error })
  }
}

function refuseUnknownColumns({ properties }: ContractObject, policy: DataPolicy, contractFile: string): void {
  const { label, id, group, timeColumn, slices, drift } = policy
  const single = [['data.label', label], ['data.id', id], ['data.group', group], ['data.time-column', timeColumn]] as const
  const named = [
    ...single.flatMap(([key, column]) => column === undefined ? [] : [{ key, column }]),
    ...slices.map((column) => ({ key: 'data.slices', column })),
    ...[...drift.columns.keys()].map((column) => ({ key: 'data.drift.columns', column }))
  ]
  const [first, ...rest] = named.filter(({ column }) => !properties.some(({ name }) => name === column)).map(({ key, column }) => ({
    code: 'MLG-102', message: `${key} names ${JSON.stringify(column)}, which is no column of the contract.`, where: contractFile, fix: `The columns are ${properties.map(({ name }) => name).join(', ')}.`
  } as const))
  if (first !== undefined) throw new ConfigError([first, ...rest])
}

function source(file: string, { origin: { ref, changedHere } }: PolicySource): RuleSource {
  return { file, ref, changedHere }
}

function driftOutputs({ drift }: DataEvaluation): Readonly<Record<string, string>> {
  if (drift.length === 0) return {}
  const columns = [...new Set(drift.filter(({ drifted, natural }) => drifted && !natural).map(({ column }) => column))]
  return { 'drift-detected': String(columns.length > 0), 'drift-columns': JSON.stringify(columns) }
}

function jobsOf([job, ...others]: ReturnType<typeof tableJobs>): TableJob & { readonly others: readonly TableJob[] } {
  return { ...job, others }
}

/** Only what is on the default branch and passed becomes what later data are compared with; a shard waits for the others. */
async function recordProfile({ context, log }: Runner, { scan, accepting, mode, files }: Observation, { verdict }: DataEvaluation, artifact: string): Promise<Readonly<Record<string, string>>> {
  if (!(mode === 'profile' || accepting) || !(verdict === 'pass' || verdict === 'warn')) return {}
  const name = mode === 'profile' ? shardArtifact(artifact, files) : artifact
  const folder = join(context.temp, 'mlgate', ID)
  const path = join(folder, PROFILE_FILE)
  await mkdir(folder, { recursive: true })
  await writeFile(path, writeProfile(scan.profile))
  log.info(`Recorded the profile of ${scan.rows} rows as the artifact ${name}.`)
  return { 'profile-path': path, 'profile-artifact': name }
}
