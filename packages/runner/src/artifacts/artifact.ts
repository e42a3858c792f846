/** An artifact that the API lists and that has not expired. */
export interface Artifact {
  readonly id: number
  readonly name: string
  readonly runId: number
  readonly runUrl: string
  readonly branch: string
  readonly headSha: string
  readonly sizeInBytes: number
  /** `sha256:…` of the archive; servers before 2025 give none. */
  readonly digest?: string
  readonly createdAt: string
  readonly expiresAt: string
}

/** An artifact of the right name that was not taken, and why, as a whole sentence. */
export interface PassedOver {
  readonly id: number
  readonly runId: number
  readonly reason: string
}

/**
 * Where the run of an artifact stands to the commit that it was asked to be at or before: `after` is one that no artifact
 * at or before it is left in place of; `newest` when no commit was named.
 */
export type ArtifactStanding = 'newest' | 'at' | 'before' | 'after'

/** `expired`: there was one to take, but GitHub has deleted its bytes. */
export type ArtifactSearch =
  | {
      readonly kind: 'found'
      readonly artifact: Artifact
      readonly standing: ArtifactStanding
      readonly passedOver: readonly PassedOver[]
    }
  | { readonly kind: 'expired'; readonly artifact: Artifact; readonly passedOver: readonly PassedOver[] }
  | { readonly kind: 'none'; readonly passedOver: readonly PassedOver[] }
