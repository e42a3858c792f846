import { frameOf, mergeProfiles, readProfile, type FilePath, type Frame, type Profile } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Reference } from '../checks/reference.ts'
import type { Scan } from './scan.ts'

/** A profile that another job of the workflow wrote, and the file that it came in. */
export interface Shard {
  readonly file: string
  readonly profile: Profile
}

/** @throws ConfigError MLG-202 with every file that is no profile */
export async function readShards(files: readonly FilePath[]): Promise<readonly Shard[]> {
  const read = await Promise.all(files.map(async ({ path, name }): Promise<Shard | Problem> => {
    try {
      return { file: name, profile: readProfile(await readFile(path, 'utf8')) }
    } catch (error) {
      return damaged(name, `The profile ${JSON.stringify(name)} cannot be used: ${error instanceof RangeError ? error.message : 'it cannot be read'}.`)
    }
  }))
  const [first, ...rest] = read.flatMap((shard) => 'code' in shard ? [shard] : [])
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return read.flatMap((shard) => 'code' in shard ? [] : [shard])
}

/** What the shards of one run are counted on, so that they add up: what the reference is, else what a shard before was. */
export function frameOfShards(reference: Reference, [first]: readonly Shard[]): Frame | null {
  if (reference.kind === 'found') return frameOf(reference.profile)
  return first === undefined ? null : frameOf(first.profile)
}

/**
 * What would have been seen if the files of all shards had been scanned together, as far as it can be compared with the
 * reference: the contract, repeated rows and everything else that needs the rows belong to the runs of the shards.
 * @throws ConfigError MLG-202 when the profiles cannot be put together
 */
export function mergeShards(shards: readonly Shard[], reference: Reference): Scan {
  const [first, ...rest] = shards
  if (first === undefined) throw new ConfigError([damaged('input profiles', 'There is no profile to put together.')])
  const profile = merged([first, ...rest])
  if (reference.kind === 'found' && reference.profile.frame !== profile.frame) throw new ConfigError([damaged(
    first.file, `The profiles are counted on other edges or categories than the reference of run ${reference.artifact.runId}, and cannot be compared with it.`
  )])
  return {
    files: profile.files.map(({ name }) => name), rows: profile.rows, missing: [], unexpected: [], mistyped: [], reordered: [], violations: [], others: [],
    duplicates: { rows: 0, first: [] }, conflicts: null, trust: { leakage: null, contingencies: [], personal: null, triggers: [] },
    samples: shards.map((shard) => shard.profile.shard ?? null),
    profile, compared: reference.kind === 'found' ? profile : null
  }
}

function merged(shards: readonly [Shard, ...Shard[]]): Profile {
  const [first, ...rest] = shards
  try {
    return mergeProfiles([first.profile, ...rest.map(({ profile }) => profile)])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ConfigError([damaged(first.file, `The profiles of ${shards.length} shards cannot be put together: ${error.message}.`)], { cause: error })
  }
}

/** Name of a shard's artifact: artifacts of one run need different names, and the same shard has the same. */
export function shardArtifact(artifact: string, files: readonly string[]): string {
  return `${artifact}-shard-${createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 8)}`
}

function damaged(where: string, message: string): Problem {
  return {
    code: 'MLG-202', message, where,
    fix: 'Run all shards in mode profile in one workflow run, with the same reference or with `profiles` naming the profile of the first of them.'
  }
}
