import { type MetricOf, quote } from '@mlgate/config'
import {
  averagePrecisionAt, type Group, groupsOf, hitAt, meanChange, meanOfQueries, ndcgAt, perQuery, type QueryMetric, recallAt, reciprocalRankAt, resampleRows, weightedBootstrap
} from '@mlgate/stats'
import { fewDiscordant, type Measure, once, resampling, shareMeasure } from '../judge/measure.ts'
import { acceptNumbers, type Contract, type Encoding, type Fault, type LabelColumns, onlyNumbers } from './contract.ts'
import { defineTask } from './task.ts'

interface RankingView {
  readonly queries: readonly Group[]
  readonly relevance: Float64Array
  readonly scores: Float64Array
}

/** A mean over the queries that have a relevant document; queries are what is resampled. */
function queryMeasure(metric: QueryMetric): Measure<RankingView> {
  const valuesOf = once(({ queries, relevance, scores }: RankingView) => perQuery(metric, queries, relevance, scores))
  return {
    value: (view) => meanOfQueries(view.queries, valuesOf(view)).value,
    paired: ({ baseline, candidate }, settings) => {
      const [before, after] = [baseline, candidate].map((view) => valuesOf(view).filter((value) => !Number.isNaN(value)))
      const change = meanChange(before ?? [], after ?? [])
      return { ...weightedBootstrap(change, resampleRows(after?.length ?? 0), resampling(settings)), method: 'paired percentile bootstrap over queries' }
    },
    doubt: ({ baseline, candidate }) => {
      const [before, after] = [valuesOf(baseline), valuesOf(candidate)]
      return fewDiscordant(after.filter((value, query) => value !== before[query] && !Number.isNaN(value)).length, 'queries')
    }
  }
}

/** A share of queries: few of them differ, and none where the models are alike, so its interval is no bootstrap's. */
function hitMeasure(metric: QueryMetric): Measure<RankingView> {
  return shareMeasure(({ queries, relevance, scores }) => perQuery(metric, queries, relevance, scores).filter((value) => !Number.isNaN(value)))
}

/** Left out: all documents of a query. */
const atMost = (documents: number): number => (Number.isNaN(documents) ? Infinity : documents)

const MEASURES = {
  ndcg: (k) => queryMeasure(ndcgAt(atMost(k))),
  ndcg_exp2: (k) => queryMeasure(ndcgAt(atMost(k), 'exp2')),
  mrr: (k) => queryMeasure(reciprocalRankAt(atMost(k))),
  map: (k) => queryMeasure(averagePrecisionAt(atMost(k))),
  recall: (k) => queryMeasure(recallAt(k)),
  hit: (k) => hitMeasure(hitAt(k))
} as const satisfies Record<MetricOf<'ranking'>, (parameter: number) => Measure<RankingView>>

/** How relevant a document is, and the score that ranks it among those of its query. */
const CONTRACT: Contract = {
  labelType: () => 'number',
  encode: encodeRelevance,
  accept: (output) => acceptNumbers(output, 'a score')
}

function encodeRelevance(labels: LabelColumns): Encoding | Fault {
  const values = onlyNumbers(labels)
  const row = values.findIndex((value) => !(value >= 0 && value < Infinity))
  return row < 0 ? { values, width: 1, names: [] } : { message: `The label column ${quote(labels.names[0] ?? '')} is ${Number.isNaN(values[row]) ? 'empty' : String(values[row])} in row ${row + 1}, expected a relevance of 0 or more.`, fix: 'Mend the labels; 0 is irrelevant.' }
}

/** Documents of queries, ranked by score. */
export const ranking = defineTask<RankingView>({
  name: 'ranking',
  contract: CONTRACT,
  groups: 'examples',
  shown: ['ndcg@10', 'mrr@10', 'map@10', 'recall@10', 'hit@10'],
  support: ({ values, groups = new Float64Array(values.length) }) => {
    const relevant = groups.filter((_, row) => (values[row] ?? 0) > 0)
    return { count: new Set(relevant).size, of: 'queries with a relevant document' }
  },
  view: ({ truth: { values, groups = new Float64Array(values.length) }, scores }) => ({ queries: groupsOf(groups), relevance: values, scores: scores.values }),
  measures: MEASURES,
  discordant: ({ baseline, candidate }) => candidate.scores.filter((score, row) => score !== baseline.scores[row]).length
})
