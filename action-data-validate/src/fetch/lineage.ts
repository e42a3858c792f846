import { readYaml } from '@mlgate/config'
import type { FilePath } from '@mlgate/dataset'
import { ConfigError, type Problem } from '@mlgate/problem'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'

/** Which version of a file was validated, by the tool that keeps its versions. */
export interface FileVersion {
  /** As in the report. */
  readonly file: string
  readonly tool: 'DVC'
  /** MD5 of the content, as the pointer has it; it was compared with the file. */
  readonly md5: string
  /** The pointer: `data/train.csv.dvc` or `dvc.lock`. */
  readonly pointer: string
}

/** First line of a file that Git LFS has not replaced by its content yet. */
const LFS = 'version https://git-lfs.github.com/spec/v1\n'
/** Pointers are read whole; larger files are none. */
const POINTER_BYTES = 256 * 1024

/**
 * Looks whether files are kept outside of Git, by DVC (`.dvc` beside the file, `dvc.lock` in a folder above) or by Git LFS,
 * and whether what lies in the workspace is the version that the commit points to.
 * @param root absolute path of the workspace, with links followed
 * @throws ConfigError MLG-508 with the command that brings the data: for every pointer whose data are absent or another version
 */
export async function findVersions(root: string, files: readonly FilePath[]): Promise<readonly FileVersion[]> {
  const found = await Promise.all(files.map((file) => inspect(root, file)))
  const [first, ...rest] = found.flatMap((result) => result !== undefined && 'code' in result ? [result] : [])
  if (first !== undefined) throw new ConfigError([first, ...rest])
  return found.flatMap((result) => result !== undefined && 'tool' in result ? [result] : [])
}

/** SHA-256 of a dataset: of the sorted lines of `sha256sum`, so that anybody can compute it again. */
export function datasetDigest(files: readonly { readonly name: string, readonly sha256: string }[]): string {
  const lines = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).sort()
  return createHash('sha256').update(lines.join('')).digest('hex')
}

async function inspect(root: string, file: FilePath): Promise<FileVersion | Problem | undefined> {
  if (await isLfsPointer(file.path)) return absent(file, 'is a pointer of Git LFS, not the data', `git lfs pull --include ${shellWord(file.name)}`)
  const pointer = await dvcPointer(root, file.path)
  if (pointer === undefined) return undefined
  const name = relative(root, pointer.path).split(sep).join(posix.sep)
  if (!(await exists(file.path))) return absent(file, `is not there: ${JSON.stringify(name)} points to the version ${pointer.md5}`, `dvc pull ${shellWord(file.name)}`)
  if (await md5Of(file.path) !== pointer.md5) return absent(file, `is not the version ${pointer.md5} that ${JSON.stringify(name)} points to`, `dvc checkout ${shellWord(file.name)}`)
  return { file: file.name, tool: 'DVC', md5: pointer.md5, pointer: name }
}

function absent(file: FilePath, what: string, command: string): Problem {
  return { code: 'MLG-508', message: `The data file ${what}.`, where: file.name, fix: `Fetch the data in a step before this one: ${command}` }
}

/** A name as one word of a shell, whatever it holds. */
function shellWord(name: string): string {
  return /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`
}

async function isLfsPointer(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => undefined)
  if (handle === undefined) return false
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(LFS.length), 0, LFS.length, 0)
    return new TextDecoder().decode(buffer.subarray(0, bytesRead)) === LFS
  } catch {
    return false
  } finally {
    await handle.close()
  }
}

interface Pointer {
  readonly path: string
  readonly md5: string
}

/** What DVC says of a file: its own pointer, or the nearest lock file that has it among the outputs of a stage. */
async function dvcPointer(root: string, path: string): Promise<Pointer | undefined> {
  const beside = `${path}.dvc`
  const own = outputsIn(await readPointer(beside)).find((output) => join(dirname(path), output.path) === path)
  if (own !== undefined) return { path: beside, md5: own.md5 }
  for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder)) {
    const lock = join(folder, 'dvc.lock')
    const output = outputsIn(await readPointer(lock)).find((candidate) => join(folder, candidate.path) === path)
    if (output !== undefined) return { path: lock, md5: output.md5 }
    if (folder === root) break
  }
  return undefined
}

async function readPointer(path: string): Promise<unknown> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true || found.size > POINTER_BYTES) return undefined
  const reading = readYaml(await readFile(path, 'utf8'))
  return 'document' in reading ? reading.document.value : undefined
}

/** Outputs of a `.dvc` file (`outs`) or of all stages of a `dvc.lock` (`stages.*.outs`) whose MD5 is that of the bytes. */
function outputsIn(pointer: unknown): readonly { readonly path: string, readonly md5: string }[] {
  if (!isRecord(pointer)) return []
  const stages = isRecord(pointer['stages']) ? Object.values(pointer['stages']) : []
  return [pointer, ...stages].flatMap(listed).flatMap((output) => {
    if (!isRecord(output)) return []
    const { path, md5 } = output
    return typeof path === 'string' && typeof md5 === 'string' && /^[0-9a-f]{32}$/.test(md5) ? [{ path, md5 }] : []
  })
}

function listed(stage: unknown): readonly unknown[] {
  return isRecord(stage) && Array.isArray(stage['outs']) ? stage['outs'] : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

async function md5Of(path: string): Promise<string> {
  const hash = createHash('md5')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
