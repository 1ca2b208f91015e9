import * as z from 'zod/mini'
import { faceMoodSchema, visemeKeySchema } from './face-bodies.ts'
import { parseAs } from './parse-as.ts'
import { sessionIdSchema } from './session-id.ts'
import { waterfallSchema } from './waterfall.ts'

/**
 * Numbered per conversation, without gaps. Frames that speak about the connection rather than the conversation
 * (`hello`, `pong`, `resumed`, `resume_lost`, an `error` without `turn_id`) repeat the latest number.
 */
const seq = z.int().check(z.nonnegative())
const ofTurn = { seq, turn_id: z.string() }

export const activitySchema = z.enum(['idle', 'listening', 'transcribing', 'thinking', 'speaking'])
export type Activity = z.infer<typeof activitySchema>

export const turnStatusSchema = z.enum(['completed', 'interrupted', 'failed'])
export type TurnStatus = z.infer<typeof turnStatusSchema>

/** A word, and when it sounds. */
export const timedWordSchema = z.object({
  text: z.string(),
  start_ms: z.number().check(z.nonnegative()),
  end_ms: z.number().check(z.nonnegative()),
})
export type TimedWordBody = z.infer<typeof timedWordSchema>

const helloSchema = z.object({
  type: z.literal('hello'),
  seq,
  session_id: sessionIdSchema,
  /** Changes when the server restarts; send it back with `resume`. */
  epoch: z.string(),
  /** Who would answer, speak and listen now; `null` where she has none. */
  brain: z.nullable(z.object({ provider: z.string(), model: z.string() })),
  voice: z.nullable(z.string()),
  ear: z.nullable(z.string()),
  /** What she is called, and what an empty conversation begins with; `null` for Eva's own words. */
  name: z.string(),
  greeting: z.nullable(z.string()),
})
const pongSchema = z.object({ type: z.literal('pong'), seq, id: z.optional(z.union([z.string(), z.number()])) })
const stateSchema = z.object({ type: z.literal('state'), seq, state: activitySchema, turn_id: z.optional(z.string()) })
/** Somebody speaks to her. */
const speechStartSchema = z.object({ type: z.literal('speech_start'), seq })
/** They have finished: it is her turn. */
const speechEndSchema = z.object({ type: z.literal('speech_end'), seq })
/** All of what they said since `speech_start`, as understood so far. A final one that is empty: nobody said anything. */
const transcriptSchema = z.object({ type: z.literal('transcript'), seq, text: z.string(), final: z.boolean() })
const turnStartSchema = z.object({
  type: z.literal('turn_start'),
  ...ofTurn,
  /** The turn's number in binary frames: 1 for the conversation's first. */
  number: z.int().check(z.positive()),
  provider: z.string(),
  model: z.string(),
  /** What the user said, so that a second page or a resumed one can show it. It is on disk by now. */
  message: z.string(),
  /** The turn that this one takes the place of, with all after it. */
  replaces: z.optional(z.string()),
})
const tokenSchema = z.object({ type: z.literal('token'), ...ofTurn, content: z.string() })
const sentenceSchema = z.object({
  type: z.literal('sentence'),
  ...ofTurn,
  index: z.int().check(z.nonnegative()),
  /** The piece of the answer that this audio speaks, as it stands in the answer. */
  text: z.string(),
  /** Length of its audio; known, because the event follows the sentence's last frame. */
  audio_ms: z.number().check(z.nonnegative()),
  /** Its words as they stand in `text`, in order, and when each sounds: ms from the sentence's first sample. */
  words: z.array(timedWordSchema),
  /** What her face shows while it sounds. */
  mood: z.optional(faceMoodSchema),
  /** Her mouth, where the voice knows what it says when: ms from the sentence's first sample. Else it is seen in the sound. */
  visemes: z.optional(z.array(visemeKeySchema)),
})
/** What her face shows of the latest words, where no voice speaks them. */
const moodSchema = z.object({ type: z.literal('mood'), ...ofTurn, mood: faceMoodSchema })
const audioStartSchema = z.object({
  type: z.literal('audio_start'),
  ...ofTurn,
  sample_rate: z.int().check(z.positive()),
  voice: z.string(),
})
/** What becomes of her voice while somebody may be speaking. */
export const playbackActionSchema = z.enum([
  /** Quieter: perhaps somebody speaks. */
  'duck',
  /** Silent: somebody does. No more audio comes until it is known what they said. */
  'pause',
  /** It was nothing: as loud as before, and after a pause from the beginning of the sentence (`sentence.index`) that was cut. */
  'resume',
  /** It was meant for her: silent for good. Comes also when the turn had ended and was still being played. */
  'stop',
])
export type PlaybackAction = z.infer<typeof playbackActionSchema>
const playbackSchema = z.object({ type: z.literal('playback'), ...ofTurn, action: playbackActionSchema })
const audioEndSchema = z.object({
  type: z.literal('audio_end'),
  ...ofTurn,
  audio_ms: z.number().check(z.nonnegative()),
})
/** Why a brain was changed; a client that has no words of its own for it shows `reason`. */
export const routeCauseSchema = z.enum([
  /** The request does not fit its quota now; it was not sent. */
  'quota',
  /** It refused for its quota all the same: somebody else uses it too. */
  'refused',
  /** It failed before its first token. */
  'failed',
  /** It failed a moment ago and is left alone for a while. */
  'resting',
  /** It works on as many answers as it can. */
  'busy',
  /** It took longer than it usually does, and another brain was first. */
  'slow',
  /** It fell silent in the middle of its answer. */
  'stalled',
  /** It broke off in the middle of its answer. */
  'broke_off',
  /** A better brain has room again, or has rested. */
  'restored',
  /** The person chose another one. */
  'chosen',
])
export type RouteCause = z.infer<typeof routeCauseSchema>

