import { z } from 'zod'
import { MAX_MEMORY_CHARS } from './limits.ts'

/** One thing that she remembers about the person; times are ISO 8601. */
export const memorySchema = z.object({
  id: z.string(),
  /** As the person would say it: "I live in Lyon." */
  text: z.string(),
  /** The sentence that caused it; empty for one that was written by hand. */
  source: z.string(),
  /** Where it was said; `null` for one that was written by hand, and once that conversation is deleted. */
  session_id: z.string().nullable(),
  turn_id: z.string().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
  /** Changed by hand. */
  edited: z.boolean(),
  /** In how many turns she had it in mind, and when last. */
  recalled: z.number().int().nonnegative(),
  last_recalled_at: z.string().nullable(),
})
export type MemoryBody = z.infer<typeof memorySchema>

/** `GET /memories`: a page of them, the latest first; with `?q=` those that hold every word. */
export const memoriesSchema = z.object({
  /** Nothing new is remembered, and nothing is recalled. */
  paused: z.boolean(),
  /** Of the whole search, not of the page. */
  total: z.number().int().nonnegative(),
  memories: z.array(memorySchema),
})
export type MemoriesBody = z.infer<typeof memoriesSchema>

/** `POST /memories`, `PATCH /memories/:id`. */
export const memoryRequestSchema = z.strictObject({ text: z.string().trim().min(1).max(MAX_MEMORY_CHARS) })

/** `PUT /memories/paused`, and its answer. */
export const memoryPauseSchema = z.strictObject({ paused: z.boolean() })

/** `PUT /sessions/:id/off-record`, and its answer. */
export const offRecordSchema = z.strictObject({ off_record: z.boolean() })
