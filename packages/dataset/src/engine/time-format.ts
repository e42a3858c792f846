/** Letters of Java's DateTimeFormatter, as data contracts write them: how many digits they take, and DuckDB's word for them. */
const LETTERS: Readonly<Record<string, readonly [digits: number, directive: string]>> = {
  yyyy: [4, '%Y'], MM: [2, '%m'], dd: [2, '%d'], HH: [2, '%H'], mm: [2, '%M'], ss: [2, '%S']
}
const PART = /yyyy|MM|dd|HH|mm|ss|'[^']*'|./gs

/** A format such as `dd.MM.yyyy` as the only spelling it allows, and as a format of DuckDB's `strptime`. */
export function readFormat(format: string): { readonly spelling: RegExp, readonly strptime: string } {
  const parts = (format.match(PART) ?? []).map((part) => {
    const letters = LETTERS[part]
    if (letters !== undefined) return { spelling: `[0-9]{${letters[0]}}`, strptime: letters[1] }
    const plain = part.replaceAll("'", '')
    return { spelling: plain.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), strptime: plain.replaceAll('%', '%%') }
  })
  return {
    spelling: new RegExp(`^${parts.map(({ spelling }) => spelling).join('')}$`),
    strptime: parts.map(({ strptime }) => strptime).join('')
  }
}
