import { z } from 'zod'
import { pullEventSchema } from './model-bodies.ts'

/** A voice's model in the catalogue, or a voice's id: `piper-en-amy`, `sherpa:piper-en-amy`, `sherpa:kokoro-en/heart`. */
const voiceIdSchema = z.string().trim().min(1).max(64)

/** `POST /voices/pull`. The answer is a stream of `PullEvent`, as that of `POST /models/pull`. */
export const voicePullRequestSchema = z.object({ id: voiceIdSchema })
export type VoicePullRequest = z.infer<typeof voicePullRequestSchema>

/** What comes and goes with a voice that has to be fetched: its model, which may be that of other voices, too. */
export const voiceDownloadSchema = z.object({
  /** By this name the model is pulled, cancelled and removed; the same for all voices of one model. */
  id: voiceIdSchema,
  /** The model's name; a voice's own name is that of the speaker. */
  model: z.string(),
  /** Of all its files. */
  size_bytes: z.number().int().positive(),
  /** `false` for a size that the catalogue only knows roughly. */
  size_is_exact: z.boolean(),
  /** What an unfinished download has left. */
  part_bytes: z.number().int().nonnegative(),
  licence: z.object({ name: z.string(), url: z.url() }),
  /** Seconds of work for a second of speech, as published for that machine; `null` where nobody has. */
  real_time_factor: z.object({ value: z.number().positive(), machine: z.string() }).nullable(),
  /** One line for a person who chooses. */
  good_for: z.object({ en: z.string(), fr: z.string() }),
  /** Whether Eva has been heard speaking with these very files (`npm run verify -- voices`). */
  verified: z.boolean(),
  /** The download that runs now. */
  pull: pullEventSchema.nullable(),
})
export type VoiceDownload = z.infer<typeof voiceDownloadSchema>

/** One entry of `GET /voices`. */
export const voiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  /** BCP 47 tags, the main one first. */
  languages: z.array(z.string()).min(1),
  gender: z.enum(['female', 'male', 'neutral']),
  sample_rate: z.number().int().positive(),
  installed: z.boolean(),
  /** What it can be asked to change; a wish for anything else is not heard. */
  adjusts: z.object({ speed: z.boolean(), pitch: z.boolean() }),
  /** Languages whose sentences she speaks with this voice unless told otherwise. */
  default_for: z.array(z.string()),
  /** Of a voice that is fetched, whether it is here or not; `null` for one that needs no download. */
  download: voiceDownloadSchema.nullable(),
})
export type VoiceBody = z.infer<typeof voiceSchema>
