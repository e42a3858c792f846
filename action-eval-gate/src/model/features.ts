import { type InputFeatures, quote } from '@mlgate/config'
import type { FileColumn } from '@mlgate/dataset'
import type { Problem } from '@mlgate/problem'
import { FEATURE_NAMES, inputOfList } from './feature-names.ts'
import type { ModelInput, NamedColumns, Signature } from './signature.ts'

/** What else than the model may say which columns fill its inputs. */
export interface FeatureSources {
  /** Of the policy. */
  readonly features?: readonly InputFeatures[]
  /** Columns of the data, but for those that no model reads as numbers: labels, ids, groups and times. */
  readonly columns: readonly FileColumn[]
}

/** The columns that fill an input, for the report and the record. */
export interface FilledInput extends NamedColumns {
  readonly input: string
}

/** Whether the columns of the data have to be known. */
export function needsColumns({ inputs }: Signature, features: readonly InputFeatures[] | undefined): boolean {
  return inputs.some((input) => (input.width ?? 1) > 1 && (input.columns ?? ofPolicy(input, inputs, features)) === undefined)
}

/**
 * The model with the columns of every input that takes several: as its record says, as it names them itself, as the policy
 * names them, and otherwise the columns of numbers in their order, only if there are exactly as many as the input takes.
 * Or everything that does not fit (MLG-603).
 */
export function withColumns(signature: Signature, sources: FeatureSources, where: string): Signature | readonly Problem[] {
  const { inputs } = signature
  const named = inputs.map((input) => ({ ...input, ...columnsOf(input, inputs, sources.features) }))
  const filled = named.map((input) => (isOpen(input) ? withOrder(input, named, sources.columns) : input))
  const problems = filled.flatMap((input): Problem[] => {
    const fault = faultOf(input, filled, sources)
    return fault === undefined ? [] : [{ code: 'MLG-603', ...fault, where }]
  })
  const [mixed] = readTwice(filled)
  if (mixed !== undefined) problems.push({ code: 'MLG-603', message: `The column ${quote(mixed)} is read as numbers and as texts.`, where, fix: 'Export the inputs that take it with one type.' })
  return problems.length > 0 ? problems : { ...signature, inputs: filled }
}

/** Inputs that were filled with named columns. */
export function filledInputs({ inputs }: Signature): readonly FilledInput[] {
  return inputs.flatMap(({ name, columns }) => (columns === undefined ? [] : [{ input: name, ...columns }]))
}

/** The model with the columns that its inputs were filled with. */
export function filledAs(signature: Signature, filled: readonly FilledInput[]): Signature {
  const found = new Map(filled.map(({ input, names, by }) => [input, { names, by }]))
  return { ...signature, inputs: signature.inputs.map((input) => {
    const columns = found.get(input.name)
    return columns === undefined ? input : { ...input, columns }
  }) }
}

/** Columns that an input is fed with. */
export function columnNames({ name, columns }: ModelInput): readonly string[] {
  return columns?.names ?? [name]
}

function columnsOf(input: ModelInput, inputs: readonly ModelInput[], features: readonly InputFeatures[] | undefined): { readonly columns?: NamedColumns } {
  const columns = input.columns ?? ofPolicy(input, inputs, features)
  return columns === undefined ? {} : { columns }
}

/** A list that does not fit an input of one column leaves it to the column of its name. */
function ofPolicy({ name, width }: ModelInput, inputs: readonly ModelInput[], features: readonly InputFeatures[] = []): NamedColumns | undefined {
  const found = features.find(({ input }) => (input ?? inputOfList(inputs)) === name)
  if (found === undefined || (found.input === undefined && width === 1 && found.columns.length !== 1)) return undefined
  return { names: found.columns, by: 'policy' }
}

function isOpen({ width = 1, columns }: ModelInput): boolean {
  return width > 1 && columns === undefined
}

function withOrder(input: ModelInput, inputs: readonly ModelInput[], columns: readonly FileColumn[]): ModelInput {
  const names = leftFor(inputs, columns)
  const guessed = input.type !== 'string' && inputs.filter(isOpen).length === 1 && names.length === input.width
  return guessed ? { ...input, columns: { names, by: 'data' } } : input
}

/** Columns of numbers that no other input takes. */
function leftFor(inputs: readonly ModelInput[], columns: readonly FileColumn[]): readonly string[] {
  const taken = new Set(inputs.filter((input) => !isOpen(input)).flatMap(columnNames))
  return columns.filter(({ name, numeric }) => numeric && !taken.has(name)).map(({ name }) => name)
}

/** Columns that one input takes as texts and another as numbers. */
function readTwice(inputs: readonly ModelInput[]): readonly string[] {
  const of = (isText: boolean): readonly string[] => inputs.filter(({ type }) => (type === 'string') === isText).flatMap(columnNames)
  const texts = new Set(of(true))
  return of(false).filter((name) => texts.has(name))
}

const MOST_SHOWN = 30

function faultOf(input: ModelInput, inputs: readonly ModelInput[], { columns }: FeatureSources): Pick<Problem, 'message' | 'fix'> | undefined {
  const { name, width, type, rank } = input
  const takes = `The graph input ${quote(name)} takes ${width ?? 1} ${type === 'string' ? 'texts' : 'numbers'} for each row`
  if (isOpen(input)) {
    const left = type === 'string' ? columns.map((column) => column.name) : leftFor(inputs, columns)
    return {
      message: `${takes}, and nothing says of which columns; beside the truth the data have ${left.length} ${type === 'string' ? 'columns' : 'columns of numbers'}: ${shortList(left)}.`,
      fix: `Name them in the order of the training, under gate.features (features: [${left.slice(0, 2).map(quote).join(', ')}, …]) or in the model's metadata ${FEATURE_NAMES}.`
    }
  }
  if (input.columns === undefined) return undefined
  const { names, by } = input.columns
  if ((width === undefined && rank === 2) || names.length === (width ?? 1)) return undefined
  return {
    message: `${takes}, but ${NAMED_BY[by]} ${names.length === 1 ? '1 column' : `${names.length} columns`}: ${shortList(names)}.`,
    fix: by === 'policy'
      ? `The policy comes from the base branch; a model that takes other columns than the accepted one names its own, in its metadata ${FEATURE_NAMES}.`
      : `Write the columns that the model was trained on into its metadata ${FEATURE_NAMES}, as a JSON list.`
  }
}

const NAMED_BY = { record: 'its record names', model: `its metadata ${FEATURE_NAMES} name`, policy: 'gate.features names', data: 'the data have' } as const

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_SHOWN).map((name) => quote(name)).join(', ')
  return names.length > MOST_SHOWN ? `${shown} and ${names.length - MOST_SHOWN} more` : shown || 'none'
}
