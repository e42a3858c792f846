import type { Measure, Measured } from '../engine/measure.ts'
import type { LabelFrame } from './profile.ts'
import { literal } from '../engine/quoting.ts'
import type { Table } from '../engine/table.ts'

/**
 * Labels of some rows by their ids, to see later whether they were changed. Which ids are in it depends on the ids alone
 * (those with the smallest digests), so that two samples of the same ids are of the same rows, and samples of shards
 * merge exactly.
 */
export interface LabelSample {
  /** Column with the ids. */
  readonly id: string
  /** `<digest>:<position of the class>`, ascending; the digest is the first 64 bits of the id's SHA-256, in hexadecimal digits. */
  readonly labels: readonly string[]
}

/** Rows in a sample. */
const ROWS = 8192
const MEASURE = 'labels by id'

/** What has to be measured for a sample; nothing when the table lacks one of the columns or the label has no classes. */
export function labelSampleMeasures({ columns }: Table, id: string | null, label: LabelFrame | null): readonly Measure[] {
  const [key, answer] = [id, label?.column].map((name) => columns.find((column) => column.name === name))
  if (key === undefined || answer === undefined || label === null || label.classes.length === 0) return []
  const digest = `substr(sha256(${key.value}::VARCHAR), 1, 16)`
  const position = `list_position([${label.classes.map(literal).join(', ')}], ${answer.value}::VARCHAR) - 1`
  return [{ id: MEASURE, sql: `min(${digest} || ':' || (${position})::VARCHAR, ${ROWS})` }]
}

/** The sample, from the answer to its measure; null when it was not measured. */
export function labelSampleFrom(measured: Measured, id: string | null): LabelSample | null {
  const answer = measured.get(MEASURE)
  return id === null || !Array.isArray(answer) ? null : { id, labels: answer.map(String) }
}

/** The sample of the rows of both. */
export function uniteLabelSamples(a: LabelSample, b: LabelSample): LabelSample {
  return { id: a.id, labels: [...a.labels, ...b.labels].sort().slice(0, ROWS) }
}

/** Rows that both samples have, and how many of them have another class now. */
export interface Flips {
  readonly shared: number
  readonly flipped: number
}

/** Ids that stand in a table more than once with different labels tell nothing, and are left out. */
export function countFlips(then: LabelSample, thenClasses: readonly string[], now: LabelSample, nowClasses: readonly string[]): Flips {
  const [before, after] = [classesById(then, thenClasses), classesById(now, nowClasses)]
  const shared = [...after].filter(([digest, label]) => label !== null && (before.get(digest) ?? null) !== null)
  return { shared: shared.length, flipped: shared.filter(([digest, label]) => before.get(digest) !== label).length }
}

/** Class of each digest; null where rows contradict each other. */
function classesById({ labels }: LabelSample, classes: readonly string[]): ReadonlyMap<string, string | null> {
  const byId = new Map<string, string | null>()
  for (const entry of labels) {
    const [digest = '', position = ''] = entry.split(':')
    const label = classes[Number(position)] ?? null
    byId.set(digest, byId.has(digest) && byId.get(digest) !== label ? null : label)
  }
  return byId
}
