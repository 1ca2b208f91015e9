import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Answers with events as they come (`text/event-stream`). Who leaves stops reading and nothing else. */
export const sendEvents = (reply: FastifyReply, events: AsyncIterable<{ readonly type: string }>): FastifyReply =>
  reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(Readable.from(asSse(events)))

async function* asSse(events: AsyncIterable<{ readonly type: string }>): AsyncGenerator<string> {
  for await (const event of events) yield `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
