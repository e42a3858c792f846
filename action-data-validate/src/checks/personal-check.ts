import type { PersonalColumn } from '@mlgate/dataset'
import { formatCount } from '@mlgate/report'
import { finding, type Finding } from './finding.ts'

/** A warning for each column that looks as if it held personal data and is not said to. No value is shown. */
export function checkPersonal(found: readonly PersonalColumn[], contract: string): readonly Finding[] {
  const common = { group: 'personal', code: 'MLG-510' } as const
  if (found.length === 0) return [finding({ ...common, id: 'personal', title: 'Personal data', verdict: 'pass', what: 'No column looks as if it held personal data that the contract does not name', fix: '' })]
  return found.map(({ column, kind, values, of }) => finding({
    ...common, id: `personal.${column}.${kind}`, title: `Personal data: ${column}`, verdict: 'warn',
    what: [{ code: column }, ` looks as if it held personal data (${kind}): ${formatCount(values)} of ${formatCount(of)} different values that could be one, in a sample`],
    where: contract,
    fix: ['Take the column out of the data, or classify it in the contract (', { code: 'classification: pii' }, '), which keeps its values out of reports and profiles']
  }))
}
