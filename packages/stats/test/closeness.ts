/** Largest relative difference, or absolute where the reference is below 1e-290 (or zero). */
export function gap(found: number, expected: number): number {
  if (Object.is(found, expected) || found === expected) return 0
  const scale = Math.abs(expected)
  return Math.abs(found - expected) / (scale < 1e-290 ? 1 : scale)
}

/** Smaller than this is rounding: what is left of numbers near 1 that should cancel. */
const NOTHING = 4e-16

/** Equal to 1e-12 of the reference; undefined only where the reference is. */
export function expectNear(found: number, expected: number, tolerance = 1e-12): void {
  if (Number.isNaN(expected)) expect(found).toBeNaN()
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(Math.max(NOTHING, tolerance * Math.abs(expected)))
}
