import type { NumberOutput, Output } from './output.ts'
import type { SourceJob, TruthJob } from '../scoring/scoring-job.ts'

export interface KnownClasses {
  /** In the order that the truth is written with. */
  readonly names: readonly string[]
  readonly from: 'policy' | 'model'
}

/** The classes that the policy names, otherwise those that a model names. */
export function knownClasses({ task, classes }: Pick<TruthJob, 'task' | 'classes'>, sources: readonly SourceJob[]): KnownClasses | undefined {
  if (classes !== undefined) return { names: classes, from: 'policy' }
  if (task === 'multilabel') return undefined
  const [known] = sources.flatMap((source) => classesOf(source) ?? [])
  return known
}

function classesOf(source: SourceJob): readonly KnownClasses[] | undefined {
  const own = source.kind === 'model' ? source.signature.classes : undefined
  return own === undefined ? undefined : [{ names: isBinary(own) ? BINARY : own, from: 'model' }]
}

/** 0 and 1 keep their meaning in whatever order a model names them. */
const BINARY = ['0', '1']

function isBinary(classes: readonly string[]): boolean {
  return classes.length === 2 && BINARY.every((name) => classes.includes(name))
}

/**
 * The numbers of a model in the order of the classes; models that say what their numbers stand for may have another order
 * than each other. `undefined` when a model has other classes.
 */
export function inOrderOf(classes: readonly string[], source: SourceJob, output: Output): Output | undefined {
  const own = source.kind === 'model' ? source.signature.classes : undefined
  const names = classes.length === 0 ? BINARY : classes
  if (own === undefined || output.kind === 'labels' || output.width !== own.length || own.length === 1) return output
  const places = names.map((name) => own.indexOf(name))
  if (own.length !== names.length || places.includes(-1)) return undefined
  return places.every((place, index) => place === index) ? output : reordered(output, places)
}

function reordered(output: NumberOutput, places: readonly number[]): NumberOutput {
  const { values, width } = output
  return { ...output, values: values.map((_, index) => values[index - (index % width) + (places[index % width] ?? 0)] ?? NaN) }
}
