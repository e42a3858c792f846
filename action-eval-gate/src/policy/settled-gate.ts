import { type GateRule, metricFault, quote, type TaskName, writtenPath } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'
import type { PolicyFile } from '@mlgate/config'
import type { Gate } from '../inputs.ts'
import type { Scored } from '../scoring/scored.ts'

/** The gate once its task is known: the rules are about metrics of the task, and there is at least one. */
export interface SettledGate extends Gate {
  readonly task: TaskName
  /** The policy names no rules, so that these are the usual ones of the task. */
  readonly usualRules: boolean
}

/** A share may fall by a point, a loss may rise by a hundredth of what it was. */
const POINT = 0.01
const HUNDREDTH = 0.01

const USUAL = {
  binary: [drop('roc_auc'), rise('log_loss')],
  multiclass: [drop('accuracy'), rise('log_loss')],
  multilabel: [drop('f1_micro'), rise('log_loss')],
  regression: [rise('mae')],
  ranking: [drop('ndcg@10')]
} as const satisfies Record<TaskName, readonly GateRule[]>

/** What is judged of models that give a class without probabilities. */
const USUAL_OF_LABELS = [drop('accuracy'), drop('f1_macro')]

function drop(metric: GateRule['metric']): GateRule {
  return { metric, mode: 'regression', maxDrop: POINT }
}

function rise(metric: GateRule['metric']): GateRule {
  return { metric, mode: 'regression', maxRelativeDrop: HUNDREDTH }
}

/** Throws `ConfigError` MLG-102 for rules about metrics that a task which was inferred does not have. */
export function settledGate(gate: Gate, { truth, candidate }: Pick<Scored, 'truth' | 'candidate'>, file: Pick<PolicyFile, 'lineOf'>, name: string): SettledGate {
  const { task } = truth
  const places = [
    ...gate.rules.map(({ metric }, index) => ({ metric, path: ['gate', 'rules', index, 'metric'] })),
    ...gate.robustness.map(({ metric }, index) => ({ metric, path: ['gate', 'robustness', index, 'metric'] })),
    ...(gate.importance?.metric === undefined ? [] : [{ metric: gate.importance.metric, path: ['gate', 'importance', 'metric'] }])
  ]
  const [first, ...rest] = places.flatMap(({ metric, path }): readonly Problem[] => {
    const fault = metricFault(metric, [task])
    return fault === undefined ? [] : [{ code: 'MLG-102', message: `${fault.message} The task was inferred.`, where: `${name}:${file.lineOf(path) ?? 0} (${writtenPath(path)})`, fix: `${fault.fix} If ${quote(task)} is not the task, name it under gate.task.` }]
  })
  if (first !== undefined) throw new ConfigError([first, ...rest])
  if (gate.rules.length > 0) return { ...gate, task, usualRules: false }
  return { ...gate, task, usualRules: true, rules: task === 'multiclass' && candidate.width === 1 ? USUAL_OF_LABELS : USUAL[task] }
}
