import { type Agent, request } from 'undici'
import type { Answer } from './answer.ts'
import { isRecord } from './json.ts'

/** Most bytes of an error's or a list's body that are read. */
const LONGEST_BODY_BYTES = 1_048_576

/** Whom a request goes to, and as whom. */
export type Peer = { readonly connections: Agent; readonly headers: Readonly<Record<string, string>> }

/** One request, once: no retry, no redirect followed. Throws what undici throws. */
export async function sendOnce(
  { connections, headers: sent }: Peer,
  { url, body }: { readonly url: URL; readonly body: string | Uint8Array | null },
  signal: AbortSignal,
): Promise<Answer> {
  const method = body === null ? 'GET' : 'POST'
  const answer = await request(url, { dispatcher: connections, method, headers: sent, body, signal })
  const { statusCode, headers } = answer
  return {
    status: statusCode,
    ok: statusCode >= 200 && statusCode < 300,
    headers: { get: (name) => [headers[name]].flat()[0] ?? null },
    body: answer.body,
  }
}

/** The body of an answer that is not a stream, cut where it becomes absurd. Throws what undici throws. */
export async function readWhole(answer: Answer): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk, { stream: true })
    bytes += chunk.byteLength
    if (bytes > LONGEST_BODY_BYTES) break
  }
  return text
}

/** What the system calls a broken connection (`ECONNREFUSED`, `UND_ERR_SOCKET`, …); `null` when it has no name. */
export const systemCode = (thrown: unknown): string | null =>
  isRecord(thrown) && typeof thrown.code === 'string' ? thrown.code : null
