import type { Failure } from '@mlgate/report'
import { annotateReport } from '../src/conduct/annotate-report.ts'
import type { Annotation } from '../src/index.ts'

function annotationsOf(...failures: Failure[]): Annotation[] {
  const found: Annotation[] = []
  const report = { title: 'Model gate', verdict: 'fail', headline: '', lead: '', failures, sections: [] } as const
  annotateReport({ annotate: (annotation) => found.push(annotation) }, report)
  return found
}

test('a failure stands on the line that it names, or on the one that its words begin with', () => {
  const place = { file: 'mlgate.yml', line: 8 }
  expect(annotationsOf({ what: 'It fell', where: ['rule ', { code: 'gate.rules[0]' }], place, fix: 'Mend it' })).toMatchObject([{ level: 'error', file: 'mlgate.yml', line: 8 }])
  expect(annotationsOf({ what: 'It fell', where: 'mlgate.yml:31 (gate)', fix: 'Mend it' })).toMatchObject([{ file: 'mlgate.yml', line: 31 }])
  expect(annotationsOf({ what: 'It fell', where: 'rule x', fix: 'Mend it' })[0]).not.toHaveProperty('file')
})
