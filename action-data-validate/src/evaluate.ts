import type { DataPolicy } from '@mlgate/config'
import { evaluation, VERDICTS, type Evaluation, type Text } from '@mlgate/report'
import { checkColumns, checkContract, type ContractFindings } from './contract/contract-check.ts'
import { isOfAllRows, type Plan } from './contract/contract-plan.ts'
import { checkDrift, checkSchemaDrift, testDrift, type DriftTest } from './checks/drift-check.ts'
import { finding, GROUPS, type Finding } from './checks/finding.ts'
import { checkFlips } from './checks/flip-check.ts'
import { checkNewCategories, checkTails } from './checks/influx-check.ts'
import { checkLabelInformation, checkSplit } from './checks/leakage-check.ts'
import type { Observation } from './checks/observation.ts'
import { checkPersonal } from './checks/personal-check.ts'
import { checkRows, checkSlices, slicesApart, testSlices, type SliceTest } from './checks/poisoning-check.ts'
import { checkShared } from './checks/shared-check.ts'
import { checkTriggers } from './checks/trigger-check.ts'

export interface DataEvaluation extends Evaluation {
  /** The worst first, then as one explains the other. */
  readonly checks: readonly Finding[]
  readonly drift: readonly DriftTest[]
  readonly slices: readonly SliceTest[]
  /** Checks of the contract: so many are due, so many were made, and these do not apply. */
  readonly declared: number
  readonly executed: number
  readonly setAside: ContractFindings['setAside']
  /** Columns whose distribution was not compared, and why. */
  readonly notCompared: readonly { readonly column: string, readonly why: string }[]
}

/** Decides from what was seen; the policy file's name is only for the words of the report. */
export function evaluate(observation: Observation, policy: DataPolicy, plan: Plan): DataEvaluation {
  const { scan, contractFile, now, reference, mode } = observation
  const referenceRows = reference.kind === 'found' ? reference.profile.rows : null
  const { findings: contract, ...counted } = checkContract(mode === 'merge' ? { ...plan, checks: plan.checks.filter(isOfAllRows) } : plan, { contractFile, now, referenceRows, shard: mode === 'profile' }, scan)
  const absent = scan.missing.flatMap(({ columns }) => columns)
  const compared = compare(observation, policy, plan.tables[0].columns.map(({ name }) => name).filter((name) => !absent.includes(name)))
  const findings = [...checkColumns(plan, scan), ...contract, ...rowChecks(observation, policy, plan), ...trustChecks(observation, policy), ...compared.findings]
  const checks = findings.toSorted(byUrgency)
  return {
    ...evaluation(checks), checks, drift: compared.drift, slices: compared.slices,
    ...counted, notCompared: compared.notCompared
  }
}

function byUrgency(a: Finding, b: Finding): number {
  return VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict) || GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group)
}

function rowChecks({ scan, mode }: Observation, policy: DataPolicy, plan: Plan): readonly Finding[] {
  const { maxDuplicates, maxConflictingLabels, label, environment } = policy
  if (mode === 'merge') return scan.samples === undefined ? [] : checkShared({ rows: scan.rows, samples: scan.samples }, policy, plan)
  return [
    ...(maxDuplicates === undefined ? [] : [checkRows('duplicates', scan.duplicates, scan.rows, maxDuplicates, 'data.max-duplicates')]),
    ...(maxConflictingLabels === undefined || environment === 'serving' ? [] : [scan.conflicts === null
      ? finding({
          group: 'rows', id: 'rows.conflicting labels', title: 'Conflicting labels', verdict: 'error', code: 'MLG-503',
          what: label === undefined ? 'Conflicting labels were not looked for: no label is named' : ['Conflicting labels were not looked for: the label ', { code: label }, ' cannot be read'],
          fix: ['Name the column with the answers in ', { code: 'data.label' }]
        })
      : checkRows('conflicting labels', scan.conflicts, scan.rows, maxConflictingLabels, 'data.max-conflicting-labels')])
  ]
}

function trustChecks({ scan: { trust }, contractFile }: Observation, policy: DataPolicy): readonly Finding[] {
  return [
    ...(trust.leakage === null ? [] : checkSplit(trust.leakage, policy)),
    ...checkLabelInformation(trust.contingencies, policy.leakage.maxLabelInformation),
    ...(trust.personal === null ? [] : checkPersonal(trust.personal, contractFile))
  ]
}

