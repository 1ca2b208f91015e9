import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type CallLog, createCallLog, listen, type SimulatedCall } from '../simulator/index.ts'
import { type Decision, decideReply, type IncomingCall, type Rules, sayBack } from './decide-reply.ts'
import { createMemory } from './memory.ts'
import type { SimulatedModel } from './model.ts'
import type { SimulatedChat, SimulatedFault, SimulatedReply } from './reply.ts'
import { breaksConnection, type MachinePace, sendReply } from './send-reply.ts'

export type OllamaSimulatorOptions = {
  /** @default 0: any free port */
  readonly port?: number
  /** What is installed, newest first. @default one model, `simulated-model` */
  readonly models?: readonly SimulatedModel[]
  /** From the request to the first token of a loaded model, ms. @default 0: at once, without a timer */
  readonly firstTokenMs?: number
  /** Between two tokens, ms. @default 0: one turn of the event loop, without a timer */
  readonly tokenMs?: number
  /** To load a model, ms. @default 0 */
  readonly loadMs?: number
  /** What is answered to a chat request. @default the message said back, and a few sentences */
  readonly replyTo?: (chat: SimulatedChat) => SimulatedReply
}

/** The routes that it answers. */
export type OllamaRoute = '/api/chat' | '/api/generate' | '/api/tags' | '/api/show' | '/api/ps'

export type OllamaSimulator = {
  /** `http://127.0.0.1:<port>` */
  readonly baseUrl: string
  /** Every request so far, in order of arrival. */
  readonly calls: readonly SimulatedCall[]
  /** How often a model has been loaded so far. */
  readonly loads: number
  /** The bodies of the requests to `route` so far, read as JSON; `null` where there was none. */
  bodiesTo(route: OllamaRoute): readonly unknown[]
  /** Answers one coming chat request with `reply` in place of `replyTo`; several wait in line. */
  replyNext(reply: SimulatedReply): void
  /** Answers one coming request to `route` with `fault` in place of what it asks for; several wait in line. */
  failNext(route: OllamaRoute, fault: SimulatedFault): void
  /** Resolves as soon as no request is being answered. */
  idle(): Promise<void>
  /** Stops listening and breaks every connection. */
  close(): Promise<void>
}

type Desk = {
  readonly decide: (call: IncomingCall) => Decision
  readonly pace: MachinePace
  readonly log: CallLog
}

/** A server that speaks Ollama's own API on a loopback port, word for word as scripted. */
export async function startOllamaSimulator(options: OllamaSimulatorOptions = {}): Promise<OllamaSimulator> {
  const { port = 0, models = [{ name: 'simulated-model' }], firstTokenMs = 0, tokenMs = 0, loadMs = 0 } = options
  const { replyTo = (chat) => sayBack(models, chat) } = options
  const replies: SimulatedReply[] = []
  const faults: { readonly route: OllamaRoute; readonly fault: SimulatedFault }[] = []
  const memory = createMemory()
  const rules: Rules = { models, memory, replyTo: (chat) => replies.shift() ?? replyTo(chat) }
  const decide = (call: IncomingCall): Decision => {
    const next = faults.findIndex(({ route }) => route === call.path)
    const [scripted] = next === -1 ? [] : faults.splice(next, 1)
    return scripted === undefined ? decideReply(call, rules) : { type: 'other', fault: scripted.fault, loading: false }
  }
  const desk: Desk = { decide, pace: { firstTokenMs, tokenMs, loadMs }, log: createCallLog() }

  const server = createServer((incoming, response) => void answer(incoming, response, desk))
  const { origin, close } = await listen(server, port)
  return {
    baseUrl: origin,
    calls: desk.log.calls,
    get loads() {
      return memory.loads
    },
    bodiesTo: (route) =>
      desk.log.calls.filter(({ path }) => path === route).map(({ body }) => (body === '' ? null : JSON.parse(body))),
    replyNext: (reply) => void replies.push(reply),
    failNext: (route, fault) => void faults.push({ route, fault }),
    idle: desk.log.idle,
    close,
  }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const { method = '', url = '/', headers } = incoming
  const path = new URL(url, 'http://simulator').pathname
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const clientPort = incoming.socket.remotePort ?? 0
  const body = await text(incoming).catch(() => null)
  const settle = desk.log.open({ method, path, headers, clientPort, body: body ?? '' })
  if (body === null || gone.signal.aborted) return settle('abandoned')

  const decision = desk.decide({ method, path, body })
  response.once('close', () => {
    if (response.writableFinished) settle('answered')
    else settle(breaksConnection(decision) ? 'cut' : 'abandoned')
  })
  await sendReply(response, decision, { pace: desk.pace, signal: gone.signal }).catch((thrown: unknown) => {
    if (!gone.signal.aborted) response.destroy(thrown instanceof Error ? thrown : undefined)
  })
}
