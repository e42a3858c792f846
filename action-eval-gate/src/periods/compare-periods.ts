import { type GatePolicy, type Metric, metricFacts, type TimePolicy } from '@mlgate/config'
import { ConfigError } from '@mlgate/problem'
import type { Estimated, Settings } from '../judge/measure.ts'
import { pickRows, rowCount, type Scored } from '../scoring/scored.ts'
import { ENOUGH, type Support } from '../judge/support.ts'
import { taskOf } from '../tasks/tasks.ts'
import { type CalendarPeriod, periodOf } from './calendar.ts'

/** The candidate period by period. */
export interface PeriodComparison {
  readonly time: TimePolicy
  readonly metrics: readonly Metric[]
  /** Those that have a row, in the order of time. */
  readonly periods: readonly MeasuredPeriod[]
  /** Rows that belong to no period. */
  readonly withoutTime: number
  readonly inFuture: number
}

export interface MeasuredPeriod extends CalendarPeriod {
  readonly rows: number
  readonly support: Support
  /** Has too little of something to be measured. */
  readonly tooSmall: boolean
  /** For each metric; empty where it is too small. */
  readonly estimates: readonly Estimated[]
}

/** More of them say nothing to anybody. */
const MOST_PERIODS = 400

/**
 * The metrics of the rules that are about all rows, with their intervals. `now` ends the present; later rows are counted
 * and left out. Throws `ConfigError` MLG-504 when there are too many periods.
 */
export function comparePeriods(scored: Scored, times: Float64Array, gate: Settings & Pick<GatePolicy, 'rules' | 'minSliceRows'> & { readonly time: TimePolicy }, now: Date): PeriodComparison {
  const { time, rules } = gate
  const metrics = [...new Set(rules.filter(({ slices }) => slices === undefined).map(({ metric }) => metric))].filter((metric) => metricFacts(metric).pair !== true)
  const found = new Map<number, { readonly period: CalendarPeriod; readonly rows: number[] }>()
  let [withoutTime, inFuture] = [0, 0]
  times.forEach((at, row) => {
    if (Number.isNaN(at)) withoutTime++
    else if (at > now.getTime()) inFuture++
    else {
      const period = periodOf(at, time.period)
      const known = found.get(period.start)
      if (known === undefined) found.set(period.start, { period, rows: [row] })
      else known.rows.push(row)
    }
  })
  if (found.size > MOST_PERIODS) throw tooMany(found.size, time)
  const periods = [...found.values()].toSorted((a, b) => a.period.start - b.period.start)
    .map(({ period, rows }) => measured(period, pickRows(scored, rows), metrics, gate))
  return { time, metrics, periods, withoutTime, inFuture }
}

function measured(period: CalendarPeriod, scored: Scored, metrics: readonly Metric[], settings: Settings & Pick<GatePolicy, 'minSliceRows'>): MeasuredPeriod {
  const task = taskOf(scored.truth)
  const [rows, support] = [rowCount(scored.truth), task.support(scored.truth)]
  const tooSmall = rows < settings.minSliceRows || support.count < ENOUGH
  const { truth, candidate } = scored
  return { ...period, rows, support, tooSmall, estimates: tooSmall ? [] : metrics.map((metric) => task.estimate({ truth, candidate }, settings, metric)) }
}

function tooMany(count: number, { column, period }: TimePolicy): ConfigError {
  return new ConfigError([{
    code: 'MLG-504',
    message: `The rows lie in ${count} periods; at most ${MOST_PERIODS} are compared.`,
    where: `gate.time-column (${column})`,
    fix: `Choose a longer period than ${period}, or leave old rows out.`
  }])
}
