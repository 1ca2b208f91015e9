import type { Llm, LlmRequest } from '../contracts/llm.ts'
import { asEvaError, EvaError } from '../errors.ts'
import type { RoutedEvent, Router } from './router.ts'

/**
 * Asks the brains in order: one that fails before its first token hands over to the next at once, without a retry.
 * After the first token a failure is final, because nothing may be said twice.
 *
 * @param brains best first; at least one
 */
export function createFailover(brains: readonly [Llm, ...Llm[]]): Router {
  async function* streamTokens(request: LlmRequest, signal: AbortSignal): AsyncGenerator<RoutedEvent, void> {
    for (const [index, brain] of brains.entries()) {
      let spoke = false
      try {
        for await (const event of brain.streamTokens(request, signal)) {
          spoke ||= event.type === 'token'
          if (event.type !== 'quota') yield event
        }
        if (spoke) return
        throw new EvaError('brain_failed', `${brain.id} ended without a word.`)
      } catch (thrown) {
        signal.throwIfAborted()
        const next = brains[index + 1]
        if (spoke || next === undefined) throw asEvaError(thrown, 'brain_failed', `${brain.id} failed while answering.`)
        yield handOver(brain, next, thrown)
      }
    }
  }
  const [first] = brains
  return {
    planned: () => ({ provider: first.id, model: first.model }),
    streamTokens,
    readAhead: () => {},
    report: () => ({ brains: [], requests: 0, hedged: 0, hedgesWon: 0, doubt: null }),
    close: () => {},
  }
}

function handOver(from: Llm, to: Llm, thrown: unknown): RoutedEvent {
  const error = asEvaError(thrown, 'brain_failed', `${from.id} failed.`)
  return {
    type: 'route',
    from: from.id,
    to: to.id,
    model: to.model,
    cause: 'failed',
    reason: error.message,
    untilMs: error.retryAfterMs ?? null,
  }
}
