import { parseSlice, type Path, type PolicyFile, writtenPath } from '@mlgate/config'
import type { Gate } from '../inputs.ts'
import type { ScoringJob } from './scoring-job.ts'
import type { WantedSlice } from '../judge/slice.ts'

/** Each slice that the policy asks for, once, and the columns whose groups must be treated alike. */
export function wantedSlices({ slices, rules, fairness }: Gate, policy: PolicyFile, file: string): readonly WantedSlice[] {
  const lists = [{ path: ['gate', 'slices'], slices }, ...rules.map((rule, index) => ({ path: ['gate', 'rules', index, 'slices'], slices: rule.slices ?? [] }))]
  const places = new Map(lists.flatMap(({ path, slices: own }) => own.map((slice, index) => [slice, [...path, index]] as const)).toReversed())
  return [
    ...[...places].map(([slice, path]) => ({ ...parseSlice(slice), at: placeIn(policy, file, path) })),
    ...fairness.map(({ column }, index) => ({ column, at: placeIn(policy, file, ['gate', 'fairness', index, 'column']) }))
  ]
}

/** The column that says when a row was, if the policy names one. */
export function wantedTime({ time }: Gate, policy: PolicyFile, file: string): Pick<ScoringJob, 'time'> {
  return time === undefined ? {} : { time: { column: time.column, at: placeIn(policy, file, ['gate', 'time-column']) } }
}

/** What the policy says of the columns that fill the models' inputs. */
export function wantedFeatures({ features }: Gate, policy: PolicyFile, file: string): Pick<ScoringJob, 'features'> {
  return features === undefined ? {} : { features: { inputs: features, at: placeIn(policy, file, ['gate', 'features']) } }
}

/** Line and key, for messages. */
export function placeIn({ lineOf }: PolicyFile, file: string, path: Path): string {
  const line = lineOf(path)
  return `${file}${line === undefined ? '' : `:${line}`} (${writtenPath(path)})`
}
