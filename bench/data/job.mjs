// The full job of the bench: profile, fifty constraints, repeated and contradicting rows, and drift counts of twenty columns.
import { COLUMNS } from './generate.mjs'

export const columns = COLUMNS.map(([name, type]) => ({ name, type }))

const bounds = { age: [18, 120], visits: [0, 1000], cents: [0, 1e6], zeros: [0, 10], churn: [0, 1] }
/** Fifty: types and presence, a key, ranges, lists, patterns and lengths. */
export const constraints = [
  ...columns.map(({ name }) => ({ kind: 'type', column: name })),
  ...columns.filter(({ name }) => !/^(gap|skewed|zeros)/.test(name)).map(({ name }) => ({ kind: 'required', column: name })),
  { kind: 'unique', columns: ['id'] },
  ...Object.entries(bounds).flatMap(([column, [low, high]]) => [
    { kind: 'minimum', column, bound: low, exclusive: false }, { kind: 'maximum', column, bound: high, exclusive: false }
  ]),
  { kind: 'values', column: 'plan', values: ['free', 'pro', 'team'] },
  { kind: 'pattern', column: 'region', pattern: '^region [0-9]$' },
  { kind: 'max-length', column: 'city', length: 20 },
  { kind: 'pattern', column: 'product', pattern: '^product [0-9]+$' }
]

/** What the action hands to the engine's process: the full job, nothing beside the contract, the profile and drift. */
export function scanJob({ runtime, file, reference = null, record = false }) {
  return {
    runtime, files: [{ path: file, name: file }], columns, constraints, keys: [], others: [], label: 'churn', categorical: ['plan', 'region'], hidden: [],
    reference, frame: null, record, trust: NOTHING
  }
}

/** The full job with everything that can be looked for besides: leakage into test data, label flips by id, triggers, influx, personal data. */
export function trustedJob({ testFile, ...options }) {
  return {
    ...scanJob(options),
    trust: { testFiles: [{ path: testFile, name: testFile }], label: 'churn', id: 'id', group: 'city', time: 'at', hidden: [], personal: true, purityGain: 0.2 }
  }
}

const NOTHING = { testFiles: [], label: null, id: null, group: null, time: null, hidden: [], personal: false, purityGain: null }

export function wideJob({ runtime, file, columns: count }) {
  const wide = Array.from({ length: count }, (_, at) => ({ name: `x${at}`, type: 'number' }))
  return {
    runtime, files: [{ path: file, name: file }], columns: wide, constraints: wide.map(({ name }) => ({ kind: 'type', column: name })), keys: [], others: [],
    label: null, categorical: [], hidden: [], reference: null, frame: null, record: false, trust: NOTHING
  }
}
