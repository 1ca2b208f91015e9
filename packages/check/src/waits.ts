import type { Clock } from './clock.ts'

/** Requests of a review that a rate limit counts, besides the runs; a round number above what they are. */
const REQUESTS = 80
/** An Eva that takes fewer in a minute is not reviewed over HTTP: nobody waits that long. */
const LEAST_PER_MINUTE = 10
const MINUTE_MS = 60_000

/** The rate limit leaves a review no room. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom'
}

/** Something that is looked at did not come to its end. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** Most that a review waits for the rate limit in all, ms. */
export const mostWaitMs = (runs: number): number => ((runs + REQUESTS) / LEAST_PER_MINUTE) * MINUTE_MS

/** Adds up what a review waits. @throws NoRoom once it is more than anybody would wait */
export function countWaits(runs: number): (ms: number) => void {
  let waitedMs = 0
  return (ms) => {
    waitedMs += ms
    if (waitedMs <= mostWaitMs(runs)) return
    const minutes = Math.round(mostWaitMs(runs) / MINUTE_MS)
    throw new NoRoom(
      `The rate limit of this Eva leaves a review of ${runs} runs no room within ${minutes} minutes of waiting: take fewer --runs, or raise her EVA_RATE_LIMIT.`,
    )
  }
}

/** @param perMinute what her headers say; `null` where they say nothing. @throws NoRoom */
export function refuseTooFew(perMinute: number | null): void {
  if (perMinute === null || perMinute >= LEAST_PER_MINUTE) return
  throw new NoRoom(
    `This Eva takes ${perMinute} requests in a minute (EVA_RATE_LIMIT); a review needs ${LEAST_PER_MINUTE} or more, or it would take hours. --only streaming needs none.`,
  )
}

/** So much time and no more, but for what is given to it meanwhile. */
export type Limit = Disposable & { readonly signal: AbortSignal; extend(ms: number): void }

/** @param why what the signal's reason says */
export function openLimit(limitMs: number, clock: Clock, why: string): Limit {
  const ended = new AbortController()
  let untilMs = clock.nowMs() + limitMs
  let timer: NodeJS.Timeout
  const look = (): void => {
    const leftMs = untilMs - clock.nowMs()
    if (leftMs > 0) timer = setTimeout(look, leftMs)
    else ended.abort(new TookTooLong(why))
  }
  look()
  return {
    signal: ended.signal,
    extend(ms) {
      untilMs += ms
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
