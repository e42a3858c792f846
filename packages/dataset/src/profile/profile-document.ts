import { canonicalJson } from './canonical-json.ts'
import { textDigest } from '../files/digest.ts'
import type { DistinctSample } from './distinct-sample.ts'
import type { LabelSample } from './label-sample.ts'
import type { ShardSample } from './shard-sample.ts'
import { frameOf, PROFILE_SCHEMA, type CategoricalProfile, type ColumnProfile, type LabelFrame, type Profile } from './profile.ts'

/** The profile as the document that is stored: canonical, with a final line break. */
export function writeProfile(profile: Profile): string {
  return `${canonicalJson(profile)}\n`
}

/**
 * Reads a stored profile. It comes from another run, so everything in it is checked before any of it is used.
 * @throws RangeError naming the first place that is not as it must be
 */
export function readProfile(document: string): Profile {
  const read = reader('profile', parse(document))
  const version = read.key('schemaVersion').count()
  if (version !== PROFILE_SCHEMA) throw new RangeError(`profile.schemaVersion is ${version}, this version of mlgate reads ${PROFILE_SCHEMA}`)
  const label = read.key('label').orNull(labelFrame)
  const rows = read.key('rows').count()
  const profile: Profile = {
    schemaVersion: PROFILE_SCHEMA,
    engine: read.key('engine').text(),
    rows,
    files: read.key('files').list((file) => ({
      name: file.key('name').text(), sha256: file.key('sha256').text(), bytes: file.key('bytes').count(), rows: file.key('rows').count()
    })),
    frame: read.key('frame').text(),
    label,
    ...(read.has('labels') ? { labels: labelSample(read.key('labels'), label?.classes.length ?? 0) } : {}),
    ...(read.has('shard') ? { shard: shardSample(read.key('shard')) } : {}),
    columns: read.key('columns').list((column) => columnProfile(column, rows, label?.classes.length ?? 0))
  }
  const frame = textDigest(canonicalJson(frameOf(profile)))
  if (frame !== profile.frame) throw new RangeError(`profile.frame is not the digest of the profile's own edges and categories`)
  return profile
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw new RangeError('profile is not JSON')
  }
}

function labelFrame(read: Reader): LabelFrame {
  return { column: read.key('column').text(), classes: read.key('classes').list((name) => name.text()) }
}

function labelSample(read: Reader, classes: number): LabelSample {
  const labels = read.key('labels').list((entry) => entry.text())
  const isEntry = (entry: string): boolean => /^[0-9a-f]{16}:[0-9]{1,2}$/.test(entry) && Number(entry.slice(17)) < classes
  if (labels.some((entry, at) => !isEntry(entry) || entry < (labels[at - 1] ?? ''))) throw new RangeError(`${read.path}.labels is no sample of labels`)
  return { id: read.key('id').text(), labels }
}

function shardSample(read: Reader): ShardSample {
  const level = read.key('level').count()
  const hashes = (list: Reader, form: RegExp): readonly string[] => {
    const found = list.list((entry) => entry.text())
    if (level > 64 || found.some((entry, at) => !form.test(entry) || entry <= (found[at - 1] ?? ''))) throw new RangeError(`${list.path} is no sample of hashes`)
    return found
  }
  return {
    duplicates: read.key('duplicates').count(), conflicts: read.key('conflicts').orNull((count) => count.count()), level,
    rows: hashes(read.key('rows'), /^[0-9a-f]{16}:(?:[0-9a-f]{8})?$/),
    keys: read.key('keys').list((key) => ({ columns: key.key('columns').list((name) => name.text()), hashes: hashes(key.key('hashes'), /^[0-9a-f]{16}$/) }))
  }
}

