import { z } from 'zod'
import { MAX_MESSAGE_CHARS, MAX_SPEECH_CHARS } from './limits.ts'
import { sessionIdSchema } from './session-id.ts'
import { waterfallSchema } from './waterfall.ts'

/** `POST /chat`. */
export const chatRequestSchema = z.object({
  message: z
    .string()
    .max(MAX_MESSAGE_CHARS)
    .refine((text) => text.trim() !== '', 'must not be empty'),
  session_id: z.optional(sessionIdSchema),
  /** Also say the answer, to whoever listens to this session on a WebSocket. */
  speak: z.boolean().optional(),
})
export type ChatRequest = z.infer<typeof chatRequestSchema>

export const chatResponseSchema = z.object({
  response: z.string(),
  session_id: sessionIdSchema,
  turn_id: z.string(),
  provider: z.string(),
  model: z.string(),
  tokens: z.number().int().nonnegative(),
  latency_ms: z.number().nonnegative(),
  ttft_ms: z.number().nonnegative().nullable(),
  waterfall: waterfallSchema,
  rate_limit_remaining: z.number().int().nonnegative(),
})
export type ChatResponse = z.infer<typeof chatResponseSchema>

/** `POST /tts`; the answer is audio. */
export const ttsRequestSchema = z.object({
  text: z
    .string()
    .max(MAX_SPEECH_CHARS)
    .refine((text) => text.trim() !== '', 'must not be empty'),
  /** Voice id from `GET /voices`; by default the voice follows the language of each sentence. */
  voice: z.string().min(1).max(64).optional(),
  /** What the text is written in, as a primary tag; by default she finds out, sentence by sentence. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a language such as "fr"')
    .optional(),
  format: z.enum(['wav', 'pcm']).default('wav'),
  /** 1 is the voice's own pace, 2 twice as fast. */
  speed: z.number().min(0.25).max(4).default(1),
  /** 1 is the voice's own pitch, 2 an octave above. */
  pitch: z.number().min(0.5).max(2).default(1),
})
export type TtsRequest = z.infer<typeof ttsRequestSchema>

export const componentHealthSchema = z.object({
  ok: z.boolean(),
  detail: z.string(),
  latency_ms: z.number().nonnegative().nullable(),
})

/** `GET /health`. */
export const healthSchema = z.object({
  status: z.enum(['healthy', 'degraded']),
  version: z.string(),
  uptime_s: z.number().nonnegative(),
  groq: z.boolean(),
  ollama: z.boolean(),
  local: z.boolean(),
  whisper: z.boolean(),
  tts: z.boolean(),
  database: z.boolean(),
  components: z.record(z.string(), componentHealthSchema),
})
export type Health = z.infer<typeof healthSchema>

/** Summary of one latency over the latest turns, in ms; `null` where nothing was measured. */
export const latencySummarySchema = z.object({
  count: z.number().int().nonnegative(),
  avg: z.number().nullable(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
  /** p95 − p5. */
  spread: z.number().nullable(),
})
export type LatencySummary = z.infer<typeof latencySummarySchema>

/** `GET /stats`. */
export const statsSchema = z.object({
  total_requests: z.number().int().nonnegative(),
  avg_latency_ms: z.number().nullable(),
  requests_last_hour: z.number().int().nonnegative(),
  active_sessions: z.number().int().nonnegative(),
  latency: z.object({
    ttft: latencySummarySchema,
    total: latencySummarySchema,
    ttfa: latencySummarySchema,
    voice_to_voice: latencySummarySchema,
  }),
  by_provider: z.record(
    z.string(),
    z.object({ count: z.number().int(), avg_latency_ms: z.number().nullable(), avg_ttft_ms: z.number().nullable() }),
  ),
  switches: z.number().int().nonnegative(),
  gpu: z
    .object({
      name: z.string(),
      /** Share of the time it was busy, 0–100; like the other figures `null` where the driver does not tell. */
      utilization: z.number().nullable(),
      memory_used_mb: z.number().nullable(),
      memory_total_mb: z.number().nullable(),
      /** In °C. */
      temperature: z.number().nullable(),
    })
    .nullable(),
  /** The model in Eva's own process, and what computes it. */
  embedded: z
    .object({
      model: z.string(),
      /** `CPU`, `CUDA`, `Vulkan` or `Metal`. */
      device: z.string(),
      device_name: z.string().nullable(),
      gpu_layers: z.number().int().nonnegative(),
      layers: z.number().int().nonnegative(),
      gpu_memory_mb: z.number().nonnegative(),
    })
    .nullable(),
  routing: z.object({
    brains: z.array(
      z.object({
        id: z.string(),
        model: z.string(),
        /** `quota`: waits for its quota; `resting`: left alone after a failure; `busy`: at work on all it can do. */
        state: z.enum(['ready', 'quota', 'resting', 'busy']),
        /** When it is expected back, ms from now. */
        until_ms: z.number().nullable(),
        running: z.number().int().nonnegative(),
        /** The time to its first token that it keeps in 95 % of cases. */
        ttft_p95_ms: z.number().nullable(),
        /** What is left of each limit that is known. */
        quota: z.array(z.object({ kind: z.string(), limit: z.number(), remaining: z.number() })),
      }),
    ),
    /** Since the start: requests, those for which a second brain was started, and those that it won. */
    requests: z.number().int().nonnegative(),
    hedged: z.number().int().nonnegative(),
    hedges_won: z.number().int().nonnegative(),
    /** One sentence when the order of the brains looks wrong. */
    doubt: z.string().nullable(),
  }),
  event_loop: z.object({ p50: z.number(), p99: z.number() }),
})
export type Stats = z.infer<typeof statsSchema>

/** `POST /stt`. */
export const transcriptionSchema = z.object({
  text: z.string(),
  /** Primary tag of what was heard or, where the ear does not tell, of what was expected. */
  language: z.string().nullable(),
  duration_s: z.number().nonnegative(),
  latency_ms: z.number().nonnegative(),
  /** The ear's id. */
  provider: z.string(),
})
export type TranscriptionBody = z.infer<typeof transcriptionSchema>
