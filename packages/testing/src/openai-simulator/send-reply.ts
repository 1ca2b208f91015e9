import type { ServerResponse } from 'node:http'
import { pause } from '../simulator/index.ts'
import type { Decision } from './decide-reply.ts'
import type { SimulatedBytes } from './reply.ts'
import { type Sending, streamReply } from './stream-reply.ts'

const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' } as const

/** Carries out a decision on `response`. Throws the abort error of `signal` when the client goes first. */
export async function sendReply(response: ServerResponse, decision: Decision, sending: Sending): Promise<void> {
  const reply = replyOf(decision)
  switch (reply.type) {
    case 'stream':
      if (decision.type !== 'chat') return
      response.writeHead(200, EVENT_STREAM)
      return streamReply(response, { ...decision.chat, reply, request: decision.request }, sending)
    case 'http':
      response.writeHead(reply.status, reply.headers).end(reply.body)
      return
    case 'bytes':
      response.writeHead(200, EVENT_STREAM)
      return sendBytes(response, reply, sending.signal)
    case 'refuse':
      response.destroy()
      return
    case 'silence':
      return
    default:
      reply satisfies never
  }
}

/** Whether the simulator itself breaks the connection at the end of this reply. */
export function breaksConnection(decision: Decision): boolean {
  const reply = replyOf(decision)
  if (reply.type === 'refuse') return true
  if (reply.type === 'bytes') return reply.ending === 'cut'
  return reply.type === 'stream' && (reply.ending === 'cut' || reply.ending === 'cut_inside_character')
}

const replyOf = (decision: Decision) => (decision.type === 'chat' ? decision.chat.reply : decision.reply)

async function sendBytes(response: ServerResponse, reply: SimulatedBytes, signal: AbortSignal): Promise<void> {
  response.flushHeaders()
  for (const chunk of reply.chunks) {
    await pause(0, signal)
    response.write(chunk)
  }
  await pause(0, signal)
  if (reply.ending === 'end') response.end()
  if (reply.ending === 'cut') response.destroy()
}
