import type { PolicyFile } from '@mlgate/config'
import { formatCount, formatNumber, type Text } from '@mlgate/report'
import type { CommitComparison, Context, PolicySource } from '@mlgate/runner'
import { minimalDetectableEffect } from '@mlgate/stats'
import type { AnchorComparison } from '../baseline/anchor.ts'
import { baselineFacts } from '../baseline/baseline-facts.ts'
import type { BaselineFinding, RecordedBaseline } from '../baseline/baseline.ts'
import type { Comparison } from '../judge/comparison.ts'
import { placementWords } from '../cuda/node-placement.ts'
import { parityWords } from '../cuda/parity-remark.ts'
import { usesBefore } from '../baseline/data-use.ts'
import { assumedFeatures, featureFacts } from '../model/feature-words.ts'
import type { FairnessComparison } from '../fairness/compare-fairness.ts'
import type { Inputs } from '../inputs.ts'
import { interfaceChanges } from '../model/interface-change.ts'
import { formatSize } from '../judge/metric.ts'
import type { PeriodComparison } from '../periods/compare-periods.ts'
import type { Probed } from '../probing/probe.ts'
import type { Costs } from '../performance/measure-costs.ts'
import type { BaselineWords, Circumstances, PolicyWords } from '../report.ts'
import type { Scoring, Source } from '../scoring/scoring.ts'
import type { SettledGate } from '../policy/settled-gate.ts'
import { ruleWords, taskWords } from '../policy/settled-words.ts'

/** What a run has gathered when the models are scored. */
export interface Gathered {
  readonly context: Context
  readonly inputs: Inputs
  readonly policyPath: string
  readonly source: PolicySource
  readonly file: PolicyFile
  readonly gate: SettledGate
  readonly candidate: Source
  readonly finding: BaselineFinding
  readonly scoring: Scoring
  readonly comparison: Comparison
  /** Left out where the policy names no column of time. */
  readonly periods?: PeriodComparison
  /** By every fairness rule. */
  readonly fairness: readonly FairnessComparison[]
  /** Left out where the policy names none. */
  readonly costs?: Costs
  /** Left out where the policy asks for nothing that the models are run again for. */
  readonly probed?: Probed
  /** How the change stands to what it goes into; absent where nothing is proposed, or GitHub does not know. */
  readonly proposal?: CommitComparison
  /** Left out when no rule asks for it, and for the first model. */
  readonly anchor?: AnchorComparison
}

/** Everything the report says about how the verdict came about; `tests` is the number that Holm's adjustment was made for. */
export function circumstancesOf(gathered: Gathered, tests: number): Circumstances {
  const { context, inputs, finding } = gathered
  return {
    mode: inputs.mode,
    candidate: context.pullRequest === undefined ? 'candidate' : 'this PR',
    baseline: baselineWords(finding),
    policy: policyWords(gathered),
    ...(wornOut(gathered) ? { worn: { uses: usesHere(gathered), most: gathered.gate.maxDataUses } } : {}),
    ...assumed(gathered),
    facts: [
      { name: 'Task', value: taskWords(gathered.scoring) },
      { name: 'Compared', value: comparedWords(gathered) },
      ...baselineFacts(gathered),
      ...modelFacts(gathered),
      ...featureFacts(gathered.scoring.features[0] ?? [], featuresOfBaseline(gathered)),
      { name: 'Data', value: dataWords(gathered) },
      { name: 'Data accepted before', value: usesWords(gathered) },
      { name: 'Test', value: testWords(gathered, tests) },
      ...detectable(gathered.comparison),
      { name: 'Policy', value: sourceWords(gathered) },
      ...deviceFact(gathered.scoring)
    ]
  }
}

function featuresOfBaseline({ finding, scoring: { features } }: Gathered): Scoring['features'][number] | undefined {
  return finding.kind === 'found' && finding.source.kind === 'model' ? features[1] : undefined
}

