import { defaultDataPolicy, ENVIRONMENTS, parseAll, parseChoice, parseDuration, parseList, parseNumber, type DataPolicy, type Environment } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'

/** `profile` counts one shard of a table, `merge` puts the profiles of all together and judges them. */
export const MODES = ['validate', 'profile', 'merge'] as const
export type Mode = (typeof MODES)[number]

/** Inputs of the action, parsed; an input that was not given leaves its part to the policy. */
export interface Inputs {
  /** Path of the policy file, relative to `workingDirectory`. */
  readonly config: string
  readonly workingDirectory: string
  readonly mode: Mode
  /** Folder with profiles of shards, relative to `workingDirectory`; '' without. */
  readonly profiles: string
  /** Milliseconds. */
  readonly timeout: number
  /** Bytes of all files that are fetched from elsewhere. */
  readonly maxDownload: number
  readonly files: readonly string[]
  readonly contract: string
  readonly label: string
  /** Undefined: as the policy says. */
  readonly environment: Environment | undefined
  readonly referenceArtifact: string
}

/** What to validate: the `data` section of the policy, with what the inputs say instead. */
export type Config = DataPolicy

/** Where the raw text of an input comes from; '' when it was not given. */
interface Raw {
  get(name: string): string
}

/** @throws ConfigError MLG-103 with every input that is not legal */
export function readInputs(raw: Raw): Inputs {
  const { mode, timeout, maxDownload, files, environment } = parseAll({
    mode: () => parseMode(raw),
    environment: () => raw.get('environment') === '' ? undefined : parseChoice('environment', raw.get('environment'), ENVIRONMENTS),
    timeout: () => parseDuration('timeout', raw.get('timeout') || '15m', { min: 1000 }),
    maxDownload: () => parseMaxDownload(raw),
    files: () => parseList('files', raw.get('files'))
  })
  return {
    config: raw.get('config') || 'mlgate.yml',
    workingDirectory: raw.get('working-directory') || '.',
    mode,
    profiles: raw.get('profiles'),
    timeout,
    maxDownload,
    files,
    contract: raw.get('contract'),
    label: raw.get('label'),
    environment,
    referenceArtifact: raw.get('reference-artifact')
  }
}

/** Bytes from a number of GiB. @throws ConfigError MLG-103 */
export function parseMaxDownload(raw: Raw): number {
  return Math.floor(parseNumber('max-download', raw.get('max-download') || '20', { min: 0.001, max: 100_000 }) * 2 ** 30)
}

function parseMode(raw: Raw): Mode {
  const mode = parseChoice('mode', raw.get('mode') || 'validate', [...MODES, 'infer'])
  if (mode === 'infer') throw new TypeError('mode infer has inputs of its own')
  if (mode !== 'merge' || raw.get('profiles') !== '') return mode
  throw new ConfigError([{
    code: 'MLG-103', message: 'Mode merge needs to know where the profiles are: the input profiles is empty.', where: 'input profiles',
    fix: 'Download the artifacts of the shards into a folder with actions/download-artifact, and name the folder.'
  }])
}

/**
 * Puts inputs over the policy's section. Test data are held out from training: served data may come later and repeat them.
 * @throws ConfigError MLG-103 naming what neither of them gives
 */
export function configure(inputs: Inputs, policy: DataPolicy | undefined): Config {
  const contract = inputs.contract || policy?.contract
  const files = inputs.files.length > 0 ? inputs.files : policy?.files ?? []
  const label = inputs.label || policy?.label
  const environment = inputs.environment ?? policy?.environment
  const problems = [
    ...(contract === undefined ? [missing('contract', 'contracts/table.odcs.yml')] : []),
    ...(files.length === 0 ? [missing('files', 'data/train.csv')] : [])
  ]
  const [first, ...rest] = problems
  if (first !== undefined) throw new ConfigError([first, ...rest])
  const [file = '', ...others] = files
  return {
    ...policy ?? defaultDataPolicy(contract ?? '', [file, ...others]),
    contract: contract ?? '',
    files,
    ...(label === undefined ? {} : { label }),
    ...(environment === undefined ? {} : { environment }),
    ...(environment === 'serving' ? { testFiles: [] } : {}),
    ...(inputs.referenceArtifact === '' ? {} : { reference: { artifact: inputs.referenceArtifact } })
  }
}

function missing(name: string, example: string): Problem {
  return {
    code: 'MLG-103',
    message: `Nothing says which ${name} to use: the policy has no data.${name}, and the input ${name} is empty.`,
    where: `input ${name}`,
    fix: `Write data.${name} into the policy file, or give the input, for example ${example}.`
  }
}
