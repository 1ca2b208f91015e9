import { z } from 'zod'
import data from './catalogue.json' with { type: 'json' }

/**
 * A model worth having, as the catalogue describes it. The catalogue is in the order of how well they talk, the simplest
 * first: who has the choice of two that fit takes the later one.
 */
export const catalogueEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  /** `user/repository` on the hub. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  file: z.string().regex(/^[\w.-]+\.gguf$/),
  quantisation: z.string().min(1),
  size_bytes: z.number().int().positive(),
  /** `false` for a size that is only about right. */
  size_is_exact: z.boolean(),
  /** What the file must be, in lower-case hexadecimal; `null` where the hub's own word is all there is. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Billions of weights. */
  parameters_b: z.number().positive(),
  context_tokens: z.number().int().positive(),
  /** What decides how much memory a conversation takes; from the model's published configuration. */
  shape: z.strictObject({
    layers: z.number().int().positive(),
    key_value_heads: z.number().int().positive(),
    head_size: z.number().int().positive(),
  }),
  /** BCP 47: those that its makers say it speaks, or the larger ones among them. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  licence: z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https$/ }) }),
  /** One line for a person who chooses. */
  good_for: z.strictObject({ en: z.string().min(1).max(120), fr: z.string().min(1).max(120) }),
})
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>

export const catalogueSchema = z.strictObject({ models: z.array(catalogueEntrySchema).min(1) })

/** The models that Eva knows of. */
export const catalogue: readonly CatalogueEntry[] = catalogueSchema.parse(data).models

/** How `hf:…` names the entry's file. */
export const specOf = ({ repository, file }: CatalogueEntry): string => `hf:${repository}/${file}`

/** Where the entry's file is in the folder of models. */
export const pathOf = ({ repository, file }: CatalogueEntry): string => `${repository}/${file}`
