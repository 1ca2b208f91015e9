import type { ServerResponse } from 'node:http'
import { type Pace, pause } from '../simulator/index.ts'
import type { Decision } from './decide-reply.ts'
import type { SimulatedFault } from './reply.ts'
import { streamAnswer } from './stream-answer.ts'

/** How slow the simulated machine is. */
export type MachinePace = Pace & {
  /** For a model that is not loaded yet, or with another context, ms. */
  readonly loadMs: number
}

const NDJSON = { 'content-type': 'application/x-ndjson' } as const

/** Carries out a decision on `response`. Throws the abort error of `signal` when the client goes first. */
export async function sendReply(
  response: ServerResponse,
  decision: Decision,
  { pace, signal }: { readonly pace: MachinePace; readonly signal: AbortSignal },
): Promise<void> {
  if (decision.loading) await pause(pace.loadMs, signal)
  if (decision.type === 'answer') {
    response.writeHead(200, NDJSON)
    return streamAnswer(response, decision.chat, decision.answer, { pace, signal })
  }
  const { fault } = decision
  switch (fault.type) {
    case 'http':
      response.writeHead(fault.status, fault.headers).end(fault.body)
      return
    case 'bytes':
      return sendBytes(response, fault, signal)
    case 'refuse':
      response.destroy()
      return
    case 'silence':
      return
    default:
      fault satisfies never
  }
}

/** Whether the simulator itself breaks the connection at the end of this reply. */
export function breaksConnection(decision: Decision): boolean {
  if (decision.type === 'answer') return ['cut', 'cut_inside_character'].includes(String(decision.answer.ending))
  const { fault } = decision
  return fault.type === 'refuse' || (fault.type === 'bytes' && fault.ending === 'cut')
}

async function sendBytes(
  response: ServerResponse,
  { chunks, ending }: SimulatedFault & { readonly type: 'bytes' },
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200, NDJSON).flushHeaders()
  for (const chunk of chunks) {
    await pause(0, signal)
    response.write(chunk)
  }
  await pause(0, signal)
  if (ending === 'end') response.end()
  if (ending === 'cut') response.destroy()
}
