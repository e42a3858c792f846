import { readByteSize } from './byte-size.ts'
import { readDuration } from './duration.ts'
import type { FairnessRule } from './fairness.ts'
import { openYaml, refuse, type Issue, type Path } from './issue.ts'
import type { ImportancePolicy } from './importance.ts'
import { metricFault, TASKS } from './metrics.ts'
import { readPercent } from './percent.ts'
import type { IncreaseLimit, PerformancePolicy } from './performance.ts'
import type {
  BaselinePlace, BaselinePolicy, CanaryPolicy, DataPolicy, DriftPolicy, GatePolicy, GateRule, InputFeatures, LeakagePolicy, PoisoningPolicy, Policy, RuleMode, TimePolicy, TrainPolicy
} from './policy.ts'
import { validate } from './policy.generated.js'
import { policyIssues } from './policy-rules.ts'
import type { RobustnessRule } from './robustness.ts'
import { schemaIssues } from './schema-issues.ts'

/** A parsed policy that can still tell where its values stand. */
export interface PolicyFile {
  readonly policy: Policy
  /** Line from 1 of the key or item at a path in the file's own words, such as `['gate', 'rules', 0, 'max-drop']`. */
  readonly lineOf: (path: Path) => number | undefined
}

const SECTIONS = ['data', 'train', 'gate', 'canary'] as const
type Section = (typeof SECTIONS)[number]

/**
 * Reads a policy file. Throws one ConfigError with everything that is wrong: MLG-101 for a text that is no YAML,
 * MLG-102 for keys and values, each with `file:line:column (path)`.
 */
export function parsePolicy(text: string, file: string): PolicyFile {
  const document = openYaml(text, file, 'MLG-101')
  const issues = [...emptiness(document.value), ...placeIssues(document.value), ...periodIssues(document.value), ...metricIssues(document.value), ...schemaIssues(validate, document.value, { document: 'The policy' })]
  const wrong = new Set([...issues, ...document.issues].map(({ path }) => path[0]))
  const policy = readPolicy(
    isRecord(document.value) ? document.value : {},
    SECTIONS.filter((section) => !wrong.has(section))
  )
  refuse([...issues, ...policyIssues(policy)], document, file, 'MLG-102')
  return { policy, lineOf: document.lineOf }
}

/** An empty policy decides nothing and must not pass for one. */
function emptiness(value: unknown): Issue[] {
  const decides = !isRecord(value) || Object.keys(value).some((key) => key !== 'version')
  return decides
    ? []
    : [{ path: [], message: 'The policy has no section.', fix: `Add one or more of ${SECTIONS.join(', ')}.` }]
}

/** Metrics that the task of the gate does not have. */
function metricIssues(value: unknown): Issue[] {
  const gate = memberOf(value, 'gate')
  const task = memberOf(gate, 'task')
  const tasks = TASKS.filter((one) => one === task)
  return metricPlaces(gate).flatMap(({ metric, path }) => {
    const fault = typeof metric === 'string' ? metricFault(metric, tasks.length === 0 ? TASKS : tasks) : undefined
    return fault === undefined ? [] : [{ path, ...fault }]
  })
}

/** Wherever the gate names a metric. */
function metricPlaces(gate: unknown): readonly { readonly metric: unknown; readonly path: Path }[] {
  const listed = (['rules', 'robustness'] as const).flatMap((key) => {
    const rules = memberOf(gate, key)
    return (Array.isArray(rules) ? rules : []).map((rule: unknown, index) => ({ metric: memberOf(rule, 'metric'), path: ['gate', key, index, 'metric'] }))
  })
  return [...listed, { metric: memberOf(memberOf(gate, 'importance'), 'metric'), path: ['gate', 'importance', 'metric'] }]
}

/** Periods of what no column tells. */
function periodIssues(value: unknown): Issue[] {
  const gate = memberOf(value, 'gate')
  return memberOf(gate, 'period') === undefined || memberOf(gate, 'time-column') !== undefined
    ? []
    : [{ path: ['gate', 'period'], message: '"period" needs a column that says when a row was.', fix: 'Add "time-column", or remove "period".' }]
}

