import { formatCount, formatNumber } from '@mlgate/report'
import type { Cost } from './cost.ts'

/** A value of a cost with its unit: `0.132 ms`, `18,230 rows/s`, `4.50 MB`. */
export function formatCost({ cost }: Pick<Cost, 'cost'>, value: number): string {
  if (Number.isNaN(value)) return 'not measured'
  if (cost === 'throughput') return `${formatCount(value)} rows/s`
  return cost === 'peak-memory' || cost === 'model-size' ? formatBytes(value) : `${formatNumber(value, value < 10 ? 3 : 1)} ms`
}

function formatBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`
  const [unit, size] = bytes < 1e6 ? ['kB', 1e3] as const : bytes < 1e9 ? ['MB', 1e6] as const : ['GB', 1e9] as const
  return `${formatNumber(bytes / size, 2)} ${unit}`
}
