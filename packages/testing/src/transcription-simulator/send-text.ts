import type { ServerResponse } from 'node:http'
import { pause, type Wait } from '../simulator/index.ts'
import type { SimulatedText } from './reply.ts'
import type { TranscriptionRequest } from './transcription-request.ts'

/** Sends a text as scripted. Throws the abort error of `signal` when the client goes first. */
export async function sendText(
  response: ServerResponse,
  request: TranscriptionRequest,
  reply: SimulatedText,
  { signal, wait, afterMs }: { readonly signal: AbortSignal; readonly wait: Wait; readonly afterMs: number },
): Promise<void> {
  const body = bodyOf(request, reply)
  await wait(reply.afterMs ?? afterMs, signal)
  const contentType = request.format === 'text' ? 'text/plain; charset=utf-8' : 'application/json'
  response.writeHead(200, { 'content-type': contentType, ...reply.headers })
  if (reply.ending === undefined) {
    response.end(body)
    return
  }
  response.write(Buffer.from(body).subarray(0, reply.ending.afterBytes))
  if (reply.ending.how === 'stall') return
  // One turn of the event loop, so that what was written is on its way.
  await pause(0, signal)
  response.destroy()
}

function bodyOf({ format, durationMs }: TranscriptionRequest, reply: SimulatedText): string {
  const { text, language = 'english', noSpeechProbability = 0.02, averageLogProbability = -0.2 } = reply
  if (format === 'text') return `${text}\n`
  if (format === 'json') return JSON.stringify({ text: ` ${text}` })
  const duration = durationMs / 1000
  const segment = { id: 0, seek: 0, start: 0, end: duration, text: ` ${text}`, tokens: [], temperature: 0 }
  const judged = { avg_logprob: averageLogProbability, compression_ratio: 1, no_speech_prob: noSpeechProbability }
  const segments = text === '' ? [] : [{ ...segment, ...judged }]
  return JSON.stringify({ task: 'transcribe', language, duration, text: ` ${text}`, segments })
}
