/** Prints what the data check says of simulated tables, as JSON; a program of its own, for Jest's sandbox is ten times slower. */
import { defaultDataPolicy } from '@mlgate/config'
import type { Profile } from '@mlgate/dataset'
import { evaluate, type DataEvaluation } from '../src/evaluate.ts'
import type { Reference } from '../src/checks/reference.ts'
import { mergeShards } from '../src/scan/shards.ts'
import { simulateTwins, type Sizes } from './simulated-profile.ts'

export const SEEDS = 300
const equal = (rows: number): Sizes => ({ then: rows, now: rows })
/** Tables of the same size, and small ones beside what was accepted over years. */
export const SIZES: readonly Sizes[] = [equal(100), equal(300), equal(1000), equal(10_000), { then: 20_000, now: 100 }, { then: 20_000, now: 300 }]

/** Of so many datasets of 20 columns. */
export interface Study extends Sizes {
  /** Without drift, in which any check at all did not pass. */
  readonly alarms: number
  /** Without drift, in which a distance alone was above its limit. */
  readonly large: number
  /** In which the first column was shifted by half a standard deviation, and failed. */
  readonly found: number
}

const policy = defaultDataPolicy('contract.yml', ['data.csv'])
const plan = { tables: [{ name: 't', files: [], columns: [], fieldsMatch: 'equal', optional: [], hidden: [], keys: [] }], checks: [] } as const

/** The decision on data of which there is a profile alone, compared with an accepted one. */
function judged([accepted, profile]: readonly [Profile, Profile]): DataEvaluation {
  const reference = { kind: 'found', profile: accepted } as Reference
  const scan = mergeShards([{ file: 'profile.json', profile }], reference)
  return evaluate({
    scan, reference, mode: 'validate', files: ['data.csv'], versions: [], fetched: [], contractFile: 'contract.yml', policyFile: 'mlgate.yml', now: 0, branch: 'main', accepting: false
  }, policy, plan)
}

function study(sizes: Sizes): Study {
  let [alarms, large, found] = [0, 0, 0]
  for (let seed = 1; seed <= SEEDS; seed++) {
    const still = judged(simulateTwins(7919 * seed, sizes))
    if (still.verdict !== 'pass') alarms++
    if (still.drift.some(({ distance, limit }) => distance > limit)) large++
    const shifted = judged(simulateTwins(7919 * seed + 1, sizes, 0.5))
    if (shifted.checks.some(({ id, verdict }) => id === 'drift.normal 0' && verdict === 'fail')) found++
  }
  return { ...sizes, alarms, large, found }
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify(SIZES.map(study)))
