import { join, posix } from 'node:path'
import { parsePolicy, parseSlice } from '@mlgate/config'
import { blocks } from '@mlgate/report'
import { compareCommits, conduct, type Context, type Decision, readPolicy, type Runner } from '@mlgate/runner'
import { acceptedReport } from './baseline/acceptance.ts'
import { compareWithAnchor } from './baseline/anchor.ts'
import type { BaselineFinding } from './baseline/baseline.ts'
import { circumstancesOf, type Gathered, wornOut } from './report/circumstances.ts'
import { compare, type Comparison } from './judge/comparison.ts'
import { type DeviceRequest, prepareDevice } from './cuda/prepare.ts'
import { evaluate } from './evaluate.ts'
import { judgeableFairness } from './fairness/judgeable.ts'
import { findAnchor, findBaseline, type Search, withSameData } from './baseline/find-baseline.ts'
import { type Gate, gateOf, type Inputs, readInputs } from './inputs.ts'
import { judgedCommit } from './baseline/judged-commit.ts'
import { requireModelCard } from './model/model-card.ts'
import { openModel } from './model/model-file.ts'
import { type MeasuredModels, measureCosts } from './performance/measure-costs.ts'
import { comparePeriods } from './periods/compare-periods.ts'
import { retrainOutputs } from './periods/period-remark.ts'
import { asksForProbing, probe } from './probing/probe.ts'
import { requireModel } from './probing/require-model.ts'
import { openPredictions, type PredictionsColumns } from './scoring/predictions-file.ts'
import { recordOf } from './baseline/recording.ts'
import { refuseUntrustedRecord } from './baseline/recording-events.ts'
import { remarksOf } from './report/remarks.ts'
import { withRemarks } from './report/report-remarks.ts'
import { gateReport } from './report.ts'
import { scoreModels } from './scoring/score-models.ts'
import type { Scoring, Source } from './scoring/scoring.ts'
import type { TruthJob } from './scoring/scoring-job.ts'
import { settledGate } from './policy/settled-gate.ts'
import { compareSlices } from './judge/slice-comparison.ts'
import { isAskedFor } from './judge/slice.ts'
import { writeRecord } from './baseline/stored-record.ts'
import { wantedFeatures, wantedSlices, wantedTime } from './scoring/wanted-columns.ts'
import { workspacePath } from './model/workspace-path.ts'

/** The bundled programs that load native code and run models. */
export interface Programs {
  readonly scoring: string
  readonly timing: string
  readonly memory: string
  readonly probing: string
}

/** Rows that models are timed and weighed on, where there are as many. */
const SAMPLE_ROWS = 8192

/** Judges the candidate against the accepted model, reports, and ends the process by the verdict. */
export function main(runner: Runner, programs: Programs): Promise<never> {
  return conduct(runner, { title: 'Model gate', id: 'gate', inputs: readInputs }, async (cancelled) => {
    const inputs = readInputs(runner.inputs)
    refuseUntrustedRecord(inputs, runner.context)
    const gathered = await gather(runner, inputs, programs, cancelled)
    return decide(gathered, runner)
  })
}

