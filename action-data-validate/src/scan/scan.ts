import { jsonValidator } from '@mlgate/config/json-validator'
import {
  chooseFrame, constraintMeasures, findRepeats, loadTable, locateViolations, measure, prepareConstraints, profileFrom,
  labelSampleFrom, labelSampleMeasures, shardSampleFrom, shardSampleMeasures, profileMeasures, repeatMeasures, splitMeasures, withEngine, type Frame, type Profile, type Repeats, type ShardSample
} from '@mlgate/dataset'
import { openHeldOut, scanTrust, splitOf, type TrustJob, type TrustScan } from './trust-scan.ts'
import { keepAllKeys, scanTable, tableScan, type TableJob, type TableScan } from './scan-table.ts'

/** Everything a scan needs; it is handed to another process as JSON. Its own table is the first of the contract. */
export interface ScanJob extends TableJob {
  /** Folder that holds the engine. */
  readonly runtime: string
  /** The other tables of the contract: they are checked, and not profiled. */
  readonly others: readonly TableJob[]
  readonly label: string | null
  readonly trust: TrustJob
  /** Columns to count by value, whatever their type. */
  readonly categorical: readonly string[]
  /** Columns of which no value may be kept. */
  readonly hidden: readonly string[]
  /** What the reference was counted on. */
  readonly reference: Frame | null
  /** What to count its own profile on; null: what is chosen from the rows. */
  readonly frame: Frame | null
  /** Whether the profile may become a reference, and must not be counted on edges that no longer fit. */
  readonly record: boolean
  /** Whether the rows are one shard of a table, which keeps a sample to find them again in other shards. */
  readonly shard?: boolean
}

/** What was seen in the data: counts, places and profiles, no judgement. */
export interface Scan extends TableScan, Repeats {
  /** In the order of the job. */
  readonly others: readonly TableScan[]
  readonly trust: TrustScan
  /** On edges and categories of its own if it is to be recorded or nothing is to be compared with, otherwise on the reference's. */
  readonly profile: Profile
  /** Of the shards that were put together, one of each; null where it kept none. */
  readonly samples?: readonly (ShardSample | null)[]
  /** On those of the reference; null without one. */
  readonly compared: Profile | null
}

/**
 * Reads the files two to four times, whatever there is to check: once to see that their rows are whole, once to choose
 * what to count on (only when there is no reference, or a new one is to be recorded), once for everything that is counted,
 * and once more to name the rows that break something.
 * @throws ConfigError MLG-501 to MLG-503 for files that cannot be read, InfrastructureError MLG-507
 */
export async function scan(job: ScanJob): Promise<Scan> {
  const files = [...[job, ...job.others].flatMap((table) => table.files), ...job.trust.testFiles].map(({ path }) => path)
  return await withEngine({ runtime: job.runtime, files }, async (engine) => {
    await keepAllKeys(engine, [job, ...job.others])
    const others: TableScan[] = []
    for (const other of job.others) others.push(await scanTable(engine, other))
    const held = await openHeldOut(engine, job.trust, job.columns)
    const table = await loadTable(engine, job.files, job.columns)
    const prepared = await prepareConstraints(engine, table, job.constraints, jsonValidator)
    const { label, reference } = job
    const keys = job.constraints.flatMap((constraint) => constraint.kind === 'unique' ? [constraint.columns] : [])
    const own = job.frame ?? (job.record || reference === null ? await chooseFrame(engine, table, { label, categorical: job.categorical, hidden: job.hidden }) : reference)
    const id = job.hidden.includes(job.trust.id ?? '') ? null : job.trust.id
    const split = await splitOf(engine, table, held, job.trust)
    const measured = await measure(engine, table, [
      ...constraintMeasures(prepared), ...profileMeasures(table, own, job.record ? 'record' : 'compare'), ...(reference === null ? [] : profileMeasures(table, reference, 'compare')),
      ...repeatMeasures(table, { label, keys }), ...labelSampleMeasures(table, id, own.label),
      ...(split === null ? [] : splitMeasures(split)),
      ...(job.shard === true ? shardSampleMeasures(table, { label, keys }) : [])
    ])
    const labels = labelSampleFrom(measured, id)
    const repeats = await findRepeats(engine, table, { label, keys }, measured)
    const shard = shardSampleFrom(table, { label, keys }, measured, repeats)
    return {
      ...tableScan(table, await locateViolations(engine, table, prepared, measured)),
      others,
      ...repeats,
      trust: await scanTrust(engine, table, split, measured, job.trust, own !== reference && job.frame === null),
      profile: { ...profileFrom(engine, table, own, measured), ...(labels === null ? {} : { labels }), ...(shard === null ? {} : { shard }) },
      compared: reference === null ? null : profileFrom(engine, table, reference, measured)
    }
  })
}
