import { parsePolicy } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import type { Section, Text, Verdict } from '@mlgate/report'
import type { Gathered } from '../report/circumstances.ts'
import { type Effect, type PolicyChange, policyChanges } from './policy-change.ts'
import type { Remark } from '../report/report-remarks.ts'

type Seen = Pick<Gathered, 'source' | 'policyPath' | 'context'>

const MOST_PROBLEMS = 5

/** What a change makes of the policy: shown, not followed. */
export function policyRemarks({ source, policyPath, context }: Seen): readonly Remark[] {
  const { text, proposed, origin: { changedHere, sha } } = source
  if (proposed === undefined) return changedHere && sha === context.base?.sha ? [removed(policyPath)] : []
  const problems = problemsOf(proposed, policyPath)
  if (problems.length > 0) return [broken(policyPath, problems)]
  const changes = policyChanges(text, proposed)
  if (changes.length === 0) return []
  const soft = changes.filter(({ effect }) => effect === 'softer').length
  return [{
    verdict: soft > 0 ? 'warn' : 'pass',
    headline: soft > 0 ? ['This pull request softens the gate: ', soft === 1 ? '1 limit' : `${soft} limits`, ' of ', { code: policyPath }] : '',
    closing: [section(changes, policyPath, source.origin.ref)]
  }]
}

const VERDICT: Record<Effect, Verdict> = { softer: 'warn', stricter: 'pass', other: 'pass' }
const WORDS: Record<Effect, string> = { softer: 'softer', stricter: 'stricter', other: 'other' }

function section(changes: readonly PolicyChange[], file: string, ref: string): Section {
  return {
    weight: 'essential',
    blocks: [
      { kind: 'paragraph', text: [{ strong: 'Policy changed here:' }, ' this run was judged by ', { code: file }, ' of ', { code: ref }, '. What follows takes effect after the merge.'] },
      {
        kind: 'table',
        columns: [{ title: 'Policy', align: 'left' }, { title: 'Now', align: 'left' }, { title: 'After the merge', align: 'left' }, { title: 'Gate', align: 'left' }],
        rows: changes.map(({ what, before, after, effect }) => ({
          verdict: VERDICT[effect],
          cells: [{ code: what }, cell(before), after === undefined ? removal(what) : cell(after), effect === 'softer' ? { strong: WORDS[effect] } : WORDS[effect]]
        }))
      }
    ]
  }
}

function cell(text: string | undefined): Text {
  return text === undefined ? 'not set' : { code: text }
}

function removal(what: string): Text {
  return what.startsWith('rule ') ? { strong: 'removed' } : 'not set'
}

function problemsOf(text: string, file: string): readonly string[] {
  try {
    parsePolicy(text, file)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ where, message }) => `${where ?? file}: ${message}`)
    throw error
  }
}

function broken(file: string, problems: readonly string[]): Remark {
  const left = problems.length - MOST_PROBLEMS
  return warning(['This pull request breaks ', { code: file }, ': after the merge there would be no decision'], [
    { strong: 'Policy changed here:' }, ' it cannot be read. ', ...problems.slice(0, MOST_PROBLEMS).flatMap((problem) => [{ code: problem }, ' '] as const), ...(left > 0 ? [`and ${left} more.`] : [])
  ])
}

function removed(file: string): Remark {
  return warning(['This pull request removes ', { code: file }, ': after the merge nothing would be judged'], [{ strong: 'Policy removed here:' }, ' this run was judged by the one of the base branch.'])
}

function warning(headline: Text, text: Text): Remark {
  return { verdict: 'warn', headline, closing: [{ weight: 'essential', blocks: [{ kind: 'paragraph', text }] }] }
}
