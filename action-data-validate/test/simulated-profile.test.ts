import { chooseFrame, countProfile, frameOf, loadTable, withEngine, type Profile } from '@mlgate/dataset'
import { randomFrom } from '@mlgate/stats'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './judge.ts'
import { countNumeric } from './simulated-profile.ts'

const COLUMNS = [{ name: 'continuous', type: 'number' }, { name: 'heaped', type: 'number' }, { name: 'mostly zero', type: 'number' }] as const

/** Values of each column, to as many digits as a file has. */
function draw(seed: number, rows: number): readonly (readonly number[])[] {
  const random = randomFrom(seed)
  const shapes = [() => Number((Math.log(1 - random()) ** 2).toFixed(6)), () => 5 * Math.floor(20 * random()), () => random() < 0.8 ? 0 : Number(random().toFixed(3))]
  return shapes.map((shape) => Array.from({ length: rows }, shape))
}

async function profileOf(columns: readonly (readonly number[])[], reference?: Profile): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'mlgate-simulated-'))
  try {
    const path = join(folder, 'a.csv')
    const rows = columns[0]!.map((_, at) => columns.map((values) => values[at]).join(','))
    await writeFile(path, `${COLUMNS.map(({ name }) => name).join(',')}\n${rows.join('\n')}\n`)
    return await withEngine({ runtime: root, files: [path] }, async (engine) => {
      const table = await loadTable(engine, [{ path, name: 'a.csv' }], COLUMNS)
      return await countProfile(engine, table, reference === undefined ? await chooseFrame(engine, table, { label: null, categorical: [], hidden: [] }) : frameOf(reference))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// The null study draws counts instead of reading files: this is why what it shows holds for files.
test.each([100, 3000])('simulated counts of %i rows are those that the engine makes of a file', async (rows) => {
  const [then, now] = [draw(1, rows), draw(2, rows)]
  const reference = await profileOf(then)
  const current = await profileOf(now, reference)
  for (const [at, { name }] of COLUMNS.entries()) {
    const simulated = countNumeric(name, then[at]!)
    const again = countNumeric(name, now[at]!, simulated)
    expect(reference.columns[at]).toMatchObject({ kind: 'numeric', edges: simulated.edges, counts: simulated.counts })
    expect(current.columns[at]).toMatchObject({ kind: 'numeric', edges: simulated.edges, counts: again.counts })
  }
})
