import { quote } from '@mlgate/config'
import { describeColumns, type FileColumn } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import { needsColumns, withColumns } from '../model/features.ts'
import type { ModelJob, ScoringJob, SourceJob } from './scoring-job.ts'

/**
 * The job with every model knowing which columns of the data fill its inputs. The data are looked at only where nothing
 * else names them. Throws `ConfigError` MLG-603, and what `describeColumns` throws. Loads native code.
 */
export async function fillInputs(job: ScoringJob): Promise<ScoringJob> {
  const models = job.sources.filter(isModel)
  const features = job.features?.inputs
  refuseUnknownInputs(job, models)
  const columns = models.some(({ signature }) => needsColumns(signature, features)) ? await possibleColumns(job) : []
  const sources = job.sources.map((source): SourceJob | readonly Problem[] => {
    if (!isModel(source)) return source
    const signature = withColumns(source.signature, { columns, ...(features === undefined ? {} : { features }) }, source.name)
    return 'inputs' in signature ? { ...source, signature } : signature
  })
  const [first, ...rest] = sources.flatMap((source) => ('kind' in source ? [] : source))
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return { ...job, sources: sources.filter((source) => 'kind' in source) }
}

/** A name that stands for nothing is a slip of the pen. */
function refuseUnknownInputs({ features }: ScoringJob, models: readonly ModelJob[]): void {
  const known = new Set(models.flatMap(({ signature }) => signature.inputs.map(({ name }) => name)))
  const [first, ...rest] = (features?.inputs ?? []).flatMap(({ input }): readonly Problem[] => (input === undefined || known.has(input) || models.length === 0 ? [] : [{
    code: 'MLG-603', message: `gate.features names the graph input ${quote(input)}, which no model has; they have ${[...known].map((name) => quote(name)).join(', ')}.`, where: features?.at ?? 'gate.features', fix: 'Write the name of the input as the model has it.'
  }]))
  if (first !== undefined) throw new ConfigError([first, ...rest])
}

/** All that a model could read: not what is predicted, and not what rows are told apart or ordered by. */
async function possibleColumns({ runtime, data, truth, id, time }: ScoringJob): Promise<readonly FileColumn[]> {
  const others = new Set([...truth.labels, truth.group, id, time?.column])
  return (await describeColumns(runtime, data.path, { name: data.name })).filter(({ name }) => !others.has(name))
}

function isModel(source: SourceJob): source is ModelJob {
  return source.kind === 'model'
}
