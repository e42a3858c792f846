import { type Metric, metricParts, type MetricName, type TaskName } from '@mlgate/config'
import { FLOAT32_EPSILON, FLOAT64_EPSILON, groupsOf, resampleClusters, resampleRows, type Vector, weightedBootstrap, type WeightedChange, weightedInterval } from '@mlgate/stats'
import type { Change, MetricComparison } from '../judge/comparison.ts'
import type { Contract } from './contract.ts'
import { BOOTSTRAP, type Estimated, type Measure, type Pair, resampling, type Settings, type Tested } from '../judge/measure.ts'
import { pickRows, rowCount, type Scored, type Scores, type Truth } from '../scoring/scored.ts'
import type { Support } from '../judge/support.ts'

/** A kind of prediction: how two models of it are compared. */
export interface Task {
  readonly name: TaskName
  readonly contract: Contract
  /** The metrics that a report shows without being asked. */
  readonly shown: readonly Metric[]
  readonly support: (truth: Truth) => Support
  /** A metric of the candidate alone, with its interval. */
  readonly estimate: (scored: Scored, settings: Settings, metric: Metric) => Estimated
  /** The judged metrics with all that is needed to judge their change, the others with as much as takes no resampling of rows. */
  readonly compare: (scored: Scored, settings: Settings, judged: readonly Metric[], others: readonly Metric[]) => Compared
}

export interface Compared {
  readonly metrics: readonly MetricComparison[]
  /** Rows that the two models answer differently; left out without a baseline. */
  readonly discordant?: number
}

/** What a model says about the rows, before the task has looked at it. */
export interface Sample {
  readonly truth: Truth
  readonly scores: Scores
  readonly settings: Settings
  /** Probabilities are clipped to it: of the coarser type of the models that are compared. */
  readonly epsilon: number
}

/** What is particular to a task. `View` is what its measures read. */
export interface Definition<View extends object> extends Pick<Task, 'name' | 'contract' | 'shown' | 'support'> {
  readonly view: (sample: Sample) => View
  /** Of each metric; the parameter is NaN where none is written. */
  readonly measures: Readonly<Partial<Record<MetricName, (parameter: number) => Measure<View>>>>
  readonly discordant: (pair: Pair<View>) => number
  /** What groups of rows are: `examples` are what the metrics are means of; left out, clusters that are resampled whole. */
  readonly groups?: 'examples'
}

export function defineTask<View extends object>(definition: Definition<View>): Task {
  const { name, contract, shown } = definition
  return {
    name, contract, shown,
    support: (truth) => scarcest(definition, truth),
    estimate: (scored, settings, metric) => estimateMetric(definition, scored, settings, metric),
    compare: (scored, settings, judged, others) => {
      const views = viewsOf(definition, scored, settings)
      const names = [...new Set([...others, ...judged])]
      const metrics = names.map((metric) => compareMetric(metric, { definition, views, scored, settings, judged: judged.includes(metric) }))
      return { metrics, ...('baseline' in views ? { discordant: definition.discordant(views) } : {}) }
    }
  }
}

function estimateMetric<View extends object>(definition: Definition<View>, scored: Scored, settings: Settings, metric: Metric): Estimated {
  const measure = measureOf(metric, definition)
  const groups = definition.groups === 'examples' ? undefined : scored.truth.groups
  const view = viewsOf(definition, scored, settings).candidate
  if (groups === undefined && measure.alone !== undefined) return measure.alone(view, settings)
  const draw = groups === undefined ? resampleRows(rowCount(scored.truth)) : resampleClusters(groupsOf(groups))
  const weighted = measure.weighted?.(view) ?? ((weights: Vector) => measure.value(viewsOf(definition, pickRows(scored, repeatedRows(weights)), settings).candidate))
  return { ...weightedInterval(measure.value(view), weighted, draw, resampling(settings)), method: groups === undefined ? 'percentile bootstrap' : 'percentile bootstrap over groups' }
}

/** Where clusters are what is independent, they are what there is least of. */
function scarcest<View extends object>({ groups, support }: Definition<View>, truth: Truth): Support {
  const own = support(truth)
  const clusters = groups === 'examples' || truth.groups === undefined ? Infinity : new Set(truth.groups).size
  return clusters < own.count ? { count: clusters, of: 'groups' } : own
}

