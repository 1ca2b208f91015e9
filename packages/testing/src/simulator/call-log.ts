import type { IncomingHttpHeaders } from 'node:http'

/** One request that reached the simulator, and what became of it. */
export type SimulatedCall = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The client's port: equal for two calls that shared one connection. */
  readonly clientPort: number
  /** The body as it came. */
  readonly body: string
  /** `abandoned`: the client went before the answer was complete. `cut`: the simulator broke it off, as scripted. */
  readonly outcome: 'open' | 'answered' | 'abandoned' | 'cut'
  /** The HTTP status that was sent, if any was; `null` while the call is open. */
  readonly status: number | null
}

/** What became of a call, told once. */
export type SettleCall = (outcome: Exclude<SimulatedCall['outcome'], 'open'>, status?: number | null) => void

export type CallLog = {
  readonly calls: readonly SimulatedCall[]
  /** Writes down a call; the function it returns is called once, with what became of it. */
  open(call: Omit<SimulatedCall, 'outcome' | 'status'>): SettleCall
  /** Resolves as soon as no call is open. */
  idle(): Promise<void>
}

/** Remembers every call in order. */
export function createCallLog(): CallLog {
  const calls: SimulatedCall[] = []
  const waiting: (() => void)[] = []
  let open = 0
  return {
    calls,
    open(call) {
      const index = calls.push({ ...call, outcome: 'open', status: null }) - 1
      open += 1
      return (outcome, status = null) => {
        calls[index] = { ...call, outcome, status }
        open -= 1
        if (open === 0) for (const resolve of waiting.splice(0)) resolve()
      }
    },
    idle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