async function gather(runner: Runner, inputs: Inputs, programs: Programs, cancelled: AbortSignal): Promise<Gathered> {
  const { context } = runner
  const github = runner.github(inputs.token)
  const policyPath = posix.join(inputs.workingDirectory, inputs.config)
  const source = await readPolicy(runner, github, policyPath)
  const file = parsePolicy(source.text, policyPath)
  const written = gateOf(file, policyPath, inputs)
  requireModel(written, file, policyPath)
  const at: Locate = (path, where) => workspacePath(context.workspace, inputs.workingDirectory, path, where)
  const { deviceReason, device, ...prepared } = await prepareDevice(deviceOf(runner, inputs), cancelled)
  const candidate = await openCandidate(written, at)
  if (written.modelCard !== undefined) await requireModelCard(await at(written.modelCard.file, 'gate.model-card.file'), written.modelCard.file, written.modelCard.sections)
  const proposal = context.base === undefined ? undefined : await compareCommits(github, context.base.ref, await judgedCommit(context))
  const search: Search = { github, context, inputs, gate: written, proposal, columns: columnsOf(written), folder: folderOf(context), at }
  const found = await findBaseline(search)
  const data = { path: await at(written.data, 'gate.data'), name: written.data }
  const usable = await withSameData(found, inputs, data)
  const models = { finding: usable, anchor: await findAnchor(search, usable), accepting: inputs.mode === 'accept' }
  const child = { ...prepared, timeout: inputs.timeout }
  const { scoring: scored, finding, anchor } = await scoreModels({
    ...child,
    device,
    folder: join(folderOf(context), 'scoring'),
    process: programs.scoring,
    data,
    truth: truthOf(written),
    ...wantedFeatures(written, file, policyPath),
    ...(written.idColumn === undefined ? {} : { id: written.idColumn }),
    slices: wantedSlices(written, file, policyPath),
    ...wantedTime(written, file, policyPath),
    candidate,
    ...sampleOf(written)
  }, models, cancelled)
  const scoring = withReason(scored, deviceReason)
  const gate = settledGate(written, scoring, file, policyPath)
  const costs = gate.performance === undefined || candidate.kind !== 'model'
    ? undefined
    : await measureCosts({ ...child, folder: folderOf(context), ...programs }, { candidate, ...modelOf(finding) }, scoring, { ...gate, performance: gate.performance }, cancelled)
  const probed = asksForProbing(gate) ? await probe({ ...child, folder: folderOf(context), ...programs, data, truth: truthOf(written) }, scoring, gate, cancelled) : undefined
  return {
    context, inputs, policyPath, source, file, gate, candidate, finding, scoring, comparison: compareAll(scoring, gate), fairness: judgeableFairness(scoring, gate, file, policyPath),
    ...(gate.time === undefined || scoring.times === undefined ? {} : { periods: comparePeriods(scoring, scoring.times, { ...gate, time: gate.time }, runner.now()) }),
    ...(costs === undefined ? {} : { costs }),
    ...(probed === undefined ? {} : { probed }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(anchor === undefined ? {} : { anchor: compareWithAnchor(anchor, scoring, gate) })
  }
}

/** Rows to keep for what measures the models; none where it is enough to know the models as they were run. */
function sampleOf({ performance, robustness, importance }: Gate): { readonly sampleRows?: number } {
  if (performance !== undefined) return { sampleRows: SAMPLE_ROWS }
  return robustness.length > 0 || importance !== undefined ? { sampleRows: 0 } : {}
}

/** All metrics on all rows, and those of the rules on the slices. */
function compareAll(scoring: Scoring, gate: Gate): Comparison {
  const metrics = [...new Set(gate.rules.map(({ metric }) => metric))]
  const whole = compare(scoring, gate, metrics)
  const specs = [...gate.slices, ...gate.rules.flatMap((rule) => rule.slices ?? [])].map(parseSlice)
  const groupings = scoring.groupings.filter((grouping) => isAskedFor(grouping, specs))
  return groupings.length === 0 ? whole : { ...whole, slices: compareSlices(scoring, groupings, metrics, gate) }
}

/** The scoring knows only why a GPU that was tried was not taken. */
function withReason(scoring: Scoring, deviceReason: string | undefined): Scoring {
  return deviceReason === undefined || scoring.ran === undefined ? scoring : { ...scoring, ran: { ...scoring.ran, deviceReason } }
}

/** What the step says about the device, and where on this machine it is looked after. */
function deviceOf(runner: Runner, { device, cudaLibraries: libraries }: Inputs): DeviceRequest {
  const environment = (name: string): string | undefined => runner.environment(name)
  const cache = join(environment('RUNNER_TOOL_CACHE') ?? runner.context.temp, 'mlgate')
  return { device, libraries, runtime: environment('MLGATE_RUNTIME') ?? '', cache, folder: folderOf(runner.context), environment }
}

/** The baseline where it is a model that was run. */
function modelOf(finding: BaselineFinding): Pick<MeasuredModels, 'baseline'> {
  return finding.kind === 'found' && finding.source.kind === 'model' ? { baseline: finding.source } : {}
}

function truthOf({ task, labels, classes, groupColumn }: Gate): TruthJob {
  return { task, labels, ...(classes === undefined ? {} : { classes }), ...(groupColumn === undefined ? {} : { group: groupColumn }) }
}

type Locate = (path: string, where: string) => Promise<string>

async function openCandidate(gate: Gate, at: Locate): Promise<Source> {
  const { kind, path } = gate.candidate
  const full = await at(path, `gate.${kind}`)
  return kind === 'model' ? openModel(full, path, { label: gate.label, ...(gate.output === undefined ? {} : { output: gate.output }) }) : openPredictions(full, path, columnsOf(gate))
}

function columnsOf({ idColumn, scoreColumns }: Gate): PredictionsColumns {
  return idColumn === undefined ? { join: 'order', scores: scoreColumns } : { join: 'id', scores: scoreColumns, id: idColumn }
}

async function decide(gathered: Gathered, runner: Runner): Promise<Decision> {
  const { comparison, gate, inputs, finding, context } = gathered
  const evaluation = evaluate(comparison, gate, finding.kind === 'given' ? 'found' : finding.kind, wornOut(gathered))
  const about = circumstancesOf(gathered, evaluation.tests)
  const judged = withRemarks(gateReport(evaluation, comparison, gate, about), remarksOf(gathered, about))
  const accepted = inputs.mode === 'accept' ? { by: context.actor, reason: inputs.reason, verdict: judged.verdict } : undefined
  const report = accepted === undefined ? judged : acceptedReport(judged, accepted)
  const metrics = Object.fromEntries(comparison.metrics.map(({ metric, candidate }) => [metric, candidate]))
  const passed = report.verdict !== 'fail' && report.verdict !== 'error' && !blocks(report.verdict, inputs.failOn)
  const record = inputs.mode === 'compare' || !passed ? '' : await writeRecord(folderOf(context), await recordOf(gathered, {
    metrics,
    now: runner.now(),
    process: { node: process.version, platform: process.platform, architecture: process.arch },
    ...(accepted === undefined ? {} : { accepted })
  }))
  const { place } = gate.baseline
  return { report, outputs: { 'record-path': record, 'baseline-artifact': place.kind === 'artifact' ? place.name : '', metrics: JSON.stringify(metrics), ...retrainOutputs(gathered.periods, gate) } }
}

function folderOf({ temp }: Context): string {
  return join(temp, 'mlgate', 'gate')
}