/** Two places of one model, or a file of no release. */
function placeIssues(value: unknown): Issue[] {
  const baseline = memberOf(memberOf(value, 'gate'), 'baseline')
  return [...placeIssuesAt(baseline, ['gate', 'baseline']), ...placeIssuesAt(memberOf(baseline, 'anchor'), ['gate', 'baseline', 'anchor'], true)]
}

function placeIssuesAt(value: unknown, path: Path, needed = false): Issue[] {
  if (!isRecord(value)) return []
  const [first, second] = ['artifact', 'release', 'file'].filter((key) => value[key] !== undefined)
  if (second !== undefined) return [{ path: [...path, second], message: `It names both ${first ?? ''} and ${second}.`, fix: 'Keep one of the two.' }]
  if (value['asset'] !== undefined && first !== 'release')
    return [{ path: [...path, 'asset'], message: 'An asset is a file of a release, but no release is named.', fix: 'Add "release" with the tag.' }]
  return needed && first === undefined ? [{ path, message: 'The anchor names no place.', fix: 'Add "release" or "file", or remove "anchor".' }] : []
}

function memberOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}

type Raw = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema has looked at these sections and filled in their defaults; values are taken as it says they are. */
function readPolicy(value: Raw, sections: readonly Section[]): Policy {
  const section = (name: Section): Raw | undefined =>
    sections.includes(name) && isRecord(value[name]) ? value[name] : undefined
  const [data, train, gate, canary] = [section('data'), section('train'), section('gate'), section('canary')]
  return {
    version: 1,
    ...(data === undefined ? {} : { data: readData(data) }),
    ...(train === undefined ? {} : { train: readTrain(train) }),
    ...(gate === undefined ? {} : { gate: readGate(gate) }),
    ...(canary === undefined ? {} : { canary: readCanary(canary) })
  }
}

/** The section `data` of a policy that says nothing but these; every other key has its default. */
export function defaultDataPolicy(contract: string, files: readonly [string, ...string[]]): DataPolicy {
  const policy = { version: 1, data: { contract, files } }
  validate(policy)
  return readData(policy.data)
}

const text = (value: unknown): string => value as string
const number = (value: unknown): number => value as number
const texts = (value: unknown): readonly string[] => value as string[]
/** One text, or several. */
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? texts(value) : [text(value)])
const map = (value: unknown): Raw => value as Raw
/** A named slice may be written as a map of the name to its condition. */
const slices = (value: unknown): readonly string[] =>
  (value as unknown[]).map((slice) => (isRecord(slice) ? Object.entries(slice).map(([name, condition]) => `${name}: ${text(condition)}`).join() : text(slice)))
/** NaN beyond the longest legal duration, since the schema's pattern cannot count; the policy's rules refuse it. */
const milliseconds = (value: unknown): number => readDuration(text(value)) ?? NaN
const fraction = (value: unknown): number => (typeof value === 'number' ? value : (readPercent(text(value)) ?? NaN))

function optional<Key extends string, Value>(
  key: Key,
  value: unknown,
  read: (value: unknown) => Value
): Partial<Record<Key, Value>> {
  const entry: Partial<Record<string, Value>> = value === undefined ? {} : { [key]: read(value) }
  return entry
}

function readData(raw: Raw): DataPolicy {
  return {
    contract: text(raw['contract']),
    files: texts(raw['files']),
    ...optional('label', raw['label'], text),
    slices: texts(raw['slices']),
    testFiles: texts(raw['test-files']),
    ...optional('id', raw['id'], text),
    ...optional('group', raw['group'], text),
    ...optional('timeColumn', raw['time-column'], text),
    environment: raw['environment'] as DataPolicy['environment'],
    drift: readDrift(map(raw['drift'])),
    leakage: readLeakage(map(raw['leakage'])),
    poisoning: readPoisoning(map(raw['poisoning'])),
    pii: raw['pii'] as DataPolicy['pii'],
    ...optional('maxDuplicates', raw['max-duplicates'], fraction),
    ...optional('maxConflictingLabels', raw['max-conflicting-labels'], fraction),
    reference: { artifact: text(map(raw['reference'])['artifact']) }
  }
}

