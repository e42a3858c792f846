import { randomFrom } from '../src/index.ts'
import { countUniform } from '../src/random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => { const random = randomFrom(seed); return [random(), random(), random()] }
  expect(take(7)).toEqual(take(7))
  expect(take(7)).not.toEqual(take(8))
})

test('the numbers are uniform in [0, 1) and not correlated with their neighbours', () => {
  const random = randomFrom(1)
  const values = Float64Array.from({ length: 100_000 }, random)
  const bins = new Float64Array(20)
  let product = 0
  values.forEach((value, i) => {
    bins[Math.floor(value * 20)]! += 1
    product += (value - 0.5) * (values[(i + 1) % values.length]! - 0.5)
  })
  const chi = bins.reduce((total, count) => total + (count - 5000) ** 2 / 5000, 0)
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...values)).toBeLessThan(1)
  expect(chi).toBeLessThan(43.8)
  expect(Math.abs(product / values.length) * 12).toBeLessThan(4 / Math.sqrt(values.length))
})

test('the numbers of a seed are always these', () => {
  const random = randomFrom(7)
  expect(Array.from({ length: 3 }, random)).toEqual([0.049009592574554284, 0.9298532154569821, 0.3972365680289133])
  for (let drawn = 3; drawn < 1000; drawn++) random()
  expect(random()).toBe(0.7017987105511206)
})

test('drawn counts are multinomial: as many as drawn, each as often as the next, none with the next', () => {
  const random = randomFrom(11)
  const [length, draws, times] = [48, 60, 4000]
  const totals = new Float64Array(length)
  let [squares, product] = [0, 0]
  for (let time = 0; time < times; time++) {
    const counts = new Uint8Array(length)
    countUniform(counts, draws, random)
    expect(counts.reduce((sum, count) => sum + count)).toBe(draws)
    counts.forEach((count, i) => { totals[i]! += count })
    squares += (counts[0]! - draws / length) ** 2
    product += (counts[0]! - draws / length) * (counts[length - 1]! - draws / length)
  }
  const expected = (draws * times) / length
  expect(totals.reduce((chi, total) => chi + (total - expected) ** 2 / expected, 0)).toBeLessThan(86)
  expect(Math.abs(squares / times / ((draws / length) * (1 - 1 / length)) - 1)).toBeLessThan(0.1)
  expect(Math.abs(product / times + draws / length ** 2)).toBeLessThan(0.1)
})
