import { quote } from '@mlgate/config'
import type { Outline, Value } from '../onnx/outline.ts'

type Interface = Pick<Outline, 'inputs' | 'outputs'>

/** What callers of the accepted model would notice when the candidate took its place; empty when nothing. */
export function interfaceChanges(before: Interface, after: Interface): readonly string[] {
  return [...changes('input', before.inputs, after.inputs), ...changes('output', before.outputs, after.outputs)]
}

function changes(kind: string, before: readonly Value[], after: readonly Value[]): readonly string[] {
  const find = (values: readonly Value[], wanted: Value): Value | undefined => values.find(({ name }) => name === wanted.name)
  return [
    ...before.filter((value) => find(after, value) === undefined).map(({ name }) => `${kind} ${quote(name)} is gone`),
    ...after.filter((value) => find(before, value) === undefined).map((value) => `${kind} ${quote(value.name)} (${describe(value)}) is new`),
    ...after.flatMap((value) => {
      const old = find(before, value)
      return old === undefined || describe(old) === describe(value) ? [] : [`${kind} ${quote(value.name)} was ${describe(old)}, is ${describe(value)}`]
    })
  ]
}

/** Names of free dimensions are chance. */
function describe({ type, shape }: Value): string {
  const sizes = shape?.map((size) => (typeof size === 'number' ? size : '?')).join(', ')
  return `${type ?? 'no tensor'}${sizes === undefined ? '' : ` [${sizes}]`}`
}
