import { readFile } from 'node:fs/promises'
import { quote } from '@mlgate/config'
import { ConfigError, type Problem } from '@mlgate/problem'

/**
 * Sections that the model card (Markdown) must have, each with words under it; capitals and further words in a heading do
 * not matter. Throws one `ConfigError` MLG-606 with all that are missing or empty.
 */
export async function requireModelCard(path: string, name: string, sections: readonly string[]): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const fix = `Describe the model in ${name}, with the sections ${sections.join(', ')}.`
  if (text === undefined) throw new ConfigError([{ code: 'MLG-606', message: 'The model card does not exist.', where: name, fix }])
  const [first, ...rest] = missingSections(text, sections).map((message): Problem => ({ code: 'MLG-606', message, where: name, fix }))
  if (first !== undefined) throw new ConfigError([first, ...rest])
}

interface Heading {
  readonly title: string
  readonly depth: number
  readonly line: number
}

/** One sentence for each section that is missing or empty. */
export function missingSections(markdown: string, sections: readonly string[]): readonly string[] {
  const lines = withoutCode(markdown).split('\n')
  const headings = lines.flatMap((text, line): readonly Heading[] => {
    const [, marks = '', title = ''] = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(text) ?? []
    return title === '' ? [] : [{ title: title.toLowerCase(), depth: marks.length, line }]
  })
  return sections.flatMap((section) => {
    const heading = headings.find(({ title }) => title.includes(section.toLowerCase()))
    if (heading === undefined) return [`The model card has no section ${quote(section)}.`]
    const next = headings.find(({ line, depth }) => line > heading.line && depth <= heading.depth)
    const body = lines.slice(heading.line + 1, next?.line).filter((line) => /\p{L}/u.test(line) && !/^ {0,3}#{1,6}\s/.test(line))
    return body.length === 0 ? [`The section ${quote(section)} of the model card is empty.`] : []
  })
}

/** Comments and code may hold what looks like headings, and say nothing to a reader. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '')
}
