import { z } from 'zod'

/** What a page may set under the name that it has in the environment, which wins where both do. */
export const SETTABLE_KEYS = [
  'EVA_LLM',
  'GROQ_API_KEY',
  'GROQ_MODEL',
  'GROQ_BASE_URL',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
  'OPENAI_MODEL',
  'OLLAMA_URL',
  'OLLAMA_MODEL',
  'EVA_LOCAL_MODEL',
  'EVA_MAX_TOKENS',
  'EVA_TTS',
  'TTS_BASE_URL',
  'TTS_API_KEY',
  'TTS_MODEL',
  'EVA_STT',
  'STT_BASE_URL',
  'STT_API_KEY',
  'STT_MODEL',
  'EVA_OPENER_AFTER_MS',
] as const
export const settableKeySchema = z.enum(SETTABLE_KEYS)
export type SettableKey = z.infer<typeof settableKeySchema>

/** New values by key; `null` takes a value back, so that the default holds again. */
export const keyChangesSchema = z.partialRecord(settableKeySchema, z.string().trim().min(1).max(2_000).nullable())
export type KeyChanges = z.infer<typeof keyChangesSchema>

/** One key, as it holds now. */
export const keySettingSchema = z.object({
  key: settableKeySchema,
  /** `null` where nothing is set, and always for a secret: what was written is never shown again. */
  value: z.string().nullable(),
  is_set: z.boolean(),
  is_secret: z.boolean(),
  /** The environment or the `.env` file sets it: nothing here goes against that. */
  is_locked: z.boolean(),
})
export type KeySetting = z.infer<typeof keySettingSchema>

/** One of the brains that she knows how to use, in the order in which they are asked. */
export const brainSettingSchema = z.object({
  id: z.enum(['groq', 'openai', 'ollama', 'local', 'scripted']),
  /** What it thinks with; `null` where that is not known. */
  model: z.string().nullable(),
  /** Where what is said to her goes. */
  where: z.enum(['cloud', 'network', 'machine']),
  /**
   * `ready`; `resting` for its quota or after a failure; `loading`; `broken`: it is wanted and cannot be opened;
   * `not_set_up`: a key, an address or a model is missing; `off`: the order leaves it out.
   */
  state: z.enum(['ready', 'resting', 'loading', 'broken', 'not_set_up', 'off']),
  /** Why, in one line; `null` where the state says all. */
  detail: z.string().nullable(),
})
export type BrainSetting = z.infer<typeof brainSettingSchema>

/** `POST /settings/brains/:id/test`: asks it for a few words, with these values in place of those that hold; keeps nothing. */
export const brainTestRequestSchema = z.strictObject({ keys: keyChangesSchema.default({}) })

/** What came of it. */
export const brainTestSchema = z.object({
  ok: z.boolean(),
  model: z.string().nullable(),
  first_token_ms: z.number().nonnegative().nullable(),
  total_ms: z.number().nonnegative(),
  /** What it said; of one that failed, what its server said of that, without any secret. */
  words: z.string(),
  /** What the person can do about it. */
  fix: z.string().nullable(),
  /** Names of models that its server could think with instead; empty where it does not tell. */
  models: z.array(z.string()),
})
export type BrainTest = z.infer<typeof brainTestSchema>
