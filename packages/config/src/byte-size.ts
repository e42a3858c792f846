const SIZE = /^([1-9][0-9]{0,8}(?:\.[0-9]{1,3})?)(kB|MB|GB|KiB|MiB|GiB)$/
const BYTES: Readonly<Record<string, number>> = { kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 }

/** Bytes of a size such as `500kB`, `20MB` or `1.5GiB`, or `undefined` when the text is none. */
export function readByteSize(text: string): number | undefined {
  const [, digits, unit = ''] = SIZE.exec(text) ?? []
  return digits === undefined ? undefined : Math.round(Number(digits) * (BYTES[unit] ?? NaN))
}
