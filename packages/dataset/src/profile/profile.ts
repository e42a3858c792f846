import type { DistinctSample } from './distinct-sample.ts'
import type { LabelSample } from './label-sample.ts'
import type { ShardSample } from './shard-sample.ts'

/** Shape of a profile document; raised when an older reader would misread a newer one. */
export const PROFILE_SCHEMA = 1

/**
 * What a table looked like, in counts that do not depend on the number of threads or files and that add up over
 * shards: enough to compare later data with it, without the data.
 */
export interface Profile {
  readonly schemaVersion: typeof PROFILE_SCHEMA
  /** Name and version of the engine that counted. */
  readonly engine: string
  readonly rows: number
  readonly files: readonly { readonly name: string, readonly sha256: string, readonly bytes: number, readonly rows: number }[]
  /** SHA-256 of the frame on which it was counted. */
  readonly frame: string
  readonly label: LabelFrame | null
  /** Labels of some rows by their ids; absent when no id is named, or nothing of it may be kept. */
  readonly labels?: LabelSample
  /** Only of the profile of a shard: what it takes to find rows that other shards have too. */
  readonly shard?: ShardSample
  readonly columns: readonly ColumnProfile[]
}

export type ColumnProfile = NumericProfile | CategoricalProfile | TemporalProfile | HiddenProfile

export interface NumericProfile {
  readonly kind: 'numeric'
  readonly name: string
  readonly nulls: number
  readonly minimum: number | null
  readonly maximum: number | null
  /** Ascending; a value on an edge belongs to the bin below it. */
  readonly edges: readonly number[]
  /** One more than edges: below the first, between them, above the last. */
  readonly counts: readonly number[]
  /** Only of profiles that are recorded. */
  readonly distinct?: DistinctSample
}

export interface CategoricalProfile {
  readonly kind: 'categorical'
  readonly name: string
  readonly nulls: number
  readonly categories: readonly (GroupCounts & { readonly value: string })[]
  /** Rows with a value that is none of the categories. */
  readonly other: GroupCounts
  /** Rows without a value. */
  readonly missing: GroupCounts
  /** Only of profiles that are recorded. */
  readonly distinct?: DistinctSample
}

/** Rows of a group, and how many of them carry each class of the label; none when there is no label. */
export interface GroupCounts {
  readonly rows: number
  readonly labels: readonly number[]
}

/** Dates and times, counted like numbers; edges are seconds, since 1970 (UTC) or, of times of day, since midnight. */
export interface TemporalProfile {
  readonly kind: 'temporal'
  readonly name: string
  readonly nulls: number
  readonly minimum: string | null
  readonly maximum: string | null
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** Only of profiles that are recorded. */
  readonly distinct?: DistinctSample
}

/** Identifiers, free text and what the contract classifies: no value of them is kept. */
export interface HiddenProfile {
  readonly kind: 'hidden'
  readonly name: string
  readonly nulls: number
}

/** What counts are made on: the part of a profile that comes from the reference and never from the data at hand. */
export interface Frame {
  readonly label: LabelFrame | null
  readonly columns: readonly FrameColumn[]
}

export interface LabelFrame {
  readonly column: string
  /** Values as text, ascending; empty when there are too many to be classes. */
  readonly classes: readonly string[]
}

export type FrameColumn =
  | { readonly kind: 'numeric' | 'temporal'; readonly name: string; readonly edges: readonly number[] }
  | { readonly kind: 'categorical'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'hidden'; readonly name: string }

/** The frame on which a profile was counted. */
export function frameOf({ label, columns }: Pick<Profile, 'label' | 'columns'>): Frame {
  return {
    label,
    columns: columns.map((column): FrameColumn => {
      switch (column.kind) {
        case 'numeric':
        case 'temporal':
          return { kind: column.kind, name: column.name, edges: column.edges }
        case 'categorical':
          return { kind: 'categorical', name: column.name, values: column.categories.map(({ value }) => value) }
        case 'hidden':
          return { kind: 'hidden', name: column.name }
      }
    })
  }
}
