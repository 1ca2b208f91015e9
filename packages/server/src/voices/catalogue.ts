import { z } from 'zod'
import data from './catalogue.json' with { type: 'json' }

const gender = z.enum(['female', 'male', 'neutral'])
const languageTag = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)
const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/)

/** What a file is to the engine that speaks with it. */
const roleSchema = z.enum([
  'model',
  'tokens',
  'lexicon',
  'voices',
  'dataDir',
  'vocoder',
  'durationPredictor',
  'textEncoder',
  'vectorEstimator',
  'ttsJson',
  'unicodeIndexer',
  'voiceStyle',
])
export type FileRole = z.infer<typeof roleSchema>

/**
 * A voice worth having, as the catalogue describes it. The catalogue is in the order in which she takes them where nobody
 * has chosen: the first one that is installed and speaks the language.
 */
export const voiceEntrySchema = z.strictObject({
  /** With `sherpa:` before it the voice's id, or the beginning of its voices' ids. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  family: z.enum(['vits', 'mms', 'kokoro', 'kitten', 'matcha', 'supertonic']),
  /** `user/repository` on the hub. */
  repository,
  files: z.array(
    z.strictObject({
      role: roleSchema,
      /** A path that ends in `/` is a folder with everything in it. */
      path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*\/?$/),
      /** `null` where nobody has looked, and for folders. */
      size_bytes: z.number().int().positive().nullable(),
      /** What the file must be, in lower-case hexadecimal; `null` where the hub's own word is all there is. */
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
      /** Where it is in another repository. */
      repository: repository.optional(),
    }),
  ),
  /** BCP 47, the main one first. */
  languages: z.array(languageTag).min(1),
  speakers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w.-]+$/),
        /** Its number in the model. */
        id: z.number().int().nonnegative(),
        gender,
        /** Where it is less than what the model speaks. */
        languages: z.array(languageTag).min(1).optional(),
      }),
    )
    .min(1),
  sample_rate: z.number().int().positive(),
  /** Of everything that is fetched. */
  size_bytes: z.number().int().positive(),
  /** `false` for a size that is only about right. */
  size_is_exact: z.boolean(),
  licence: z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https$/ }) }),
  /** Seconds of work for a second of speech, as published for that machine; `null` where nobody has. */
  real_time_factor: z.strictObject({ value: z.number().positive(), machine: z.string().min(1) }).nullable(),
  /** One line for a person who chooses. */
  good_for: z.strictObject({ en: z.string().min(1).max(120), fr: z.string().min(1).max(120) }),
  /** When and where Eva was heard speaking with these very files (`npm run verify -- voices`). */
  verified: z.strictObject({ on: z.iso.date(), machine: z.string().min(1) }).nullable(),
})
export type VoiceEntry = z.infer<typeof voiceEntrySchema>

export const voiceCatalogueSchema = z.strictObject({ voices: z.array(voiceEntrySchema).min(1) })

/** The neural voices that Eva knows of. */
export const voiceCatalogue: readonly VoiceEntry[] = voiceCatalogueSchema.parse(data).voices
