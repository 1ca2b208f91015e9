import { z } from 'zod'
import { setEntryFields, setFile } from '../file-sets/index.ts'
import data from './catalogue.json' with { type: 'json' }

const gender = z.enum(['female', 'male', 'neutral'])
const languageTag = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)

/** What a file is to the engine that speaks with it. */
const ROLES = [
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
] as const

/**
 * A voice worth having, as the catalogue describes it. The catalogue is in the order in which she takes them where nobody
 * has chosen: the first one that is installed and speaks the language.
 */
export const voiceEntrySchema = z.strictObject({
  ...setEntryFields,
  family: z.enum(['vits', 'mms', 'kokoro', 'kitten', 'matcha', 'supertonic']),
  files: z.array(setFile(ROLES)),
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
})
export type VoiceEntry = z.infer<typeof voiceEntrySchema>

export const voiceCatalogueSchema = z.strictObject({ voices: z.array(voiceEntrySchema).min(1) })

/** The neural voices that Eva knows of. */
export const voiceCatalogue: readonly VoiceEntry[] = voiceCatalogueSchema.parse(data).voices
