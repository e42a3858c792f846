import { asColumn, at, mean, sum, type Vector } from '../vector.ts'
import { type Confusion } from './confusion.ts'

export type Average = 'micro' | 'macro' | 'weighted'

/**
 * A metric of binary counts over several classes, labels or rows, with scikit-learn's meaning of `average`; over
 * `sampleConfusion` macro is its `samples`. `zeroDivision` stands for the value of a class that is undefined: with NaN the
 * class is left out, which `undefinedClasses` makes known; with 0 or 1 it counts as that.
 */
export function averageOf(metric: (counts: Confusion) => number, classes: readonly Confusion[], average: Average, zeroDivision = NaN): number {
  if (average === 'micro') return orElse(metric(total(classes)), zeroDivision)
  const values = classes.map((counts) => orElse(metric(counts), zeroDivision))
  return average === 'macro' ? definedMean(values) : definedMean(values, classes.map(support))
}

/** The classes, labels or rows for which the metric is undefined, by position. */
export function undefinedClasses(metric: (counts: Confusion) => number, classes: readonly Confusion[]): readonly number[] {
  return classes.flatMap((counts, position) => (Number.isNaN(metric(counts)) ? [position] : []))
}

/** Weighted mean of what is defined; unweighted where all its weight is zero. NaN when nothing is defined. */
export function definedMean(values: Vector, weights?: Vector): number {
  const defined = asColumn(values).filter((value) => !Number.isNaN(value))
  const weightOf = weights === undefined ? undefined : asColumn(weights).filter((_, i) => !Number.isNaN(at(values, i)))
  const weight = weightOf === undefined ? 0 : sum(weightOf)
  return weightOf === undefined || weight === 0 ? mean(defined) : sum(defined.map((value, i) => value * at(weightOf, i))) / weight
}

export function support({ truePositives, falseNegatives }: Confusion): number {
  return truePositives + falseNegatives
}

function total(classes: readonly Confusion[]): Confusion {
  const all = (part: keyof Confusion): number => sum(classes.map((counts) => counts[part]))
  return {
    truePositives: all('truePositives'),
    falsePositives: all('falsePositives'),
    falseNegatives: all('falseNegatives'),
    trueNegatives: all('trueNegatives')
  }
}

function orElse(value: number, replacement: number): number {
  return Number.isNaN(value) ? replacement : value
}
