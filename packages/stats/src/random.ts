/** Bound once: the generator is called far more often than anything else. */
const { imul } = Math

/** Numbers that are made at a time. */
const BATCH = 256

/**
 * Seeded uniform numbers in [0, 1) with 53 bits: xoshiro128** (Blackman and Vigna, 2018), its state filled by splitmix32.
 * The same seed gives the same numbers on every machine.
 */
export function randomFrom(seed: number): () => number {
  const fill = splitmix32(seed)
  const state = Int32Array.of(fill(), fill(), fill(), fill())
  const words = new Uint32Array(BATCH)
  let taken = BATCH
  return () => {
    if (taken === BATCH) {
      xoshiro(state, words)
      taken = 0
    }
    taken += 2
    return (((words[taken - 2] ?? 0) >>> 5) * 0x4000000 + ((words[taken - 1] ?? 0) >>> 6)) / 2 ** 53
  }
}

/**
 * Draws `draws` uniform integers below the number of counts and adds 1 to the count of each: exactly multinomial. `random`
 * seeds a generator of its own for it.
 */
export function countUniform(counts: Uint8Array, draws: number, random: () => number): void {
  const state = Int32Array.from({ length: 4 }, () => random() * 2 ** 32)
  const words = new Uint32Array(BATCH)
  const share = Math.floor(2 ** 32 / counts.length)
  for (let drawn = 0, taken = BATCH; drawn < draws; taken++) {
    if (taken === BATCH) {
      xoshiro(state, words)
      taken = 0
    }
    const index = ((words[taken] ?? 0) / share) >>> 0
    if (index >= counts.length) continue
    counts[index] = (counts[index] ?? 0) + 1
    drawn++
  }
}

/** Fills `words` with the next numbers of the generator and moves its state on. */
function xoshiro(state: Int32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let next = 0; next < words.length; next++) {
    words[next] = imul(rotate(imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
  }
  state.set([a, b, c, d])
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = imul(mixed, 0x21f0aaad)
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}
