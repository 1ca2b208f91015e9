import { randomUUID } from 'node:crypto'
import { openTalk, type Talk } from './client/conversation.ts'
import { createHttpClient, type HttpClient, json } from './client/http-client.ts'
import type { Clock } from './clock.ts'
import type { Context } from './context.ts'

/** What is left to tidy up is waited for so long, however the review ended, ms. */
const TIDY_LIMIT_MS = 5_000
/** Conversations that are deleted at the same time. */
const AT_ONCE = 10

export type Room = AsyncDisposable & { readonly context: Omit<Context, 'random' | 'unique' | 'runs'> }

/**
 * What one probe opens, closed behind it. The conversations that it made are deleted also when the review was stopped:
 * nobody wants to find them among their own.
 */
export function openRoom(http: HttpClient, clock: Clock, signal: AbortSignal): Room {
  const talks: Talk[] = []
  const sessions = new Set<string>()
  return {
    context: {
      http,
      clock,
      signal,
      sessionId() {
        const id = `check-${randomUUID()}`
        sessions.add(id)
        return id
      },
      async talk() {
        const id = this.sessionId()
        // What a reviewer says of itself is nothing to remember of the person. An Eva without a memory has no such address.
        const offRecord = { ...json({ off_record: true }), method: 'PUT' }
        await http.request(`/sessions/${id}/off-record`, offRecord).catch(() => null)
        const talk = await openTalk(http, clock, id, signal)
        talks.push(talk)
        return talk
      },
    },
    async [Symbol.asyncDispose]() {
      for (const talk of talks) talk.close()
      const tidier = createHttpClient(http.base, http.secret, clock, AbortSignal.timeout(TIDY_LIMIT_MS))
      const ids = [...sessions]
      while (ids.length > 0) {
        const some = ids.splice(0, AT_ONCE)
        await Promise.all(some.map((id) => tidier.request(`/sessions/${id}`, { method: 'DELETE' }).catch(() => null)))
      }
    },
  }
}