/** What the policy leaves open and was chosen for it. */
function assumed(gathered: Gathered): Pick<Circumstances, 'assumed' | 'usualRules'> {
  const { gate, scoring } = gathered
  const { inferred } = scoring.understood
  const words: Text = [
    ...(inferred === undefined ? [] : [{ strong: 'Task inferred:' }, ` ${gate.task}, because ${inferred}. `]),
    ...assumedFeatures(scoring.features[0] ?? [], featuresOfBaseline(gathered)),
    ...(gate.usualRules ? [{ strong: 'No rules in the policy:' }, ` judged by the usual ones of task ${gate.task}: `, ...ruleWords(gate.rules), '.'] : [])
  ]
  return { ...(words.length === 0 ? {} : { assumed: words }), ...(gate.usualRules ? { usualRules: true } : {}) }
}

function baselineWords(finding: BaselineFinding): BaselineWords {
  switch (finding.kind) {
    case 'found':
      return { kind: 'found', words: ['Baseline of ', originLink(finding)] }
    case 'given':
      return { kind: 'found', words: ['Baseline of ', { code: finding.source.name }] }
    case 'expired':
      return { kind: 'expired', on: finding.on }
    case 'none':
      return { kind: 'none' }
  }
}

function policyWords({ context, policyPath, source, file }: Gathered): PolicyWords {
  const blob = `${context.serverUrl}/${context.owner}/${context.repo}/blob/${source.origin.sha}/${policyPath.split('/').map(encodeURIComponent).join('/')}`
  const isHere = !source.origin.changedHere || source.origin.sha === context.headSha
  return { file: policyPath, ref: source.origin.ref, lineOf: file.lineOf, isHere, urlOf: (line) => (line === undefined ? blob : `${blob}#L${line}`) }
}

function originLink({ origin }: RecordedBaseline): { readonly link: string; readonly href: string } {
  return { link: origin.words, href: origin.url }
}

function comparedWords({ context, candidate, finding }: Gathered): Text {
  const here: Text = [{ code: candidate.name }, ' of ', { code: context.headSha.slice(0, 7) }, ', sha256 ', { code: short(candidate.sha256) }]
  if (finding.kind === 'given') return [...here, ', with ', { code: finding.source.name }, ', sha256 ', { code: short(finding.source.sha256) }]
  if (finding.kind !== 'found') return here
  return [...here, ', with the baseline of ', originLink(finding), ', commit ', { code: finding.manifest.commit.slice(0, 7) }, ', sha256 ', { code: short(finding.source.sha256) }]
}

/** What looking into the candidate has shown beside its scores. */
function modelFacts({ candidate, finding }: Gathered): Circumstances['facts'] {
  if (candidate.kind !== 'model') return []
  const { outline: { irVersion, opsets }, withoutMaps, weights } = candidate
  const shared = weights.filter((file) => file.shared)
  const baseline = finding.kind === 'found' && finding.source.kind === 'model' ? finding.source : undefined
  const changes = baseline === undefined ? [] : interfaceChanges(baseline.outline, candidate.outline)
  return [
    { name: 'Model', value: [
      `IR ${irVersion}, ${[...opsets].map(([domain, version]) => `${domain} ${version}`).join(', ')}`,
      ...weights.flatMap(({ location, sha256, bytes }) => ['; weights in ', { code: location }, `, ${formatCount(bytes)} bytes, sha256 `, { code: short(sha256) }]),
      ...shared.flatMap(({ location }) => ['; ', { code: location }, ' is a hard link, so whoever writes to its other name changes the model']),
      ...(withoutMaps === undefined ? [] : ['; run without its ZipMap, with the same probabilities'])
    ] },
    ...(baseline === undefined ? [] : [{ name: 'Interface', value: changes.length === 0 ? 'the same inputs and outputs as the baseline' : `differs from the baseline: ${changes.join('; ')}` }])
  ]
}

