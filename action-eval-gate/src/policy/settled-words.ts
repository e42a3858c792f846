import type { GateRule } from '@mlgate/config'
import { formatCount, formatNumber, type Text } from '@mlgate/report'
import { direction, formatSize } from '../judge/metric.ts'
import type { Scoring } from '../scoring/scoring.ts'
import { shown } from '../tasks/contract.ts'

type Spans = readonly Exclude<Text, readonly unknown[]>[]

const MOST_CLASSES = 12

/** The task, and where its classes come from. */
export function taskWords({ truth: { task, names }, understood: { inferred, classesFrom } }: Pick<Scoring, 'truth' | 'understood'>): Text {
  const classes = names.slice(0, MOST_CLASSES).flatMap((name, index): Spans => [...(index === 0 ? [] : [', ']), { code: shown(name) }])
  const more = names.length > MOST_CLASSES ? ` and ${formatCount(names.length - MOST_CLASSES)} more` : ''
  return [
    `${task}${inferred === undefined ? '' : `, inferred: ${inferred}`}`,
    ...(names.length === 0 ? [] : [`; ${task === 'multilabel' ? 'labels' : 'classes'} `, ...classes, `${more}${classesFrom === undefined ? '' : `, as the ${classesFrom} ${classesFrom === 'data' ? 'hold' : 'names'} them`}`])
  ]
}

/** `roc_auc may fall by 1.00 pp, log_loss may rise by 1% of the baseline`. */
export function ruleWords(rules: readonly GateRule[]): Spans {
  return rules.flatMap(({ metric, maxDrop, maxRelativeDrop = 0 }, index): Spans => {
    const size = maxDrop === undefined ? `${formatNumber(100 * maxRelativeDrop, 0)}% of the baseline's` : formatSize(metric, maxDrop)
    return [...(index === 0 ? [] : [', ']), { code: metric }, ` may ${direction(metric) === 1 ? 'fall' : 'rise'} by ${size}`]
  })
}
