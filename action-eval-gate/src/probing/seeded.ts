import { randomFrom } from '@mlgate/stats'

/** A generator for one purpose, so that what is drawn for a column does not depend on which others there are. */
export function seededFor(seed: number, ...purpose: readonly (string | number)[]): () => number {
  let hash = 0x811c9dc5 ^ seed
  for (const unit of new TextEncoder().encode(JSON.stringify(purpose))) hash = Math.imul(hash ^ unit, 0x01000193)
  return randomFrom(hash >>> 0)
}

/** Moves the items into a random order, in place (Fisher and Yates). */
export function shuffle(items: Uint32Array, random: () => number): Uint32Array {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const item = items[last] ?? 0
    items[last] = items[other] ?? 0
    items[other] = item
  }
  return items
}
