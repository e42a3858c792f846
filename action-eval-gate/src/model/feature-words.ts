import { formatCount, type Text } from '@mlgate/report'
import type { FilledInput } from './features.ts'

type Fact = { readonly name: string; readonly value: Text }
type Spans = readonly Exclude<Text, readonly unknown[]>[]

const MOST_COLUMNS = 30
const NAMED_BY = {
  record: 'as it was recorded with them', model: 'as the model names them', policy: 'as gate.features names them', data: 'the columns of numbers of the file in its order'
} as const

/** Which columns filled the inputs of the models that take several; nothing where every input has a column of its own name. */
export function featureFacts(candidate: readonly FilledInput[], baseline: readonly FilledInput[] | undefined): readonly Fact[] {
  if (candidate.length === 0) return []
  const differs = baseline !== undefined && baseline.length > 0 && listOf(baseline) !== listOf(candidate)
  return [{ name: 'Features', value: [...words(candidate), ...(differs ? ['; of the baseline ', ...words(baseline)] : [])] }]
}

/** What was chosen because nothing names the columns, and whether the baseline was filled otherwise. */
export function assumedFeatures(candidate: readonly FilledInput[], baseline: readonly FilledInput[] = []): Spans {
  const assumed = candidate.find(({ by }) => by === 'data')
  if (assumed === undefined) return []
  const accepted = baseline.find(({ input }) => input === assumed.input)
  const differs = accepted !== undefined && listOf([accepted]) !== listOf([assumed])
  return [
    { strong: 'Features assumed:' }, ` the ${formatCount(assumed.names.length)} columns of numbers of the data in their order, because neither the model nor the policy names them. `,
    ...(differs ? [{ strong: 'The baseline has others:' }, ' it was recorded with ', ...namesOf(accepted), ', the candidate was filled with ', ...namesOf(assumed), '; if that is not meant, name them under ', { code: 'gate.features' }, '. '] : [])
  ]
}

function words(inputs: readonly FilledInput[]): Spans {
  return inputs.flatMap(({ input, names, by }, index): Spans => [
    index === 0 ? '' : '; ',
    ...(inputs.length > 1 ? [{ code: input }, ': '] : []),
    `${names.length === 1 ? '1 column' : `${formatCount(names.length)} columns`}, ${NAMED_BY[by]}: `,
    ...namesOf({ names })
  ]).filter((span) => span !== '')
}

function namesOf({ names }: Pick<FilledInput, 'names'>): Spans {
  return [
    ...names.slice(0, MOST_COLUMNS).flatMap((name, at): Spans => [...(at === 0 ? [] : [', ']), { code: name }]),
    ...(names.length > MOST_COLUMNS ? [` and ${formatCount(names.length - MOST_COLUMNS)} more`] : [])
  ]
}

function listOf(inputs: readonly FilledInput[]): string {
  return JSON.stringify(inputs.map(({ input, names }) => [input, names]))
}
