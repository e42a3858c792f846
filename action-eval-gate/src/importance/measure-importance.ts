import type { Metric } from '@mlgate/config'
import { blockJackknife, type JackknifeEstimate, mean } from '@mlgate/stats'
import type { Columns } from '../scoring/inference.ts'
import { direction } from '../judge/metric.ts'
import type { Settings } from '../judge/measure.ts'
import { pickRows, rowCount, type Scores, type Truth } from '../scoring/scored.ts'
import { taskOf } from '../tasks/tasks.ts'
import type { Values } from '../robustness/perturb-column.ts'

/** What a model loses when one of its features is permuted: positive is worse without it. */
export interface FeatureImportance extends JackknifeEstimate {
  readonly feature: string
  /** With each permutation alone. */
  readonly repeats: readonly number[]
  /** No score changed by any permutation, so the model does not use the feature on these rows. */
  readonly unused: boolean
}

export interface ModelImportance {
  readonly rows: number
  /** The metric with the features as they are. */
  readonly clean: number
  readonly features: readonly FeatureImportance[]
}

export interface ImportanceStudy {
  readonly truth: Truth
  readonly metric: Metric
  readonly settings: Settings
  readonly columns: Columns
  /** Those of the columns that are permuted. */
  readonly features: readonly string[]
  /** What the model says of the rows. */
  readonly predict: (columns: Columns) => Promise<Scores>
  /** For a feature the orders of rows that its values are taken in. */
  readonly permutations: (feature: string) => readonly Uint32Array[]
  /** Rows with each block left out, for the jackknife. */
  readonly withoutBlocks: readonly Uint32Array[]
  readonly progress?: (feature: string) => void
}

/**
 * Permutation importance as `sklearn.inspection.permutation_importance`: the metric of the rows minus the mean of the metric
 * over the permutations of one feature, turned so that positive is worse. The interval is a delete-a-group jackknife: a block
 * of rows is left out together with the rows that were given its values, as for any statistic of pairs, so that it holds the
 * chance of both rows and permutations. The queries of a ranking are left out by their own rows alone, to stay whole.
 */
export async function measureImportance(study: ImportanceStudy): Promise<ModelImportance> {
  const { truth, columns, features, predict, permutations, withoutBlocks, settings: { level }, progress } = study
  const clean = await predict(columns)
  const cleanOf = [undefined, ...withoutBlocks].map((rows) => metricOf(study, clean, rows))
  const measured: FeatureImportance[] = []
  for (const feature of features) {
    progress?.(feature)
    const permuted: Permuted[] = []
    for (const order of permutations(feature)) permuted.push({ order, scores: await predict(new Map([...columns, [feature, taken(columns.get(feature) ?? [], order)]])) })
    const losses = permuted.map((one) => lossesOf(study, cleanOf, one))
    const [value = NaN, ...without] = cleanOf.map((_, place) => mean(losses.map((loss) => loss[place] ?? NaN)))
    measured.push({ feature, ...blockJackknife(value, without, level), repeats: losses.map(([loss = NaN]) => loss), unused: permuted.every(({ scores }) => sameScores(scores, clean)) })
  }
  return { rows: rowCount(truth), clean: cleanOf[0] ?? NaN, features: measured }
}

interface Permuted {
  /** By row the row whose value it was given. */
  readonly order: Uint32Array
  readonly scores: Scores
}

/** On all rows, then with each block left out. */
function lossesOf(study: ImportanceStudy, cleanOf: readonly number[], { order, scores }: Permuted): readonly number[] {
  return [undefined, ...study.withoutBlocks].map((rows, place) => {
    const kept = rows === undefined || study.truth.task === 'ranking' ? rows : givenByThem(rows, order)
    return ((cleanOf[place] ?? NaN) - metricOf(study, scores, kept)) * direction(study.metric)
  })
}

/** Those of the rows whose value is of one of them too. */
function givenByThem(rows: Uint32Array, order: Uint32Array): Uint32Array {
  const among = new Uint8Array(order.length)
  for (const row of rows) among[row] = 1
  return rows.filter((row) => among[order[row] ?? 0] === 1)
}

function metricOf({ truth, metric, settings }: ImportanceStudy, candidate: Scores, rows?: Uint32Array): number {
  const scored = { truth, candidate }
  const { metrics: [found] } = taskOf(truth).compare(rows === undefined ? scored : pickRows(scored, rows), settings, [], [metric])
  return found?.candidate ?? NaN
}

function taken(values: Values, order: Uint32Array): Values {
  return values instanceof Float64Array ? Float64Array.from(order, (row) => values[row] ?? NaN) : Array.from(order, (row) => values[row] ?? '')
}

function sameScores(one: Scores, other: Scores): boolean {
  return one.values.every((score, index) => Object.is(score, other.values[index]))
}