interface Comparison extends Pick<DataEvaluation, 'drift' | 'slices' | 'notCompared'> {
  readonly findings: readonly Finding[]
}

function compare(observation: Observation, policy: DataPolicy, columns: readonly string[]): Comparison {
  const { reference, scan: { compared, profile, trust } } = observation
  if (observation.mode === 'profile') return { drift: [], slices: [], notCompared: [], findings: [ofShard()] }
  if (reference.kind !== 'found' || compared === null)
    return { drift: [], slices: [], notCompared: [], findings: [withoutReference(observation, policy)] }
  const personal = (trust.personal ?? []).map(({ column }) => column)
  const drift = testDrift(reference.profile, compared, policy.drift).map((test) => personal.includes(test.column) ? masked(test) : test)
  const sliceColumns = policy.environment === 'serving' ? [] : policy.slices
  const slices = testSlices(reference.profile, compared, sliceColumns)
  const [file] = observation.files
  return {
    drift, slices, notCompared: notCompared(profile.columns.map(({ name }) => name), drift, compared.columns),
    findings: [
      ...checkDrift(drift, compared, { ...policy, file, policyFile: observation.policyFile }),
      ...checkSchemaDrift(reference.profile, compared, columns, policy),
      ...checkSlices(slices, sliceColumns, policy.label, file, slicesApart(reference.profile, compared, sliceColumns, slices)),
      ...(policy.environment === 'serving' ? [] : checkFlips(reference.profile, profile, policy, file)),
      ...checkTails(reference.profile, compared, policy.poisoning, file),
      ...checkNewCategories(reference.profile, compared, policy, file),
      ...(compared.label === null ? [] : checkTriggers(trust.triggers, reference.profile, compared, policy.poisoning, personal))
    ]
  }
}

/** Words about a column that may hold personal data name none of its values. */
function masked(test: DriftTest): DriftTest {
  return test.measure === 'missing share' ? test : { ...test, then: '•••', now: '•••' }
}

function notCompared(columns: readonly string[], drift: readonly DriftTest[], compared: Observation['scan']['profile']['columns']): DataEvaluation['notCompared'] {
  return columns.flatMap((column) => {
    const counted = compared.find(({ name }) => name === column)
    if (counted === undefined) return [{ column, why: 'the reference has it not, or as another type' }]
    if (counted.kind === 'hidden') return [{ column, why: 'identifiers, free text or confidential' }]
    return drift.some((test) => test.column === column && test.measure !== 'missing share') ? [] : [{ column, why: 'it has no values' }]
  })
}

function ofShard(): Finding {
  return finding({
    group: 'reference', id: 'reference', title: 'Reference', verdict: 'pass', code: 'MLG-201', fix: '',
    what: 'The profile of this shard is compared when it is merged: drift and label rates were not judged here'
  })
}

/** A change cannot be judged without the data it changes; the accepting branch itself has to begin somewhere, but not unnoticed a second time. */
function withoutReference({ reference, accepting, branch }: Observation, { reference: { artifact } }: DataPolicy): Finding {
  const expired = reference.kind === 'expired'
  const missing: Text = expired
    ? ['The reference profile ', { code: artifact }, ' of ', { code: branch }, ' has expired']
    : ['There is no reference profile ', { code: artifact }, ' of a successful run on ', { code: branch }]
  const common = { group: 'reference', id: 'reference', title: 'Reference', code: expired ? 'MLG-203' : 'MLG-201' } as const
  if (accepting && expired) return finding({
    ...common, verdict: 'warn', what: [...missing, ': drift and label rates were not compared'],
    fix: ['Look at these data yourself: the next ones are compared with them. Run the workflow of this check on ', { code: branch }, ' more often than its artifacts expire, or keep them longer']
  })
  return accepting
    ? finding({ ...common, verdict: 'pass', what: 'First profile, nothing to compare with: drift and label rates were not compared', fix: '' })
    : finding({
        ...common, verdict: 'error', what: [...missing, ': drift and label rates were not compared'],
        fix: ['Run the workflow of this check on ', { code: branch }, ' once (push to it or start the workflow by hand there); it records the profile when the data pass. Then run this job again']
      })
}
