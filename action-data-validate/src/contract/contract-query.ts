import type { ContractObject, QualityRule } from '@mlgate/config'
import { isSelect, type Constraint } from '@mlgate/dataset'

/** The words that stand for the table and the column in the SQL of a contract, as the standard and its examples have them. */
const PLACEHOLDER = /\$?\{(object|table|property|column)\}/g

/** The SQL of a contract with its placeholders filled in; an expression that must be false is turned around. */
export function sqlConstraint(query: string, value: QualityRule['value'], { name, properties }: ContractObject, column: string | undefined): Constraint {
  const written = query.replace(PLACEHOLDER, (_, word: string) => identifier(word === 'object' || word === 'table' ? name : column ?? name))
  const turned = value === false && !isSelect(query) ? `NOT (\n${written}\n)` : written
  return { kind: 'sql', query: turned, table: name, columns: properties.map((property) => property.name) }
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
