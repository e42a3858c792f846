import { type Failure, formatNumber, type Text } from '@mlgate/report'
import type { RuleCheck } from './evaluate.ts'
import type { Circumstances } from './report.ts'
import { sliceName } from './slice.ts'

/** What, where and how to fix, for one demand that does not hold. */
export function failureOf(check: RuleCheck, about: Circumstances): Failure {
  const { values, slice } = check
  const undefinedValue = values !== undefined && Number.isNaN(values.candidate)
  const step = values?.baseline === undefined || undefinedValue ? '' : ` ${formatNumber(values.baseline)} → ${formatNumber(values.candidate)}.`
  return {
    what: [
      { code: undefinedValue ? 'MLG-312' : 'MLG-311' }, ' ', { code: check.metric },
      ...(slice === undefined ? [] : [' on ', { code: sliceName(slice) }]),
      `${step === '' ? ': ' : `,${step} `}${check.reason}`
    ],
    where: whereOf(check, about),
    fix: undefinedValue ? undefinedFix(check) : fixOf(about)
  }
}

/** The line of the policy that a check is about. */
export function whereOf({ path }: Pick<RuleCheck, 'path'>, { policy }: Circumstances): Text {
  const line = policy.lineOf(path) ?? policy.lineOf(path.slice(0, -1))
  const place: Text = line === undefined ? [{ code: policy.file }] : [{ code: policy.file }, ` line ${line}`]
  return ['rule ', { code: written(path) }, ', ', { link: place, href: policy.urlOf(line) }, ', read from ', { code: policy.ref }]
}

function written(path: RuleCheck['path']): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('')
}

export function fixOf({ mode, policy }: Circumstances): Text {
  const correct = mode === 'record'
    ? 'The model was not recorded, the baseline stays as it is. Revert the change or correct the model, and push.'
    : 'Correct the model and push.'
  return [`${correct} If the result is accepted, change the limit in `, { code: policy.file }, ' in a separate pull request.']
}

function undefinedFix({ metric }: RuleCheck): Text {
  return metric === 'roc_auc' || metric === 'recall'
    ? 'Evaluate on data that hold both classes.'
    : ['The model predicts no row positive: lower ', { code: 'gate.threshold' }, ' or correct the model.']
}
