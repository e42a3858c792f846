import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { datasetDigest, findVersions, type FileVersion } from '../src/fetch/lineage.ts'

const CSV = 'a,b\n1,2\n'
const MD5 = createHash('md5').update(CSV).digest('hex')
const OTHER = 'd41d8cd98f00b204e9800998ecf8427e'
const POINTER = (md5: string): string => `outs:\n- md5: ${md5}\n  size: 8\n  hash: md5\n  path: train.csv\n`
const LOCK = (md5: string): string => `schema: '2.0'\nstages:\n  prepare:\n    cmd: node prepare.mjs\n    outs:\n    - path: data/train.csv\n      hash: md5\n      md5: ${md5}\n      size: 8\n`
const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 8\n`

async function versions(files: Readonly<Record<string, string>>, name = 'data/train.csv'): Promise<readonly FileVersion[]> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'mlgate-lineage-')))
  try {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, file)), { recursive: true })
      await writeFile(join(root, file), content)
    }
    return await findVersions(root, [{ path: join(root, name), name }])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

const problems = async (files: Readonly<Record<string, string>>, name?: string): Promise<unknown> => {
  try {
    return await versions(files, name)
  } catch (error) {
    return (error as { problems: unknown }).problems
  }
}

describe('a file whose versions DVC keeps', () => {
  it('is named with the version that was validated', async () => {
    expect(await versions({ 'data/train.csv': CSV, 'data/train.csv.dvc': POINTER(MD5) })).toEqual([{ file: 'data/train.csv', tool: 'DVC', md5: MD5, pointer: 'data/train.csv.dvc' }])
    expect(await versions({ 'data/train.csv': CSV, 'dvc.lock': LOCK(MD5) })).toEqual([{ file: 'data/train.csv', tool: 'DVC', md5: MD5, pointer: 'dvc.lock' }])
    expect(await versions({ 'data/train.csv': CSV, 'dvc.lock': LOCK(MD5).replace('train.csv', 'test.csv') })).toEqual([])
  })

  it('that is not there is an error with the command that fetches it', async () => {
    expect(await problems({ 'data/train.csv.dvc': POINTER(MD5) })).toMatchObject([{ code: 'MLG-508', where: 'data/train.csv', fix: expect.stringContaining('dvc pull data/train.csv') }])
    expect(await problems({ 'data/x': '', 'dvc.lock': LOCK(MD5) })).toMatchObject([{ code: 'MLG-508', message: expect.stringContaining('"dvc.lock"') }])
  })

  it('that is another version is an error', async () => {
    expect(await problems({ 'data/train.csv': CSV, 'data/train.csv.dvc': POINTER(OTHER) })).toMatchObject([{ code: 'MLG-508', message: expect.stringContaining(OTHER), fix: expect.stringContaining('dvc checkout') }])
  })
})

it('a pointer of Git LFS is an error with the command that fetches the data', async () => {
  expect(await problems({ 'data/train.csv': LFS })).toMatchObject([{ code: 'MLG-508', fix: expect.stringContaining('git lfs pull --include data/train.csv') }])
  expect(await problems({ "it's.csv": LFS }, "it's.csv")).toMatchObject([{ fix: expect.stringContaining(`--include 'it'\\''s.csv'`) }])
  expect(await versions({ 'data/train.csv': CSV })).toEqual([])
})

it('a pointer that cannot be read is none', async () => {
  expect(await versions({ 'data/train.csv': CSV, 'data/train.csv.dvc': 'outs: [: ]]', 'dvc.lock': 'stages: 3\n' })).toEqual([])
})

it('the digest of a dataset is that of the sorted list of sha256sum', () => {
  const files = [{ name: 'b.csv', sha256: 'b1' }, { name: 'a.csv', sha256: 'a1' }]
  expect(datasetDigest(files)).toBe(createHash('sha256').update('a1  a.csv\nb1  b.csv\n').digest('hex'))
  expect(datasetDigest(files.toReversed())).toBe(datasetDigest(files))
})