function columnProfile(read: Reader, rows: number, classes: number): ColumnProfile {
  const [kind, name, nulls] = [read.key('kind').text(), read.key('name').text(), read.key('nulls').count()]
  const counted = (total: number): void => {
    if (total + nulls !== rows) throw new RangeError(`${read.path} counts ${total} values and ${nulls} missing ones in ${rows} rows`)
  }
  switch (kind) {
    case 'numeric':
    case 'temporal': {
      const edges = read.key('edges').list((edge) => edge.number())
      const counts = read.key('counts').list((count) => count.count())
      if (counts.length !== edges.length + 1) throw new RangeError(`${read.path} has ${edges.length} edges and ${counts.length} counts`)
      if (edges.some((edge, at) => at > 0 && edge <= (edges[at - 1] ?? NaN))) throw new RangeError(`${read.path}.edges do not ascend`)
      counted(total(counts))
      const shape = { edges, counts, ...distinctIn(read) }
      return kind === 'numeric'
        ? { kind, name, nulls, minimum: read.key('minimum').orNull((bound) => bound.number()), maximum: read.key('maximum').orNull((bound) => bound.number()), ...shape }
        : { kind, name, nulls, minimum: read.key('minimum').orNull((bound) => bound.text()), maximum: read.key('maximum').orNull((bound) => bound.text()), ...shape }
    }
    case 'categorical': {
      const group = (some: Reader): { rows: number, labels: readonly number[] } => {
        const labels = some.key('labels').list((count) => count.count())
        if (labels.length !== 0 && labels.length !== classes) throw new RangeError(`${some.path}.labels has ${labels.length} counts for ${classes} classes`)
        return { rows: some.key('rows').count(), labels }
      }
      const profile: CategoricalProfile = {
        kind, name, nulls,
        categories: read.key('categories').list((category) => ({ value: category.key('value').text(), ...group(category) })),
        other: group(read.key('other')),
        missing: group(read.key('missing')),
        ...distinctIn(read)
      }
      const values = profile.categories.map(({ value }) => value)
      if (new Set(values).size < values.length) throw new RangeError(`${read.path}.categories names a value twice`)
      if (values.some((value) => value.includes('\0'))) throw new RangeError(`${read.path}.categories has a value with the character NUL`)
      counted(total(profile.categories.map((category) => category.rows)) + profile.other.rows)
      return profile
    }
    case 'hidden':
      return { kind, name, nulls }
    default:
      throw new RangeError(`${read.path}.kind is not a kind of column`)
  }
}

function distinctIn(column: Reader): { readonly distinct?: DistinctSample } {
  const distinct = column.key('distinct').ifPresent((read) => {
    const [level, hashes] = [read.key('level').count(), read.key('hashes').list((hash) => hash.count())]
    if (level > 32 || hashes.some((hash, at) => hash % 2 ** level !== 0 || hash <= (hashes[at - 1] ?? -1))) throw new RangeError(`${read.path} is no sample of hashes`)
    return { level, hashes }
  })
  return distinct === undefined ? {} : { distinct }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** A place in a document of unknown shape; every question that it cannot answer is a RangeError with its path. */
interface Reader {
  readonly path: string
  key(name: string): Reader
  has(name: string): boolean
  list<T>(read: (item: Reader) => T): readonly T[]
  text(): string
  number(): number
  count(): number
  orNull<T>(read: (present: Reader) => T): T | null
  /** A key that need not be there. */
  ifPresent<T>(read: (present: Reader) => T): T | undefined
}

function reader(path: string, value: unknown): Reader {
  const refuse = (what: string): never => {
    throw new RangeError(`${path} is not ${what}`)
  }
  const self: Reader = {
    path,
    key: (name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? reader(`${path}.${name}`, (value as Readonly<Record<string, unknown>>)[name])
      : reader(`${path}.${name}`, undefined),
    has: (name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name),
    list: (read) => Array.isArray(value) ? value.map((item: unknown, at) => read(reader(`${path}[${at}]`, item))) : refuse('a list'),
    text: () => typeof value === 'string' ? value : refuse('a text'),
    number: () => typeof value === 'number' && Number.isFinite(value) ? value : refuse('a number'),
    count: () => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse('a count'),
    orNull: (read) => value === null ? null : read(self),
    ifPresent: (read) => value === undefined ? undefined : read(self)
  }
  return self
}
