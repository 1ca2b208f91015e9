import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createCallLog, inJson, listen, pause, type SimulatedCall, sendPlain, type Wait } from '../simulator/index.ts'
import { type SimulatedSpeech, speechError } from './reply.ts'
import { sendSound } from './send-speech.ts'
import { parseSpeechRequest, type SpeechRequest } from './speech-request.ts'

export type SpeechSimulatorOptions = {
  /** @default 0: any free port */
  readonly port?: number
  /** What `GET /v1/models` lists; other models are answered 404. @default ['tts-1'] */
  readonly models?: readonly string[]
  /** What `GET /v1/audio/voices` answers; `null` for a server that has no such route. @default null */
  readonly voices?: unknown
  /** The bearer token without which everything is answered 401. @default null: none is needed */
  readonly apiKey?: string | null
  /** What becomes of each request. @default the sound that was asked for */
  readonly replyTo?: (request: SpeechRequest) => SimulatedSpeech
  /** Pace where a reply says none, ms. @default 0 */
  readonly firstByteMs?: number
  readonly pieceMs?: number
  /** What waits out the delays. @default a timer, and none for 0 */
  readonly wait?: Wait
}

export type SpeechSimulator = {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string
  /** Every request so far, in order of arrival. */
  readonly calls: readonly SimulatedCall[]
  /** Most speeches that were ever under way at the same time. */
  readonly mostAtOnce: number
  /** Answers one coming request for speech with `reply`; several wait in line. */
  replyNext(reply: SimulatedSpeech): void
  /** Resolves as soon as no request is being answered. */
  idle(): Promise<void>
  /** Stops listening and breaks every connection. */
  close(): Promise<void>
}

/** A server that speaks OpenAI's `POST /v1/audio/speech` on a loopback port: tones, as scripted. */
export async function startSpeechSimulator(options: SpeechSimulatorOptions = {}): Promise<SpeechSimulator> {
  const { port = 0, models = ['tts-1'], voices = null, apiKey = null, wait = pause } = options
  const { replyTo = () => ({ type: 'sound' }), firstByteMs = 0, pieceMs = 0 } = options
  const log = createCallLog()
  const next: SimulatedSpeech[] = []
  let underWay = 0
  let mostAtOnce = 0

  function decide(request: SpeechRequest): SimulatedSpeech {
    if (!models.includes(request.model)) return speechError(404, `The model '${request.model}' does not exist`)
    return next.shift() ?? replyTo(request)
  }

  async function speak(body: string, response: ServerResponse, signal: AbortSignal): Promise<void> {
    const request = parseSpeechRequest(body)
    if (typeof request === 'string') return sendPlain(response, speechError(400, request))
    const reply = decide(request)
    if (reply.type !== 'sound') return sendPlain(response, reply)
    const hertz = hertzOf(request.voice)
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => {
      underWay -= 1
    })
    await sendSound(response, request, reply, { signal, wait, firstByteMs, pieceMs, hertz })
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = incoming
    const path = new URL(url, 'http://simulator').pathname
    const stop = new AbortController()
    response.once('close', () => stop.abort())
    const clientPort = incoming.socket.remotePort ?? 0
    const body = await text(incoming).catch(() => '')
    const settle = log.open({ method, path, headers, clientPort, body })
    response.once('close', () =>
      settle(response.writableFinished ? 'answered' : 'abandoned', response.headersSent ? response.statusCode : null),
    )
    if (response.destroyed) return settle('abandoned')
    if (apiKey !== null && headers.authorization !== `Bearer ${apiKey}`) {
      return sendPlain(response, speechError(401, `Incorrect API key provided: ${headers.authorization}.`))
    }
    if (method === 'POST' && path === '/v1/audio/speech') {
      return speak(body, response, stop.signal).catch(() => void response.destroy())
    }
    const list = method === 'GET' ? listAt(path) : null
    sendPlain(response, list === null ? speechError(404, `Unknown request URL: ${method} ${path}.`) : inJson(list))
  }

  function listAt(path: string): unknown {
    if (path === '/v1/models') return { object: 'list', data: models.map((id) => ({ id, object: 'model' })) }
    return path === '/v1/audio/voices' ? voices : null
  }

  const server = createServer((incoming, response) => void answer(incoming, response))
  const { origin, close } = await listen(server, port)
  return {
    baseUrl: `${origin}/v1`,
    calls: log.calls,
    get mostAtOnce() {
      return mostAtOnce
    },
    replyNext: (reply) => void next.push(reply),
    idle: log.idle,
    close,
  }
}

/** Each voice has a pitch of its own, from 120 to 240 Hz. */
const hertzOf = (voice: string): number =>
  120 + ([...voice].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 121)
