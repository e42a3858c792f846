import { type GatePolicy, parseAll, parseChoice, parseDuration, type PolicyFile, quote } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import { FAIL_ON, type FailOn } from '@mlgate/report'
import { DEVICES, type Device } from './scoring/scoring-job.ts'

export const GATE_MODES = ['compare', 'record', 'accept'] as const
/** `record`: what passes becomes the baseline. `accept`: the candidate does, by the word of a person. */
export type GateMode = (typeof GATE_MODES)[number]

export interface Inputs {
  readonly config: string
  readonly workingDirectory: string
  readonly mode: GateMode
  /** Why a person accepts; '' in the other modes. */
  readonly reason: string
  /** '' takes the policy's. */
  readonly model: string
  readonly predictions: string
  readonly baselinePredictions: string
  readonly data: string
  readonly baselineArtifact: string
  readonly device: Device
  /** '', `download`, or the absolute path of a folder. */
  readonly cudaLibraries: string
  /** Milliseconds that scoring both models may take. */
  readonly timeout: number
  readonly token: string
  readonly failOn: FailOn
}

/** Reads the inputs of the step, or throws one ConfigError MLG-103 with everything that is wrong. */
export function readInputs(raw: { get(name: string): string }): Inputs {
  const get = (name: string): string => raw.get(name)
  const given = (name: string, fallback: string): string => get(name) || fallback
  return parseAll<Inputs>({
    config: () => given('config', 'mlgate.yml'),
    workingDirectory: () => given('working-directory', '.'),
    mode: () => parseChoice('mode', given('mode', 'compare'), GATE_MODES),
    reason: () => reasonFor(given('mode', 'compare'), get('reason')),
    model: () => get('model'),
    predictions: () => eitherOr('predictions', get('predictions'), 'model', get('model')),
    baselinePredictions: () => get('baseline-predictions'),
    data: () => get('data'),
    baselineArtifact: () => get('baseline-artifact'),
    device: () => parseChoice('device', given('device', 'cpu'), DEVICES),
    cudaLibraries: () => librariesFrom(get('cuda-libraries')),
    timeout: () => parseDuration('timeout', given('timeout', '10m')),
    token: () => required('github-token', get('github-token')),
    failOn: () => parseChoice('fail-on', given('fail-on', 'error'), FAIL_ON)
  })
}

/** The policy's gate with what the inputs override. */
export interface Gate extends Omit<GatePolicy, 'model' | 'predictions'> {
  readonly candidate: { readonly kind: 'model' | 'predictions'; readonly path: string }
}

/** Throws `ConfigError` MLG-102 when the policy has no gate. */
export function gateOf({ policy }: PolicyFile, file: string, inputs: Inputs): Gate {
  const { gate } = policy
  if (gate === undefined)
    throw new ConfigError([{
      code: 'MLG-102',
      message: 'The policy has no section "gate".',
      where: file,
      fix: 'Add the section with data, label and model, and rules; the README of action-eval-gate has one to copy.'
    }])
  const { model, predictions, ...rest } = gate
  const baselinePredictions = inputs.baselinePredictions || gate.baselinePredictions
  return {
    ...rest,
    candidate: candidateOf(inputs) ?? candidateOf({ model: model ?? '', predictions: predictions ?? '' }) ?? { kind: 'model', path: '' },
    data: inputs.data || gate.data,
    baseline: { ...gate.baseline, ...(inputs.baselineArtifact === '' ? {} : { place: { kind: 'artifact', name: inputs.baselineArtifact } }) },
    ...(baselinePredictions === undefined ? {} : { baselinePredictions })
  }
}

function candidateOf({ model, predictions }: { readonly model: string; readonly predictions: string }): Gate['candidate'] | undefined {
  if (model !== '') return { kind: 'model', path: model }
  return predictions === '' ? undefined : { kind: 'predictions', path: predictions }
}

const MAX_REASON = 500

/** The words of whoever accepts stand in the report and in the baseline for good. */
function reasonFor(mode: string, reason: string): string {
  if (mode === 'accept' ? reason !== '' && reason.length <= MAX_REASON : reason === '') return reason
  throw new ConfigError([{
    code: 'MLG-103',
    message: mode !== 'accept' ? 'The input reason is given, but the mode is not accept.' : reason === '' ? 'The mode is accept, but the input reason is empty.' : `The input reason has ${reason.length} characters, ${MAX_REASON} at most are kept.`,
    where: 'input reason',
    fix: mode === 'accept' ? 'Let whoever starts the workflow say why the candidate is accepted.' : 'Leave it out, or choose mode accept.'
  }])
}

function eitherOr(name: string, value: string, other: string, otherValue: string): string {
  if (value === '' || otherValue === '') return value
  throw new ConfigError([{
    code: 'MLG-103',
    message: `The inputs ${name} and ${other} are both given.`,
    where: `input ${name}`,
    fix: 'Give one of the two: a model is run, predictions are taken as they are.'
  }])
}

function librariesFrom(value: string): string {
  if (value === '' || value === 'download' || value.startsWith('/')) return value
  throw new ConfigError([{
    code: 'MLG-103',
    message: `The input cuda-libraries is ${quote(value)}, expected download or an absolute path.`,
    where: 'input cuda-libraries',
    fix: 'Write download, or the folder on the runner that holds libonnxruntime_providers_cuda.so.'
  }])
}

function required(name: string, value: string): string {
  if (value !== '') return value
  throw new ConfigError([{
    code: 'MLG-103',
    message: `The input ${name} is empty.`,
    where: `input ${name}`,
    fix: 'Leave it out, so that it is the token of the job.'
  }])
}
