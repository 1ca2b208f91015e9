import { z } from 'zod'
import { brainSettingSchema, keyChangesSchema, keySettingSchema } from './brain-bodies.ts'
import { personaSchema } from './persona-bodies.ts'

/** A primary language tag, such as `fr`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}$/, 'must be a language tag such as fr')

const factor = z.number().min(0.5).max(2)

/** `GET /settings`, and the answer of `PATCH /settings`. */
export const settingsSchema = z.object({
  voice: z.object({
    /** The voice chosen for a language; a language without one is spoken by the best voice there is. */
    voices: z.record(languageSchema, z.string()),
    /** 1 is each voice's own pace, 2 twice as fast. */
    speed: factor,
    /** 1 is each voice's own pitch, 2 an octave above. */
    pitch: factor,
  }),
  /**
   * What the environment sets, and no setting here can go against: `EVA_TTS=espeak` leaves no other engine to choose from.
   * The value of a secret is `null`.
   */
  locked: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  /** Every settable key, as it holds now. */
  keys: z.array(keySettingSchema),
  /** Every brain, in the order in which they are asked; those that are off stand last. */
  brains: z.array(brainSettingSchema),
  /** `is_locked`: the environment sets the whole system prompt (`EVA_SYSTEM_PROMPT`), so that her character is not heard. */
  persona: personaSchema.extend({ is_locked: z.boolean() }),
  /** The first screen was left, once. */
  welcomed: z.boolean(),
})
export type SettingsBody = z.infer<typeof settingsSchema>

/**
 * `PATCH /settings`: what is left out stays as it is. Either all of it is kept or nothing, and it takes effect with the next
 * turn.
 */
export const settingsPatchSchema = z.strictObject({
  voice: z
    .strictObject({
      /** An id of `GET /voices` that is installed and speaks the language; `null` takes the choice back. */
      voices: z.record(languageSchema, z.string().min(1).max(64).nullable()).optional(),
      speed: factor.optional(),
      pitch: factor.optional(),
    })
    .optional(),
  keys: keyChangesSchema.optional(),
  persona: personaSchema
    .partial()
    .extend({
      /** The whole card that she was made from, to be given back with an export; `null` for none. */
      card: z.record(z.string(), z.unknown()).nullable().optional(),
    })
    .strict()
    .optional(),
  welcomed: z.boolean().optional(),
})
export type SettingsPatch = z.infer<typeof settingsPatchSchema>

/** `DELETE /everything`: conversations, memories, settings with their keys, and reviews. The word is asked for in full. */
export const deleteEverythingSchema = z.strictObject({ confirm: z.literal('everything') })
