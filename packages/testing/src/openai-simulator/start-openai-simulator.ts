import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type CallLog, createCallLog, type SimulatedCall } from './call-log.ts'
import { decideReply, type Rules, sayBack } from './decide-reply.ts'
import type { Pace } from './pace.ts'
import type { SimulatedReply, SimulatedRequest } from './reply.ts'
import { breaksConnection, sendReply } from './send-reply.ts'

export type OpenAiSimulatorOptions = {
  /** @default 0: any free port */
  readonly port?: number
  /** What `GET /v1/models` lists; other models are answered 404. @default ['simulated-model'] */
  readonly models?: readonly string[]
  /** From the request to the first token, ms. @default 0: at once, without a timer */
  readonly firstTokenMs?: number
  /** Between two tokens, ms. @default 0: one turn of the event loop, without a timer */
  readonly tokenMs?: number
  /** Sent with every answer, such as `x-ratelimit-*`. @default {} */
  readonly headers?: Readonly<Record<string, string>>
  /** The bearer token without which everything is answered 401. @default null: none is needed */
  readonly apiKey?: string | null
  /** What is answered to a chat request. @default the message said back, and a few sentences */
  readonly replyTo?: (request: SimulatedRequest) => SimulatedReply
}

export type OpenAiSimulator = {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string
  /** Every request so far, in order of arrival. */
  readonly calls: readonly SimulatedCall[]
  /** Answers one coming chat request with `reply` in place of `replyTo`; several wait in line. */
  replyNext(reply: SimulatedReply): void
  /** Resolves as soon as no request is being answered. */
  idle(): Promise<void>
  /** Stops listening and breaks every connection. */
  close(): Promise<void>
}

/** How long an idle connection is kept, so that a pause between two rounds of a benchmark costs no handshake. */
const IDLE_CONNECTION_MS = 60_000

type Desk = {
  readonly rules: Rules
  readonly pace: Pace
  readonly headers: Readonly<Record<string, string>>
  readonly log: CallLog
}

/** A server that speaks OpenAI's chat completions on a loopback port, word for word as scripted. */
export async function startOpenAiSimulator(options: OpenAiSimulatorOptions = {}): Promise<OpenAiSimulator> {
  const { port = 0, models = ['simulated-model'], firstTokenMs = 0, tokenMs = 0 } = options
  const { headers = {}, apiKey = null, replyTo = sayBack } = options
  const line: SimulatedReply[] = []
  const rules: Rules = { models, apiKey, replyTo: (request) => line.shift() ?? replyTo(request) }
  const desk: Desk = { rules, pace: { firstTokenMs, tokenMs }, headers, log: createCallLog() }

  const keepAliveTimeout = IDLE_CONNECTION_MS
  const server = createServer({ keepAliveTimeout }, (incoming, response) => void answer(incoming, response, desk))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/v1`,
    calls: desk.log.calls,
    replyNext: (reply) => void line.push(reply),
    idle: desk.log.idle,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const { method = '', url = '/', headers } = incoming
  const call = { method, path: new URL(url, 'http://simulator').pathname, headers }
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const clientPort = incoming.socket.remotePort ?? 0
  const body = await text(incoming).catch(() => null)
  const settle = desk.log.open({ ...call, clientPort, body: body ?? '' })
  if (body === null || gone.signal.aborted) return settle('abandoned')

  for (const [name, value] of Object.entries(desk.headers)) response.setHeader(name, value)
  const decision = decideReply({ ...call, body }, desk.rules)
  response.once('close', () => {
    if (response.writableFinished) settle('answered')
    else settle(breaksConnection(decision) ? 'cut' : 'abandoned')
  })
  await sendReply(response, decision, { pace: desk.pace, signal: gone.signal }).catch((thrown: unknown) => {
    if (!gone.signal.aborted) response.destroy(thrown instanceof Error ? thrown : undefined)
  })
}
