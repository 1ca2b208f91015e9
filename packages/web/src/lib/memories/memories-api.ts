import { type MemoriesBody, type MemoryBody, memoriesSchema, memorySchema } from '@eva/protocol'
import { parsed } from '../fetched/fetched-api.ts'
import { createRequest, json, type Outcome } from '../request.ts'

export type MemoriesApi = {
  /** A page of those that hold every word of the query, the latest change first. */
  list(query: string, offset: number): Promise<Outcome<MemoriesBody>>
  write(text: string): Promise<Outcome<MemoryBody>>
  edit(id: string, text: string): Promise<Outcome<MemoryBody>>
  forget(id: string): Promise<Outcome<void>>
  forgetAll(): Promise<Outcome<void>>
  pause(paused: boolean): Promise<Outcome<void>>
}

/** Memories that are shown at once, and loaded with each "more". */
export const PAGE = 50

/** Address of all memories as a file, for a link. */
export const memoriesUrl = (format: 'md' | 'json'): string => `/memories/export?format=${format}`

export function createMemoriesApi(fetchLike: typeof fetch): MemoriesApi {
  const request = createRequest(fetchLike)
  const nothing = async (asked: Promise<Outcome<Response>>): Promise<Outcome<void>> => {
    const outcome = await asked
    return outcome.ok ? { ok: true, value: undefined } : outcome
  }
  return {
    list: (query, offset) =>
      parsed(request(`/memories?q=${encodeURIComponent(query)}&limit=${PAGE}&offset=${offset}`), memoriesSchema),
    write: (text) => parsed(request('/memories', json('POST', { text })), memorySchema),
    edit: (id, text) => parsed(request(`/memories/${id}`, json('PATCH', { text })), memorySchema),
    forget: (id) => nothing(request(`/memories/${id}`, { method: 'DELETE' })),
    forgetAll: () => nothing(request('/memories', { method: 'DELETE' })),
    pause: (paused) => nothing(request('/memories/paused', json('PUT', { paused }))),
  }
}
