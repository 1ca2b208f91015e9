import {
  errorBodySchema,
  type Session,
  type SessionSummary,
  sessionSchema,
  sessionSummarySchema,
  type TtsRequest,
} from '@eva/protocol'
import { z } from 'zod'
import type { Problem } from './conversation/conversation.ts'

/** What a request came to. A refusal is a value: every caller has to show it. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** Sound as it is made: 16-bit mono PCM in pieces of any length, which may end within a sample. */
export type SpeechStream = { sampleRate: number; pieces: AsyncIterable<Uint8Array> }

export type Api = {
  listSessions(query: string): Promise<Outcome<SessionSummary[]>>
  readSession(sessionId: string): Promise<Outcome<Session>>
  renameSession(sessionId: string, title: string): Promise<Outcome<void>>
  deleteSession(sessionId: string): Promise<Outcome<void>>
  speak(request: Pick<TtsRequest, 'text'>, signal: AbortSignal): Promise<Outcome<SpeechStream>>
}

/** Address of a conversation's export, for a link. */
export const exportUrl = (sessionId: string, format: 'md' | 'json'): string =>
  `/sessions/${sessionId}/export?format=${format}`

/** Eva's HTTP side, at the address that the page came from. */
export function createApi(fetchLike: typeof fetch): Api {
  const request = async (path: string, init: RequestInit = {}): Promise<Outcome<Response>> => {
    try {
      const response = await fetchLike(path, init)
      return response.ok ? { ok: true, value: response } : { ok: false, problem: await readProblem(response) }
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      return { ok: false, problem: { code: 'unreachable', message, fix: null } }
    }
  }
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const nothing = (outcome: Outcome<Response>): Outcome<void> => (outcome.ok ? { ok: true, value: undefined } : outcome)

  return {
    async listSessions(query) {
      const outcome = await request(query === '' ? '/sessions' : `/sessions?q=${encodeURIComponent(query)}`)
      return outcome.ok ? parse(outcome.value, z.array(sessionSummarySchema)) : outcome
    },
    async readSession(sessionId) {
      const outcome = await request(`/sessions/${sessionId}`)
      return outcome.ok ? parse(outcome.value, sessionSchema) : outcome
    },
    renameSession: async (sessionId, title) =>
      nothing(await request(`/sessions/${sessionId}`, json('PATCH', { title }))),
    deleteSession: async (sessionId) => nothing(await request(`/sessions/${sessionId}`, { method: 'DELETE' })),
    async speak({ text }, signal) {
      const outcome = await request('/tts', { ...json('POST', { text, format: 'pcm' }), signal })
      if (!outcome.ok) return outcome
      const sampleRate = Number(outcome.value.headers.get('x-sample-rate'))
      if (outcome.value.body === null || !(sampleRate > 0)) return unreadable('speech without a sample rate')
      return { ok: true, value: { sampleRate, pieces: readPieces(outcome.value.body) } }
    },
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const body = errorBodySchema.safeParse(await response.json().catch(() => null))
  if (!body.success) return { code: `http_${response.status}`, message: response.statusText, fix: null }
  return { code: body.data.error.code, message: body.data.error.message, fix: null }
}

async function parse<Value>(response: Response, schema: z.ZodType<Value>): Promise<Outcome<Value>> {
  const parsed = schema.safeParse(await response.json().catch(() => null))
  return parsed.success ? { ok: true, value: parsed.data } : unreadable(z.prettifyError(parsed.error))
}

const unreadable = (message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code: 'unreadable', message, fix: null },
})

/** Safari cannot iterate a stream directly. */
async function* readPieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}
