import {
  countAgainstLabel, drawSample, findLeakage, findPersonal, findTriggers, holdOut, prepareSplit,
  type ColumnSpec, type Contingency, type Engine, type FilePath, type Leakage, type Measured, type PersonalColumn, type Split, type Table, type TriggerCandidate
} from '@mlgate/dataset'

/** What to look for besides the contract. */
export interface TrustJob {
  readonly testFiles: readonly FilePath[]
  /** Columns by name; null: none is named. */
  readonly label: string | null
  readonly id: string | null
  readonly group: string | null
  readonly time: string | null
  /** Columns that the contract classifies. */
  readonly hidden: readonly string[]
  readonly personal: boolean
  /** How far the share of a label must be above that of all rows to make a value suspicious; null: not looked for. */
  readonly purityGain: number | null
}

/** What was found of it. */
export interface TrustScan {
  /** Null without test data. */
  readonly leakage: Leakage | null
  readonly contingencies: readonly Contingency[]
  /** Null: not looked for. */
  readonly personal: readonly PersonalColumn[] | null
  readonly triggers: readonly TriggerCandidate[]
}

/** Opens the test data, if there are any: before the table itself is opened. */
export async function openHeldOut(engine: Engine, { testFiles }: TrustJob, columns: readonly ColumnSpec[]): Promise<Table | null> {
  return testFiles.length === 0 ? null : await holdOut(engine, testFiles, columns)
}

/** Makes the test data ready to be compared with the table, once that is open. */
export async function splitOf(engine: Engine, table: Table, held: Table | null, { label, id, group, time }: TrustJob): Promise<Split | null> {
  return held === null ? null : await prepareSplit(engine, table, held, { label, id, group, time })
}

/** Reads the files again only to draw a sample that is not `drawn` yet, to name what they share with test data, and to count suspicious values. */
export async function scanTrust(engine: Engine, table: Table, split: Split | null, measured: Measured, job: TrustJob, drawn: boolean): Promise<TrustScan> {
  const { label, id, group, hidden, personal, purityGain } = job
  if (!drawn && (label !== null || personal)) await drawSample(engine, table)
  return {
    leakage: split === null ? null : await findLeakage(engine, split, measured),
    contingencies: await countAgainstLabel(engine, table, label),
    personal: personal ? await findPersonal(engine, table, hidden) : null,
    triggers: purityGain === null ? [] : await findTriggers(engine, table, { label, except: [...hidden, ...[id, group].filter((name) => name !== null)], gain: purityGain })
  }
}
