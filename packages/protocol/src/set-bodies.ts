import { z } from 'zod'
import { pullEventSchema } from './model-bodies.ts'

/** An id of a catalogue, or of what comes with it: `piper-en-amy`, `sherpa:piper-en-amy`, `sherpa:kokoro-en/heart`. */
const setIdSchema = z.string().trim().min(1).max(64)

/** `POST /voices/pull`, `POST /ears/pull`. The answer is a stream of `PullEvent`, as that of `POST /models/pull`. */
export const setPullRequestSchema = z.object({ id: setIdSchema })
export type SetPullRequest = z.infer<typeof setPullRequestSchema>

/** What comes and goes with a voice or an ear that has to be fetched: its model, which may be that of others, too. */
export const setDownloadSchema = z.object({
  /** By this name the model is pulled, cancelled and removed; the same for all that comes with one model. */
  id: setIdSchema,
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
  /** Whether Eva has been tried with these very files (`npm run verify`). */
  verified: z.boolean(),
  /** The download that runs now. */
  pull: pullEventSchema.nullable(),
})
export type SetDownload = z.infer<typeof setDownloadSchema>
