import { z } from 'zod'

/** A model's name: its id in the catalogue, its path in the folder of models, or `hf:…` for one of the hub. */
const modelIdSchema = z.string().trim().min(1).max(300)

/** `POST /models/pull`: a model of the catalogue, or any other file of the hub. The answer is a stream of `PullEvent`. */
export const pullRequestSchema = z
  .object({
    id: modelIdSchema.optional(),
    /** `hf:user/repository:Q4_K_M` or `hf:user/repository/file.gguf`. */
    spec: modelIdSchema.startsWith('hf:').optional(),
  })
  .refine(({ id, spec }) => (id === undefined) !== (spec === undefined), 'give either id or spec')
export type PullRequest = z.infer<typeof pullRequestSchema>

/** One SSE event of `POST /models/pull`; the last one is `done`, `cancelled` or `error`. */
export const pullEventSchema = z.object({
  /** By this name the pull can be cancelled, and the model removed or chosen. */
  id: modelIdSchema,
  /** `checking`: what an earlier try left is read again. */
  status: z.enum(['checking', 'downloading', 'done', 'cancelled', 'error']),
  received_bytes: z.number().int().nonnegative(),
  total_bytes: z.number().int().nonnegative(),
  /** Over the latest seconds; `null` until that is known. */
  bytes_per_s: z.number().nonnegative().nullable(),
  eta_s: z.number().nonnegative().nullable(),
  /** With `error` alone. */
  error: z.object({ code: z.string(), message: z.string(), fix: z.string().nullable() }).nullable(),
})
export type PullEvent = z.infer<typeof pullEventSchema>

/** `PUT /models/chosen`. */
export const chooseRequestSchema = z.object({ id: modelIdSchema })

/** Its answer. */
export const chosenSchema = z.object({
  id: modelIdSchema,
  takes_effect: z.enum(['now', 'at_next_start']),
  /** The setting that goes before the choice, when one does. */
  overridden_by: z.string().nullable(),
  message: z.string(),
})
export type ChosenBody = z.infer<typeof chosenSchema>

/** One model of `GET /models`; what is known of the catalogue's alone is `null` for the user's own files. */
export const modelSchema = z.object({
  id: modelIdSchema,
  name: z.string(),
  source: z.enum(['catalogue', 'own']),
  /** Where it comes from, as `hf:…`. */
  spec: z.string().nullable(),
  /** Its path in the folder of models. */
  file: z.string(),
  size_bytes: z.number().int().nonnegative(),
  /** `false` for a size that the catalogue only knows roughly. */
  size_is_exact: z.boolean(),
  quantisation: z.string().nullable(),
  parameters_b: z.number().positive().nullable(),
  context_tokens: z.number().int().positive().nullable(),
  /** BCP 47. */
  languages: z.array(z.string()),
  licence: z.object({ name: z.string(), url: z.url() }).nullable(),
  good_for: z.object({ en: z.string(), fr: z.string() }).nullable(),
  /** Weights, and room for four conversations. */
  memory_bytes: z.number().int().positive().nullable(),
  fits: z
    .object({
      ok: z.boolean(),
      why: z.string(),
      where: z.enum(['gpu', 'cpu']),
      /** What a processor can write, estimated; `null` for a graphics card, which is fast enough. */
      tokens_per_s: z.number().positive().nullable(),
    })
    .nullable(),
  installed: z.boolean(),
  /** What an unfinished download has left. */
  part_bytes: z.number().int().nonnegative(),
  chosen: z.boolean(),
  loaded: z.boolean(),
  /** The download that runs now. */
  pull: pullEventSchema.nullable(),
})
export type ModelBody = z.infer<typeof modelSchema>

/** `GET /models`. */
export const modelsSchema = z.object({
  folder: z.string(),
  free_disk_bytes: z.number().int().nonnegative(),
  machine: z.object({
    total_memory_bytes: z.number().int().nonnegative(),
    free_memory_bytes: z.number().int().nonnegative(),
    cores: z.number().int().positive(),
    gpu_memory_bytes: z.number().int().nonnegative().nullable(),
  }),
  recommended: z.object({ id: modelIdSchema, reason: z.string() }).nullable(),
  /** The setting that names the model in place of the choice, when there is one. */
  overridden_by: z.string().nullable(),
  models: z.array(modelSchema),
})
export type ModelsBody = z.infer<typeof modelsSchema>
