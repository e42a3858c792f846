import { uniteDistinct } from './distinct-sample.ts'
import { uniteLabelSamples } from './label-sample.ts'
import type { CategoricalProfile, ColumnProfile, GroupCounts, Profile } from './profile.ts'

/**
 * The profile of the rows of several tables together, exactly as if they had been one.
 * Samples that tell shards apart are left out: ask `sharedBetween` before.
 * @throws RangeError when they were not counted alike: on the same frame, over the same columns, by the same engine
 */
export function mergeProfiles(profiles: readonly [Profile, ...Profile[]]): Profile {
  return profiles.map(withoutSample).reduce((a, b) => {
    if (a.frame !== b.frame) throw new RangeError('they are counted on different edges or categories')
    if (a.engine !== b.engine) throw new RangeError(`they are counted by different engines, ${a.engine} and ${b.engine}`)
    const twice = b.files.find(({ sha256 }) => a.files.some((file) => file.sha256 === sha256))
    if (twice !== undefined) throw new RangeError(`the file ${JSON.stringify(twice.name)} is counted twice`)
    const labels = a.labels === undefined || b.labels === undefined ? {} : { labels: uniteLabelSamples(a.labels, b.labels) }
    return { ...a, ...labels, rows: a.rows + b.rows, files: [...a.files, ...b.files], columns: a.columns.map((column, at) => mergeColumn(column, b.columns[at])) }
  })
}

function withoutSample(profile: Profile): Profile {
  const { shard, ...kept } = profile
  return shard === undefined ? profile : kept
}

function mergeColumn(a: ColumnProfile, b: ColumnProfile | undefined): ColumnProfile {
  const common = { name: a.name, nulls: a.nulls + (b?.nulls ?? 0) }
  if (a.kind === 'numeric' && b?.kind === 'numeric')
    return { ...common, kind: 'numeric', minimum: lower(a.minimum, b.minimum), maximum: higher(a.maximum, b.maximum), ...mergeBins(a, b) }
  if (a.kind === 'temporal' && b?.kind === 'temporal')
    return { ...common, kind: 'temporal', minimum: lower(a.minimum, b.minimum), maximum: higher(a.maximum, b.maximum), ...mergeBins(a, b) }
  if (a.kind === 'categorical' && b?.kind === 'categorical') return { ...common, kind: 'categorical', ...mergeCategories(a, b) }
  if (a.kind === 'hidden' && b?.kind === 'hidden') return { ...common, kind: 'hidden' }
  throw new RangeError(`they differ in the column ${JSON.stringify(a.name)}`)
}

type Binned = Extract<ColumnProfile, { edges: unknown }>

function mergeBins(a: Binned, b: Binned): Pick<Binned, 'edges' | 'counts' | 'distinct'> {
  return { edges: a.edges, counts: sums(a.counts, b.counts), ...mergeDistinct(a, b) }
}

function mergeCategories(a: CategoricalProfile, b: CategoricalProfile): Omit<CategoricalProfile, 'kind' | 'name' | 'nulls'> {
  return {
    categories: a.categories.map((category, at) => ({ value: category.value, ...mergeGroups(category, b.categories[at]) })),
    other: mergeGroups(a.other, b.other), missing: mergeGroups(a.missing, b.missing), ...mergeDistinct(a, b)
  }
}

function mergeDistinct(a: Binned | CategoricalProfile, b: Binned | CategoricalProfile): Pick<Binned, 'distinct'> {
  return a.distinct === undefined || b.distinct === undefined ? {} : { distinct: uniteDistinct(a.distinct, b.distinct) }
}

function mergeGroups(a: GroupCounts, b: GroupCounts | undefined): GroupCounts {
  return { rows: a.rows + (b?.rows ?? 0), labels: sums(a.labels, b?.labels ?? []) }
}

function sums(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((count, at) => count + (b[at] ?? 0))
}

function lower<T extends number | string>(a: T | null, b: T | null): T | null {
  return a === null ? b : b === null || a <= b ? a : b
}

function higher<T extends number | string>(a: T | null, b: T | null): T | null {
  return a === null ? b : b === null || a >= b ? a : b
}
