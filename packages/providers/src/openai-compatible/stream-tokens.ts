import { EvaError, type LlmEvent, type LlmRequest } from '@eva/core'
import type { Answer } from './answer.ts'
import type { Brain } from './brain.ts'
import { parseChunk, type Usage } from './chunk.ts'
import { httpFailure, notAStream, refusesUsage, streamedFailure, unreachable } from './failure.ts'
import { follow } from './follow.ts'
import { modelOf } from './list-models.ts'
import { readEvents } from './read-events.ts'
import { requestBody } from './request-body.ts'
import { readBody, send } from './send.ts'
import type { Server } from './server.ts'
import { joinCharacters } from './whole-characters.ts'

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
    const answering = ask(brain, request, stop)
    answering.catch(() => {}) // awaited below, unless the reader leaves first
    yield { type: 'started' }
    yield* readAnswer(brain.server, await answering, stop)
    complete = true
  } finally {
    letGo()
    if (!complete) controller.abort()
  }
}

async function ask(brain: Brain, request: LlmRequest, signal: AbortSignal): Promise<Answer> {
  const { server, learnt } = brain
  const body = requestBody(brain, await modelOf(brain, signal), request)
  const response = await send(server, { url: server.endpoints.chat, body }, signal)
  if (response.ok) return response
  const refusal = await readBody(server, response, signal)
  // This request is lost, since nothing is asked twice; the next one goes without.
  if (refusesUsage(response.status, refusal)) learnt.takesStreamOptions = false
  throw httpFailure(server, response, refusal)
}

async function* readAnswer(
  server: Server,
  response: Answer,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, void, undefined> {
  if (/json|html/.test(response.headers.get('content-type') ?? '')) {
    throw notAStream(server, await readBody(server, response, signal))
  }
  const characters = joinCharacters()
  let usage: Usage | null = null
  // Some servers end without [DONE]; a finish reason is as good a last word. Neither means that the stream was cut.
  let finished = false
  try {
    for await (const event of readEvents(response.body)) {
      signal.throwIfAborted()
      if (event.type === 'done') {
        finished = true
        break
      }
      const chunk = event.type === 'data' ? parseChunk(event.data) : ({ type: 'unreadable' } as const)
      if (chunk.type === 'error') throw streamedFailure(server, chunk.error)
      if (chunk.type === 'unreadable') {
        throw new EvaError('brain_failed', `${server.id} sent something that is no part of an answer.`)
      }
      usage = chunk.usage ?? usage
      finished ||= chunk.finished
      const content = characters.push(chunk.content)
      if (content !== '') yield { type: 'token', content }
    }
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof EvaError) throw thrown
    if (!finished) throw unreachable(server, 'answering', thrown)
  }
  signal.throwIfAborted()
  if (!finished) throw unreachable(server, 'answering', null)
  const rest = characters.rest()
  if (rest !== '') yield { type: 'token', content: rest }
  if (usage !== null) yield { type: 'usage', ...usage }
}
