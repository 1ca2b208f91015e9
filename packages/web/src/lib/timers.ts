/** Time, passed in so that tests can turn it by hand. */
export type Timers = {
  /** Milliseconds on a clock that never goes back. */
  now(): number
  /** Calls `run` once after `ms`; the returned function takes that back. */
  after(ms: number, run: () => void): () => void
}

/** The browser's own clock. */
export const browserTimers: Timers = {
  now: () => performance.now(),
  after(ms, run) {
    const handle = setTimeout(run, ms)
    return () => clearTimeout(handle)
  },
}