function dataWords({ gate, scoring, finding }: Gathered): Text {
  const { rows, sha256 } = scoring.data
  const words: Text = [{ code: gate.data }, `, ${formatCount(rows)} rows, sha256 `, { code: short(sha256) }]
  if (finding.kind !== 'found') return words
  const { data } = finding.manifest
  return data.sha256 === sha256
    ? [...words, ', the same file as for the baseline']
    : [...words, `; the baseline was recorded on other data (MLG-204: ${formatCount(data.rows)} rows, sha256 `, { code: short(data.sha256) }, '), so it was run again on these']
}

/** Whether the data have accepted more models than the policy allows. */
export function wornOut(gathered: Pick<Gathered, 'finding' | 'scoring' | 'gate'>): boolean {
  return usesHere(gathered) > gathered.gate.maxDataUses
}

function usesHere({ finding, scoring }: Pick<Gathered, 'finding' | 'scoring'>): number {
  return usesBefore(finding, scoring.data.sha256)
}

function usesWords(gathered: Gathered): Text {
  const uses = usesHere(gathered)
  return `${uses === 1 ? '1 model' : `${formatCount(uses)} models`}; beyond ${formatCount(gathered.gate.maxDataUses)} fresh data are due`
}

function testWords({ gate, comparison }: Gathered, tests: number): Text {
  if (comparison.paired === undefined) return 'no comparison; bounds are compared as numbers'
  const { resamples, seed } = gate.bootstrap
  const threshold = gate.task === 'binary' || gate.task === 'multilabel' ? `; threshold ${formatNumber(gate.threshold, 2)}` : ''
  return `paired on the same rows: ${methodsOf(comparison).join('; ')} (${formatCount(resamples)} resamples, seed ${seed}); Holm over ${tests} ${tests === 1 ? 'test' : 'tests'}${threshold}`
}

/** Which metrics are tested how, the bootstrap last. */
function methodsOf({ metrics }: Comparison): readonly string[] {
  const named = new Map<string, string[]>()
  for (const { metric, change } of metrics) if (change !== undefined) named.set(change.method, [...(named.get(change.method) ?? []), metric])
  return Array.from(named, ([method, own]) => `${own.join(', ')} by ${method}`).sort((a, b) => Number(a.includes('bootstrap')) - Number(b.includes('bootstrap')))
}

function detectable({ metrics, paired }: Comparison): Circumstances['facts'] {
  if (paired === undefined || paired.identical) return []
  const sizes = metrics.flatMap(({ metric, change }) =>
    change === undefined || !(change.se > 0) ? [] : [`${metric} ${formatSize(metric, minimalDetectableEffect(change.se))}`])
  return sizes.length === 0 ? [] : [{ name: 'Smallest change this data shows', value: `${sizes.join(', ')} (with 80% probability, one-sided 5%)` }]
}

function sourceWords({ context, source: { origin }, policyPath }: Gathered): Text {
  const words: Text = [{ code: policyPath }, ' at ', { code: origin.sha.slice(0, 7) }, ' of ', { code: origin.ref }]
  if (!origin.changedHere) return words
  return [...words, origin.sha === context.headSha
    ? '; the base branch has no such file yet, so the one of this change was taken'
    : '; this change also changes the file, which counts from the next one on']
}

function deviceFact({ ran }: Scoring): Circumstances['facts'] {
  if (ran === undefined) return []
  const { device, deviceReason, engine, proofs = [] } = ran
  return [
    { name: 'Ran on', value: `${device}, ${engine}${deviceReason === undefined ? '' : `; not on a GPU: ${deviceReason}`}` },
    ...proofs.map(({ model, placement, parity }): Circumstances['facts'][number] => ({
      name: 'On the GPU', value: [{ code: model }, `: ${placementWords(placement, 'CUDAExecutionProvider')}; ${parityWords(parity)}`]
    }))
  ]
}

const short = (digest: string): string => `${digest.slice(0, 4)}…${digest.slice(-2)}`
