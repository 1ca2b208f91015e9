/** What one limit has counted. The clock is passed in: ms from any origin, never backwards. */
export type Meter = {
  readonly limit: number
  /** What counts as used now; a fraction where the limit refills continuously. */
  used(nowMs: number): number
  /** Counts `amount` more; a negative amount is given back. What is used may exceed the limit, but is never below 0. */
  charge(amount: number, nowMs: number): void
  /** Ms until `amount` more would fit; 0 when it fits now. */
  waitMs(amount: number, nowMs: number): number
}

/** So much too much, in tokens or requests, still fits: what rounding the clock can make, and far less than one. */
const ROUNDING = 1e-4

/**
 * A bucket that refills continuously: limit / period per ms, full at the beginning. The wait is Groq's own, from its
 * messages: (used + requested − limit) × period / limit.
 */
export function createBucket(limit: number, periodMs: number, startMs: number): Meter {
  let usedThen = 0
  let thenMs = startMs
  const used = (nowMs: number): number => Math.max(0, usedThen - (Math.max(0, nowMs - thenMs) * limit) / periodMs)
  return {
    limit,
    used,
    charge(amount, nowMs) {
      usedThen = Math.max(0, used(nowMs) + amount)
      thenMs = Math.max(thenMs, nowMs)
    },
    waitMs(amount, nowMs) {
      const missing = used(nowMs) + amount - limit
      return missing <= ROUNDING ? 0 : wholeNanoseconds((missing * periodMs) / limit)
    },
  }
}

/**
 * At most `limit` requests in any `periodMs`. Stricter than a bucket of the same size: whoever keeps to this is never
 * refused by a bucket either.
 */
export function createSlidingWindow(limit: number, periodMs: number): Meter {
  const takenAtMs: number[] = []
  const forget = (nowMs: number): void => {
    const firstKept = takenAtMs.findIndex((atMs) => nowMs - atMs < periodMs - ROUNDING)
    takenAtMs.splice(0, firstKept === -1 ? takenAtMs.length : firstKept)
  }
  const used = (nowMs: number): number => {
    forget(nowMs)
    return takenAtMs.length
  }
  return {
    limit,
    used,
    charge(amount, nowMs) {
      for (let left = amount; left > 0; left -= 1) takenAtMs.push(nowMs)
    },
    waitMs(amount, nowMs) {
      const lastInTheWay = takenAtMs[used(nowMs) + amount - limit - 1]
      return lastInTheWay === undefined ? 0 : wholeNanoseconds(lastInTheWay + periodMs - nowMs)
    },
  }
}

/** Ms, as precisely as Go's durations are. */
const wholeNanoseconds = (ms: number): number => Math.round(ms * 1e6) / 1e6
