import type { DataPolicy } from '@mlgate/config'
import {
  formatCount, formatNumber, formatPercent, formatPoints,
  type Block, type Column, type Failure, type Report, type Row, type Section, type Span, type Table, type Text
} from '@mlgate/report'
import { columnChart } from './column-chart.ts'
import type { DriftTest } from './checks/drift-check.ts'
import type { Distances } from './checks/drift-measure.ts'
import type { DataEvaluation } from './evaluate.ts'
import type { Finding } from './checks/finding.ts'
import type { Observation } from './checks/observation.ts'
import { sliceName } from './checks/poisoning-check.ts'

export const TITLE = 'Data check'

/** Where the rules come from: shown so that nobody has to wonder which version decided. */
export interface RuleSource {
  readonly file: string
  readonly ref: string
  readonly changedHere: boolean
}

/** Failures that are told in full, and annotated: GitHub keeps ten annotations. The last of them counts the rest. */
const TOLD = 10
/** Checks that did not pass and stand in the table that a comment has room for. */
const LISTED = 40

/** The report of a data check. It names columns, categories and places, never the value of a row. */
export function reportOf(evaluation: DataEvaluation, observation: Observation, policy: DataPolicy, sources: readonly RuleSource[]): Report {
  const open = evaluation.checks.filter(({ verdict }) => verdict !== 'pass')
  const [worst] = open
  return {
    title: TITLE,
    verdict: evaluation.verdict,
    headline: worst?.what ?? (observation.mode === 'merge'
      ? `Profiles of ${formatCount(observation.scan.rows)} rows were put together`
      : `${formatCount(observation.scan.rows)} rows keep all ${evaluation.declared} checks of the contract`),
    lead: leadOf(evaluation, observation),
    failures: failuresOf(open),
    sections: [
      ...openSections(open),
      ...byWeight([...driftSections(evaluation), ...sliceSections(evaluation), ...chartSections(evaluation, observation)]),
      passedSection(evaluation.checks.filter(({ verdict }) => verdict === 'pass')),
      { weight: 'detail', fold: 'How this was decided', blocks: [factsOf(evaluation, observation, policy, sources)] }
    ]
  }
}

/** What drifted or shifted first, what did not behind it, folded. */
function byWeight(sections: readonly Section[]): readonly Section[] {
  return [...sections.filter(({ fold }) => fold === undefined), ...sections.filter(({ fold }) => fold !== undefined)]
}

function failuresOf(open: readonly Finding[]): readonly Failure[] {
  if (open.length <= TOLD) return open.map(failureOf)
  const more = open.length - TOLD + 1
  return [...open.slice(0, TOLD - 1).map(failureOf), { what: `${formatCount(more)} more checks did not pass.`, fix: 'Mend the first ones first: others often follow from them. The report has a table of all.' }]
}

function openSections(open: readonly Finding[]): readonly Section[] {
  if (open.length < 2) return []
  const rest = open.slice(LISTED)
  return [
    section('essential', 'Checks that did not pass', [checkTable(open.slice(0, LISTED))]),
    ...(rest.length === 0 ? [] : [{ weight: 'detail', fold: `${formatCount(rest.length)} more checks that did not pass`, blocks: [checkTable(rest)] } as const])
  ]
}

function leadOf({ declared, executed, checks, drift, slices }: DataEvaluation, { scan: { rows }, mode, reference }: Observation): Text {
  const contract = checks.filter(({ group }) => group === 'contract')
  const kept = contract.filter(({ verdict }) => verdict === 'pass').length
  const broken = executed - kept
  const first = mode === 'merge'
    ? `Profiles of ${formatCount(rows)} rows were put together; the runs of the shards checked the contract${declared === 0 ? '' : ` but for ${declared} ${declared === 1 ? 'check' : 'checks'} of how many rows there are: ${kept} kept, ${broken} broken`}.`
    : `${executedWords(executed, declared)} on ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}: ${formatCount(kept)} kept, ${formatCount(broken)} broken.`
  const drifted = new Set(drift.filter((test) => test.drifted).map(({ column }) => column)).size
  const columns = new Set(drift.map(({ column }) => column)).size
  const shifted = slices.filter((slice) => slice.shifted).length
  if (mode === 'profile') return [first, ' Drift and label rates are judged when the profiles of all shards are merged.']
  if (reference.kind !== 'found') {
    const why = reference.kind === 'expired' ? 'the accepted profile has expired' : 'there is no accepted profile yet'
    return [first, ` Drift and label rates were not compared: ${why}.`]
  }
  return [
    first, ` Compared with the `, { link: 'accepted data', href: reference.artifact.runUrl }, ` (${formatCount(reference.profile.rows)} rows): `,
    columns === 0 ? 'no column has values that can be compared' : `${drifted} of ${columns} columns drifted`, slices.length === 0 ? '.' : `, the label rate shifted in ${shifted} of ${slices.length} slices.`
  ]
}

