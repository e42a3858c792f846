import { nearest } from './nearest.ts'

export const TASKS = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking'] as const
/** Kind of prediction. */
export type TaskName = (typeof TASKS)[number]

/** What can be said about a metric without any data. */
export interface MetricFacts {
  /** `neither`: the metric has no better side, so only bounds can be asked of it. */
  readonly better: 'higher' | 'lower' | 'neither'
  readonly low: number
  readonly high: number
  /** `share`: differences are percentage points. `own`: the unit of the label. */
  readonly unit: 'share' | 'nats' | 'own' | 'none'
  /** What stands after `@`; left out: nothing may. */
  readonly parameter?: Parameter
  /** Known only of a pair of models, so that nothing but `max` can be asked of it. */
  readonly pair?: true
}

export interface Parameter {
  /** In words, for example `a whole number of documents`. */
  readonly words: string
  readonly example: number
  readonly required: boolean
  readonly legal: (value: number) => boolean
}

const counted = (words: string, required: boolean, example = 10): Parameter =>
  ({ words: `a whole number of ${words}, at least 1`, example, required, legal: (value) => Number.isInteger(value) && value >= 1 })
const BETA: Parameter = { words: 'beta, a number above 0', example: 2, required: true, legal: (value) => value > 0 }
const QUANTILE: Parameter = { words: 'the quantile, between 0 and 1', example: 0.9, required: true, legal: (value) => value > 0 && value < 1 }
const FALSE_POSITIVES: Parameter = { words: 'the largest false positive rate, above 0 and at most 1', example: 0.1, required: true, legal: (value) => value > 0 && value <= 1 }
const DOCUMENTS = counted('documents', false)
const BINS = counted('bins', false, 15)

const SHARE = { better: 'higher', low: 0, high: 1, unit: 'share' } as const
const CORRELATION = { ...SHARE, low: -1 }
const RATE = { better: 'lower', low: 0, high: 1, unit: 'share' } as const
const EXPLAINED = { better: 'higher', low: -Infinity, high: 1, unit: 'none' } as const
const NATS = { better: 'lower', low: 0, high: Infinity, unit: 'nats' } as const
const ERROR = { better: 'lower', low: 0, high: Infinity, unit: 'own' } as const
const PROPER = { better: 'lower', low: 0, high: 1, unit: 'none' } as const
const FLIPS = { ...RATE, pair: true } as const

const CALIBRATION = {
  ece: { ...RATE, parameter: BINS },
  mce: { ...RATE, parameter: BINS },
  ace: { ...RATE, parameter: BINS }
} as const
const FLIP_RATES = { flip_rate: FLIPS, negative_flip_rate: FLIPS } as const
const averages = { macro: SHARE, micro: SHARE, weighted: SHARE } as const
const weighed = { ...SHARE, parameter: BETA } as const

/** Every metric by the task it belongs to, named as in scikit-learn where that has it; the likeliest first. */
export const METRICS = {
  binary: {
    accuracy: SHARE, precision: SHARE, recall: SHARE, f1: SHARE, roc_auc: SHARE, log_loss: NATS,
    average_precision: SHARE, brier_score: PROPER, balanced_accuracy: SHARE, specificity: SHARE, fbeta: weighed, jaccard: SHARE,
    matthews_corrcoef: CORRELATION, cohen_kappa: CORRELATION, partial_roc_auc: { ...SHARE, parameter: FALSE_POSITIVES },
    d2_log_loss: EXPLAINED, ...CALIBRATION, ...FLIP_RATES, positive_flip_rate: FLIPS
  },
  multiclass: {
    accuracy: SHARE, balanced_accuracy: SHARE,
    f1_macro: averages.macro, f1_micro: averages.micro, f1_weighted: averages.weighted,
    precision_macro: averages.macro, precision_micro: averages.micro, precision_weighted: averages.weighted,
    recall_macro: averages.macro, recall_micro: averages.micro, recall_weighted: averages.weighted,
    specificity_macro: averages.macro,
    jaccard_macro: averages.macro, jaccard_micro: averages.micro, jaccard_weighted: averages.weighted,
    fbeta_macro: weighed, fbeta_micro: weighed, fbeta_weighted: weighed,
    log_loss: NATS, roc_auc_ovr: SHARE, roc_auc_ovr_weighted: SHARE, roc_auc_ovr_micro: SHARE, roc_auc_ovo: SHARE, roc_auc_ovo_weighted: SHARE,
    average_precision: SHARE, average_precision_micro: SHARE, average_precision_weighted: SHARE,
    brier_score: { ...PROPER, high: 2 }, d2_log_loss: EXPLAINED, top_k_accuracy: { ...SHARE, parameter: counted('classes', true, 5) },
    matthews_corrcoef: CORRELATION, cohen_kappa: CORRELATION, cohen_kappa_linear: CORRELATION, cohen_kappa_quadratic: CORRELATION,
    ...CALIBRATION, ...FLIP_RATES
  },
  multilabel: {
    accuracy: SHARE, hamming_loss: RATE,
    f1_macro: SHARE, f1_micro: SHARE, f1_weighted: SHARE, f1_samples: SHARE,
    precision_macro: SHARE, precision_micro: SHARE, precision_weighted: SHARE, precision_samples: SHARE,
    recall_macro: SHARE, recall_micro: SHARE, recall_weighted: SHARE, recall_samples: SHARE,
    jaccard_macro: SHARE, jaccard_micro: SHARE, jaccard_weighted: SHARE, jaccard_samples: SHARE,
    fbeta_macro: weighed, fbeta_micro: weighed, fbeta_weighted: weighed, fbeta_samples: weighed,
    roc_auc: SHARE, roc_auc_micro: SHARE, roc_auc_weighted: SHARE,
    average_precision: SHARE, average_precision_micro: SHARE, average_precision_weighted: SHARE,
    log_loss: NATS, brier_score: PROPER, ...FLIP_RATES
  },
  regression: {
    mae: ERROR, rmse: ERROR, r2: EXPLAINED, mse: ERROR, medae: ERROR, max_error: ERROR,
    bias: { better: 'neither', low: -Infinity, high: Infinity, unit: 'own' },
    mape: { ...ERROR, unit: 'none' }, smape: { ...ERROR, high: 2, unit: 'none' }, msle: { ...ERROR, unit: 'none' },
    pinball: { ...ERROR, parameter: QUANTILE }
  },
  ranking: {
    ndcg: { ...SHARE, parameter: DOCUMENTS }, ndcg_exp2: { ...SHARE, parameter: DOCUMENTS }, mrr: { ...SHARE, parameter: DOCUMENTS },
    map: { ...SHARE, parameter: DOCUMENTS }, recall: { ...SHARE, parameter: counted('documents', true) }, hit: { ...SHARE, parameter: counted('documents', true) }
  }
} as const satisfies Record<TaskName, Record<string, MetricFacts>>

