import { copyFile, mkdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { quote } from '@mlgate/config'
import { fileDigest } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import type { ExternalData } from '../onnx/outline.ts'

/** A file beside the model that holds weights, looked at. */
export interface WeightsFile {
  /** Relative to the model's folder, as the model writes it. */
  readonly location: string
  /** Absolute path, links followed. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** Other names point to the same bytes, so that a change there changes the model. */
  readonly shared: boolean
}

/**
 * Every file that the model's weights lie in: relative, inside the model's folder, regular, and as long as the model says.
 * Throws one `ConfigError` MLG-602 with all that are not.
 */
export async function inspectWeights(model: string, name: string, external: readonly ExternalData[]): Promise<readonly WeightsFile[]> {
  const locations = [...new Set(external.map(({ location }) => location))]
  const found = await Promise.all(locations.map((location) => inspect(model, location, endOf(location, external))))
  const [first, ...rest] = found.flatMap((one): readonly Problem[] => ('fault' in one ? [{ code: 'MLG-602', message: one.fault, where: name, fix: one.fix }] : []))
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return found.flatMap((one) => ('fault' in one ? [] : [one]))
}

/** Copies the weights to where a model in `folder` looks for them. */
export async function copyWeights(weights: readonly WeightsFile[], folder: string): Promise<void> {
  for (const { location, path } of weights) {
    const target = join(folder, location)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(path, target)
  }
}

/** A path below a folder on every system: no root, no drive, no step up. */
export function isInside(location: string): boolean {
  return location !== '' && !/^[/~]|[\\:\0]/.test(location) && !location.split('/').includes('..')
}

interface Refusal {
  readonly fault: string
  readonly fix: string
}

const BESIDE = 'Save the model with onnx.save(model, path, save_as_external_data=True), and keep its files in one folder.'

async function inspect(model: string, location: string, end: number): Promise<WeightsFile | Refusal> {
  const weights = `The model keeps weights in ${quote(location)}`
  if (!isInside(location) || location === basename(model)) return { fault: `${weights}, which is no path below its own folder.`, fix: BESIDE }
  const folder = await realpath(dirname(model))
  const path = await realpath(join(folder, location)).catch(() => undefined)
  const file = path === undefined ? undefined : await stat(path)
  if (path === undefined || file === undefined) return { fault: `${weights}, which does not exist.`, fix: 'Bring this file along with the model.' }
  if (!path.startsWith(folder + sep)) return { fault: `${weights}, a link that leads out of its folder.`, fix: BESIDE }
  if (!file.isFile()) return { fault: `${weights}, which is no regular file.`, fix: BESIDE }
  if (file.size < end) return { fault: `${weights}, which has ${file.size} bytes; the model reads up to byte ${end}.`, fix: 'Check that the file was not cut off on its way, and belongs to this model.' }
  return { location, path, sha256: await fileDigest(path), bytes: file.size, shared: file.nlink > 1 }
}

function endOf(location: string, external: readonly ExternalData[]): number {
  return Math.max(...external.filter((tensor) => tensor.location === location).map(({ offset, length = 0 }) => offset + length))
}
