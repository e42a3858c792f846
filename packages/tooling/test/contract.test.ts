import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { readActionSource } from './action-source.ts'
import { ACTIONS, files, readContract, ROOT, type Step, text } from './repository.ts'

/** What `conduct` reads and sets for every action. */
const COMMON_INPUTS = ['github-token', 'fail-on', 'comment', 'status-context']
/** It runs the user's training code, and so gets no token and reports nowhere but on its own run. */
const WITHOUT_TOKEN = 'action-train/run'
const COMMON_OUTPUTS = ['verdict', 'report-path', 'result-path']

test('all actions are found', () => {
  expect(ACTIONS).toEqual([
    'action-canary',
    'action-data-validate',
    'action-eval-gate',
    'action-train',
    'action-train/run'
  ])
})

test('conduct reads and sets what is common', () => {
  const runner = files('packages/runner/src', /\.ts$/).map(text).join('\n')
  for (const name of [...COMMON_INPUTS, ...COMMON_OUTPUTS]) expect(runner).toContain(`'${name}'`)
})

describe.each(ACTIONS)('%s', (action) => {
  const contract = readContract(action)
  const inputs = Object.keys(contract.inputs ?? {}).sort()
  const outputs = Object.keys(contract.outputs ?? {}).sort()
  const { runs } = contract
  const source = readActionSource(action)

  test('says what it is', () => {
    for (const key of ['name', 'description', 'author'] as const) expect(contract[key]).toEqual(expect.any(String))
    expect(contract.branding).toEqual({ icon: expect.any(String), color: expect.any(String) })
  })

  test('every input has a description, and a default or is required', () => {
    for (const [name, input] of Object.entries(contract.inputs ?? {})) {
      expect({ name, description: input.description }).toEqual({ name, description: expect.stringMatching(/\S{3}/) })
      expect({ name, settled: input.required === true || input.default !== undefined }).toEqual({ name, settled: true })
    }
  })

  test('the code reads the declared inputs and no others', () => {
    const common = action === WITHOUT_TOKEN ? ['fail-on'] : COMMON_INPUTS
    const read = new Set([...source.inputs, ...(source.conducts ? common : [])])
    expect([...read].sort()).toEqual(inputs)
  })

  test('the code sets the declared outputs and no others', () => {
    const set = [...new Set([...source.outputs, ...(source.conducts ? COMMON_OUTPUTS : [])])].sort()
    const used = runs.using === 'composite' ? stepOutputs(action, runs.steps ?? []) : []
    expect(set.filter((name) => !used.includes(name))).toEqual(outputs.filter((name) => !used.includes(name)))
    expect(used.filter((name) => !set.includes(name))).toEqual([])
  })

  test('every output has a description', () => {
    for (const [name, { description }] of Object.entries(contract.outputs ?? {}))
      expect({ name, description }).toEqual({ name, description: expect.stringMatching(/\S{3}/) })
  })

  /** What an output says when no step has set it; all others are empty then. */
  const UNSET: Readonly<Record<string, string>> = { verdict: 'error', retrain: 'unknown' }

  if (runs.using === 'composite')
    test('every output is taken from a step that exists; what no step set is an error or unknown', () => {
      const ids = (runs.steps ?? []).map((step) => step.id)
      for (const [name, { value }] of Object.entries(contract.outputs ?? {})) {
        const [, id, output, unset] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+)(?: \|\| '(\w+)')? \}\}$/.exec(value ?? '') ?? []
        expect({ name, known: ids.includes(id), output, unset }).toEqual({ name, known: true, output: name, unset: UNSET[name] })
      }
    })
  else
    test('is a JavaScript action of Node 24', () => {
      expect(runs.using).toBe('node24')
      for (const entry of [runs.main, runs.post ?? runs.main]) expect(entry).toMatch(/^dist\/[\w-]+\.js$/)
    })
})

/** Outputs of the step that runs the bundle, as `action.yml` uses them. */
function stepOutputs(action: string, steps: readonly Step[]): readonly string[] {
  const { id } = steps.find(({ run }) => run?.includes('dist/index.js')) ?? {}
  const uses = text(`${action}/action.yml`).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)
  return [...new Set([...uses].flatMap(([, step, name]) => (step === id && name !== undefined ? [name] : [])))]
}

test('what is derived from the contracts is current: npm run docs', () => {
  execFileSync(process.execPath, ['packages/tooling/src/docs.mjs', '--check'], { cwd: ROOT })
})

test.each(ACTIONS)('%s has a README with the derived tables', (action) => {
  expect(text(join(action, 'README.md'))).toMatch(/<!-- contract:start -->[^]*<!-- contract:end -->/)
})
