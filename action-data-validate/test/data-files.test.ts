import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { locateFiles } from '../src/fetch/data-files.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mlgate-files-'))
  for (const name of ['data/b.csv', 'data/a.csv', 'data/a10.csv', 'data/.hidden.csv', 'data/x/c.csv', 'data/x/y/d.csv', 'data/x/y/e.json', 'data/st*r.csv', 'data/.git/f.csv', 'top.csv']) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), 'a\n1\n')
  }
  await symlink('/etc', join(root, 'data', 'out'))
  await symlink('/etc/hostname', join(root, 'data', 'link.csv'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const names = async (...files: readonly string[]): Promise<readonly string[]> => (await locateFiles(root, '.', files)).map(({ name }) => name)
const problem = async (...files: readonly string[]): Promise<string> => {
  const error = await locateFiles(root, '.', files).then(() => undefined, (reason: unknown) => reason as { problems: readonly { code: string, message: string }[] })
  return error?.problems.map(({ code, message }) => `${code} ${message}`).join('\n') ?? ''
}

describe('files', () => {
  it.each<[string, readonly string[]]>([
    ['data/a*.csv', ['data/a.csv', 'data/a10.csv']], ['data/?.csv', ['data/a.csv', 'data/b.csv']], ['data/x/*.csv', ['data/x/c.csv']],
    ['data/**/*.csv', ['data/a.csv', 'data/a10.csv', 'data/b.csv', 'data/st*r.csv', 'data/x/c.csv', 'data/x/y/d.csv']],
    ['data/*/y/*', ['data/x/y/d.csv', 'data/x/y/e.json']], ['data/.h*.csv', ['data/.hidden.csv']], ['*.csv', ['top.csv']], ['data/st*r.csv', ['data/st*r.csv']],
    ['./data/../data/x/**/d.csv', ['data/x/y/d.csv']]
  ])('match %s in the order of their names', async (pattern, expected) => {
    if (pattern === 'data/**/*.csv') await rm(join(root, 'data', 'link.csv'))
    expect(await names(pattern)).toEqual(expected)
    if (pattern === 'data/**/*.csv') await symlink('/etc/hostname', join(root, 'data', 'link.csv'))
  })

  it('that are named twice are read once', async () => {
    expect(await names('data/a.csv', 'data/a*.csv')).toEqual(['data/a.csv', 'data/a10.csv'])
  })

  it.each([
    ['data/none*.csv', 'MLG-501 No file matches'], ['../*/a.csv', 'MLG-501'], ['../../etc/host*', 'MLG-501'], ['data/out/host*', 'MLG-501'],
    ['data/l*.csv', 'MLG-501 The data file "data/link.csv" lies outside'], ['https://example.org/a.csv', 'MLG-511'], ['s3://bucket/*.parquet', 'MLG-511']
  ])('that are not there to read are refused: %s', async (pattern, message) => {
    expect(await problem(pattern)).toContain(message)
  })

  it('that are wrong are all named at once', async () => {
    expect((await problem('data/none*.csv', '../a.csv', 'data/a.csv')).split('\n')).toHaveLength(2)
  })
})