function executedWords(executed: number, declared: number): string {
  if (executed !== declared) return `Only ${formatCount(executed)} of ${formatCount(declared)} checks of the contract were executed`
  return declared === 1 ? 'The one check of the contract was executed' : `All ${formatCount(declared)} checks of the contract were executed`
}

function failureOf({ code, what, fix, ...places }: Finding): Failure {
  const where = whereOf(places)
  return { what: [{ code }, ' ', ...spans(what), '.'], ...(where === undefined ? {} : { where }), fix: [...spans(fix), '.'] }
}

function whereOf({ where, others = '' }: Pick<Finding, 'where' | 'others'>): Text | undefined {
  return where === undefined ? undefined : others === '' ? { code: where } : [{ code: where }, others]
}

function spans(text: Text): readonly Span[] {
  return typeof text === 'string' || !isList(text) ? [text] : text
}

function isList(text: Text): text is readonly Span[] {
  return Array.isArray(text)
}

function section(weight: Section['weight'], heading: Text, blocks: readonly Block[]): Section {
  return { weight, heading, blocks }
}

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })

function table(columns: readonly Column[], rows: readonly Row[]): Table {
  return { kind: 'table', columns, rows }
}

function checkTable(findings: readonly Finding[]): Table {
  return table(
    [left('Check'), left('Found'), left('Where')],
    findings.map(({ verdict, title, what, ...places }) => ({ verdict, cells: [{ code: title }, what, whereOf(places) ?? ''] }))
  )
}

function passedSection(passed: readonly Finding[]): Section {
  return { weight: 'passed', fold: `${passed.length} ${passed.length === 1 ? 'check' : 'checks'} passed`, blocks: [table([left('Check'), left('Found')], passed.map(({ verdict, title, what }) => ({ verdict, cells: [{ code: title }, what] })))] }
}

function driftSections({ drift }: DataEvaluation): readonly Section[] {
  if (drift.length === 0) return []
  const columns = [left('Column'), left('Accepted → now'), right('Distance'), right('Chance alone'), right('p (Holm)'), left('All measures')]
  const drifted = drift.filter((test) => test.drifted)
  const rest = drift.filter((test) => !test.drifted)
  return [
    ...(drifted.length === 0 ? [] : [section('essential', 'Drift', [table(columns, drifted.map(driftRow))])]),
    ...(rest.length === 0 ? [] : [{ weight: 'detail', fold: `Drift: ${rest.length} ${rest.length === 1 ? 'test' : 'tests'} without a finding`, blocks: [table(columns, rest.toSorted((a, b) => b.distance / b.limit - a.distance / a.limit).map(driftRow))] } as const])
  ]
}

/** Every measure of the field, in one line. */
function measures({ jensenShannon, kolmogorovSmirnov, psi, chiSquare, degreesOfFreedom, wasserstein }: Distances): string {
  const named = [['JS', jensenShannon], ['KS', kolmogorovSmirnov], ['PSI', psi], ['W₁/sd', wasserstein]] as const
  const known = named.filter(([, value]) => !Number.isNaN(value)).map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
  return [...known, ...(Number.isNaN(chiSquare) ? [] : [`χ² ${formatNumber(chiSquare, 1)} (df ${degreesOfFreedom})`])].join(', ')
}

function driftRow({ column, then, now, measure, distance, limit, noise, pValue, drifted, natural, distances }: DriftTest): Row {
  const write = (value: number): string => measure === 'missing share' ? formatPercent(value) : formatNumber(value, 3)
  return {
    verdict: drifted ? natural ? 'warn' : 'fail' : 'pass',
    cells: [{ code: column }, [{ code: then }, ' → ', { code: now }], `${measure} ${write(distance)} (limit ${write(limit)})`, `≤ ${write(noise)}`, probability(pValue), distances === undefined ? '' : measures(distances)]
  }
}

function sliceSections({ slices }: DataEvaluation): readonly Section[] {
  if (slices.length === 0) return []
  const columns = [left('Slice'), left('Label'), right('Rows'), right('Accepted → now'), right('Change'), right('p (Holm)')]
  const row = (slice: DataEvaluation['slices'][number]): Row => ({
    verdict: slice.shifted ? 'fail' : 'pass',
    cells: [sliceName(slice), { code: slice.label }, formatCount(slice.rows), `${formatPercent(slice.then)} → ${formatPercent(slice.now)}`, formatPoints(slice.now - slice.then), probability(slice.pValue)]
  })
  const shifted = slices.filter((slice) => slice.shifted)
  const rest = slices.filter((slice) => !slice.shifted)
  return [
    ...(shifted.length === 0 ? [] : [section('essential', 'Slices whose label rate shifted', [table(columns, shifted.map(row))])]),
    ...(rest.length === 0 ? [] : [{ weight: 'detail', fold: `Label rate held in ${rest.length} ${rest.length === 1 ? 'slice' : 'slices'}`, blocks: [table(columns, rest.map(row))] } as const])
  ]
}

