import { quote } from '@mlgate/config'
import type { Outline } from '../onnx/outline.ts'
import type { Fault, NamedColumns } from './signature.ts'

/** Key of the model's metadata (`metadata_props`) under which it names its columns: a JSON list, or an object of lists by graph input. */
export const FEATURE_NAMES = 'feature_names'

type OwnNames = { readonly columns: ReadonlyMap<string, NamedColumns> } | { readonly fault: Fault }

/** The columns that a model itself names, by graph input. */
export function readFeatureNames({ metadata, inputs }: Pick<Outline, 'metadata' | 'inputs'>): OwnNames {
  const text = metadata.get(FEATURE_NAMES)
  if (text === undefined) return { columns: new Map() }
  const value = parseJson(text)
  const byModel = (names: readonly string[]): NamedColumns => ({ names, by: 'model' })
  if (isNames(value)) {
    const input = inputOfList(inputs.map(({ name, shape }) => ({ name, rank: shape?.length ?? 2, ...widthOf(shape) })))
    return { columns: input === undefined ? new Map() : new Map([[input, byModel(value)]]) }
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (entries.length > 0 && entries.every((entry): entry is [string, readonly string[]] => isNames(entry[1]))) return { columns: new Map(entries.map(([input, names]) => [input, byModel(names)])) }
  return { fault: {
    message: `The model's metadata ${FEATURE_NAMES} are ${quote(text)}, expected a JSON list of different column names.`,
    fix: `Write them with json.dumps(list(X.columns)).`
  } }
}

/** The input that one list of columns is for: the only one that takes several, or the only one there is. */
export function inputOfList(inputs: readonly { readonly name: string; readonly rank: number; readonly width?: number }[]): string | undefined {
  const wide = inputs.filter(({ width = 1 }) => width > 1)
  const [found] = wide.length === 1 ? wide : wide.length === 0 && inputs.length === 1 && inputs[0]?.rank === 2 ? inputs : []
  return found?.name
}

function widthOf(shape: readonly (number | string)[] | undefined): { readonly width?: number } {
  const width = shape?.[1]
  return typeof width === 'number' ? { width } : {}
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '') && new Set(value).size === value.length
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
