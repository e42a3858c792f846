import { parsePolicy } from '@mlgate/config'
import { configure, readInputs } from '../src/inputs.ts'
import { POLICY } from './birdstrikes.ts'

const given = (inputs: Readonly<Record<string, string>>) => readInputs({ get: (name) => inputs[name] ?? '' })
const codesOf = (work: () => unknown): readonly string[] => {
  try {
    work()
  } catch (error) {
    return (error as { problems: { code: string, message: string }[] }).problems.map(({ code, message }) => `${code} ${message}`)
  }
  return []
}

describe('inputs', () => {
  it('have defaults', () => {
    expect(given({})).toMatchObject({ config: 'mlgate.yml', workingDirectory: '.', timeout: 900_000, files: [] })
  })

  it('that are wrong are all named at once', () => {
    expect(codesOf(() => given({ mode: 'guess', timeout: 'soon' }))).toHaveLength(2)
  })

  it('stand over the policy, key by key', () => {
    const policy = parsePolicy(POLICY, 'mlgate.yml').policy.data
    expect(configure(given({}), policy)).toMatchObject({ files: ['data/train.csv'], label: 'damaged', slices: ['wildlife_size', 'phase'], drift: { maxDistance: 0.1, alpha: 0.01 } })
    expect(configure(given({ files: 'a.csv\nb.csv', label: 'y', 'reference-artifact': 'other' }), policy)).toMatchObject({
      files: ['a.csv', 'b.csv'], label: 'y', contract: 'contracts/strikes.odcs.yml', reference: { artifact: 'other' }, maxDuplicates: 0.05
    })
  })

  it('of served data hold no test data out, whether input or policy says serving', () => {
    const split = parsePolicy(`${POLICY}  test-files: [data/test.csv]\n`, 'mlgate.yml').policy.data!
    expect(configure(given({}), split).testFiles).toEqual(['data/test.csv'])
    expect(configure(given({ environment: 'serving' }), split).testFiles).toEqual([])
    expect(configure(given({}), { ...split, environment: 'serving' }).testFiles).toEqual([])
    expect(configure(given({ environment: 'training' }), { ...split, environment: 'serving' }).testFiles).toEqual(['data/test.csv'])
  })

  it('are enough without a policy, and say what is missing', () => {
    expect(configure(given({ files: 'a.csv', contract: 'c.yml' }), undefined)).toMatchObject({ files: ['a.csv'], contract: 'c.yml', slices: [] })
    expect(codesOf(() => configure(given({}), undefined))).toEqual([expect.stringContaining('MLG-103 Nothing says which contract'), expect.stringContaining('which files')])
  })
})
