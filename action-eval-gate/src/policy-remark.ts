import type { Gathered } from './circumstances.ts'
import type { Remark } from './report-remarks.ts'

export function policyRemarks(_: Gathered): readonly Remark[] {
  return []
}
