import { type Agent, request } from 'undici'
import type { Answer } from './answer.ts'
import { type ServerWords, unreachable } from './unreachable.ts'

/** Most bytes of an error's or a list's body that are read. */
const LONGEST_BODY_BYTES = 1_048_576

/** Whom a request goes to, as whom, and how it is told that nothing comes back. */
export type Peer = {
  readonly connections: Agent
  readonly headers: Readonly<Record<string, string>>
  readonly words: ServerWords
}

/**
 * One request, once: no retry, no redirect followed.
 *
 * @throws EvaError when no answer comes; the signal's reason when it aborts
 */
export async function send(
  { connections, headers: sent, words }: Peer,
  { url, body }: { readonly url: URL; readonly body: string | Uint8Array | null },
  signal: AbortSignal,
): Promise<Answer> {
  const method = body === null ? 'GET' : 'POST'
  try {
    const answer = await request(url, { dispatcher: connections, method, headers: sent, body, signal })
    const { statusCode, headers } = answer
    return {
      status: statusCode,
      ok: statusCode >= 200 && statusCode < 300,
      headers: { get: (name) => [headers[name]].flat()[0] ?? null },
      body: answer.body,
    }
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(words, 'connecting', thrown)
  }
}

/**
 * The bytes of an answer, as they arrive.
 *
 * @throws EvaError when the connection breaks; the signal's reason when it aborts
 */
export async function* bytesOf(
  { words }: Pick<Peer, 'words'>,
  { body }: Pick<Answer, 'body'>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* body
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(words, 'answering', thrown)
  }
}

/** The body of an answer that is not a stream, cut where it becomes absurd. Throws what `bytesOf` throws. */
export async function readBody(peer: Pick<Peer, 'words'>, answer: Answer, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of bytesOf(peer, answer, signal)) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.byteLength
    if (bytes > LONGEST_BODY_BYTES) break
  }
  return text
}
