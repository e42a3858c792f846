import { withEngine, type EngineOptions } from '../engine/engine.ts'
import { countOf, measure } from '../engine/measure.ts'
import { loadTable } from '../engine/table.ts'

/** A column of a file, and whether `readColumns` can read it as numbers: every value that stands there is one, or a boolean. */
export interface FileColumn {
  readonly name: string
  readonly numeric: boolean
}

/**
 * The columns of one CSV or Parquet file in their order. Opens its own engine.
 * @param runtime folder with `package.json` and `node_modules` of `@duckdb/node-api`
 * @param file absolute path
 * @throws ConfigError MLG-501 missing or empty file, MLG-502 damaged file, MLG-503 ambiguous names
 */
export async function describeColumns(runtime: string, file: string, { name = file, ...limits }: Pick<EngineOptions, 'memory' | 'threads'> & { readonly name?: string } = {}): Promise<readonly FileColumn[]> {
  return await withEngine({ runtime, files: [file], ...limits }, async (engine) => {
    const paths = [{ path: file, name }]
    const [first] = (await loadTable(engine, paths, [])).unexpected
    const names = first?.columns ?? []
    const numeric = new Set<string>()
    for (const type of ['number', 'boolean'] as const) {
      const table = await loadTable(engine, paths, names.map((column) => ({ name: column, type })))
      const wrong = await measure(engine, table, table.columns.map((column) => ({ id: column.name, sql: `count(*) FILTER (WHERE ${column.wrong})` })))
      for (const column of table.columns) if (countOf(wrong, column.name) === 0) numeric.add(column.name)
    }
    return names.map((column) => ({ name: column, numeric: numeric.has(column) }))
  })
}
