import type { FetchedFile } from '../fetch/fetch-files.ts'
import type { FileVersion } from '../fetch/lineage.ts'
import type { Mode } from '../inputs.ts'
import type { Reference } from './reference.ts'
import type { Scan } from '../scan/scan.ts'

/** Everything that a verdict about data rests on. */
export interface Observation {
  readonly scan: Scan
  readonly mode: Mode
  /** Data files as paths in the repository. */
  readonly files: readonly [string, ...string[]]
  /** Of the files that DVC keeps. */
  readonly versions: readonly FileVersion[]
  /** Of the files that came from elsewhere. */
  readonly fetched: readonly Pick<FetchedFile, 'name' | 'etag' | 'version' | 'modified'>[]
  readonly reference: Reference
  /** Paths in the repository. */
  readonly contractFile: string
  readonly policyFile: string
  /** When the check runs, in milliseconds since 1970. */
  readonly now: number
  /** The branch whose data count as accepted. */
  readonly branch: string
  /** Whether this run is on that branch itself, so that its data become the reference. */
  readonly accepting: boolean
}
