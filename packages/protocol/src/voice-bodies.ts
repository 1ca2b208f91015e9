import { z } from 'zod'
import { setDownloadSchema } from './set-bodies.ts'

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
  download: setDownloadSchema.nullable(),
})
export type VoiceBody = z.infer<typeof voiceSchema>
