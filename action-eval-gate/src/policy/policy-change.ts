import { readYaml } from '@mlgate/config'

/** One difference between the policy that judges and the one that a change proposes. */
export interface PolicyChange {
  /** In the file's own words, for example `roc_auc: max-drop`, or `level`. */
  readonly what: string
  /** As they are written; absent where nothing stands. */
  readonly before?: string
  readonly after?: string
  /** Whether the gate lets more pass afterwards, less, or whether that cannot be told. */
  readonly effect: Effect
}

export type Effect = 'softer' | 'stricter' | 'other'

type Raw = Readonly<Record<string, unknown>>
type Flat = ReadonlyMap<string, string>

/** What the proposed file makes of the section `gate`: rules by their metric, mode and slices, all else key by key. */
export function policyChanges(before: string, after: string): readonly PolicyChange[] {
  const [old, next] = [gateOf(before), gateOf(after)]
  return [...ruleChanges(rulesOf(old), rulesOf(next)), ...keyChanges('', flatten(withoutRules(old)), flatten(withoutRules(next)))]
}

function ruleChanges(before: readonly Raw[], after: readonly Raw[]): readonly PolicyChange[] {
  const left = [...after]
  const pairs = matchOf.reduce<readonly { readonly old: Raw; readonly now?: Raw }[]>((found, key) => found.map(({ old, now }) => {
    if (now !== undefined) return { old, now }
    const at = left.findIndex((rule) => key(rule) === key(old))
    const [taken] = at < 0 ? [] : left.splice(at, 1)
    return taken === undefined ? { old } : { old, now: taken }
  }), before.map((old) => ({ old })))
  return [
    ...pairs.flatMap(({ old, now }): readonly PolicyChange[] => (now === undefined
      ? [{ what: `rule ${nameOf(old)}`, before: written(old), effect: 'softer' }]
      : keyChanges(`${nameOf(old)}: `, flatten(old), flatten(now)))),
    ...left.map((rule): PolicyChange => ({ what: `rule ${nameOf(rule)}`, after: written(rule), effect: 'stricter' }))
  ]
}

const slicesOf = ({ slices }: Raw): string => JSON.stringify(slices ?? [])
/** Rules are the same rule by the first of these that fits. */
const matchOf: readonly ((rule: Raw) => string)[] = [
  (rule) => JSON.stringify([rule['metric'], rule['mode'], slicesOf(rule)]),
  (rule) => JSON.stringify([rule['metric'], slicesOf(rule)]),
  (rule) => JSON.stringify(rule['metric'])
]

function keyChanges(prefix: string, before: Flat, after: Flat): readonly PolicyChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    return old === now ? [] : [{ what: prefix + key, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }), effect: effectOf(key, old, now) }]
  })
}

/** From mild to strict; `unset` is what counts where nothing is written. */
const STRICTNESS: Readonly<Record<string, { readonly ranks: readonly string[]; readonly unset: string }>> = {
  mode: { ranks: ['regression', 'non-inferiority', 'superiority'], unset: 'regression' },
  'on-data-change': { ranks: ['warn', 'error'], unset: 'error' }
}
/** Below these sizes nothing is judged, and wide intervals block less. */
const SOFTER_WHEN_HIGHER = ['min-slice-rows', 'min-group-size', 'level']

/** What is not written still counts, with its default. */
const HAS_DEFAULT = ['min-slice-rows', 'min-group-size', 'level', 'max-data-uses']

function effectOf(path: string, before: string | undefined, after: string | undefined): Effect {
  const key = path.split('.').at(-1) ?? path
  const order = STRICTNESS[key]
  if (order !== undefined) return compare(order.ranks.indexOf(before ?? order.unset), order.ranks.indexOf(after ?? order.unset))
  const softerUp = SOFTER_WHEN_HIGHER.includes(key) || /^max(-|$)/.test(key)
  if (!softerUp && !/^min(-|$)/.test(key) && !path.startsWith('model-card')) return 'other'
  if (HAS_DEFAULT.includes(key) && (before === undefined || after === undefined)) return 'other'
  if (after === undefined) return 'softer'
  if (before === undefined) return 'stricter'
  const [old, now] = [amount(before), amount(after)]
  if (Number.isNaN(old) || Number.isNaN(now)) return 'other'
  return softerUp ? compare(now, old) : compare(old, now)
}

/** Which way strictness goes from one to the other. */
function compare(before: number, after: number): Effect {
  return before < 0 || after < 0 || before === after ? 'other' : after > before ? 'stricter' : 'softer'
}

function amount(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}

function nameOf({ metric, slices }: Raw): string {
  const by = Array.isArray(slices) ? ` by ${slices.map(String).join(', ')}` : ''
  return `${typeof metric === 'string' ? metric : '?'}${by}`
}

function written(rule: Raw): string {
  return [...flatten(rule)].filter(([key]) => key !== 'slices').map(([key, value]) => `${key} ${value}`).join(', ')
}

/** Values by their path. The metric names the rule, and is no value of it. */
function flatten(value: Raw, prefix = ''): Flat {
  return new Map(Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, string])[] => {
    if (prefix === '' && key === 'metric') return []
    return isRaw(inner) ? [...flatten(inner, `${prefix}${key}.`)] : [[prefix + key, textOf(inner)]]
  }))
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join(', ') : isRaw(value) ? JSON.stringify(value) : String(value)
}

function gateOf(text: string): Raw {
  const reading = readYaml(text)
  const gate = reading.kind === 'document' && isRaw(reading.document.value) ? reading.document.value['gate'] : undefined
  return isRaw(gate) ? gate : {}
}

function rulesOf({ rules }: Raw): readonly Raw[] {
  return Array.isArray(rules) ? rules.filter(isRaw) : []
}

function withoutRules(gate: Raw): Raw {
  return Object.fromEntries(Object.entries(gate).filter(([key]) => key !== 'rules'))
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
