import { type FileHandle, open } from 'node:fs/promises'

const MAGIC = 0x464c457f
const LOAD = 1
const DYNAMIC = 2
const DT_NEEDED = 1n
const DT_STRTAB = 5n
const DT_STRSZ = 10n
/** Beyond it a table is none that a linker wrote. */
const MOST_BYTES = 2 ** 24

/**
 * The libraries that a shared object of x86-64 asks the dynamic loader for (DT_NEEDED of ELF, System V ABI), in its order.
 * Throws an `Error` for anything else.
 */
export async function neededLibraries(path: string): Promise<readonly string[]> {
  const file = await open(path)
  try {
    const head = await read(file, 0n, 64)
    if (head.readUInt32LE(0) !== MAGIC || head[4] !== 2 || head[5] !== 1) throw new Error('it is no shared library of Linux on x64')
    const segments = segmentsOf(await read(file, head.readBigUInt64LE(32), head.readUInt16LE(54) * head.readUInt16LE(56)), head.readUInt16LE(54))
    const dynamic = segments.find(({ type }) => type === DYNAMIC)
    return dynamic === undefined ? [] : await namesIn(file, entriesOf(await read(file, dynamic.offset, Number(dynamic.size))), segments)
  } finally {
    await file.close()
  }
}

interface Segment {
  readonly type: number
  readonly offset: bigint
  readonly address: bigint
  readonly size: bigint
}

function segmentsOf(table: Buffer, entry: number): readonly Segment[] {
  return Array.from({ length: Math.floor(table.length / entry) }, (_, index) => {
    const at = index * entry
    return { type: table.readUInt32LE(at), offset: table.readBigUInt64LE(at + 8), address: table.readBigUInt64LE(at + 16), size: table.readBigUInt64LE(at + 32) }
  })
}

function entriesOf(dynamic: Buffer): readonly (readonly [tag: bigint, value: bigint])[] {
  return Array.from({ length: Math.floor(dynamic.length / 16) }, (_, index) => [dynamic.readBigUInt64LE(16 * index), dynamic.readBigUInt64LE(16 * index + 8)])
}

async function namesIn(file: FileHandle, entries: ReturnType<typeof entriesOf>, segments: readonly Segment[]): Promise<readonly string[]> {
  const value = (tag: bigint): bigint => entries.find(([found]) => found === tag)?.[1] ?? 0n
  const address = value(DT_STRTAB)
  const holder = segments.find((segment) => segment.type === LOAD && address >= segment.address && address < segment.address + segment.size)
  if (holder === undefined) throw new Error('its table of names is nowhere')
  const names = await read(file, holder.offset + address - holder.address, Number(value(DT_STRSZ)))
  return entries.filter(([tag]) => tag === DT_NEEDED).map(([, at]) => names.toString('latin1', Number(at), names.indexOf(0, Number(at))))
}

async function read(file: FileHandle, position: bigint, length: number): Promise<Buffer> {
  if (length > MOST_BYTES) throw new Error('its tables are too large')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Number(position))
  if (bytesRead < length) throw new Error('it is cut off')
  return buffer
}
