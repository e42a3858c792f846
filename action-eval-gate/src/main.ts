import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'
import { parsePolicy } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { blocks } from '@mlgate/report'
import { conduct, type Context, type Decision, type GitHub, readPolicy, type Runner } from '@mlgate/runner'
import { type BaselineFinding, lookUpBaseline, requireSameData } from './baseline.ts'
import { circumstancesOf, type Gathered, wornOut } from './circumstances.ts'
import { compare, type Comparison } from './comparison.ts'
import { evaluate } from './evaluate.ts'
import { usesOf, withUse } from './data-use.ts'
import { type Gate, gateOf, type Inputs, readInputs } from './inputs.ts'
import { requireModelCard } from './model-card.ts'
import { openModel } from './model-file.ts'
import { openPredictions, type PredictionsColumns } from './predictions-file.ts'
import { predictionsCsv } from './predictions-record.ts'
import { writeRecord } from './record.ts'
import { gateReport } from './report.ts'
import { score, type Scoring, type Source } from './scoring.ts'
import { compareSlices } from './slice-comparison.ts'
import { parseSlice } from './slice.ts'
import { workspacePath } from './workspace-path.ts'

/** Judges the candidate against the accepted model, reports, and ends the process by the verdict. */
export function main(runner: Runner, scoringProcess: string): Promise<never> {
  return conduct(runner, { title: 'Model gate', id: 'gate' }, async (cancelled) => {
    const inputs = readInputs(runner.inputs)
    refuseRecordOfProposal(inputs, runner.context)
    const gathered = await gather(runner, inputs, scoringProcess, cancelled)
    return decide(gathered, runner)
  })
}

async function gather(runner: Runner, inputs: Inputs, scoringProcess: string, cancelled: AbortSignal): Promise<Gathered> {
  const { context } = runner
  const github = runner.github(inputs.token)
  const policyPath = posix.join(inputs.workingDirectory, inputs.config)
  const source = await readPolicy(runner, github, policyPath)
  const file = parsePolicy(source.text, policyPath)
  const gate = gateOf(file, policyPath, inputs)
  const at: Locate = (path, where) => workspacePath(context.workspace, inputs.workingDirectory, path, where)
  const candidate = await openCandidate(gate, at)
  if (gate.modelCard !== undefined) await requireModelCard(await at(gate.modelCard.file, 'gate.model-card.file'), gate.modelCard.file, gate.modelCard.sections)
  const finding = await findBaseline(github, { context, inputs, gate }, at)
  const data = { path: await at(gate.data, 'gate.data'), name: gate.data }
  if (finding.kind === 'found') await requireSameData(finding, data.path, data.name)
  const scoring = await score({
    runtime: runner.environment('MLGATE_RUNTIME') ?? '',
    folder: join(folderOf(context), 'scoring'),
    process: scoringProcess,
    data,
    label: gate.label,
    ...(gate.idColumn === undefined ? {} : { id: gate.idColumn }),
    slices: slicesOf(gate).map(parseSlice),
    device: inputs.device,
    candidate,
    ...('source' in finding ? { baseline: finding.source } : {}),
    timeout: inputs.timeout,
    environment: (name) => runner.environment(name)
  }, cancelled)
  return { context, inputs, policyPath, source, file, gate, candidate, finding, scoring, comparison: compareAll(scoring, gate) }
}

/** All metrics on all rows, and those of the rules on the slices. */
function compareAll(scoring: Scoring, gate: Gate): Comparison {
  const metrics = [...new Set(gate.rules.map(({ metric }) => metric))]
  const whole = compare(scoring, gate, metrics)
  if (scoring.groupings.length === 0) return whole
  return { ...whole, slices: compareSlices(scoring, scoring.groupings, metrics, gate) }
}

function slicesOf({ slices, rules }: Gate): readonly string[] {
  return [...new Set([...slices, ...rules.flatMap((rule) => rule.slices ?? [])])]
}

type Locate = (path: string, where: string) => Promise<string>