/** A change of the brain, as it is told and as it is kept. */
export const routeBodySchema = z.object({
  from: z.string(),
  to: z.string(),
  /** The model behind `to`. */
  model: z.string(),
  cause: routeCauseSchema,
  /** One sentence for a person. */
  reason: z.string(),
  /** When the first brain is expected back, ms from now; `null` when unknown. */
  until_ms: z.nullable(z.number()),
})
export type RouteBody = z.infer<typeof routeBodySchema>

const routeSchema = z.object({ type: z.literal('route'), ...ofTurn, ...routeBodySchema.shape })
/** The answer is cut back to its first `length` characters (UTF-16 code units); the tokens that follow go on there. */
const rewindSchema = z.object({ type: z.literal('rewind'), ...ofTurn, length: z.int().check(z.nonnegative()) })
const turnEndSchema = z.object({
  type: z.literal('turn_end'),
  ...ofTurn,
  status: turnStatusSchema,
  /** The whole text that was produced. */
  response: z.string(),
  /** The beginning of `response` that has been heard (or, without a voice, shown) so far. */
  heard: z.string(),
  tokens: z.int().check(z.nonnegative()),
  latency_ms: z.number().check(z.nonnegative()),
  ttft_ms: z.nullable(z.number().check(z.nonnegative())),
  provider: z.string(),
  model: z.string(),
  voice: z.nullable(z.string()),
  waterfall: waterfallSchema,
})
/** What she has learnt about the person, after the turns in which they told it. */
const memorySchema = z.object({
  type: z.literal('memory'),
  seq,
  added: z.array(
    z.object({
      /** For `DELETE /memories/:id`, which takes it back. */
      id: z.string(),
      /** What she keeps, as the person would say it. */
      text: z.string(),
      /** What they said. */
      source: z.string(),
      turn_id: z.string(),
      /** What it took the place of; `null` for something new. */
      replaced: z.nullable(z.string()),
    }),
  ),
  /** What the person told her to forget; gone by now. */
  forgotten: z.optional(z.array(z.object({ id: z.string(), text: z.string(), turn_id: z.string() }))),
})
const errorSchema = z.object({
  type: z.literal('error'),
  seq,
  turn_id: z.optional(z.string()),
  code: z.string(),
  message: z.string(),
  /** What the person can do about it. */
  fix: z.optional(z.string()),
})
const resumedSchema = z.object({
  type: z.literal('resumed'),
  seq,
  session_id: sessionIdSchema,
  epoch: z.string(),
  /** How many events follow as a replay. */
  replayed: z.int().check(z.nonnegative()),
})
const resumeLostSchema = z.object({
  type: z.literal('resume_lost'),
  seq,
  session_id: sessionIdSchema,
  epoch: z.string(),
  reason: z.enum(['restarted', 'too_old', 'unknown_session']),
})

export const serverEventSchema = z.discriminatedUnion('type', [
  helloSchema,
  pongSchema,
  stateSchema,
  speechStartSchema,
  speechEndSchema,
  transcriptSchema,
  turnStartSchema,
  tokenSchema,
  sentenceSchema,
  moodSchema,
  audioStartSchema,
  playbackSchema,
  audioEndSchema,
  routeSchema,
  rewindSchema,
  turnEndSchema,
  memorySchema,
  errorSchema,
  resumedSchema,
  resumeLostSchema,
])
export type ServerEvent = z.infer<typeof serverEventSchema>
export type ServerEventOf<Type extends ServerEvent['type']> = Extract<ServerEvent, { type: Type }>

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  serverEventSchema.def.options.flatMap((option) => option.shape.type.def.values),
)

/** What a text frame from the server turned out to be. Never throws. */
export type ParsedServerEvent =
  | ServerEvent
  | { type: 'invalid'; reason: string }
  | { type: 'unknown'; received: string }

/** Parses one text frame from the server; for clients. */
export function parseServerEvent(text: string): ParsedServerEvent {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { type: 'invalid', reason: 'not JSON' }
  }
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  if (typeof type !== 'string') return { type: 'invalid', reason: 'type: is missing' }
  if (!KNOWN_TYPES.has(type)) return { type: 'unknown', received: type.slice(0, 64) }
  const parsed = parseAs(serverEventSchema, value)
  return parsed.ok ? parsed.value : { type: 'invalid', reason: parsed.reason }
}
