import { request } from 'undici'
import { isRecord, parseJson } from '../openai-http/json.ts'
import type { Server } from './brain.ts'
import { notOllama, unreachable } from './failure.ts'
import { wholeLines } from './whole-lines.ts'

/** One request: for which model, how its answer is read, and for how long anybody waits for it. */
export type Asking = {
  /** `null` where it is about no model in particular. */
  readonly model: string | null
  readonly reading: 'json' | 'lines'
  readonly signal: AbortSignal
}

/** Most bytes of an answer that is not a stream. The description of a model can hold all of its vocabulary. */
const LONGEST_BODY_BYTES = 33_554_432

const JSON_TYPE = { 'content-type': 'application/json' } as const

/**
 * The `fetch` that Ollama's client is given. It keeps connections, sends each request once, and ends it at its source
 * when `signal` aborts, which the client by itself does for streams alone, and then for all of them at once. A refusal
 * comes out as JSON whatever it was, since the client writes what is not JSON to the console.
 */
export function fetchFrom(server: Server, { model, reading, signal }: Asking): typeof fetch {
  return async (input, init) => {
    const { statusCode, headers, body } = await request(input instanceof Request ? input.url : input, {
      dispatcher: server.connections,
      method: init?.method === 'POST' ? 'POST' : 'GET',
      // `identity`: a compressing proxy would hold tokens back until its block is full.
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body: typeof init?.body === 'string' ? init.body : null,
      signal,
    }).catch((thrown: unknown) => {
      throw unreachable(server, 'connecting', thrown)
    })
    if (statusCode < 200 || statusCode >= 300) {
      const error = errorIn(await textOf(server, body))
      // A redirect is not followed; as a 404 it says that there is no Ollama at this address.
      const status = statusCode < 400 ? 404 : statusCode
      return new Response(JSON.stringify({ error }), { status, headers: JSON_TYPE })
    }
    if (reading === 'json') return new Response(await textOf(server, body), { headers: JSON_TYPE })
    if (/html|application\/json/.test(String(headers['content-type'] ?? ''))) throw notOllama(server)
    return new Response(streamOf(wholeLines(body, model)))
  }
}

/** What `ReadableStream.from` makes, written out: pages are type-checked too, and no browser's types have that one. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
}

/** A body that is not a stream, cut where it becomes absurd. */
async function textOf(server: Server, body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true })
      bytes += chunk.byteLength
      if (bytes > LONGEST_BODY_BYTES) break
    }
    return text
  } catch (thrown) {
    throw unreachable(server, 'answering', thrown)
  }
}

/** Ollama's own words for what is wrong; a blank where there are none, since the client makes up words for nothing. */
function errorIn(body: string): string {
  const value = parseJson(body)
  return isRecord(value) && typeof value.error === 'string' && value.error !== '' ? value.error : ' '
}
