import type { Problem } from '@mlgate/problem'
import type { Estimate } from './evaluation.ts'
import type { Verdict } from './verdict.ts'

/** Inline words without markup. Names that come from outside (columns, slices, files, branches) go into `code`. */
export type Span =
  | string
  | { readonly code: string }
  | { readonly strong: Text }
  | { readonly link: Text; readonly href: string }
export type Text = Span | readonly Span[]

/** What, where, how to fix: shown as one callout under the lead, in this order. */
export interface Failure {
  readonly what: Text
  readonly where?: Text
  /** The same as a line of a file that the commit holds, where there is one. */
  readonly place?: { readonly file: string; readonly line: number }
  readonly fix: Text
}

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}
export interface Row {
  /** Shown as a glyph in the first column; left out, the cell stays empty. */
  readonly verdict?: Verdict
  readonly cells: readonly Text[]
}
export interface Table {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/**
 * Differences with their intervals around zero, oriented so that positive is better; drawn with characters in Markdown and
 * as SVG in HTML. With the unit `pp` the estimates are fractions and printed times 100, otherwise they are printed as given.
 */
export interface Intervals {
  readonly kind: 'intervals'
  /** Unit printed above the numbers, for example `pp`. */
  readonly unit: string
  readonly rows: readonly IntervalRow[]
}
export interface IntervalRow {
  readonly label: string
  readonly estimate: Estimate
  readonly verdict: Verdict
  /** The smallest difference that is allowed, on the scale of the estimate; drawn as a tick. */
  readonly limit?: number
}

/**
 * Bars for absolute values of one series, lines for limits, baselines, calibration. Every series has one value for each
 * label; on an axis from `low` to `high` its values are spread evenly, the first at `low`, the last at `high`.
 */
export interface Chart {
  readonly kind: 'chart'
  readonly title: Text
  readonly x: Categories | Axis
  readonly y: Axis
  readonly series: readonly Series[]
}
export interface Categories {
  readonly title: string
  readonly labels: readonly string[]
}
export interface Axis {
  readonly title: string
  readonly low: number
  readonly high: number
}
export interface Series {
  /** Shown in the legend beside its colour. */
  readonly name?: string
  readonly mark: 'bar' | 'line'
  readonly values: readonly number[]
  /** Around a line, for example its interval: one end for each value, drawn where there is room for it. */
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] }
}

/** Name and value pairs, for example "How this was decided". */
export interface Facts {
  readonly kind: 'facts'
  readonly rows: readonly { readonly name: string; readonly value: Text }[]
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: Text
}

export type Block = Table | Intervals | Chart | Facts | Paragraph

/**
 * `weight` says what a renderer with too little room drops first: `plot`, then `passed`, then `detail`; `essential` stays.
 * `fold` is the summary line of a closed `<details>`; without it the section is open.
 */
export interface Section {
  readonly weight: 'essential' | 'detail' | 'passed' | 'plot'
  readonly heading?: Text
  readonly fold?: Text
  readonly blocks: readonly Block[]
}

/** Where the report comes from; every value is given, renderers know no clock and no environment. */
export interface Provenance {
  readonly commit: string
  readonly runUrl: string
  readonly run: string
  readonly attempt: number
  /** UTC, ISO 8601, for example `2026-11-20T14:03:00Z`. */
  readonly time: string
  /** What the signs of the report mean, for example `↑ higher is better`. */
  readonly legend?: readonly Text[]
  /** Where the full report (HTML) can be opened, when that is known already. */
  readonly reportUrl?: string
}

/** What was found, in words and numbers, without markup. */
export interface Report {
  /** What decided, for example `Model gate`. */
  readonly title: string
  readonly verdict: Verdict
  /** The one reason behind the verdict, without a final stop; follows "<title>: <verdict word>." in the first line. */
  readonly headline: Text
  /** One or two sentences with counts that add up. */
  readonly lead: Text
  readonly failures: readonly Failure[]
  readonly sections: readonly Section[]
}

/** A report that says "no decision": the problems are not about the model or the data, but about deciding. */
export function noDecision(title: string, problems: readonly [Problem, ...Problem[]], lead: Text): Report {
  return {
    title,
    verdict: 'error',
    headline: problems[0].message.replace(/\.$/, ''),
    lead,
    failures: problems.map(({ code, message, where, fix }) => ({
      what: [{ code }, ` ${message}`],
      ...(where === undefined ? {} : { where: { code: where } }),
      fix
    })),
    sections: []
  }
}
