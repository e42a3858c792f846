import { seededFor, shuffle } from '../probing/seeded.ts'
import type { Truth } from '../scoring/scored.ts'

/** Blocks that the jackknife leaves out one after the other, at most. */
const BLOCKS = 20

/** What belongs together: the rows of a group, otherwise each row alone; in a random order. */
function shuffledUnits({ groups }: Pick<Truth, 'groups'>, rows: number, random: () => number): readonly Uint32Array[] {
  const members = new Map<number, number[]>()
  for (let row = 0; row < rows; row++) {
    const key = groups?.[row] ?? row
    const found = members.get(key)
    if (found === undefined) members.set(key, [row])
    else found.push(row)
  }
  const units = [...members.values()].map((own) => Uint32Array.from(own))
  return Array.from(shuffle(Uint32Array.from(units.keys()), random), (unit) => units[unit] ?? new Uint32Array())
}

/** At most `most` rows (of groups one at least), ascending; groups stay whole. */
export function sampleRows(truth: Pick<Truth, 'groups'>, rows: number, most: number, seed: number): Uint32Array {
  if (rows <= most) return Uint32Array.from({ length: rows }, (_, row) => row)
  const chosen: number[] = []
  for (const unit of shuffledUnits(truth, rows, seededFor(seed, 'importance rows'))) {
    if (chosen.length > 0 && chosen.length + unit.length > most) break
    chosen.push(...unit)
  }
  return Uint32Array.from(chosen).sort()
}

/** All rows but those of each block; groups stay whole. */
export function withoutBlocks(truth: Pick<Truth, 'groups'>, rows: number, seed: number): readonly Uint32Array[] {
  const units = shuffledUnits(truth, rows, seededFor(seed, 'importance blocks'))
  const blocks = Math.min(BLOCKS, units.length)
  const blockOf = new Uint32Array(rows)
  units.forEach((unit, index) => { for (const row of unit) blockOf[row] = index % blocks })
  return Array.from({ length: blocks }, (_, block) => Uint32Array.from(Array.from(blockOf.keys()).filter((row) => blockOf[row] !== block)))
}

/** Orders of rows for the values of one feature; the same for every model that reads it. */
export function permutationsOf(feature: string, rows: number, repeats: number, seed: number): readonly Uint32Array[] {
  return Array.from({ length: repeats }, (_, repeat) => shuffle(Uint32Array.from({ length: rows }, (_unused, row) => row), seededFor(seed, 'importance', feature, repeat)))
}
