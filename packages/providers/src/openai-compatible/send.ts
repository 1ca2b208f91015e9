import { request } from 'undici'
import type { Answer } from './answer.ts'
import { httpFailure, unreachable } from './failure.ts'
import type { Server } from './server.ts'

/** Most bytes of an error's or a list's body that are read. */
const LONGEST_BODY_BYTES = 1_048_576

/**
 * One request, once: no retry, no redirect followed.
 *
 * @throws EvaError `brain_unreachable` when no answer comes; the signal's reason when it aborts
 */
export async function send(
  server: Server,
  target: { readonly url: URL; readonly body: string | null },
  signal: AbortSignal,
): Promise<Answer> {
  const { url, body } = target
  try {
    const {
      statusCode,
      headers,
      body: read,
    } = await request(url, {
      dispatcher: server.connections,
      method: body === null ? 'GET' : 'POST',
      headers: server.headers,
      body,
      signal,
    })
    return {
      status: statusCode,
      ok: statusCode >= 200 && statusCode < 300,
      headers: { get: (name) => [headers[name]].flat()[0] ?? null },
      body: read,
    }
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(server, 'connecting', thrown)
  }
}

/** The body of an answer that is not a stream, cut where it becomes absurd. Throws the signal's reason when it aborts. */
export async function readBody(server: Server, answer: Answer, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk, { stream: true })
      bytes += chunk.byteLength
      if (bytes > LONGEST_BODY_BYTES) break
    }
    return text
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(server, 'answering', thrown)
  }
}

/** Throws the error that a bad status stands for. */
export async function throwHttpFailure(server: Server, answer: Answer, signal: AbortSignal): Promise<never> {
  throw httpFailure(server, answer, await readBody(server, answer, signal))
}
