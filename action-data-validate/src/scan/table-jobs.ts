import type { FilePath } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import { addressName, isAddress } from '../fetch/address.ts'
import type { Plan, TablePlan } from '../contract/contract-plan.ts'
import { nameInRepository } from '../fetch/data-files.ts'
import { globPattern } from '../fetch/glob-pattern.ts'
import type { TableJob } from './scan-table.ts'

/**
 * What to scan, table after table: every file belongs to the one table whose pattern it matches.
 * @throws ConfigError MLG-104 for files that no table or several of them describe, MLG-501 for tables without a file
 */
export function tableJobs({ tables, checks }: Plan, files: readonly FilePath[], contractFile: string, workingDirectory: string): readonly [TableJob, ...TableJob[]] {
  const assigned = assignFiles(tables, files, contractFile, workingDirectory)
  const [first, ...others] = tables.map(({ columns, keys }, index): TableJob => ({
    files: assigned[index] ?? [],
    columns,
    keys,
    constraints: checks.flatMap(({ table, line, asks }) => table === index && 'constraint' in asks ? [{ ...asks.constraint, where: `${contractFile}:${line}` }] : [])
  }))
  if (first === undefined) throw new TypeError('a contract has at least one table')
  return [first, ...others]
}

function assignFiles(tables: readonly TablePlan[], files: readonly FilePath[], contractFile: string, workingDirectory: string): readonly (readonly FilePath[])[] {
  const patterns = tables.map((table) => table.files.map((pattern) => globPattern(fromRoot(pattern, workingDirectory))))
  const ownersOf = ({ name }: FilePath): readonly number[] =>
    patterns.flatMap((some, index) => some.length === 0 || some.some((pattern) => pattern.test(name)) ? [index] : [])
  const owners = files.map((file) => ({ file, tables: ownersOf(file) }))
  const problems = [
    ...owners.filter((owner) => owner.tables.length !== 1).map(({ file, tables: found }) => ambiguous(file, found.map((index) => tables[index]?.name ?? ''), contractFile)),
    ...tables.filter((_, index) => !owners.some((owner) => owner.tables.includes(index))).map((table) => withoutFile(table, contractFile))
  ]
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return tables.map((_, index) => owners.filter((owner) => owner.tables.includes(index)).map(({ file }) => file))
}

/** A pattern that starts with `/` counts from the root of the repository, an address from nowhere, any other from the working directory. */
function fromRoot(pattern: string, workingDirectory: string): string {
  if (isAddress(pattern)) return addressName(pattern)
  return pattern.startsWith('/') ? nameInRepository('.', pattern.slice(1)) : nameInRepository(workingDirectory, pattern)
}

function ambiguous({ name }: FilePath, tables: readonly string[], contractFile: string): Problem {
  return {
    code: 'MLG-104',
    message: tables.length === 0 ? `No table of the contract describes the file ${JSON.stringify(name)}.` : `The file ${JSON.stringify(name)} belongs to the tables ${tables.map((table) => JSON.stringify(table)).join(', ')} at once.`,
    where: contractFile,
    fix: 'Mend physicalName (or path) of the tables so that each file matches one of them.'
  }
}

function withoutFile({ name, files }: TablePlan, contractFile: string): Problem {
  return {
    code: 'MLG-501',
    message: `None of the data files holds the table ${JSON.stringify(name)} of the contract (${files.join(', ')}).`,
    where: contractFile,
    fix: 'Add its files to data.files of the policy, or take the table out of the contract.'
  }
}
