import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createCallLog, inJson, listen, pause, type SimulatedCall, sendPlain, type Wait } from '../simulator/index.ts'
import { type SimulatedTranscription, transcriptionError } from './reply.ts'
import { sendText } from './send-text.ts'
import { parseTranscriptionRequest, type TranscriptionRequest } from './transcription-request.ts'

export type TranscriptionSimulatorOptions = {
  /** @default 0: any free port */
  readonly port?: number
  /** What `GET /v1/models` lists; other models are answered 404. @default ['whisper-1'] */
  readonly models?: readonly string[]
  /** The bearer token without which everything is answered 401. @default null: none is needed */
  readonly apiKey?: string | null
  /** What becomes of each request. @default how long the sound was */
  readonly replyTo?: (request: TranscriptionRequest) => SimulatedTranscription
  /** From a request to its answer where a reply says nothing else, ms. @default 0 */
  readonly afterMs?: number
  /** What waits out the delays. @default a timer, and none for 0 */
  readonly wait?: Wait
}

export type TranscriptionSimulator = {
  /** `http://127.0.0.1:<port>/v1` */
  readonly baseUrl: string
  /** Every request so far, in order of arrival; bodies with a sound are not kept. */
  readonly calls: readonly SimulatedCall[]
  /** What was asked for so far, as it was understood. */
  readonly requests: readonly TranscriptionRequest[]
  /** Most transcriptions that were ever under way at the same time. */
  readonly mostAtOnce: number
  /** Answers one coming request for a transcription with `reply`; several wait in line. */
  replyNext(reply: SimulatedTranscription): void
  /** Resolves as soon as no request is being answered. */
  idle(): Promise<void>
  /** Stops listening and breaks every connection. */
  close(): Promise<void>
}

/** A server that speaks OpenAI's `POST /v1/audio/transcriptions` on a loopback port, and understands what it is told to. */
export async function startTranscriptionSimulator(
  options: TranscriptionSimulatorOptions = {},
): Promise<TranscriptionSimulator> {
  const { port = 0, models = ['whisper-1'], apiKey = null, wait = pause, afterMs = 0 } = options
  const { replyTo = ({ durationMs }) => ({ type: 'text', text: howLong(durationMs) }) } = options
  const log = createCallLog()
  const requests: TranscriptionRequest[] = []
  const next: SimulatedTranscription[] = []
  let underWay = 0
  let mostAtOnce = 0

  function decide(request: TranscriptionRequest): SimulatedTranscription {
    if (models.includes(request.model)) return next.shift() ?? replyTo(request)
    return transcriptionError(404, `The model '${request.model}' does not exist`)
  }

  async function transcribe(body: Buffer, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const stop = new AbortController()
    response.once('close', () => stop.abort())
    const request = await parseTranscriptionRequest(Uint8Array.from(body), incoming.headers['content-type'] ?? '')
    if (typeof request === 'string') return sendPlain(response, transcriptionError(400, request))
    requests.push(request)
    const reply = decide(request)
    if (reply.type !== 'text') return sendPlain(response, reply)
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => {
      underWay -= 1
    })
    await sendText(response, request, reply, { signal: stop.signal, wait, afterMs })
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = incoming
    const path = new URL(url, 'http://simulator').pathname
    const clientPort = incoming.socket.remotePort ?? 0
    const settle = log.open({ method, path, headers, clientPort, body: '' })
    response.once('close', () =>
      settle(response.writableFinished ? 'answered' : 'abandoned', response.headersSent ? response.statusCode : null),
    )
    const body = await buffer(incoming).catch(() => Buffer.alloc(0))
    if (response.destroyed) return
    if (apiKey !== null && headers.authorization !== `Bearer ${apiKey}`) {
      return sendPlain(response, transcriptionError(401, `Incorrect API key provided: ${headers.authorization}.`))
    }
    if (method === 'POST' && path === '/v1/audio/transcriptions') {
      return transcribe(body, incoming, response).catch(() => void response.destroy())
    }
    const list = { object: 'list', data: models.map((id) => ({ id, object: 'model' })) }
    const isList = method === 'GET' && path === '/v1/models'
    sendPlain(response, isList ? inJson(list) : transcriptionError(404, `Unknown request URL: ${method} ${path}.`))
  }

  const server = createServer((incoming, response) => void answer(incoming, response))
  const { origin, close } = await listen(server, port)
  return {
    baseUrl: `${origin}/v1`,
    calls: log.calls,
    requests,
    get mostAtOnce() {
      return mostAtOnce
    },
    replyNext: (reply) => void next.push(reply),
    idle: log.idle,
    close,
  }
}

const howLong = (durationMs: number): string => `You spoke for ${(durationMs / 1000).toFixed(1)} seconds.`