function readDrift(raw: Raw): DriftPolicy {
  const columns = Object.entries(map(raw['columns'])).map(([name, limits]) => [name, {
    ...optional('maxDistance', map(limits)['max-distance'], number),
    ...optional('maxMissingChange', map(limits)['max-missing-change'], fraction)
  }] as const)
  return {
    maxDistance: number(raw['max-distance']),
    maxMissingChange: fraction(raw['max-missing-change']),
    alpha: fraction(raw['alpha']),
    mode: raw['mode'] as DriftPolicy['mode'],
    columns: new Map(columns)
  }
}

function readLeakage(raw: Raw): LeakagePolicy {
  return {
    maxOverlap: fraction(raw['max-overlap']),
    maxSharedIds: fraction(raw['max-shared-ids']),
    maxSharedGroups: fraction(raw['max-shared-groups']),
    maxLabelInformation: fraction(raw['max-label-information'])
  }
}

function readPoisoning(raw: Raw): PoisoningPolicy {
  return {
    maxFlippedLabels: fraction(raw['max-flipped-labels']),
    maxPurityGain: fraction(raw['max-purity-gain']),
    maxTailGrowth: number(raw['max-tail-growth']),
    maxNewCategories: fraction(raw['max-new-categories'])
  }
}

function readTrain(raw: Raw): TrainPolicy {
  return {
    workflow: text(raw['workflow']),
    inputs: raw['inputs'] as Record<string, string>,
    artifact: text(raw['artifact']),
    queueTimeout: milliseconds(raw['queue-timeout']),
    timeout: milliseconds(raw['timeout'])
  }
}

function readGate(raw: Raw): GatePolicy {
  const bootstrap = map(raw['bootstrap'])
  return {
    task: raw['task'] as GatePolicy['task'],
    data: text(raw['data']),
    label: list(raw['label'])[0] ?? '',
    labels: list(raw['label']),
    ...optional('classes', raw['classes'], texts),
    ...optional('groupColumn', raw['group-column'], text),
    ...optional('model', raw['model'], text),
    ...optional('features', raw['features'], readFeatures),
    ...optional('output', raw['output'], text),
    ...optional('predictions', raw['predictions'], text),
    ...optional('baselinePredictions', raw['baseline-predictions'], text),
    scoreColumns: list(raw['score-column']),
    ...optional('idColumn', raw['id-column'], text),
    threshold: number(raw['threshold']),
    baseline: readBaseline(map(raw['baseline'])),
    rules: ((raw['rules'] ?? []) as Raw[]).map(readRule),
    maxDataUses: number(raw['max-data-uses']),
    ...optional('modelCard', raw['model-card'], (card) => ({ file: text(map(card)['file']), sections: texts(map(card)['sections']) })),
    ...optional('performance', raw['performance'], (performance) => readPerformance(map(performance))),
    slices: slices(raw['slices']),
    fairness: ((raw['fairness'] ?? []) as Raw[]).map(readFairness),
    robustness: ((raw['robustness'] ?? []) as Raw[]).map(readRobustness),
    ...optional('importance', raw['importance'], (importance) => readImportance(map(importance))),
    ...optional('time', raw['time-column'], (column) => ({ column: text(column), period: (raw['period'] ?? 'month') as TimePolicy['period'] })),
    minSliceRows: number(raw['min-slice-rows']),
    level: fraction(raw['level']),
    bootstrap: { resamples: number(bootstrap['resamples']), seed: number(bootstrap['seed']) }
  }
}

function readFeatures(value: unknown): readonly InputFeatures[] {
  return Array.isArray(value) ? [{ columns: texts(value) }] : Object.entries(map(value)).map(([input, columns]) => ({ input, columns: texts(columns) }))
}

function readBaseline(raw: Raw): BaselinePolicy {
  return {
    place: readPlace(raw),
    prefer: raw['prefer'] as BaselinePolicy['prefer'],
    ...optional('anchor', raw['anchor'], (anchor) => readPlace(map(anchor))),
    onDataChange: raw['on-data-change'] as BaselinePolicy['onDataChange']
  }
}

/** What names no place is the artifact; the policy's rules refuse what names two. */
function readPlace({ artifact, release, asset, file }: Raw): BaselinePlace {
  if (release !== undefined) return { kind: 'release', tag: text(release), asset: text(asset ?? 'mlgate-baseline.zip') }
  if (file !== undefined) return { kind: 'file', path: text(file) }
  return { kind: 'artifact', name: text(artifact ?? 'mlgate-baseline') }
}

