import { decimals, PALETTE, rangeOf } from './chart.ts'
import { clip, name } from './foreign.ts'
import { formatNumber } from './number.ts'
import { element, label, line, picture } from './svg.ts'
import { plainText } from './text.ts'
import type { Axis, Chart, Series } from './report.ts'

const BOX = { left: 80, top: 14, width: 640, height: 230 } as const
const BOTTOM = BOX.top + BOX.height
const TICKS = 4

/** A chart that is not `undrawable`, as SVG. */
export function chartPicture(chart: Chart): string {
  const range = rangeOf(chart)
  const y = (value: number): number => BOTTOM - ((value - range.low) / (range.high - range.low)) * BOX.height
  return picture(
    BOX.left + BOX.width + 16, BOTTOM + 48, `Chart: ${plainText(chart.title)}`,
    ...grid(range, y),
    ...chart.series.map((series, index) => strokes(series, index, chart, y)),
    line(BOX.left, BOTTOM, BOX.left + BOX.width, BOTTOM, 'axis'),
    ...ticks(chart),
    label(plainText(chart.x.title), BOX.left + BOX.width / 2, BOTTOM + 40, { class: 'faint', 'text-anchor': 'middle' }),
    element('g', { transform: `translate(14 ${BOX.top + BOX.height / 2}) rotate(-90)` },
      label(plainText(range.title), 0, 0, { class: 'faint', 'text-anchor': 'middle' }))
  )
}

function grid(range: Axis, y: (value: number) => number): readonly string[] {
  const step = roundStep((range.high - range.low) / TICKS)
  const digits = Math.max(0, -Math.floor(Math.log10(step)))
  const first = Math.ceil(range.low / step)
  const count = Math.floor(range.high / step + 1e-9) - first + 1
  return Array.from({ length: count }, (_, index) => (first + index) * step).flatMap((value) => [
    line(BOX.left, y(value), BOX.left + BOX.width, y(value), 'grid'),
    label(formatNumber(value, digits), BOX.left - 8, y(value) + 4, { class: 'number', 'text-anchor': 'end' })
  ])
}

/** 1, 2 or 5 times a power of ten, at least as large as `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10)
}

/** Centre of the place of a value: bands for categories, points from edge to edge on a numeric axis. */
function centre({ x }: Chart, index: number, count: number): number {
  return BOX.left + BOX.width * ('labels' in x ? (index + 0.5) / count : index / (count - 1 || 1))
}

function strokes({ mark, values, band }: Series, index: number, chart: Chart, y: (value: number) => number): string {
  const colour = PALETTE[index]?.colour ?? PALETTE[0].colour
  const at = (position: number): number => centre(chart, position, values.length)
  if (mark === 'bar') {
    const width = Math.min(60, (BOX.width / values.length) * 0.6)
    const bars = values.map((value, position) =>
      element('rect', { x: at(position) - width / 2, y: y(value), width, height: BOTTOM - y(value), rx: 2 }))
    return element('g', { fill: colour }, ...bars)
  }
  const points = values.map((value, position) => `${at(position).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const edge = (ends: readonly number[]): readonly string[] => ends.map((value, position) => `${at(position).toFixed(1)},${y(value).toFixed(1)}`)
  const area = band === undefined ? '' : element('polygon', { points: [...edge(band.high), ...edge(band.low).toReversed()].join(' '), fill: colour, 'fill-opacity': 0.18, stroke: 'none' })
  return area + element('polyline', { points, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' })
}

/** As many labels as there is room for. */
function ticks(chart: Chart): readonly string[] {
  const { x } = chart
  const texts = 'labels' in x ? x.labels.map(name) : [x.low, (x.low + x.high) / 2, x.high].map((value) => formatNumber(value, Math.max(0, decimals(x) - 1)))
  const step = Math.ceil(texts.length / 12)
  const room = Math.max(4, Math.floor((BOX.width / Math.ceil(texts.length / step)) / 7))
  return texts.flatMap((text, index) => index % step !== 0 ? [] : [
    label(clip(text, room), centre(chart, index, texts.length), BOTTOM + 20, { 'text-anchor': 'middle' })
  ])
}
