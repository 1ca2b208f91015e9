import type { LlmEvent, LlmRequest } from '@eva/core'
import { follow } from '../openai-http/follow.ts'
import { ask } from './ask.ts'
import type { Brain } from './brain.ts'
import { readAnswer } from './read-answer.ts'

/** One answer from the server, see `Llm.streamTokens`. There is no queue here: `started` comes as the request leaves. */
export async function* streamTokens(
  brain: Brain,
  request: LlmRequest,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, void, undefined> {
  signal.throwIfAborted()
  const { controller, letGo } = follow(signal, brain.closing)
  const stop = controller.signal
  let complete = false
  try {
    stop.throwIfAborted()
    const asking = ask(brain, request, stop)
    asking.catch(() => {}) // awaited below, unless the reader leaves first
    yield { type: 'started' }
    const reply = await asking
    if (reply.quota !== null) yield { type: 'quota', report: reply.quota }
    if (reply.type === 'refusal') throw reply.error
    yield* readAnswer(brain, reply.answer, request, stop)
    complete = true
  } finally {
    letGo()
    if (!complete) controller.abort()
  }
}
