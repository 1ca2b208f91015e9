import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Pull } from '../models/index.ts'
import { pullEvent } from './model-bodies.ts'

/** Answers with how a download goes, from now to its end. Who leaves stops reading and nothing else: it goes on. */
export function sendPull(reply: FastifyReply, pull: Pull): FastifyReply {
  reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store')
  return reply.send(Readable.from(asSse(pull)))
}

async function* asSse(pull: Pull): AsyncGenerator<string> {
  for await (const state of pull.follow()) {
    const event = pullEvent(pull.id, state)
    yield `event: ${event.status}\ndata: ${JSON.stringify(event)}\n\n`
  }
}
