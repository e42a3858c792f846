import { quote, type TaskName } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'
import { inOrderOf, knownClasses } from '../model/known-classes.ts'
import { type Output, widthOf } from '../model/output.ts'
import { rowCount, type Scores, type Truth } from './scored.ts'
import type { PredictionsJob, SourceJob, TruthJob } from './scoring-job.ts'
import { listed } from '../tasks/classes.ts'
import type { LabelColumns, Misfit } from '../tasks/contract.ts'
import { inferTask } from '../tasks/infer-task.ts'
import { taskOf } from '../tasks/tasks.ts'

/** The rows as a task understands them. */
export interface Understanding {
  readonly truth: Truth
  /** In the order of the sources. */
  readonly scores: readonly Scores[]
  /** Why this task; left out when the policy names it. */
  readonly inferred?: string
  /** Where the list of classes comes from; left out when the task has none. */
  readonly classesFrom?: 'policy' | 'model' | 'data'
}

/** What a source gives for the rows. */
export interface Answered {
  readonly source: SourceJob
  readonly output: Output
}

/**
 * What labels and outputs mean. Throws `ConfigError`: MLG-504 for labels the task cannot take, MLG-603 or MLG-605 for what a
 * model or a file of predictions gives for them.
 */
export function understand(wanted: TruthJob, labels: LabelColumns, groups: Float64Array | undefined, answered: readonly Answered[], where: string): Understanding {
  const outputs = answered.map(({ output }) => output)
  const { task, why } = wanted.task === 'auto' ? inferTask(labels, outputs) : { task: wanted.task, why: undefined }
  const { contract } = taskOf({ task })
  const classes = knownClasses({ ...wanted, task }, answered.map(({ source }) => source))
  const encoded = contract.encode(labels, { width: Math.max(...outputs.map(widthOf)), ...(classes === undefined ? {} : { classes: classes.names }) })
  if ('message' in encoded) throw new ConfigError([{ code: 'MLG-504', ...encoded, where }])
  const truth: Truth = { task, ...encoded, ...(groups === undefined ? {} : { groups }) }
  return {
    truth,
    scores: answered.map(({ source, output }) => acceptOutput(source, output, truth)),
    ...(why === undefined ? {} : { inferred: why }),
    ...(encoded.names.length === 0 || task === 'multilabel' ? {} : { classesFrom: classes?.from ?? 'data' })
  }
}

const HAVE_CLASSES: ReadonlySet<TaskName> = new Set(['binary', 'multiclass'])

/** What a source says of the rows, in the order of the classes. Throws `ConfigError` MLG-603 or MLG-605 for what the task cannot take. */
export function acceptOutput(source: SourceJob, output: Output, truth: Truth): Scores {
  const ordered = HAVE_CLASSES.has(truth.task) ? inOrderOf(truth.names, source, output) : output
  if (ordered === undefined) throw new ConfigError([otherClasses(source, truth.names)])
  const found = taskOf(truth).contract.accept(ordered, truth)
  if (!('kind' in found)) return found
  throw new ConfigError([{ ...misfitWords(source, found, rowCount(truth)), where: source.name }])
}

function otherClasses(source: SourceJob, names: readonly string[]): Problem {
  const own = source.kind === 'model' ? source.signature.classes ?? [] : []
  return {
    code: 'MLG-603',
    message: `The model has the classes ${listed(own)}, expected ${listed(names)}.`,
    where: source.name,
    fix: 'Compare models of the same classes; after a change of classes record a new baseline.'
  }
}

function misfitWords(source: SourceJob, misfit: Misfit, rows: number): Pick<Problem, 'code' | 'message' | 'fix'> {
  const [code, fix] = source.kind === 'model' ? ['MLG-603', misfit.advice.model] as const : ['MLG-605', misfit.advice.file] as const
  const subject = source.kind === 'model' ? `The output ${quote(source.signature.score.name)}` : `The column ${quote(columnOf(source, misfit.kind === 'value' ? misfit.column : 0))}`
  if (misfit.kind === 'width') return { code, message: `${subject} has ${misfit.found} numbers for each of ${rows} rows, expected ${misfit.expected}.`, fix }
  const value = typeof misfit.found === 'string' ? quote(misfit.found) : String(misfit.found)
  return { code, message: `${subject} is ${value} for row ${misfit.row + 1}, expected ${misfit.expected}.`, fix }
}

function columnOf({ columns }: PredictionsJob, index: number): string {
  return columns.scores[index] ?? ''
}
