import { createServer } from 'node:http'
import { createCallLog, listen, pause, type SimulatedCall, type Wait } from '../simulator/index.ts'
import { answerCall, type Desk, type Interruption } from './answer-call.ts'
import { type ChatBehaviour, createChatDesk } from './chat.ts'
import { type Rules, sayBack } from './decide-reply.ts'
import type { Fault } from './fault.ts'
import type { ScheduledFault } from './fault-plan.ts'
import type { SimulatedReply } from './reply.ts'

export type OpenAiSimulatorOptions = ChatBehaviour & {
  /** @default 0: any free port */
  readonly port?: number
  /** What `GET /v1/models` lists; other models are answered 404. @default ['simulated-model'] */
  readonly models?: readonly string[]
  /** Sent with every answer, such as `x-request-id`. @default {} */
  readonly headers?: Readonly<Record<string, string>>
  /** The bearer token without which everything is answered 401. @default null: none is needed */
  readonly apiKey?: string | null
  /** What waits out the delays, ms; rejects when the signal aborts first. @default a timer, and none for 0 */
  readonly wait?: Wait
}

export type OpenAiSimulator = {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string
  /** Every request so far, in order of arrival. */
  readonly calls: readonly SimulatedCall[]
  /** Answers one coming chat request with `reply` in place of `replyTo`; several wait in line. */
  replyNext(reply: SimulatedReply): void
  /** Lets this go wrong with one coming chat request, in place of what `faults` says; several wait in line. */
  failNext(fault: Fault): void
  /** What goes wrong from now on, in place of what was set before; nothing with `[]`. Answers under way go on as they are. */
  setFaults(faults: readonly ScheduledFault[]): void
  /** Breaks the connection of each chat answer under way, or falls silent in the middle of it. Returns how many they were. */
  interrupt(how: Interruption): number
  /** Resolves as soon as no request is being answered. */
  idle(): Promise<void>
  /** Stops listening and breaks every connection. */
  close(): Promise<void>
}

/** How long an idle connection is kept, so that a pause between two rounds of a benchmark costs no handshake. */
const IDLE_CONNECTION_MS = 60_000

/** A server that speaks OpenAI's chat completions on a loopback port, word for word as scripted. */
export async function startOpenAiSimulator(options: OpenAiSimulatorOptions = {}): Promise<OpenAiSimulator> {
  const {
    port = 0,
    models = ['simulated-model'],
    headers = {},
    apiKey = null,
    replyTo = sayBack,
    wait = pause,
  } = options
  const chatDesk = createChatDesk({ ...options, replyTo })
  const underWay = new Set<(how: Interruption) => void>()
  const rules: Rules = { models, apiKey, chat: chatDesk.chat }
  const desk: Desk = { rules, headers, quotaHeaders: chatDesk.headers, log: createCallLog(), underWay, wait }

  const keepAliveTimeout = IDLE_CONNECTION_MS
  const server = createServer({ keepAliveTimeout }, (incoming, response) => void answerCall(incoming, response, desk))
  const { origin, close } = await listen(server, port)
  return {
    baseUrl: `${origin}/v1`,
    calls: desk.log.calls,
    replyNext: chatDesk.replyNext,
    failNext: chatDesk.failNext,
    setFaults: chatDesk.setFaults,
    interrupt(how) {
      const answers = [...underWay]
      for (const interrupt of answers) interrupt(how)
      return answers.length
    },
    idle: desk.log.idle,
    close,
  }
}
