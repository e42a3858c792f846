import { metricParts, sliceName, writtenPath } from '@mlgate/config'
import type { Failure, Text } from '@mlgate/report'
import type { RuleCheck } from '../evaluate.ts'
import { formatValue } from '../judge/metric.ts'
import type { Circumstances } from '../report.ts'

/** What, where and how to fix, for one demand that does not hold. */
export function failureOf(check: RuleCheck, about: Circumstances): Failure {
  const { values, slice } = check
  const undefinedValue = values !== undefined && Number.isNaN(values.candidate)
  const step = values?.baseline === undefined || undefinedValue ? '' : ` ${formatValue(check.metric, values.baseline)} → ${formatValue(check.metric, values.candidate)}.`
  return {
    what: [
      { code: undefinedValue ? 'MLG-312' : 'MLG-311' }, ' ', { code: check.metric },
      ...(slice === undefined ? [] : [' on ', { code: sliceName(slice) }]),
      `${step === '' ? ': ' : `,${step} `}${check.reason}`
    ],
    ...placeOf(check, about),
    fix: undefinedValue ? undefinedFix(check) : fixOf(about)
  }
}

/** The line of the policy that a check is about; a place in the commit only where it holds the policy as it judged. */
export function placeOf(check: Pick<RuleCheck, 'path'>, about: Circumstances): Pick<Failure, 'where' | 'place'> {
  const { file, isHere } = about.policy
  const line = lineOf(check, about)
  return { where: whereOf(check, about), ...(line === undefined || !isHere ? {} : { place: { file, line } }) }
}

function lineOf({ path }: Pick<RuleCheck, 'path'>, { policy }: Circumstances): number | undefined {
  return policy.lineOf(path) ?? policy.lineOf(path.slice(0, -1))
}

function whereOf(check: Pick<RuleCheck, 'path'>, about: Circumstances): Text {
  const { path } = check
  const { policy, usualRules } = about
  if (usualRules === true) return ['the usual rule of the task: ', { code: policy.file }, ' of ', { code: policy.ref }, ' names none under ', { code: 'gate.rules' }]
  const line = lineOf(check, about)
  const place: Text = line === undefined ? [{ code: policy.file }] : [{ code: policy.file }, ` line ${line}`]
  return ['rule ', { code: writtenPath(path) }, ', ', { link: place, href: policy.urlOf(line) }, ', read from ', { code: policy.ref }]
}

export function fixOf({ mode, policy, usualRules }: Circumstances): Text {
  const correct = mode === 'record'
    ? 'The model was not recorded, the baseline stays as it is. Revert the change or correct the model, and push.'
    : 'Correct the model and push.'
  if (usualRules === true) return [`${correct} If the usual rules do not fit, name rules of your own under `, { code: 'gate.rules' }, ' of ', { code: policy.file }, ' in a separate pull request.']
  return [`${correct} If the result is accepted, change the limit in `, { code: policy.file }, ' in a separate pull request.']
}

function undefinedFix({ metric }: RuleCheck): Text {
  const { name } = metricParts(metric)
  if (/^(roc_auc|partial_roc_auc|recall$|average_precision|d2_log_loss|specificity)/.test(name)) return 'Evaluate on data that hold every class.'
  if (/^(precision|f1|fbeta|jaccard|matthews)/.test(name)) return ['The model predicts no row positive: lower ', { code: 'gate.threshold' }, ' or correct the model.']
  if (/^(log_loss|brier_score|top_k_accuracy|[ema]ce)$/.test(name)) return 'Let the model give probabilities of the classes, or judge it by metrics of classes alone, such as accuracy and f1_macro.'
  return /^(mape|smape|msle|r2)$/.test(name) ? 'Take a metric that is defined for these values, such as mae or rmse.' : 'Evaluate on data for which the metric is defined.'
}
