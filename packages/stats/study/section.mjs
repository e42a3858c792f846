import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const page = join(import.meta.dirname, '../../../docs/power.md')

/** Puts a section of docs/power.md in the place of its last version, between the comments that name it. */
export function writeSection(name, text) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->\n`]
  const written = readFileSync(page, 'utf8')
  const [before, after] = [written.indexOf(start), written.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`docs/power.md has no section ${name}`)
  writeFileSync(page, `${written.slice(0, before)}${start}${text}${written.slice(after)}`)
}
