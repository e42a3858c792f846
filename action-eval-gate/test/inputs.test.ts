import { parsePolicy } from '@mlgate/config'
import { MlgateError } from '@mlgate/problem'
import { gateOf, readInputs } from '../src/inputs.ts'

const inputs = (given: Readonly<Record<string, string>>) => readInputs({ get: (name) => ({ 'github-token': 't', ...given })[name] ?? '' })
const POLICY = parsePolicy(`version: 1
gate: { task: binary, data: a.csv, label: y, model: a.onnx, rules: [{ metric: f1, min: 0.5 }] }
`, 'mlgate.yml')

test('what is not given has its default', () => {
  expect(inputs({})).toEqual({
    config: 'mlgate.yml', workingDirectory: '.', mode: 'compare', reason: '', model: '', predictions: '', baselinePredictions: '', data: '', baselineArtifact: '', device: 'cpu', cudaLibraries: '', timeout: 600_000, token: 't', failOn: 'error'
  })
})

test('everything that is wrong is told at once', () => {
  expect(() => inputs({ mode: 'recrod', device: 'tpu', timeout: 'soon', 'fail-on': 'blue', 'github-token': '' })).toThrow(MlgateError)
  try {
    inputs({ mode: 'recrod', device: 'tpu', timeout: 'soon', 'fail-on': 'blue', 'github-token': '' })
  } catch (error) {
    expect((error as MlgateError).problems.map(({ code, where }) => [code, where])).toEqual(
      ['mode', 'device', 'timeout', 'github-token', 'fail-on'].map((name) => ['MLG-103', `input ${name}`])
    )
  }
})

test('inputs override the policy, and the policy the defaults', () => {
  expect(gateOf(POLICY, 'mlgate.yml', inputs({}))).toMatchObject({ candidate: { kind: 'model', path: 'a.onnx' }, data: 'a.csv', baseline: { place: { kind: 'artifact', name: 'mlgate-baseline' } } })
  expect(gateOf(POLICY, 'mlgate.yml', inputs({ model: 'b.onnx', data: 'b.parquet', 'baseline-artifact': 'b' }))).toMatchObject({ candidate: { kind: 'model', path: 'b.onnx' }, data: 'b.parquet', baseline: { place: { kind: 'artifact', name: 'b' } } })
  expect(gateOf(POLICY, 'mlgate.yml', inputs({ predictions: 'p.csv' })).candidate).toEqual({ kind: 'predictions', path: 'p.csv' })
})

test('who accepts says why, and nobody else does', () => {
  expect(inputs({ mode: 'accept', reason: 'Wanted' })).toMatchObject({ mode: 'accept', reason: 'Wanted' })
  expect(() => inputs({ mode: 'accept' })).toThrow('input reason is empty')
  expect(() => inputs({ mode: 'accept', reason: 'x'.repeat(501) })).toThrow('501 characters')
  expect(() => inputs({ mode: 'record', reason: 'Wanted' })).toThrow('mode is not accept')
})
