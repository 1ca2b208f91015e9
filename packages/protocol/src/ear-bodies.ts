import { z } from 'zod'
import { setDownloadSchema } from './set-bodies.ts'

/** One entry of `GET /ears`. */
export const earSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  /** Primary tags of what it understands; empty for all. */
  languages: z.array(z.string()),
  installed: z.boolean(),
  /** Understands slow, clear, simple speech at best. */
  is_basic: z.boolean(),
  /** Tells words while they are said. */
  streaming: z.boolean(),
  /** It is asked first when nobody has said which language will be spoken. */
  listens: z.boolean(),
  /** Languages in which it is asked first, of those that any ear here names and of English and French. */
  default_for: z.array(z.string()),
  /** Of one that is fetched, whether it is here or not; `null` for one that needs no download. */
  download: setDownloadSchema
    .extend({
      /** How much of the time that somebody spoke it takes: less than a tenth, a fifth or so, a half. */
      speed: z.enum(['quick', 'steady', 'slow']),
    })
    .nullable(),
})
export type EarBody = z.infer<typeof earSchema>
