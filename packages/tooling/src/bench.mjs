// `npm run bench -- <name>`: runs a bench of `bench/`, with what follows the name as its arguments.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const folder = join(root, 'bench')
const name = process.argv[2] ?? ''
const benches = readdirSync(folder).filter((entry) => existsSync(join(folder, entry, 'run.mjs')))
if (!benches.includes(name)) {
  console.error(`There is no bench ${JSON.stringify(name)}; there are: ${benches.join(', ')}.`)
  process.exit(2)
}
process.argv.splice(2, 1)
const bench = await import(join(folder, name, 'run.mjs'))
await bench.run?.()