async function openCandidate(gate: Gate, at: Locate): Promise<Source> {
  const { kind, path } = gate.candidate
  const full = await at(path, `gate.${kind}`)
  return kind === 'model' ? openModel(full, path, gate.label) : openPredictions(full, path, columnsOf(gate))
}

async function findBaseline(github: GitHub, { context, inputs, gate }: Pick<Gathered, 'context' | 'inputs' | 'gate'>, at: Locate): Promise<BaselineFinding> {
  const { baselinePredictions: given } = gate
  if (given !== undefined) return { kind: 'given', source: await openPredictions(await at(given, 'gate.baseline-predictions'), given, columnsOf(gate)) }
  return lookUpBaseline(github, {
    name: gate.baseline.artifact,
    branch: baselineBranch(inputs, context),
    excludeRun: context.runId,
    mode: inputs.mode,
    label: gate.label,
    folder: folderOf(context)
  })
}

function columnsOf({ idColumn, scoreColumn, label }: Gate): PredictionsColumns {
  return idColumn === undefined ? { join: 'order', score: scoreColumn, label } : { join: 'id', score: scoreColumn, id: idColumn }
}

async function decide(gathered: Gathered, runner: Runner): Promise<Decision> {
  const { comparison, gate, inputs, finding } = gathered
  const evaluation = evaluate(comparison, gate, finding.kind === 'given' ? 'found' : finding.kind, wornOut(gathered))
  const report = gateReport(evaluation, comparison, gate, circumstancesOf(gathered, evaluation.tests))
  const metrics = Object.fromEntries(comparison.metrics.map(({ metric, candidate }) => [metric, candidate]))
  const accepted = report.verdict !== 'fail' && report.verdict !== 'error' && !blocks(report.verdict, inputs.failOn)
  const record = inputs.mode === 'record' && accepted ? await recordOf(gathered, metrics, runner.now()) : ''
  return { report, outputs: { 'record-path': record, 'baseline-artifact': gate.baseline.artifact, metrics: JSON.stringify(metrics) } }
}

function recordOf({ context, candidate, scoring, gate, finding }: Gathered, metrics: Readonly<Record<string, number>>, now: Date): Promise<string> {
  const content = candidate.kind === 'model' ? candidate.bytes : predictionsCsv(scoring.truth.values, scoring.candidate.values)
  const weights = candidate.kind === 'model' ? candidate.weights : []
  return writeRecord(folderOf(context), content, {
    schema: 1,
    subject: { kind: candidate.kind, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length },
    ...(weights.length === 0 ? {} : { weights: weights.map(({ location, sha256, bytes }) => ({ location, sha256, bytes })) }),
    data: { file: gate.data, sha256: scoring.data.sha256, rows: scoring.data.rows },
    commit: context.headSha,
    run: context.runId,
    recorded: now.toISOString(),
    metrics: Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value))),
    uses: withUse(usesOf(finding), scoring.data.sha256)
  }, weights)
}

/** A branch that records goes on from its own baseline; everything else is compared with what its change goes into. */
function baselineBranch({ mode }: Inputs, { base, headRef, defaultBranch }: Context): string {
  return mode === 'record' ? headRef : base?.ref ?? defaultBranch
}

function folderOf({ temp }: Context): string {
  return join(temp, 'mlgate', 'gate')
}

/** What was accepted already. A `workflow_run` also follows runs of forks, whose models must not become baselines. */
const RECORDING_EVENTS: readonly string[] = ['push', 'schedule', 'workflow_dispatch']

function refuseRecordOfProposal({ mode }: Inputs, { eventName }: Context): void {
  if (mode === 'compare' || RECORDING_EVENTS.includes(eventName)) return
  throw new ConfigError([{
    code: 'MLG-103',
    message: `The input mode is record, but a run of the event ${eventName} may judge what nobody has accepted.`,
    where: 'input mode',
    fix: "Record on push, schedule or workflow_dispatch, for example mode: ${{ github.event_name == 'push' && 'record' || 'compare' }}."
  }])
}
