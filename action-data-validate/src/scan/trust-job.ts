import type { DataPolicy } from '@mlgate/config'
import type { FilePath } from '@mlgate/dataset'
import type { TrustJob } from './trust-scan.ts'

/** What the policy asks to look for; triggers only where there is a reference that tells what was rare before. */
export function trustJob(policy: DataPolicy, testFiles: readonly FilePath[], hidden: readonly string[], compared: boolean): TrustJob {
  const { label, id, group, timeColumn, pii, poisoning } = policy
  return {
    testFiles, hidden, label: label ?? null, id: id ?? null, group: group ?? null, time: timeColumn ?? null,
    personal: pii === 'warn', purityGain: compared && label !== undefined ? poisoning.maxPurityGain : null
  }
}
