import { createHash } from 'node:crypto'
import { type Code, InfrastructureError } from '@mlgate/problem'
import { messageOf } from '../message-of.ts'
import { readZip } from './zip.ts'

/** A zip that is here, whole and as long as it may be. */
export interface Archive {
  /**
   * The named entries in memory; an entry that the archive lacks is absent from the map. Throws `InfrastructureError`
   * MLG-202, or what the limits say, for an archive that is damaged or unsafe.
   */
  read(entries: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
}

export interface ArchiveLimits {
  /** Most bytes of the archive, and of the entries of one reading together after inflation. */
  readonly maxBytes: number
  /**
   * Code of the error when the archive is refused: `MLG-202` for baselines and references (the default), `MLG-205` for
   * trained models.
   */
  readonly damaged?: Extract<Code, 'MLG-202' | 'MLG-205'>
}

/** What to call an archive in messages: `Artifact "x" of run 7`, where it can be looked at, and how to get another. */
export interface ArchiveName {
  readonly words: string
  readonly url: string
  readonly fix: string
}

/** @param digest `sha256:…` as the server recorded it */
export function openArchive(bytes: Uint8Array, digest: string | undefined, name: ArchiveName, limits: ArchiveLimits): Archive {
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  if (digest !== undefined && digest !== found) throw refusedArchive(name, limits, `its digest is ${found}, GitHub recorded ${digest}`)
  return {
    read: (entries) => readZip(bytes, entries, limits.maxBytes).catch((error: unknown) => {
      throw refusedArchive(name, limits, messageOf(error))
    })
  }
}

export function refusedArchive({ words, url, fix }: ArchiveName, { damaged = 'MLG-202' }: ArchiveLimits, why: string): InfrastructureError {
  return new InfrastructureError([{ code: damaged, message: `${words} was refused: ${why}.`, where: url, fix }])
}

/** The bytes of a stream. Throws what `refusedArchive` makes when there are too many, before they are all here. */
export async function readUpTo(body: AsyncIterable<Uint8Array>, name: ArchiveName, limits: ArchiveLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > limits.maxBytes) throw refusedArchive(name, limits, `it is larger than ${limits.maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
