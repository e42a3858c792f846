import type { PolicyFile } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'
import type { Gate } from '../inputs.ts'
import { placeIn } from '../scoring/wanted-columns.ts'

/** Predictions, which an input may give in place of the policy's model, have no inputs to look at. Throws `ConfigError` MLG-102. */
export function requireModel({ candidate, robustness, importance }: Gate, policy: PolicyFile, file: string): void {
  if (candidate.kind === 'model') return
  const asked = [...(robustness.length > 0 ? ['robustness'] : []), ...(importance === undefined ? [] : ['importance'])]
  const [first, ...rest] = asked.map((key): Problem => ({
    code: 'MLG-102', message: `gate.${key} is about a model that is run, but the candidate is a file of predictions.`,
    where: placeIn(policy, file, ['gate', key]), fix: `Give the model in place of its predictions, or remove "${key}".`
  }))
  if (first !== undefined) throw new ConfigError([first, ...rest])
}