export type MetricOf<Task extends TaskName> = keyof (typeof METRICS)[Task] & string
export type MetricName = { readonly [Task in TaskName]: MetricOf<Task> }[TaskName]
/** As the policy writes it: `f1`, `ndcg@10`. */
export type Metric = MetricName | `${MetricName}@${number}`

export interface NamedMetric {
  readonly name: MetricName
  /** NaN where nothing stands after `@`. */
  readonly parameter: number
}

/** The parts of a metric's name. */
export function metricParts(metric: Metric): NamedMetric {
  const [name = '', parameter] = metric.split('@')
  return { name: name as MetricName, parameter: parameter === undefined ? NaN : Number(parameter) }
}

/** The facts of a metric, in any of its tasks when none is named. Throws `TypeError` for a metric that there is not. */
export function metricFacts(metric: Metric, task?: TaskName): MetricFacts {
  const { name } = metricParts(metric)
  const tables: readonly Readonly<Record<string, MetricFacts>>[] = task === undefined ? Object.values(METRICS) : [METRICS[task]]
  const facts = tables.find((table) => Object.hasOwn(table, name))?.[name]
  if (facts === undefined) throw new TypeError(`there is no metric ${metric}`)
  return facts
}

/** What is wrong with a metric's name, and what to write; nothing when it belongs to one of the tasks. */
export function metricFault(written: string, tasks: readonly TaskName[]): { readonly message: string; readonly fix: string } | undefined {
  const [name = '', parameter, ...more] = written.split('@')
  const legal = [...new Set(tasks.flatMap((task) => Object.keys(METRICS[task])))]
  if (!legal.includes(name)) return unknownMetric(name, tasks, legal)
  const { parameter: asked } = metricFacts(name as MetricName, tasks.find((task) => Object.hasOwn(METRICS[task], name)))
  const example = asked === undefined ? name : `${name}@${asked.example}`
  if (asked === undefined) return parameter === undefined ? undefined : { message: `${name} takes nothing after "@".`, fix: `Write ${name}.` }
  if (parameter === undefined && !asked.required) return undefined
  const readable = parameter !== undefined && more.length === 0 && /^\d+(\.\d+)?$/.test(parameter)
  return readable && asked.legal(Number(parameter)) ? undefined : { message: `${name} takes ${asked.words} after "@", found ${JSON.stringify(parameter ?? '')}.`, fix: `Write for example ${example}.` }
}

function unknownMetric(name: string, tasks: readonly TaskName[], legal: readonly string[]): { readonly message: string; readonly fix: string } {
  const elsewhere = TASKS.filter((task) => !tasks.includes(task) && Object.hasOwn(METRICS[task], name))
  const meant = legal.find((known) => wordsOf(known) === wordsOf(name)) ?? nearest(name, legal)
  const message = elsewhere.length === 0
    ? `There is no metric ${JSON.stringify(name)}.`
    : `${name} is a metric of task ${elsewhere.join(', ')}, not of ${tasks.join(', ')}.`
  return { message, fix: meant === undefined ? `Legal metrics: ${legal.join(', ')}.` : `Did you mean "${meant}"?` }
}

/** The words of a name in any order: auc_roc is roc_auc. */
function wordsOf(name: string): string {
  return name.toLowerCase().split(/[-_ ]/).sort().join(' ')
}
