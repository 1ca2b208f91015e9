import { z } from 'zod'

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
  /** What the environment sets, and no setting here can go against: `EVA_TTS=espeak` leaves no other engine to choose from. */
  locked: z.array(z.object({ key: z.string(), value: z.string() })),
})
export type SettingsBody = z.infer<typeof settingsSchema>

/** `PATCH /settings`: what is left out stays as it is. It takes effect with the next turn. */
export const settingsPatchSchema = z.strictObject({
  voice: z
    .strictObject({
      /** An id of `GET /voices` that is installed and speaks the language; `null` takes the choice back. */
      voices: z.record(languageSchema, z.string().min(1).max(64).nullable()).optional(),
      speed: factor.optional(),
      pitch: factor.optional(),
    })
    .optional(),
})
export type SettingsPatch = z.infer<typeof settingsPatchSchema>
