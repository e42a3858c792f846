import type { Measure, Measured } from '../engine/measure.ts'
import type { Repeats } from '../checks/repeats.ts'
import type { Table, TableColumn } from '../engine/table.ts'

/**
 * What one shard of a table keeps so that rows which it shares with other shards can be found without the rows: hashes of
 * some of them. Which rows are in it depends on the rows alone (those whose hash starts with `level` zero bits), so that a
 * row in the sample of one shard is in the sample, of the same level, of every shard that has it.
 */
export interface ShardSample {
  /** Counted exactly, within the shard. */
  readonly duplicates: number
  readonly conflicts: number | null
  readonly level: number
  /** `<hash of all columns but the label>:<hash of the label>`, hexadecimal, ascending, each once; the second is empty without a label. */
  readonly rows: readonly string[]
  /** Of columns that are said to tell rows apart, the hashes of their values. */
  readonly keys: readonly KeySample[]
}

export interface KeySample {
  readonly columns: readonly string[]
  readonly hashes: readonly string[]
}

/** Rows that a sample holds, about. */
const ROWS = 4096
const ROWS_ID = 'sample of rows'

export interface ShardSampleOptions {
  /** Name of the column with the answers. */
  readonly label: string | null
  /** Names of columns that are said to tell rows apart. */
  readonly keys: readonly (readonly string[])[]
}

/** What has to be measured for a sample: nothing more than the hashes of a few thousand rows comes back. */
export function shardSampleMeasures(table: Table, { label, keys }: ShardSampleOptions): readonly Measure[] {
  const { columns } = table
  const level = levelFor(table.rows)
  const answer = columns.find(({ name }) => name === label)
  const features = columns.filter((column) => column !== answer)
  if (features.length === 0) return []
  const labelHash = answer === undefined ? `''` : `CASE WHEN ${answer.value} IS NULL THEN '' ELSE lower(lpad(to_hex(hash(${answer.value}) >> 32), 8, '0')) END`
  return [
    { id: ROWS_ID, sql: `list(DISTINCT ${hex(features)} || ':' || ${labelHash}) FILTER (WHERE ${isSampled(features, level)})` },
    ...usableKeys(table, keys).map(({ names, columns: key }) => ({
      id: keyId(names), sql: `list(DISTINCT ${hex(key)}) FILTER (WHERE ${isSampled(key, level)} AND (${key.map(({ value }) => `${value} IS NOT NULL`).join(' OR ')}))`
    }))
  ]
}

/** The sample, from the answers to its measures and what repeats within the shard; null when there are no columns. */
export function shardSampleFrom(table: Table, { keys }: ShardSampleOptions, measured: Measured, { duplicates, conflicts }: Repeats): ShardSample | null {
  if (!measured.has(ROWS_ID)) return null
  return {
    duplicates: duplicates.rows, conflicts: conflicts?.rows ?? null, level: levelFor(table.rows), rows: textsOf(measured, ROWS_ID),
    keys: usableKeys(table, keys).map(({ names }) => ({ columns: names, hashes: textsOf(measured, keyId(names)) }))
  }
}

function levelFor(rows: number): number {
  return Math.max(0, Math.ceil(Math.log2(rows / ROWS)))
}

function usableKeys({ columns }: Table, keys: ShardSampleOptions['keys']): readonly { readonly names: readonly string[], readonly columns: readonly TableColumn[] }[] {
  const different = [...new Map(keys.map((names) => [JSON.stringify(names), names])).values()]
  return different.filter((names) => names.every((name) => columns.some((column) => column.name === name)))
    .map((names) => ({ names, columns: columns.filter(({ name }) => names.includes(name)) }))
}

const keyId = (names: readonly string[]): string => `sample of the key ${JSON.stringify(names)}`
const hashOf = (columns: readonly TableColumn[]): string => `hash(${columns.map(({ value }) => value).join(', ')})`
const hex = (columns: readonly TableColumn[]): string => `lower(lpad(to_hex(${hashOf(columns)}), 16, '0'))`

function isSampled(columns: readonly TableColumn[], level: number): string {
  return level === 0 ? 'true' : `${hashOf(columns)} < ${2n ** BigInt(64 - level)}::UBIGINT`
}

function textsOf(measured: Measured, id: string): readonly string[] {
  const answer = measured.get(id)
  return Array.isArray(answer) ? answer.map(String).sort() : []
}

/** Of things in a sample, how many several shards have. */
export interface Shared {
  /** Different things in the samples of all shards together. */
  readonly different: number
  /** Of these, those that more than one shard has. */
  readonly shared: number
  /** How often the shards have them, each shard once; and those that more than one has. */
  readonly occurrences: number
  readonly sharedOccurrences: number
}

/** What shards have in common, in their samples. */
export interface SharedBetween {
  /** Whether the samples hold every row: the counts are those of the shards then. */
  readonly complete: boolean
  readonly shards: number
  readonly rows: Shared
  /** Different features, of which `shared` have another label in another shard and no two labels within one. */
  readonly contradictions: Shared
  readonly keys: readonly (Shared & { readonly columns: readonly string[] })[]
}

/** Compares the samples of shards on the highest of their levels, on which each of them holds all that it should. */
export function sharedBetween(samples: readonly ShardSample[]): SharedBetween {
  const level = Math.max(0, ...samples.map((sample) => sample.level))
  const sampled = (hash: string): boolean => BigInt(`0x${hash.slice(0, 16)}`) < 2n ** BigInt(64 - level)
  const rows = samples.map((sample) => sample.rows.filter(sampled))
  const named = new Map(samples.flatMap(({ keys }) => keys).map(({ columns }) => [JSON.stringify(columns), columns]))
  const keys = [...named].map(([id, columns]) => {
    const hashes = samples.map((sample) => sample.keys.find((key) => JSON.stringify(key.columns) === id)?.hashes.filter(sampled) ?? [])
    return { columns, ...countShared(hashes) }
  })
  return { complete: level === 0, shards: samples.length, rows: countShared(rows), contradictions: countContradictions(rows), keys }
}

function countShared(lists: readonly (readonly string[])[]): Shared {
  const times = new Map<string, number>()
  for (const entry of lists.flat()) times.set(entry, (times.get(entry) ?? 0) + 1)
  const shared = [...times.values()].filter((shards) => shards > 1)
  return { different: times.size, shared: shared.length, occurrences: lists.flat().length, sharedOccurrences: shared.reduce((sum, shards) => sum + shards, 0) }
}

/** A missing label contradicts nothing. */
function countContradictions(lists: readonly (readonly string[])[]): Shared {
  const labels = new Map<string, string[][]>()
  for (const [shard, entries] of lists.entries()) {
    for (const entry of entries) {
      const [features = '', label = ''] = entry.split(':')
      const byShard = labels.get(features) ?? []
      byShard[shard] = [...byShard[shard] ?? [], ...(label === '' ? [] : [label])]
      labels.set(features, byShard)
    }
  }
  const contradicted = [...labels.values()].filter((byShard) => new Set(byShard.flat()).size > 1 && byShard.every((own) => own.length < 2))
  return { different: labels.size, shared: contradicted.length, occurrences: lists.flat().length, sharedOccurrences: contradicted.flat(2).length }
}
