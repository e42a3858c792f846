/** How long every call took, in milliseconds. */
export interface TimedSeries {
  /** One series for each work, in blocks that stand side by side. */
  readonly times: readonly Float64Array[]
  /** Calls of each work in one block. */
  readonly length: number
}

export interface TimingPlan {
  /** Calls of each work that are not counted. */
  readonly warmUp: number
  /** Blocks at the start that are not counted either, as long as they take no more than a tenth of the budget. */
  readonly dropped: number
  /** Milliseconds that the calls of one work should last before the other has its turn. */
  readonly turn: number
  readonly blocks: number
  /** Milliseconds after which no further block is begun. */
  readonly budget: number
}

/** Milliseconds since any fixed time, for example `performance.now`. */
export type Clock = () => number

export type Work = () => Promise<unknown>

const MOST_CALLS = 50

/**
 * Times several works in turns: in every block each has one turn forth and one back (ABBA), so that neither a machine that
 * slows down nor the place in the block favours one of them.
 */
export async function timeInTurns(works: readonly Work[], plan: TimingPlan, clock: Clock): Promise<TimedSeries> {
  const begun = clock()
  const calls = callsOfTurn(await warmUp(works, plan.warmUp, clock), plan.turn)
  const early = works.map((work): Timed => ({ work, times: [] }))
  for (let block = 0; block < plan.dropped && clock() - begun < plan.budget / 10; block++) await thereAndBack(early, calls, clock)
  const timed = works.map((work): Timed => ({ work, times: [] }))
  for (let block = 0; block < plan.blocks && clock() - begun < plan.budget; block++) await thereAndBack(timed, calls, clock)
  return { times: timed.map(({ times }) => Float64Array.from(times)), length: 2 * calls }
}

interface Timed {
  readonly work: Work
  readonly times: number[]
}

/** Milliseconds of the slowest work, by its fastest call. */
async function warmUp(works: readonly Work[], calls: number, clock: Clock): Promise<number> {
  const timed = works.map((work): Timed => ({ work, times: [] }))
  for (const one of timed) await repeat(one, calls, clock)
  return Math.max(...timed.map(({ times }) => Math.min(...times)))
}

function callsOfTurn(milliseconds: number, turn: number): number {
  return Math.min(MOST_CALLS, Math.max(1, Math.round(turn / milliseconds)))
}

async function thereAndBack(timed: readonly Timed[], calls: number, clock: Clock): Promise<void> {
  for (const one of [...timed, ...timed.toReversed()]) await repeat(one, calls, clock)
}

async function repeat({ work, times }: Timed, calls: number, clock: Clock): Promise<void> {
  for (let call = 0; call < calls; call++) {
    const start = clock()
    await work()
    times.push(clock() - start)
  }
}
