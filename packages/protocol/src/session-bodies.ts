import * as z from 'zod/mini'
import { MAX_TITLE_CHARS } from './limits.ts'
import { routeBodySchema, turnStatusSchema } from './server-event.ts'
import { sessionIdSchema } from './session-id.ts'
import { waterfallSchema } from './waterfall.ts'

/** What every answer about a conversation tells; times are ISO 8601. */
const summary = {
  session_id: sessionIdSchema,
  title: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  turns: z.int().check(z.nonnegative()),
  /** Nothing of it is remembered, and nothing is recalled in it. */
  off_record: z.boolean(),
}

/** One entry of `GET /sessions`. */
export const sessionSummarySchema = z.object({
  ...summary,
  /** With `?q=`: the words around the first match. */
  snippet: z.nullable(z.string()),
})
export type SessionSummary = z.infer<typeof sessionSummarySchema>

/** One turn as stored: what was asked, what she produced, said, and was heard saying. */
export const storedTurnSchema = z.object({
  turn_id: z.string(),
  number: z.int().check(z.positive()),
  message: z.string(),
  /** `running` while she still answers, or when the process died before she had finished. */
  status: z.enum(['running', ...turnStatusSchema.options]),
  /** The whole text that was produced. */
  generated: z.string(),
  /** The beginning of it that was turned into audio. */
  spoken: z.string(),
  /** The beginning of it that was heard or, without a voice, shown. */
  heard: z.string(),
  provider: z.nullable(z.string()),
  model: z.nullable(z.string()),
  voice: z.nullable(z.string()),
  tokens: z.int().check(z.nonnegative()),
  latency_ms: z.nullable(z.number()),
  ttft_ms: z.nullable(z.number()),
  waterfall: z.nullable(waterfallSchema),
  /** Every change of the brain, in order, with its reason. */
  routes: z.array(routeBodySchema),
  created_at: z.string(),
})
export type StoredTurnBody = z.infer<typeof storedTurnSchema>

/** `GET /sessions/:id`. */
export const sessionSchema = z.object({ ...summary, history: z.array(storedTurnSchema) })
export type Session = z.infer<typeof sessionSchema>

/** `PATCH /sessions/:id`. */
export const renameRequestSchema = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_TITLE_CHARS)),
})
