import { createHash } from 'node:crypto'
import { link, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MlgateError } from '@mlgate/problem'
import { type ModelFile, openModel } from '../src/model/model-file.ts'
import { isInside } from '../src/model/weights.ts'
import { scratch, type Scratch } from './bundle.ts'
import { outside } from './models.ts'

let place: Scratch
beforeAll(async () => { place = await scratch() })
afterAll(async () => { await place.remove() })

const FOUR = Buffer.from([0, 0, 128, 63])

async function open(model: Uint8Array, arrange: (folder: string) => Promise<void> = () => Promise.resolve()): Promise<ModelFile> {
  const folder = await mkdtemp(join(place.folder, 'model-'))
  await writeFile(join(folder, 'model.onnx'), model)
  await arrange(folder)
  return openModel(join(folder, 'model.onnx'), 'model.onnx', { label: 'hit' })
}
const refusal = async (...given: Parameters<typeof open>): Promise<string> => {
  const error: unknown = await open(...given).then(() => undefined, (cause: unknown) => cause)
  if (!(error instanceof MlgateError)) throw new Error('it was opened')
  expect(error.problems).toMatchObject([{ code: 'MLG-602', where: 'model.onnx' }])
  return error.problems[0].message
}
const file = (name: string, content: Uint8Array = FOUR) => async (folder: string) => {
  await mkdir(join(folder, 'parts'), { recursive: true })
  await writeFile(join(folder, name), content)
}

test('weights beside the model are taken with their digest', async () => {
  expect((await open(outside('parts/w.bin'), file('parts/w.bin'))).weights).toMatchObject([
    { location: 'parts/w.bin', bytes: 4, sha256: createHash('sha256').update(FOUR).digest('hex'), shared: false }
  ])
})

test.each(['../w.bin', '/etc/hostname', 'parts/../../w.bin', 'C:\\w.bin', '~/w.bin', '', 'a\\..\\b', 'model.onnx'])('the location %j is refused', async (location) => {
  expect(await refusal(outside(location))).toContain('no path below its own folder')
})

test('a missing file, a folder, a link that leads out and a file that is too short are told apart', async () => {
  expect(await refusal(outside('w.bin'))).toBe('The model keeps weights in "w.bin", which does not exist.')
  expect(await refusal(outside('w.bin'), async (folder) => { await mkdir(join(folder, 'w.bin')) })).toContain('no regular file')
  expect(await refusal(outside('w.bin'), (folder) => symlink('/etc/hostname', join(folder, 'w.bin')))).toContain('a link that leads out')
  expect(await refusal(outside('w.bin', 1), file('w.bin'))).toBe('The model keeps weights in "w.bin", which has 4 bytes; the model reads up to byte 5.')
})

test('a hard link is taken and marked, a link within the folder is just a name', async () => {
  const twice = async (folder: string) => { await file('w.bin')(folder); await link(join(folder, 'w.bin'), join(folder, 'other.bin')) }
  expect((await open(outside('w.bin'), twice)).weights).toMatchObject([{ shared: true }])
  const within = async (folder: string) => { await file('real.bin')(folder); await symlink('real.bin', join(folder, 'w.bin')) }
  expect((await open(outside('w.bin'), within)).weights).toMatchObject([{ location: 'w.bin', shared: false }])
})

test('a location is judged by its words alone', () => {
  expect(['w', 'a/b.bin', '..w', 'a..b'].map(isInside)).toEqual([true, true, true, true])
  expect(['..', 'a/..', '../a', '/a', 'a\0b', 'c:a', ''].map(isInside)).toEqual(Array(7).fill(false))
})
