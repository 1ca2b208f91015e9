import { Readable } from 'node:stream'
import { type Clock, type Conversations, EvaError, type MakeId } from '@eva/core'
import {
  type ChatResponse,
  chatRequestSchema,
  type ErrorCode,
  HTTP_STATUS_BY_ERROR_CODE,
  type ServerEvent,
} from '@eva/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseBody } from './errors.ts'
import { limitedTogether } from './rate-limit.ts'
import { type FollowedTurn, followTurn } from './turn-stream.ts'

export type ChatContext = { readonly conversations: Conversations; readonly clock: Clock; readonly makeId: MakeId }

/** `POST /chat` and its older name: one turn by text, as one JSON answer or as the WebSocket's events over SSE. */
export function chatRoutes(app: FastifyInstance, context: ChatContext): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const finishedAtMs = context.clock.nowMs()
    const body = parseBody(chatRequestSchema, request.body)
    const sessionId = body.session_id ?? context.makeId()
    const conversation = await context.conversations.get(sessionId)
    await conversation.expect(body.message)
    const turn = followTurn(conversation, {
      text: body.message,
      speak: body.speak ?? false,
      voice: null,
      replaces: null,
      finishedAtMs,
    })
    // Someone who hangs up does not want the rest; a turn that has ended is nobody's to interrupt.
    let running = true
    const end = (): void => {
      running = false
    }
    turn.done.then(end, end)
    reply.raw.on('close', () => {
      if (running) conversation.interrupt()
    })
    if (request.headers.accept?.includes('text/event-stream')) {
      reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store')
      return reply.send(Readable.from(asSse(turn.events)))
    }
    return answerOf(turn, sessionId, Number(reply.getHeader('ratelimit-remaining') ?? 0))
  }
  const limited = limitedTogether(app)
  app.post('/chat', limited, handle)
  app.post('/api/chat', limited, handle)
}

async function* asSse(events: AsyncIterable<ServerEvent>): AsyncGenerator<string> {
  for await (const event of events) yield `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

async function answerOf(turn: FollowedTurn, sessionId: string, remaining: number): Promise<ChatResponse> {
  let failure: Extract<ServerEvent, { type: 'error' }> | undefined
  for await (const event of turn.events) {
    if (event.type === 'error') failure = event
    if (event.type !== 'turn_end') continue
    if (event.status === 'failed') throw failureOf(failure)
    return {
      response: event.response,
      session_id: sessionId,
      turn_id: event.turn_id,
      provider: event.provider,
      model: event.model,
      tokens: event.tokens,
      latency_ms: event.latency_ms,
      ttft_ms: event.ttft_ms,
      waterfall: event.waterfall,
      rate_limit_remaining: remaining,
    }
  }
  throw new EvaError('internal', 'The turn ended without an end.')
}

function failureOf(event: Extract<ServerEvent, { type: 'error' }> | undefined): EvaError {
  if (event === undefined) return new EvaError('brain_failed', 'The brain failed while answering.')
  const fix = event.fix === undefined ? {} : { fix: event.fix }
  return new EvaError(isErrorCode(event.code) ? event.code : 'internal', event.message, fix)
}

const isErrorCode = (code: string): code is ErrorCode => code in HTTP_STATUS_BY_ERROR_CODE
