import { type Session, type SessionSummary, sessionSchema, sessionSummarySchema, type TtsRequest } from '@eva/protocol'
import * as z from 'zod/mini'
import { createRequest, json, type Outcome, parseBody, unreadable } from './request.ts'

/** Sound as it is made: 16-bit mono PCM in pieces of any length, which may end within a sample. */
export type SpeechStream = { sampleRate: number; pieces: AsyncIterable<Uint8Array> }

/** How something is to be said; left out, by the voice of its language as it is. */
export type Manner = Partial<Pick<TtsRequest, 'voice' | 'language' | 'speed' | 'pitch'>>

export type Api = {
  listSessions(query: string): Promise<Outcome<SessionSummary[]>>
  readSession(sessionId: string): Promise<Outcome<Session>>
  renameSession(sessionId: string, title: string): Promise<Outcome<void>>
  deleteSession(sessionId: string): Promise<Outcome<void>>
  /** Nothing of a conversation is remembered, and nothing recalled in it; also before its first message. */
  setOffRecord(sessionId: string, isOff: boolean): Promise<Outcome<void>>
  /** Takes back what she has learnt. */
  forgetMemory(id: string): Promise<Outcome<void>>
  rememberText(text: string): Promise<Outcome<void>>
  speak(request: { text: string } & Manner, signal: AbortSignal): Promise<Outcome<SpeechStream>>
}

/** Address of a conversation's export, for a link. */
export const exportUrl = (sessionId: string, format: 'md' | 'json'): string =>
  `/sessions/${sessionId}/export?format=${format}`

/** Eva's HTTP side, at the address that the page came from. */
export function createApi(fetchLike: typeof fetch): Api {
  const request = createRequest(fetchLike)
  const nothing = (outcome: Outcome<Response>): Outcome<void> => (outcome.ok ? { ok: true, value: undefined } : outcome)

  return {
    async listSessions(query) {
      const outcome = await request(query === '' ? '/sessions' : `/sessions?q=${encodeURIComponent(query)}`)
      return outcome.ok ? parseBody(outcome.value, z.array(sessionSummarySchema)) : outcome
    },
    async readSession(sessionId) {
      const outcome = await request(`/sessions/${sessionId}`)
      return outcome.ok ? parseBody(outcome.value, sessionSchema) : outcome
    },
    renameSession: async (sessionId, title) =>
      nothing(await request(`/sessions/${sessionId}`, json('PATCH', { title }))),
    deleteSession: async (sessionId) => nothing(await request(`/sessions/${sessionId}`, { method: 'DELETE' })),
    setOffRecord: async (sessionId, isOff) =>
      nothing(await request(`/sessions/${sessionId}/off-record`, json('PUT', { off_record: isOff }))),
    forgetMemory: async (id) => nothing(await request(`/memories/${id}`, { method: 'DELETE' })),
    rememberText: async (text) => nothing(await request('/memories', json('POST', { text }))),
    async speak(wish, signal) {
      const outcome = await request('/tts', { ...json('POST', { ...wish, format: 'pcm' }), signal })
      if (!outcome.ok) return outcome
      const sampleRate = Number(outcome.value.headers.get('x-sample-rate'))
      if (outcome.value.body === null || !(sampleRate > 0)) return unreadable('speech without a sample rate')
      return { ok: true, value: { sampleRate, pieces: readPieces(outcome.value.body) } }
    },
  }
}

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
