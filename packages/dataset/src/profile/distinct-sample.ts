/**
 * The different values of a column, as the hashes of some of them: all hashes that are divisible by 2^level. The lowest
 * level keeps 1/64 of them; a level is raised as often as it takes to keep the sample small. Samples of parts of a
 * table unite to exactly the sample of the whole (Wegman's adaptive sampling; Flajolet, "On adaptive sampling", 1990).
 */
export interface DistinctSample {
  readonly level: number
  /** 32-bit hashes, ascending. */
  readonly hashes: readonly number[]
}

export const LOWEST_LEVEL = 6
/** The standard error of the estimate is about 1.2/√512, 5 %. */
const MOST_HASHES = 512

/** SQL for the hash of a value; null when the value is missing. */
export function distinctHash(value: string): string {
  return `CASE WHEN ${value} IS NOT NULL THEN hash(${value}) >> 32 END`
}

/** @param hashes those that are divisible by 2^level, in any order */
export function distinctSample(hashes: readonly number[], level: number = LOWEST_LEVEL): DistinctSample {
  let kept = [...new Set(hashes)].sort((a, b) => a - b)
  let raised = level
  while (kept.length > MOST_HASHES) {
    raised++
    kept = kept.filter((hash) => hash % 2 ** raised === 0)
  }
  return { level: raised, hashes: kept }
}

/** The sample of all values of both. */
export function uniteDistinct(a: DistinctSample, b: DistinctSample): DistinctSample {
  const level = Math.max(a.level, b.level)
  return distinctSample([...a.hashes, ...b.hashes].filter((hash) => hash % 2 ** level === 0), level)
}

/** About how many different values there are; of fewer than a thousand nothing but the order of magnitude is known. */
export function estimateDistinct({ level, hashes }: DistinctSample): number {
  return hashes.length * 2 ** level
}
