import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const folder = join(import.meta.dirname, '..')
const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8'))
const lock = JSON.parse(readFileSync(join(folder, 'runtime', 'package-lock.json'), 'utf8'))

test('the runtime lock holds DuckDB for every platform, each with its digest', () => {
  const platforms = Object.keys(lock.packages).filter((path) => path.includes('@duckdb/node-bindings-')).map((path) => path.split('node-bindings-')[1])
  expect(platforms.sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-arm64-musl', 'linux-x64', 'linux-x64-musl', 'win32-arm64', 'win32-x64'])
  for (const [path, entry] of Object.entries<{ integrity?: string }>(lock.packages)) if (path !== '') expect([path, entry.integrity]).toEqual([path, expect.stringMatching(/^sha512-/)])
  expect(lock.packages['node_modules/onnxruntime-node'].version).toBe('1.30.0')
})

test('no expression stands in a shell script, and every third-party action is pinned by its commit', () => {
  for (const { run, uses } of action.runs.steps) {
    if (run !== undefined) expect(run).not.toContain('${{')
    if (uses !== undefined) expect(uses).toMatch(/^actions\/upload-artifact@[0-9a-f]{40}$/)
  }
})

test('the baseline is uploaded only when a record was written, and artifacts are its place', () => {
  const upload = action.runs.steps.at(-1)
  expect(upload).toMatchObject({ if: "${{ steps.gate.outputs.record-path != '' && steps.gate.outputs.baseline-artifact != '' }}", with: { path: '${{ steps.gate.outputs.record-path }}', name: '${{ steps.gate.outputs.baseline-artifact }}' } })
})

test('every input and output has a description, every input a default', () => {
  for (const input of Object.values<object>(action.inputs)) expect(input).toMatchObject({ description: expect.stringMatching(/\.$/), default: expect.any(String) })
  for (const output of Object.values<object>(action.outputs)) expect(output).toMatchObject({ description: expect.stringMatching(/\.$/), value: expect.stringContaining('steps.gate.outputs.') })
})
