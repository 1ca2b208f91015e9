import { type PullEvent, pullEventSchema } from '@eva/protocol'
import type { $ZodType } from 'zod/v4/core'
import { createRequest, json, type Outcome, parseBody } from '../request.ts'
import { readServerEvents } from '../server-events.ts'

/** What all that is fetched has in common: voices, ears and models. */
export type FetchedApi = {
  /** Fetches a model, or joins who does; the events up to the last one. */
  pull(id: string): Promise<Outcome<AsyncIterable<PullEvent>>>
  cancel(id: string): Promise<Outcome<void>>
  remove(id: string): Promise<Outcome<void>>
}

export function createFetchedApi(fetchLike: typeof fetch, base: '/voices' | '/ears' | '/models'): FetchedApi {
  const request = createRequest(fetchLike)
  const nothing = async (asked: Promise<Outcome<Response>>): Promise<Outcome<void>> => {
    const outcome = await asked
    return outcome.ok ? { ok: true, value: undefined } : outcome
  }
  return {
    async pull(id) {
      const outcome = await request(`${base}/pull`, json('POST', { id }))
      return outcome.ok ? { ok: true, value: readServerEvents(outcome.value, pullEventSchema) } : outcome
    },
    cancel: (id) => nothing(request(`${base}/pull/${encodeURIComponent(id)}`, { method: 'DELETE' })),
    remove: (id) => nothing(request(`${base}/${encodeURIComponent(id)}`, { method: 'DELETE' })),
  }
}

/** The body of an answer, held against a schema. */
export async function parsed<Value>(
  asked: Promise<Outcome<Response>>,
  schema: $ZodType<Value>,
): Promise<Outcome<Value>> {
  const outcome = await asked
  return outcome.ok ? parseBody(outcome.value, schema) : outcome
}
