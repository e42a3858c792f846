import { withProgress } from '../src/scan/progress.ts'

const logged = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const lines: string[] = []
  await withProgress({ info: (line) => lines.push(line) }, 'Reading 2 files', work, 5).catch(() => undefined)
  return lines
}

test('long work is told of while it lasts, short work is not, and neither after its end', async () => {
  expect(await logged(Promise.resolve())).toEqual([])
  const lines = await logged(new Promise((_, reject) => { setTimeout(() => { reject(new Error('end')) }, 100) }))
  expect(lines.length).toBeGreaterThan(1)
  expect(lines[0]).toBe('Reading 2 files: 0 s so far.')
  const count = lines.length
  await new Promise((resolve) => { setTimeout(resolve, 30) })
  expect(lines).toHaveLength(count)
})
