// `npm run bench -- data [full]`: what the data check costs, each side in a process of its own, as ratios. `full` adds ten million rows.
import { build } from 'esbuild'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, availableParallelism, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { COLUMNS, writeTable, writeWideTable } from './generate.mjs'
import { scanJob, trustedJob, wideJob } from './job.mjs'
import { median, run } from './measure.mjs'

const here = import.meta.dirname
const root = join(here, '..', '..')
const cache = join(root, '.cache', 'bench', 'data')
const RUNS = 3
const MILLION = 1e6
const WIDE = { rows: 1e5, columns: 1000 }

/** Makes a file once; a file that is half written is never taken for one. */
async function made(name, write) {
  const path = join(cache, name)
  if (existsSync(path)) return path
  await write(`${path}.part`)
  renameSync(`${path}.part`, path)
  return path
}

const { DuckDBInstance } = createRequire(join(root, 'package.json'))('@duckdb/node-api')

async function parquetOf(csv, name, types) {
  return made(name, async (path) => {
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
    const connection = await instance.connect()
    await connection.run(`SET preserve_insertion_order = true; COPY (FROM read_csv('${csv}', header = true, auto_detect = false, columns = {${types}})) TO '${path}' (FORMAT parquet)`)
    connection.closeSync()
    instance.closeSync()
  })
}

const SQL = { integer: 'BIGINT', number: 'DOUBLE', timestamp: 'TIMESTAMP', string: 'VARCHAR' }
const TYPES = COLUMNS.map(([name, type]) => `"${name}": '${SQL[type]}'`).join(', ')

async function bundle(name, source) {
  const outfile = join(cache, name)
  await build({
    entryPoints: [source], outfile, bundle: true, platform: 'node', target: 'node20', format: 'esm',
    external: ['@duckdb/node-api'], logLevel: 'error', banner: { js: "import {createRequire as __createRequire} from 'node:module'\nconst require = __createRequire(import.meta.url)" }
  })
  return outfile
}

/** A job in the processes of the action; its time is that from handing it over to having what was found. */
async function scanned(job) {
  const done = await run(process.execPath, [action, engine], JSON.stringify(job))
  const { seconds, profile } = JSON.parse(done.output)
  return { ...done, seconds, profile }
}

const hasPandas = (python) => {
  try {
    execFileSync(python, ['-c', 'import pandas, scipy'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const rows = []
const note = (what, { seconds, peak, together }, ratio = '', goal = '') => {
  const row = [what, `${seconds.toFixed(2)} s`, `${Math.round(peak)} MB`, `${Math.round(together)} MB`, ratio, goal]
  rows.push(row)
  console.log(row.join(' · '))
}
const times = (a, b) => `${(a / b).toFixed(1)} ×`

mkdirSync(cache, { recursive: true })
const full = process.argv.slice(2).includes('full')
const engine = await bundle('scan-process.mjs', join(root, 'action-data-validate', 'src', 'scan-process.ts'))
const action = await bundle('action-bundle.mjs', join(here, 'action.mjs'))
const current = await made('current.csv', (path) => writeTable(path, MILLION, 1, 0.02))
const accepted = await made('reference.csv', (path) => writeTable(path, MILLION, 2))
const parquet = await parquetOf(current, 'current.parquet', TYPES)
const { profile } = await scanned(scanJob({ runtime: root, file: accepted, record: true }))
const reference = {
  label: profile.label,
  columns: profile.columns.map(({ kind, name, edges, categories }) => ({
    kind, name, ...(edges === undefined ? {} : { edges }), ...(categories === undefined ? {} : { values: categories.map(({ value }) => value) })
  }))
}
const floor = (file) => median(RUNS, () => run(process.execPath, [join(here, 'floor.mjs'), root, file]))
const job = (file, runs = RUNS) => median(runs, () => scanned(scanJob({ runtime: root, file, reference })))

const csvFloor = await floor(current)
note('CSV, 1e6 × 20: typed parse by DuckDB alone', csvFloor)
const csv = await job(current)
note('CSV, 1e6 × 20: full job', csv, `${times(csv.seconds, csvFloor.seconds)} the parse`, '≤ 5.5 ×, ≤ 400 MB')
const testFile = await made('test.csv', (path) => writeTable(path, MILLION / 10, 4))
const trusted = await median(RUNS, () => scanned(trustedJob({ runtime: root, file: current, reference, testFile })))
note('CSV, 1e6 × 20: full job and all trust checks, 1e5 rows of test data', trusted, `${times(trusted.seconds, csvFloor.seconds)} the parse`)
const parquetFloor = await floor(parquet)
note('Parquet, 1e6 × 20: typed read by DuckDB alone', parquetFloor)
const onParquet = await job(parquet)
note('Parquet, 1e6 × 20: full job', onParquet, `${times(onParquet.seconds, parquetFloor.seconds)} the read`, '≤ 250 MB')
const python = process.env.PYTHON ?? 'python3'
if (hasPandas(python)) {
  const script = await median(1, () => run(python, [join(here, 'pandas_job.py'), current, accepted]))
  note('CSV, 1e6 × 20: pandas and SciPy', script, `mlgate is ${times(script.seconds, csv.seconds)} faster`, '≥ 8 ×')
} else console.log(`pandas and SciPy: skipped, ${python} has them not (name another by PYTHON)`)
const wideTypes = Array.from({ length: WIDE.columns }, (_, at) => `x${at}: 'DOUBLE'`).join(', ')
const wide = await parquetOf(await made('wide.csv', (path) => writeWideTable(path, WIDE.rows, WIDE.columns, 3)), 'wide.parquet', wideTypes)
const wideScan = await median(1, () => scanned(wideJob({ runtime: root, file: wide, columns: WIDE.columns })))
note('Parquet, 1e5 × 1,000: profile and 1,000 constraints', wideScan, '', '≤ 1,024 MB together')
if (full) {
  const large = await made('large.csv', (path) => writeTable(path, 10 * MILLION, 1, 0.02))
  const largeFloor = await median(1, () => run(process.execPath, [join(here, 'floor.mjs'), root, large]))
  note('CSV, 1e7 × 20: typed parse by DuckDB alone', largeFloor)
  const largeJob = await job(large, 1)
  note('CSV, 1e7 × 20: full job', largeJob, `${times(largeJob.seconds, largeFloor.seconds)} the parse`, '≤ 800 MB')
}

const HEAD = ['What', 'Time', 'Largest process', 'All processes', 'Ratio', 'Goal']
const table = [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
writeFileSync(join(here, 'results.md'), `# What the data check costs

The full job is the profile on the edges of a reference, ${scanJob({}).constraints.length} constraints and the drift counts of ${COLUMNS.length}
columns. Its time is that from the moment when the action hands it to the engine's process until it has what was found; its memory is that of
this process, and of it and the action together, each at its highest. Other lines are processes of their own, their start included. Medians of
${RUNS} runs up to a million rows, one run above that. Compare ratios and memory, not seconds.

Machine: ${platform()} on ${arch()}, ${availableParallelism()} cores shared with other work, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}.

${table}
`)
console.log(`\n${table}`)
