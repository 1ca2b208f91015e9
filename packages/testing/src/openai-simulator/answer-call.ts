import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { CallLog, Wait } from '../simulator/index.ts'
import { type Decision, decideReply, type Rules } from './decide-reply.ts'
import { breaksConnection, sendReply } from './send-reply.ts'

/** What can be done to an answer under way: its connection breaks, or nothing more comes of it. */
export type Interruption = 'cut' | 'stall'

export type Desk = {
  readonly rules: Rules
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>
  /** Of an answer that is not counted. */
  readonly quotaHeaders: () => Readonly<Record<string, string>>
  readonly log: CallLog
  /** The chat answers that are being sent, each as the way to interrupt it. */
  readonly underWay: Set<(how: Interruption) => void>
  readonly wait: Wait
}

/** Answers one HTTP request as the desk decides, and writes down what became of it. Never throws. */
export async function answerCall(incoming: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const { method = '', url = '/', headers } = incoming
  const call = { method, path: new URL(url, 'http://simulator').pathname, headers }
  const stop = new AbortController()
  response.once('close', () => stop.abort())
  const clientPort = incoming.socket.remotePort ?? 0
  const body = await text(incoming).catch(() => null)
  const settle = desk.log.open({ ...call, clientPort, body: body ?? '' })
  if (body === null || stop.signal.aborted) return settle('abandoned')

  const decision = decideReply({ ...call, body }, desk.rules)
  for (const [name, value] of headersOf(decision, desk)) response.setHeader(name, value)
  let tokens = 0
  let cut = breaksConnection(decision)
  const interrupt = (how: Interruption): void => {
    stop.abort()
    if (how === 'stall') return
    cut = true
    response.destroy()
  }
  if (decision.type === 'chat') desk.underWay.add(interrupt)
  response.once('close', () => {
    desk.underWay.delete(interrupt)
    if (decision.type === 'chat') decision.chat.admission.settle(tokens, response.writableFinished)
    const broken = cut ? 'cut' : 'abandoned'
    settle(response.writableFinished ? 'answered' : broken, response.headersSent ? response.statusCode : null)
  })
  const onToken = (): void => {
    tokens += 1
  }
  await sendReply(response, decision, { signal: stop.signal, onToken, wait: desk.wait }).catch((thrown: unknown) => {
    if (!stop.signal.aborted) response.destroy(thrown instanceof Error ? thrown : undefined)
  })
}

/** Whose key is wrong is not told of anybody's quota. */
function headersOf(decision: Decision, desk: Desk): readonly (readonly [string, string])[] {
  const uncounted = (status: number) => (status === 401 ? {} : desk.quotaHeaders())
  const quota = decision.type === 'chat' ? decision.chat.admission.headers : uncounted(decision.reply.status)
  return Object.entries({ ...desk.headers, ...quota })
}
