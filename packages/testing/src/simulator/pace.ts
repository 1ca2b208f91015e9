import { setImmediate, setTimeout } from 'node:timers/promises'

/** How slowly the simulator speaks. */
export type Pace = {
  /** From the request's last byte to the first token, ms. */
  readonly firstTokenMs: number
  /** Between two tokens, ms. */
  readonly tokenMs: number
}

/** Waits `ms`; rejects with the abort error of `signal` when that comes first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** Waits `ms`; 0 waits one turn of the event loop without a timer, so that what follows is a write of its own. */
export const pause: Wait = (ms, signal) =>
  ms > 0 ? setTimeout(ms, undefined, { signal }) : setImmediate(undefined, { signal })