/** Columns that are drawn: those that moved most, and of them, those that drifted open. */
const DRAWN = 40
const DRAWN_OPEN = 6

function chartSections({ drift }: DataEvaluation, { scan: { compared, trust }, reference }: Observation): readonly Section[] {
  if (compared === null || reference.kind !== 'found') return []
  const personal = (trust.personal ?? []).map(({ column }) => column)
  const names = [...new Set(drift.filter(({ column }) => !personal.includes(column)).toSorted((a, b) => Number(b.drifted) - Number(a.drifted) || b.distance / b.limit - a.distance / a.limit).map(({ column }) => column))]
  const charts = names.slice(0, DRAWN).flatMap((name) => {
    const chart = columnChart(name, reference.profile, compared)
    return chart === undefined ? [] : [{ chart, drifted: drift.some((test) => test.column === name && test.drifted && test.measure !== 'missing share') }]
  })
  const moved = charts.filter(({ drifted }) => drifted).slice(0, DRAWN_OPEN)
  const rest = charts.filter((chart) => !moved.includes(chart))
  const blocks = (some: typeof charts): readonly Block[] => some.map(({ chart }) => chart)
  return [
    ...(moved.length === 0 ? [] : [{ weight: 'plot', heading: 'What drifted, accepted and now', blocks: blocks(moved) } as const]),
    ...(rest.length === 0 ? [] : [{ weight: 'plot', fold: `Distributions of ${rest.length} ${moved.length === 0 ? '' : 'other '}columns, accepted and now`, blocks: blocks(rest) } as const])
  ]
}

function probability(pValue: number): string {
  if (Number.isNaN(pValue)) return 'nothing to test'
  return pValue < 0.0001 ? '< 0.0001' : formatNumber(pValue)
}

function factsOf({ drift, slices, notCompared, declared, executed, setAside }: DataEvaluation, { scan, reference, versions, fetched }: Observation, policy: DataPolicy, sources: readonly RuleSource[]): Block {
  const sourceWords = ({ file, ref, changedHere }: RuleSource): Text => [{ code: file }, ' as on ', { code: ref }, changedHere ? ' (this change alters it; the accepted version decided)' : '']
  return {
    kind: 'facts',
    rows: [
      ...sources.map((source, at) => ({ name: at === 0 ? 'Policy' : 'Contract', value: sourceWords(source) })),
      { name: 'Contract checks', value: `${formatCount(declared)} declared, ${formatCount(executed)} executed` },
      ...setAside.map(({ check, why }) => ({ name: 'Does not apply', value: [{ code: check }, `: ${why}`] })),
      ...scan.profile.files.map(({ name, rows, sha256 }) => ({ name: 'Data', value: [{ code: name }, `, ${formatCount(rows)} rows, SHA-256 `, { code: sha256 }] })),
      ...versions.map(({ file, md5, pointer }) => ({ name: 'Version', value: [{ code: file }, ' is the version ', { code: md5 }, ' of ', { code: pointer }] })),
      ...fetched.map(({ name, etag, version, modified }) => ({ name: 'Fetched', value: [{ code: name }, ...said('version', version), ...said('ETag', etag), ...said('last modified', modified)] })),
      { name: 'Reference', value: reference.kind === 'found'
        ? ['profile of ', { code: reference.artifact.headSha.slice(0, 7) }, ', ', { link: `run ${reference.artifact.runId}`, href: reference.artifact.runUrl }]
        : reference.kind === 'expired' ? `the profile of run ${reference.artifact.runId} has expired` : ['none found', ...reference.passedOver.map((reason) => `; ${reason}`)] },
      { name: 'Drift', value: drift.length === 0 ? 'not compared' : `${asked(policy.drift)} over ${drift.length} tests; numbers on 256 quantile bins of the reference` },
      { name: 'Label rates', value: slices.length === 0 ? 'not compared' : `a shift of at least 5 pp and p < 0.001 after Holm over ${slices.length} slices` },
      ...(notCompared.length === 0 ? [] : [{ name: 'Not compared', value: notCompared.flatMap(({ column, why }, at) => [at === 0 ? '' : '; ', { code: column }, ` (${why})`]) }])
    ]
  }
}

/** What a server said of a file; its words are foreign. */
function said(what: string, value: string | undefined): readonly Span[] {
  return value === undefined ? [] : [`, ${what} `, { code: value.slice(0, 100) }]
}

/** What makes a test count as drift. */
function asked({ mode, alpha }: DataPolicy['drift']): string {
  const significant = `p < ${alpha} after Holm`
  switch (mode) {
    case 'effect-and-significance':
      return `a distance above its limit and ${significant}`
    case 'effect':
      return 'a distance above its limit'
    case 'significance':
      return significant
  }
}