function readPerformance(raw: Raw): PerformancePolicy {
  const mode = (limit: Raw): RuleMode => limit['mode'] as RuleMode
  const bytes = (value: unknown): number => readByteSize(text(value)) ?? NaN
  const increase = (limit: unknown): IncreaseLimit => ({ mode: mode(map(limit)), maxIncrease: fraction(map(limit)['max-increase']) })
  return {
    ...optional('latencyP50', raw['latency-p50'], increase),
    ...optional('latencyP95', raw['latency-p95'], increase),
    ...optional('throughput', raw['throughput'], (limit) => ({
      mode: mode(map(limit)), maxDrop: fraction(map(limit)['max-drop']), batchSizes: map(limit)['batch-sizes'] as number[]
    })),
    ...optional('peakMemory', raw['peak-memory'], (limit) => ({ ...increase(limit), ...optional('max', map(limit)['max'], bytes) })),
    ...optional('modelSize', raw['model-size'], (limit) => ({
      ...optional('maxIncrease', map(limit)['max-increase'], fraction), ...optional('max', map(limit)['max'], bytes)
    }))
  }
}

function readRule(raw: Raw): GateRule {
  return {
    metric: raw['metric'] as GateRule['metric'],
    mode: raw['mode'] as GateRule['mode'],
    ...optional('maxDrop', raw['max-drop'], number),
    ...optional('maxRelativeDrop', raw['max-relative-drop'], fraction),
    ...optional('minImprovement', raw['min-improvement'], number),
    ...optional('maxTotalDrop', raw['max-total-drop'], number),
    ...optional('min', raw['min'], number),
    ...optional('max', raw['max'], number),
    ...optional('slices', raw['slices'], slices),
    ...optional('maxGap', raw['max-gap'], number),
    ...optional('maxDecay', raw['max-decay'], number)
  }
}

function readFairness(raw: Raw): FairnessRule {
  return {
    criterion: raw['criterion'] as FairnessRule['criterion'],
    column: text(raw['column']),
    mode: raw['mode'] as FairnessRule['mode'],
    ...optional('max', raw['max'], number),
    ...optional('min', raw['min'], number),
    ...optional('maxIncrease', raw['max-increase'], number),
    ...optional('maxDrop', raw['max-drop'], number),
    ...optional('agg', raw['agg'], (agg) => agg as NonNullable<FairnessRule['agg']>),
    minGroupSize: number(raw['min-group-size'])
  }
}

function readRobustness(raw: Raw): RobustnessRule {
  return {
    perturbation: raw['perturbation'] as RobustnessRule['perturbation'],
    amount: number(raw['amount']),
    ...optional('columns', raw['columns'], texts),
    metric: raw['metric'] as RobustnessRule['metric'],
    mode: raw['mode'] as RobustnessRule['mode'],
    ...optional('maxDrop', raw['max-drop'], number),
    ...optional('maxDropAgainstBaseline', raw['max-drop-against-baseline'], number)
  }
}

function readImportance(raw: Raw): ImportancePolicy {
  return {
    ...optional('metric', raw['metric'], (metric) => metric as NonNullable<ImportancePolicy['metric']>),
    repeats: number(raw['repeats']),
    maxRows: number(raw['max-rows']),
    forbiddenFeatures: texts(raw['forbidden-features'] ?? []),
    maxImportance: Object.entries(map(raw['max-importance'] ?? {})).map(([feature, max]) => ({ feature, max: number(max) }))
  }
}

function readCanary(raw: Raw): CanaryPolicy {
  return {
    metricsUrl: text(raw['metrics-url']),
    counter: text(raw['counter']),
    steps: (raw['steps'] as unknown[]).map(fraction) as [number, ...number[]],
    look: milliseconds(raw['look']),
    settle: milliseconds(raw['settle']),
    minRequests: number(raw['min-requests']),
    alpha: fraction(raw['alpha']),
    promoteBelowOddsRatio: number(raw['promote-below-odds-ratio']),
    maxErrorRate: fraction(raw['max-error-rate']),
    deadline: milliseconds(raw['deadline']),
    onInconclusive: raw['on-inconclusive'] as CanaryPolicy['onInconclusive']
  }
}
