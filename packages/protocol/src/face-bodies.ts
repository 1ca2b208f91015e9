import * as z from 'zod/mini'
import { MAX_SPEECH_CHARS } from './limits.ts'

/** What a face can show of what is said. */
export const faceMoodSchema = z.enum(['neutral', 'joy', 'tenderness', 'curiosity', 'sadness', 'surprise', 'thought'])
export type FaceMood = z.infer<typeof faceMoodSchema>

/**
 * The fifteen mouth shapes of the Oculus lip-sync set, which most faces are made for: five vowels, nine groups of
 * consonants that look alike, and silence. In HeadAudio's order, which numbers them.
 */
export const VISEMES = [
  'aa',
  'E',
  'ih',
  'oh',
  'ou',
  'PP',
  'SS',
  'TH',
  'DD',
  'FF',
  'kk',
  'nn',
  'RR',
  'CH',
  'sil',
] as const
export type Viseme = (typeof VISEMES)[number]

/** From `time_ms` on the mouth has this shape of the Oculus set; `weight` from 0, at rest, to 1, fully shaped. */
export const visemeKeySchema = z.object({
  time_ms: z.number().check(z.nonnegative()),
  viseme: z.string(),
  weight: z.number(),
})

/** `POST /api/ditto` in JSON; the same address takes a WAV file as `audio/wav`. */
export const faceRequestSchema = z.object({
  text: z.string().check(
    z.maxLength(MAX_SPEECH_CHARS),
    z.refine((text) => text.trim() !== '', 'must not be empty'),
  ),
  /** Voice id from `GET /voices`. */
  voice: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
})

/** Its answer, unless a talking-head server is configured: then that server's video. */
export const faceResponseSchema = z.object({
  sample_rate: z.int().check(z.positive()),
  /** A WAV file in base64. */
  audio: z.base64(),
  visemes: z.array(visemeKeySchema),
  mood: faceMoodSchema,
})
export type FaceResponse = z.infer<typeof faceResponseSchema>
