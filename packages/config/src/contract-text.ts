import { stringify } from 'yaml'
import type { LogicalType, QualityMetric } from './contract.ts'

/** A column as it is written. */
export interface ContractColumn {
  readonly name: string
  readonly logicalType: LogicalType
  readonly required?: boolean
  readonly unique?: boolean
  readonly logicalTypeOptions?: { readonly minimum: number | string; readonly maximum?: number }
  readonly quality: readonly {
    readonly metric: QualityMetric
    readonly arguments?: { readonly validValues: readonly string[] }
    readonly mustBeLessOrEqualTo: number
    readonly unit: 'percent'
  }[]
}

/** A contract of one table (ODCS v3.1.0) as YAML, with lines of comment above it. */
export function contractText(contract: {
  readonly name: string
  readonly head: readonly string[]
  readonly columns: readonly ContractColumn[]
}): string {
  const { name, head, columns } = contract
  const properties = columns.map(({ quality, ...column }) => ({ ...column, ...(quality.length === 0 ? {} : { quality }) }))
  const value = {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    version: '1.0.0',
    status: 'draft',
    schema: [{ name, properties }]
  }
  const comments = head.map((line) => `# ${line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}\n`).join('')
  return comments + stringify(value, { lineWidth: 0, version: '1.2', aliasDuplicateObjects: false })
}
