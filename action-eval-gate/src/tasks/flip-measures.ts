import { flipDirections, flips } from '@mlgate/stats'
import type { Measure, Pair } from '../judge/measure.ts'

/** Truth and predicted label of each row, as numbers. */
interface Answers {
  readonly truth: Float64Array
  readonly predicted: Float64Array
}

interface FlipMeasures<View> {
  readonly flip_rate: () => Measure<View>
  readonly negative_flip_rate: () => Measure<View>
}

/** How often two models answer differently, and how often the candidate loses what was right (Yan et al., 2021). */
export function flipMeasures<View>(answers: (view: View) => Answers): FlipMeasures<View> {
  const of = ({ baseline, candidate }: Pair<View>): ReturnType<typeof flips> => {
    const after = answers(candidate)
    return flips(after.truth, answers(baseline).predicted, after.predicted)
  }
  return {
    flip_rate: () => betweenMeasure((pair) => of(pair).rate),
    negative_flip_rate: () => betweenMeasure((pair) => of(pair).broken / of(pair).rows)
  }
}

/** Share of all rows that the candidate alone calls positive. */
export function positiveFlips<View>(answers: (view: View) => Answers): () => Measure<View> {
  return () => betweenMeasure(({ baseline, candidate }) => flipDirections(answers(baseline).predicted, answers(candidate).predicted).toPositive)
}

function betweenMeasure<View>(between: (pair: Pair<View>) => number): Measure<View> {
  return { value: () => NaN, between }
}
