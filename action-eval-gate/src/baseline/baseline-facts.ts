import { formatCount, type Text } from '@mlgate/report'
import type { Gathered } from '../report/circumstances.ts'
import type { Fingerprint, Manifest } from './baseline-manifest.ts'

type Fact = { readonly name: string; readonly value: Text }

/** What the report says about the model that was compared with. */
export function baselineFacts({ finding, anchor, gate }: Pick<Gathered, 'finding' | 'anchor' | 'gate'>): readonly Fact[] {
  if (finding.kind !== 'found') return []
  const { origin, manifest, source } = finding
  return [
    { name: 'Baseline', value: [{ link: origin.words, href: origin.url }, ': ', origin.why] },
    { name: 'Recorded', value: recordedWords(manifest) },
    ...(manifest.accepted === undefined ? [] : [{ name: 'Accepted', value: ['by ', { code: manifest.accepted.by }, `, where the gate said ${manifest.accepted.verdict}: `, { code: manifest.accepted.reason }] as const }]),
    ...(source.kind === 'recorded' ? [{ name: 'Baseline scores', value: 'as they were recorded; the model was not run' }] : []),
    ...(anchor === undefined ? [] : [{ name: 'Anchor', value: anchorWords(anchor, gate.baseline.anchor !== undefined) }])
  ]
}

function recordedWords({ recorded, environment, policy, data }: Manifest): Text {
  return [
    `${recorded.slice(0, 10)}, ${formatCount(data.rows)} rows`,
    ...(environment === undefined ? [] : [`, ${environmentWords(environment)}`]),
    ...(policy === undefined ? [] : [', policy ', { code: policy.file }, ' at ', { code: policy.commit.slice(0, 7) }])
  ]
}

function environmentWords({ node, platform, architecture, engine, device }: Fingerprint): string {
  return [`Node ${node.replace(/^v/, '')}`, `${platform} ${architecture}`, ...(engine === undefined ? [] : [engine]), ...(device === undefined ? [] : [device])].join(', ')
}

function anchorWords({ record: { manifest, origin }, isBaseline }: NonNullable<Gathered['anchor']>, named: boolean): Text {
  if (isBaseline) return 'the baseline itself, the first of its line'
  const where: Text = named ? [{ link: origin.words, href: origin.url }] : [`run ${manifest.run}`]
  return [...where, ', commit ', { code: manifest.commit.slice(0, 7) }, `, of ${manifest.recorded.slice(0, 10)}`]
}
