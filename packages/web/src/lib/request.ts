import { errorBodySchema, parseAs } from '@eva/protocol'
import type { $ZodType } from 'zod/v4/core'
import type { Problem } from './conversation/conversation.ts'

/** What a request came to. A refusal is a value: every caller has to show it. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

export type Request = (path: string, init?: RequestInit) => Promise<Outcome<Response>>

/** Requests to Eva, at the address that the page came from. */
export const createRequest =
  (fetchLike: typeof fetch): Request =>
  async (path, init = {}) => {
    try {
      const response = await fetchLike(path, init)
      return response.ok ? { ok: true, value: response } : { ok: false, problem: await readProblem(response) }
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      return { ok: false, problem: { code: 'unreachable', message, fix: null } }
    }
  }

/** A request that carries JSON. */
export const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export async function parseBody<Value>(response: Response, schema: $ZodType<Value>): Promise<Outcome<Value>> {
  const parsed = parseAs(schema, await response.json().catch(() => null))
  return parsed.ok ? { ok: true, value: parsed.value } : unreadable(parsed.reason)
}

/** An answer that makes no sense. */
export const unreadable = (message: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { code: 'unreadable', message, fix: null },
})

async function readProblem(response: Response): Promise<Problem> {
  const body = errorBodySchema.safeParse(await response.json().catch(() => null))
  if (!body.success) return { code: `http_${response.status}`, message: response.statusText, fix: null }
  return { code: body.data.error.code, message: body.data.error.message, fix: null }
}
