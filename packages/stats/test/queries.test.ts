import {
  asScikitLearn, averagePrecisionAt, groupsOf, hitAt, meanOfQueries, ndcgAt, perQuery, recallAt, reciprocalRankAt
} from '../src/index.ts'
import { expectNear } from './closeness.ts'
import { type Case, reference } from './reference.ts'

const cases = reference('metrics')

test.each(cases('ranking'))('NDCG of $relevance by $scores', ({ relevance, scores, ndcg, ndcgExp2 }) => {
  for (const [k, value] of Object.entries(ndcg)) expectNear(asScikitLearn('ndcg', ndcgAt(Number(k))(relevance, scores)), value as number)
  for (const [k, value] of Object.entries(ndcgExp2)) expectNear(asScikitLearn('ndcg', ndcgAt(Number(k), 'exp2')(relevance, scores)), value as number)
})

test.each(cases('retrieval'))('first relevant documents of $relevance', ({ relevance, scores, at, fullMap }) => {
  for (const [k, expected] of Object.entries(at as Record<string, Case>)) {
    const measured = { mrr: reciprocalRankAt, recall: recallAt, hit: hitAt, map: averagePrecisionAt }
    for (const [name, metric] of Object.entries(measured)) {
      const found = metric(Number(k))(relevance, scores)
      if (name === 'map') expectNear(found, expected[name])
      else expect(Math.fround(found)).toBe(expected[name]) // torchmetrics gives 32 bits
    }
  }
  expectNear(averagePrecisionAt(relevance.length)(relevance, scores), fullMap)
})

test('a query without a relevant document is undefined and named', () => {
  const queries = groupsOf(['a', 'b', 'a', 'b'])
  const values = perQuery(reciprocalRankAt(5), queries, [1, 0, 0, 0], [0.2, 0.9, 0.4, 0.1])
  expect([...values]).toEqual([0.5, NaN])
  expect(meanOfQueries(queries, values)).toEqual({ value: 0.5, queries: 2, undefinedQueries: ['b'] })
  for (const metric of [ndcgAt(3), hitAt(3), recallAt(3), averagePrecisionAt(3)]) expect(metric([0, 0], [1, 2])).toBeNaN()
})

test('a model that tells nothing apart earns the worst of its ties', () => {
  expect(reciprocalRankAt(9)([1, 0, 0, 0], [0, 0, 0, 0])).toBe(0.25)
  expect(hitAt(3)([1, 0, 0, 0], [0, 0, 0, 0])).toBe(0)
})

test('what cannot be ranked is refused', () => {
  expect(() => ndcgAt(3)([-1, 2], [0, 1])).toThrow('a relevance is at least 0, not -1')
  expect(() => hitAt(3)([1, 0], [NaN, 1])).toThrow(RangeError)
})
