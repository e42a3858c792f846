/** An SQL identifier, whatever characters the name holds. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** An SQL string literal, whatever characters the text holds. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

const GLOB = /[*?[]/

/** Whether no pattern means exactly this path: DuckDB has no way to write a backslash in one. */
export function cannotBeLiteral(path: string): boolean {
  return GLOB.test(path) && path.includes('\\')
}

/** A path of exactly one file: characters that DuckDB would read as a glob pattern are taken literally. */
export function globLiteral(path: string): string {
  return path.replace(new RegExp(GLOB, 'g'), (character) => `[${character}]`)
}
