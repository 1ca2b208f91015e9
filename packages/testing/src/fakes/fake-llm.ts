import type { Clock, Llm, LlmEvent, LlmRequest } from '@eva/core'
import { UnscriptedCall } from './unscripted-call.ts'

/** One step of a scripted answer. */
export type LlmStep =
  | { readonly token: string }
  | { readonly waitMs: number }
  | { readonly fail: Error }
  | { readonly event: LlmEvent }

/** What the fake does for one request: its tokens, or finer steps. */
export type LlmScript = readonly (string | LlmStep)[]

export type FakeLlm = Llm & {
  readonly requests: readonly LlmRequest[]
  /** Streams that were stopped by their signal or left before their end. */
  readonly stopped: number
}

/**
 * A brain that answers each request with the next script, and throws when there is none left.
 *
 * @param scripts one for each expected request, in order
 */
export function fakeLlm(id: string, clock: Clock, scripts: readonly LlmScript[]): FakeLlm {
  const requests: LlmRequest[] = []
  let stopped = 0

  async function* streamTokens(request: LlmRequest, signal: AbortSignal): AsyncGenerator<LlmEvent, void> {
    signal.throwIfAborted()
    const script = scripts[requests.length]
    requests.push(request)
    if (script === undefined) throw new UnscriptedCall(`request ${requests.length} to ${id}`)
    let ended = false
    try {
      yield { type: 'started' }
      let tokens = 0
      for (const step of script) {
        signal.throwIfAborted()
        if (typeof step === 'string' || 'token' in step) {
          if (tokens === request.maxTokens) break
          tokens += 1
          yield { type: 'token', content: typeof step === 'string' ? step : step.token }
        } else if ('waitMs' in step) await clock.sleep(step.waitMs, signal)
        else if ('event' in step) yield step.event
        else throw step.fail
      }
      signal.throwIfAborted()
      ended = true
    } finally {
      if (!ended) stopped += 1
    }
  }

  return {
    specification: 'v1',
    id,
    model: `${id} (fake)`,
    streamTokens,
    check: async () => ({ ok: true, detail: 'scripted', latencyMs: 0 }),
    close: async () => {},
    requests,
    get stopped() {
      return stopped
    },
  }
}
