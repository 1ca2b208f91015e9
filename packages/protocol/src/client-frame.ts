import { z } from 'zod'
import { MAX_MESSAGE_CHARS } from './limits.ts'
import { parseAs } from './parse-as.ts'
import { sessionIdSchema } from './session-id.ts'

const turnIdSchema = z.string().min(1).max(64)

/** Answered at once with a pong that carries the same id, also in the middle of a reply. */
const pingSchema = z.object({ type: z.literal('ping'), id: z.union([z.string().max(64), z.number()]).optional() })

/** One turn by text. */
const messageSchema = z.object({
  type: z.literal('message'),
  message: z
    .string()
    .max(MAX_MESSAGE_CHARS)
    .refine((text) => text.trim() !== '', 'must not be empty'),
  session_id: z.optional(sessionIdSchema),
  /** Whether she also says the answer. */
  speak: z.boolean().optional(),
  /** Voice id from `GET /voices`; by default the voice follows the language of each sentence. */
  voice: z.string().min(1).max(64).optional(),
  /** Edit or regenerate: this message takes the place of that turn, and of all turns after it. */
  replaces: turnIdSchema.optional(),
})

/**
 * What stands in the message box by now: what she remembers about it is looked up before it is sent. Never answered, and
 * nothing of it is kept.
 */
const typingSchema = z.object({
  type: z.literal('typing'),
  text: z.string().max(MAX_MESSAGE_CHARS),
  session_id: z.optional(sessionIdSchema),
})

/** Hands-free: the server does voice activity, recognition and the end of the turn. Binary PCM follows, mono. */
const listenSchema = z.object({
  type: z.literal('listen'),
  sample_rate: z.number().int().min(8_000).max(48_000),
  session_id: z.optional(sessionIdSchema),
  /** Whether she also says her answers. */
  speak: z.boolean().optional(),
  /** Voice id from `GET /voices`. */
  voice: z.string().min(1).max(64).optional(),
  /** What will be spoken, as a primary tag; by default whatever it turns out to be. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a language tag such as fr')
    .optional(),
  /** Silence ends no turn: `commit` alone does. */
  push_to_talk: z.boolean().optional(),
})

/** She stops listening; what was not finished is forgotten. An answer goes on. */
const muteSchema = z.object({ type: z.literal('mute') })
/** As `mute`, and her answer stops too. */
const hangUpSchema = z.object({ type: z.literal('hang_up') })

/** Push-to-talk: the turn ends now. */
const commitSchema = z.object({ type: z.literal('commit') })

/** Stop the current reply, or what is left of its playback. */
const interruptSchema = z.object({ type: z.literal('interrupt') })

/** Playback position, in ms of the turn's audio; history keeps only what was heard. */
const playedSchema = z.object({ type: z.literal('played'), turn_id: turnIdSchema, ms: z.number().nonnegative() })

/** Go on after a lost connection: replay everything after `last_seq`. */
const resumeSchema = z.object({
  type: z.literal('resume'),
  session_id: sessionIdSchema,
  last_seq: z.number().int().nonnegative(),
  /** From `hello` or `resumed`. A server that was restarted since has another one and answers `resume_lost`. */
  epoch: z.string().max(64).optional(),
})

const clientFrameSchema = z.discriminatedUnion('type', [
  pingSchema,
  messageSchema,
  typingSchema,
  listenSchema,
  muteSchema,
  hangUpSchema,
  commitSchema,
  interruptSchema,
  playedSchema,
  resumeSchema,
])
export type ClientFrame = z.infer<typeof clientFrameSchema>
export type ClientFrameType = ClientFrame['type']

const KNOWN_TYPES: ReadonlySet<string> = new Set(clientFrameSchema.options.map((option) => option.shape.type.value))

/** What a text frame turned out to be. Never throws: a bad peer is a value, not an exception. */
export type ParsedClientFrame =
  | ClientFrame
  /** The peer is broken: tell it why. */
  | { type: 'invalid'; reason: string }
  /** The peer is newer than we are: ignore the frame, say so. */
  | { type: 'unknown'; received: string }

/** Parses one text frame from a client. A frame with `message` and no `type` is a message. */
export function parseClientFrame(text: string): ParsedClientFrame {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { type: 'invalid', reason: 'not JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { type: 'invalid', reason: 'a frame is a JSON object' }
  }
  const typed = !('type' in value) && 'message' in value ? { ...value, type: 'message' } : value
  if (!('type' in typed) || typeof typed.type !== 'string') return { type: 'invalid', reason: 'type: is missing' }
  if (!KNOWN_TYPES.has(typed.type)) return { type: 'unknown', received: typed.type.slice(0, 64) }
  const parsed = parseAs(clientFrameSchema, typed)
  return parsed.ok ? parsed.value : { type: 'invalid', reason: parsed.reason }
}
