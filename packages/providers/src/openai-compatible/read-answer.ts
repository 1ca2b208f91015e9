import { EvaError, type LlmEvent, type LlmRequest } from '@eva/core'
import { type Continuation, continueAfter } from '../continuation/index.ts'
import type { Answer } from '../openai-http/answer.ts'
import { readBody } from '../openai-http/send.ts'
import { unreachable } from '../openai-http/unreachable.ts'
import type { Brain } from './brain.ts'
import { parseChunk, type Usage } from './chunk.ts'
import { notAStream, streamedFailure } from './failure.ts'
import { readEvents } from './read-events.ts'
import { joinCharacters } from './whole-characters.ts'

/** For an answer from its beginning: nothing to take away. */
const UNCHANGED: Continuation = { push: (text) => text, end: () => '' }

/** The tokens of an accepted request, and their count where the server gives one. */
export async function* readAnswer(
  { server, learnt }: Brain,
  answer: Answer,
  { answerSoFar }: LlmRequest,
  signal: AbortSignal,
): AsyncGenerator<LlmEvent, void, undefined> {
  if (/json|html/.test(answer.headers.get('content-type') ?? '')) {
    throw notAStream(server, await readBody(server, answer, signal))
  }
  const characters = joinCharacters()
  const continuation = answerSoFar === undefined ? UNCHANGED : continueAfter(answerSoFar)
  let usage: Usage | null = null
  let thinks = false
  // Some servers end without [DONE]; a finish reason is as good a last word. Neither means that the stream was cut.
  let finished = false
  try {
    for await (const event of readEvents(answer.body)) {
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
      if (chunk.thinks && !thinks) {
        thinks = true
        learnt.thoughts += 1
      }
      const content = continuation.push(characters.push(chunk.content))
      if (content !== '') yield { type: 'token', content }
    }
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof EvaError) throw thrown
    if (!finished) throw unreachable(server.words, 'answering', thrown)
  }
  signal.throwIfAborted()
  if (!finished) throw unreachable(server.words, 'answering', null)
  const rest = continuation.push(characters.rest()) + continuation.end()
  if (rest !== '') yield { type: 'token', content: rest }
  if (usage !== null) yield { type: 'usage', ...usage }
}
