import type { BaselineFinding } from './baseline.ts'

/** By the SHA-256 of evaluation data how many models were accepted on them. */
export type DataUses = Readonly<Record<string, number>>

/** The ledger so far. Scores that were given and baselines that expired bring none. */
export function usesOf(finding: BaselineFinding): DataUses {
  return finding.kind === 'found' ? finding.manifest.uses ?? {} : {}
}

/** How many models these data accepted before. */
export function usesBefore(finding: BaselineFinding, sha256: string): number {
  return usesOf(finding)[sha256] ?? 0
}

/** The ledger when one more model is accepted. */
export function withUse(uses: DataUses, sha256: string): DataUses {
  return { ...uses, [sha256]: (uses[sha256] ?? 0) + 1 }
}
