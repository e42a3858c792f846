import type { Issue, Path } from './issue.ts'
import type { GatePolicy, RuleMode } from './policy.ts'

/** What the candidate may cost beside the baseline. Absent: not judged. */
export interface PerformancePolicy {
  readonly latencyP50?: IncreaseLimit
  readonly latencyP95?: IncreaseLimit
  readonly throughput?: ThroughputLimit
  readonly peakMemory?: IncreaseLimit & SizeBound
  readonly modelSize?: Partial<Pick<IncreaseLimit, 'maxIncrease'>> & SizeBound
}

export interface IncreaseLimit {
  readonly mode: RuleMode
  /** Share of the baseline's value, in [0, 1]. */
  readonly maxIncrease: number
}

export interface SizeBound {
  /** Bytes of the candidate. */
  readonly max?: number
}

export interface ThroughputLimit {
  readonly mode: RuleMode
  /** Share of the baseline's value, in [0, 1). */
  readonly maxDrop: number
  /** Rows at once, at least one size, each once. */
  readonly batchSizes: readonly number[]
}

const NO_MARGIN = 'Write a percent above 0%, or choose mode superiority or point.'

/** What the schema cannot say about the section. */
export function performanceIssues({ performance, model }: GatePolicy): Issue[] {
  if (performance === undefined) return []
  const { latencyP50, latencyP95, throughput, peakMemory, modelSize } = performance
  const path: Path = ['gate', 'performance']
  const margins = [['latency-p50', latencyP50], ['latency-p95', latencyP95], ['peak-memory', peakMemory]] as const
  return [
    ...(model === undefined ? [{ path, message: 'Performance is that of a model that is run, but the gate names none.', fix: 'Name a "model", or remove "performance".' }] : []),
    ...margins.flatMap(([key, limit]) => (limit === undefined ? [] : marginIssues(limit.maxIncrease, limit.mode, [...path, key, 'max-increase']))),
    ...(throughput === undefined ? [] : marginIssues(throughput.maxDrop, throughput.mode, [...path, 'throughput', 'max-drop'])),
    ...(throughput?.maxDrop === 1 ? [{ path: [...path, 'throughput', 'max-drop'], message: 'Throughput never drops by all of it.', fix: 'Write a smaller percent.' }] : []),
    ...(throughput?.batchSizes ?? []).flatMap((size, index, all) =>
      (all.indexOf(size) < index ? [{ path: [...path, 'throughput', 'batch-sizes', index], message: `${size} stands twice in the list.`, fix: 'Keep one of the two.' }] : [])),
    ...(modelSize !== undefined && modelSize.max === undefined && modelSize.maxIncrease === undefined
      ? [{ path: [...path, 'model-size'], message: 'The rule demands nothing.', fix: 'Add "max-increase" or "max".' }]
      : [])
  ]
}

function marginIssues(margin: number, mode: RuleMode, path: Path): Issue[] {
  const judged = margin > 0 || mode === 'superiority' || mode === 'point'
  return judged ? [] : [{ path, message: `A limit of 0% cannot be judged in mode ${mode}: no times are enough to rule out any change at all.`, fix: NO_MARGIN }]
}
