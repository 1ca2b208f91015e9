import { z } from 'zod'
import { setEntryFields, setFile } from '../file-sets/index.ts'
import data from './catalogue.json' with { type: 'json' }

/** What a file is to the engine that hears with it. */
const ROLES = [
  'encoder',
  'decoder',
  'joiner',
  'model',
  'tokens',
  'preprocessor',
  'uncachedDecoder',
  'cachedDecoder',
  'mergedDecoder',
] as const

/**
 * An ear worth having, as the catalogue describes it. The catalogue is in the order in which she takes them: the first
 * one that is installed and understands the language, one that was made for it before one that knows them all. Those
 * that know most languages come first, because they are asked when nobody has said which one will be spoken.
 */
export const earEntrySchema = z.strictObject({
  ...setEntryFields,
  family: z.enum(['whisper', 'moonshine', 'nemo-transducer', 'sense-voice', 'streaming-zipformer']),
  files: z.array(setFile(ROLES)),
  /** Primary tags of what it understands; empty for one of about a hundred languages that tells which it heard. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  /**
   * How much of the time that somebody spoke it takes to understand it on two cores of a usual computer, as others
   * report it: `quick` less than a tenth, `steady` a fifth or so, `slow` a half.
   */
  speed: z.enum(['quick', 'steady', 'slow']),
})
export type EarEntry = z.infer<typeof earEntrySchema>

export const earCatalogueSchema = z.strictObject({ ears: z.array(earEntrySchema).min(1) })

/** The neural ears that Eva knows of. */
export const earCatalogue: readonly EarEntry[] = earCatalogueSchema.parse(data).ears
