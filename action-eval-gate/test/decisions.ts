import { type GateRule, type Metric, type MetricFacts, METRICS, type TaskName } from '@mlgate/config'
import { type Comparison, compare } from '../src/judge/comparison.ts'
import { evaluate } from '../src/evaluate.ts'
import { drawModels } from './simulated-models.ts'

export const LEVEL = 0.9
/** As little as a rule can ask for: whatever is significant is then also material. */
const HARDLY_ANY = 1e-12

/** What suits the few classes and documents that are simulated better than the usual. */
const PARAMETERS: Readonly<Record<string, number>> = { top_k_accuracy: 2, recall: 3, hit: 3 }

/** The metrics of a task whose change can be judged, with a parameter where one is needed. */
export function judgedMetrics(task: TaskName): readonly Metric[] {
  return Object.entries<MetricFacts>(METRICS[task])
    .filter(([, { better, pair }]) => better !== 'neither' && pair === undefined)
    .map(([name, { parameter }]) => (parameter?.required === true ? `${name}@${PARAMETERS[name] ?? parameter.example}` : name) as Metric)
}

export interface Simulation {
  readonly task: TaskName
  readonly rows: number
  /** Noise that the candidate has more of. */
  readonly extra: number
  readonly resamples: number
  readonly random: () => number
}

/** Two simulated models, compared as the gate compares them. */
export function compareModels({ task, rows, extra, resamples, random }: Simulation, metrics: readonly Metric[]): Comparison {
  const seed = Math.floor(random() * 2 ** 31)
  return compare(drawModels(task, rows, extra, random), { threshold: 0.5, level: LEVEL, bootstrap: { resamples, seed } }, metrics, [])
}

/** Whether the gate blocks for a regression, of whatever size. */
export function blocks(comparison: Comparison, metrics: readonly Metric[]): boolean {
  return verdictOf(comparison, metrics.map((metric) => ({ metric, mode: 'regression', maxDrop: HARDLY_ANY }))) === 'fail'
}

/** Whether the gate calls the candidate better. */
export function promotes(comparison: Comparison, metric: Metric): boolean {
  return verdictOf(comparison, [{ metric, mode: 'superiority' }]) === 'pass'
}

/** Whether the gate calls the candidate worse by less than the margin. */
export function acquits(comparison: Comparison, metric: Metric, margin: number): boolean {
  return verdictOf(comparison, [{ metric, mode: 'non-inferiority', maxDrop: margin }]) === 'pass'
}

/** Whether the gate blocks by the numbers alone. */
export function blocksPoint(comparison: Comparison, metric: Metric, margin: number): boolean {
  return verdictOf(comparison, [{ metric, mode: 'point', maxDrop: margin }]) === 'fail'
}

function verdictOf(comparison: Comparison, rules: readonly GateRule[]): string {
  return evaluate(comparison, { rules, level: LEVEL, minSliceRows: 1 }, 'found').verdict
}
