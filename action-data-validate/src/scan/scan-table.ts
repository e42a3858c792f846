import { jsonValidator } from '@mlgate/config/json-validator'
import { findViolations, keepKeys, loadTable, type ColumnMismatch, type ColumnSpec, type Constraint, type Engine, type FilePath, type Outcome, type Table } from '@mlgate/dataset'

/** One table of the contract: where it is, and what to check. */
export interface TableJob {
  readonly files: readonly FilePath[]
  readonly columns: readonly ColumnSpec[]
  readonly constraints: readonly Constraint[]
  /** Columns whose values foreign keys look up, and the names to keep them under. */
  readonly keys: readonly { readonly columns: readonly string[], readonly keys: string }[]
}

/** What was seen in one table. */
export interface TableScan {
  /** Names of the files. */
  readonly files: readonly string[]
  readonly rows: number
  readonly missing: readonly ColumnMismatch[]
  readonly unexpected: readonly ColumnMismatch[]
  readonly mistyped: readonly ColumnMismatch[]
  readonly reordered: readonly ColumnMismatch[]
  /** One for each constraint of the job, in its order; null: not checked, for its column is not there. */
  readonly violations: readonly (Outcome | null)[]
}

export function tableScan({ files, rows, missing, unexpected, mistyped, reordered }: Table, outcomes: readonly (Outcome | undefined)[]): TableScan {
  return { files: files.map(({ name }) => name), rows, missing, unexpected, mistyped, reordered, violations: outcomes.map((outcome) => outcome ?? null) }
}

/** Opens every table that a foreign key looks up, one after the other, and keeps the values that it looks up. */
export async function keepAllKeys(engine: Engine, tables: readonly TableJob[]): Promise<void> {
  for (const { files, columns, keys } of tables) {
    if (keys.length === 0) continue
    const table = await loadTable(engine, files, columns)
    for (const kept of keys) await keepKeys(engine, table, kept.columns, kept.keys)
  }
}

/** Checks a table on its own. */
export async function scanTable(engine: Engine, job: TableJob): Promise<TableScan> {
  const table = await loadTable(engine, job.files, job.columns)
  return tableScan(table, await findViolations(engine, table, job.constraints, jsonValidator))
}