type Views<View> = Pair<View> | Pick<Pair<View>, 'candidate'>

interface Case<View extends object> {
  readonly definition: Definition<View>
  readonly views: Views<View>
  readonly scored: Scored
  readonly settings: Settings
  readonly judged: boolean
}

function viewsOf<View extends object>({ view }: Definition<View>, { truth, candidate, baseline }: Scored, settings: Settings): Views<View> {
  const epsilon = [candidate, ...(baseline === undefined ? [] : [baseline])].some(({ type }) => type === 'float') ? FLOAT32_EPSILON : FLOAT64_EPSILON
  const of = (scores: Scores): View => view({ truth, scores, settings, epsilon })
  return baseline === undefined ? { candidate: of(candidate) } : { candidate: of(candidate), baseline: of(baseline) }
}

function compareMetric<View extends object>(metric: Metric, one: Case<View>): MetricComparison {
  const measure = measureOf(metric, one.definition)
  const { views } = one
  if (measure.between !== undefined) return { metric, candidate: 'baseline' in views ? measure.between(views) : NaN }
  const candidate = measure.value(views.candidate)
  if (!('baseline' in views)) return { metric, candidate }
  const baseline = measure.value(views.baseline)
  return { metric, candidate, baseline, change: withDoubt(metric, measure, views, testedChange(measure, views, candidate - baseline, one)) }
}

function measureOf<View extends object>(metric: Metric, { name: task, measures }: Definition<View>): Measure<View> {
  const { name, parameter } = metricParts(metric)
  const measure = measures[name]
  if (measure === undefined) throw new TypeError(`${metric} is no metric of task ${task}`)
  return measure(parameter)
}

/** With more classes a replicate of the bootstrap is not cheap any more, and nobody asked for it. */
const MANY_CLASSES = 50

function testedChange<View extends object>(measure: Measure<View>, views: Pair<View>, value: number, one: Case<View>): Tested {
  const { definition, scored, settings, judged } = one
  const groups = definition.groups === 'examples' ? undefined : scored.truth.groups
  const worthwhile = judged || scored.truth.names.length <= MANY_CLASSES
  if (groups === undefined && measure.paired !== undefined && worthwhile) return measure.paired(views, settings)
  if (!judged) return { value, low: NaN, high: NaN, se: NaN, pValue: NaN, method: 'not tested' }
  const draw = groups === undefined ? resampleRows(rowCount(scored.truth)) : resampleClusters(groupsOf(groups))
  const change = measure.weighted === undefined ? repeatedChange(measure, value, one) : weightedChange(measure.weighted, views, value)
  return { ...weightedBootstrap(change, draw, resampling(settings)), method: groups === undefined ? BOOTSTRAP : `${BOOTSTRAP} over groups` }
}

function weightedChange<View>(weighted: NonNullable<Measure<View>['weighted']>, { baseline, candidate }: Pair<View>, value: number): WeightedChange {
  const [before, after] = [weighted(baseline), weighted(candidate)]
  return (weights) => (weights === undefined ? value : after(weights) - before(weights))
}

function repeatedChange<View extends object>(measure: Measure<View>, value: number, { definition, scored, settings }: Case<View>): WeightedChange {
  return (weights) => {
    if (weights === undefined) return value
    const views = viewsOf(definition, pickRows(scored, repeatedRows(weights)), settings)
    return 'baseline' in views ? measure.value(views.candidate) - measure.value(views.baseline) : NaN
  }
}

/** Each row as often as its weight says. */
function repeatedRows(weights: Vector): Uint32Array {
  const rows = new Uint32Array(Array.from(weights).reduce((total, weight) => total + weight, 0))
  for (let row = 0, place = 0; row < weights.length; row++)
    for (let times = weights[row] ?? 0; times > 0; times--) rows[place++] = row
  return rows
}

function withDoubt<View>(metric: Metric, { doubt }: Measure<View>, views: Pair<View>, change: Tested): Change {
  const why = doubt?.(views, change)
  return why === undefined ? change : { ...change, doubt: `Too little data for ${metric}: ${why}` }
}
