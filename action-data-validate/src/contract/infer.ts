import { parseAll, parseDuration, parseList, parseNumber, parsePolicy } from '@mlgate/config'
import type { FilePath, TableFacts } from '@mlgate/dataset'
import { ConfigError } from '@mlgate/problem'
import { formatCount, type Report } from '@mlgate/report'
import { conduct, type Decision, type Runner } from '@mlgate/runner'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isAddress } from '../fetch/address.ts'
import { gatherFiles } from '../fetch/gather-files.ts'
import { inferContract, SLACK, TOLERANCE, type InferredContract } from './infer-contract.ts'
import type { InferJob } from '../infer-process.ts'
import { parseMaxDownload } from '../inputs.ts'
import { runtimeFolder } from '../scan/runtime-folder.ts'
import { askChild } from '../scan/scan-child.ts'

const TITLE = 'Inferred contract'
const ID = 'infer'
/** Values that any constraint rests on, at least. */
const MIN_ROWS = '300'

/** Doors that stay shut, whatever the inputs say: a status of this run would stand for a check that was not made. */
const SILENT: Readonly<Record<string, string>> = { comment: 'false', 'status-context': '' }

/** Writes a contract from data. It judges nothing: it sets no status and writes no comment. */
export function infer(runner: Runner): Promise<never> {
  const inputs = { get: (name: string) => SILENT[name] ?? runner.inputs.get(name) }
  const silent = Object.create(runner, { inputs: { value: inputs } }) as Runner
  return conduct(silent, { title: TITLE, id: ID }, (cancelled) => decide(runner, cancelled))
}

async function decide(runner: Runner, cancelled: AbortSignal): Promise<Decision> {
  const { context, inputs: raw } = runner
  const { minRows, timeout, maxBytes, files } = parseAll({
    minRows: () => parseNumber('min-rows', raw.get('min-rows') || MIN_ROWS, { min: 1 }),
    timeout: () => parseDuration('timeout', raw.get('timeout') || '15m', { min: 1000 }),
    maxBytes: () => parseMaxDownload(raw),
    files: () => parseList('files', raw.get('files'))
  })
  const folder = raw.get('working-directory') || '.'
  const wanted = files.length > 0 ? files : await filesOfPolicy(join(context.workspace, folder), raw.get('config') || 'mlgate.yml')
  const { lists: [located = []] } = await gatherFiles(runner, [wanted], { workingDirectory: folder, maxBytes, timeout, cancelled })
  const job: InferJob = { runtime: runtimeFolder(runner), files: located }
  const facts = await askChild<TableFacts>(job, { script: join(import.meta.dirname, 'infer-process.js'), timeout, cancelled })
  const name = tableName(located)
  const contract = inferContract(facts, { minRows, name })
  const path = join(context.temp, 'mlgate', ID, `${name}.odcs.yml`)
  await mkdir(join(context.temp, 'mlgate', ID), { recursive: true })
  await writeFile(path, contract.text)
  return { report: reportOf(facts, contract, basename(path), minRows), outputs: { 'contract-path': path, rows: String(facts.rows) } }
}

/** The policy may not exist yet, or not be whole: only its files are of interest. It is the one of the workspace, which must not name addresses. */
async function filesOfPolicy(folder: string, config: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, config), 'utf8').catch(() => undefined)
  const data = text === undefined ? undefined : parsePolicy(text, config).policy.data
  const [address] = data?.files.filter(isAddress) ?? []
  if (address !== undefined) throw new ConfigError([{
    code: 'MLG-511', message: 'The policy of the workspace names an address; in mode infer only the input files may: a pull request could change the policy.',
    where: config, fix: 'Give the addresses by the input files.'
  }])
  if (data !== undefined) return data.files
  throw new ConfigError([{
    code: 'MLG-103', message: 'Nothing says which files to infer a contract from: there is no data.files in the policy, and the input files is empty.',
    where: 'input files', fix: 'Give the input, for example files: data/train.csv.'
  }])
}

/** The first file's name without its endings, of letters that need no quotes anywhere. */
function tableName([file]: readonly FilePath[]): string {
  return basename(file?.name ?? '').replace(/\..*$/s, '').replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[-_]+/, '') || 'table'
}

function rangeWords(range: InferredContract['columns'][number]['logicalTypeOptions']): string {
  if (range === undefined) return ''
  return range.maximum === undefined ? `from ${range.minimum}` : `${range.minimum} to ${range.maximum}`
}

function reportOf({ rows, columns, files }: TableFacts, { columns: asked }: InferredContract, file: string, minRows: number): Report {
  const bare = columns.filter(({ values }) => values < minRows)
  const mixed = columns.filter(({ mixed: isMixed }) => isMixed)
  return {
    title: TITLE,
    verdict: 'pass',
    headline: `A contract for ${columns.length} columns was written from ${formatCount(rows)} rows`,
    lead: [
      'It is a draft: read it, correct what the data only happen to hold, commit it as ', { code: `contracts/${file}` }, ' and name it by ', { code: 'data.contract' },
      ' of the policy. It was not compared with anything and nothing was judged.'
    ],
    failures: [],
    sections: [{
      weight: 'essential',
      heading: 'What the contract asks',
      blocks: [{
        kind: 'table',
        columns: ['column', 'type', 'required', 'range', 'other rules'].map((title) => ({ title, align: 'left' })),
        rows: asked.map(({ name, logicalType, required, unique, logicalTypeOptions: range, quality }) => ({
          cells: [{ code: name }, logicalType, required === true ? 'yes' : '', rangeWords(range), [...(unique === true ? ['unique'] : []), ...quality.map(({ metric }) => metric)].join(', ')]
        }))
      }, {
        kind: 'facts',
        rows: [
          { name: 'Data', value: files.map((name, at) => [at === 0 ? '' : ', ', { code: name }]).flat() },
          { name: 'Rests on', value: `at least ${formatCount(minRows)} values for every rule` },
          { name: 'Slack', value: `ranges are ${100 * SLACK} % wider on both sides than the data, and dates may be that much earlier; lists of values and shares of missing ones let ${TOLERANCE} % more pass` },
          ...(bare.length === 0 ? [] : [{ name: 'Too few values', value: bare.flatMap(({ name }, at) => [at === 0 ? '' : ', ', { code: name }]) }]),
          ...(mixed.length === 0 ? [] : [{ name: 'Of no one type', value: [...mixed.flatMap(({ name }) => [{ code: name }, ', ']), 'called a string: the data break the contract there'] }])
        ]
      }]
    }]
  }
}
