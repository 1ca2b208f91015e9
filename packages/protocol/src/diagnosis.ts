import { z } from 'zod'
import { pullEventSchema } from './model-bodies.ts'
import { localTextSchema } from './review.ts'

/** What a check is about. There may be several of a kind: one for each brain, voice engine, ear and program. */
export const diagnosisPartSchema = z.enum([
  'brain',
  'voice',
  'ear',
  'database',
  'gpu',
  'disk',
  'memory',
  'clock',
  'event_loop',
  'network',
  'guards',
  'version',
  'native',
  'pages',
  'data_folder',
  'tool',
])
export type DiagnosisPart = z.infer<typeof diagnosisPartSchema>

/** `skipped`: there is nothing to look at, and nothing wrong with that. */
export const diagnosisStatusSchema = z.enum(['good', 'warning', 'bad', 'skipped'])
export type DiagnosisStatus = z.infer<typeof diagnosisStatusSchema>

/** A check, before it has ended. */
export const plannedCheckSchema = z.object({
  /** `brain:groq`, `voice:flite`, `database`. */
  id: z.string(),
  part: diagnosisPartSchema,
  /** What is looked at, for a person: `Brain groq`. */
  name: localTextSchema,
})
export type PlannedCheck = z.infer<typeof plannedCheckSchema>

/** What can be done about it by `POST /diagnosis/actions/:id`. */
export const diagnosisActionSchema = z.object({ id: z.string(), label: localTextSchema })

/** One part of Eva, as it was found. Nothing in it is secret. */
export const diagnosisCheckSchema = plannedCheckSchema.extend({
  status: diagnosisStatusSchema,
  /** What was found, for programs: `brain_answers`, `did_not_answer`. */
  code: z.string(),
  /** The figures and names of it; units are in the names. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** How long the part took; `null` where that means nothing. */
  latency_ms: z.number().nonnegative().nullable(),
  /** What was found, for a person. */
  says: localTextSchema,
  /** What the part, or its server, said itself, as it came; `null` for nothing. */
  words: z.string().nullable(),
  /** What the person can do about it; `null` where nothing needs to be done. */
  fix: localTextSchema.nullable(),
  action: diagnosisActionSchema.nullable(),
})
export type DiagnosisCheck = z.infer<typeof diagnosisCheckSchema>

/** `GET /diagnosis`. */
export const diagnosisSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  version: z.string(),
  /** Operating system, processor and Node, such as `linux x64, Node 24.11.0`. */
  machine: z.string(),
  checks: z.array(diagnosisCheckSchema),
  total_ms: z.number().nonnegative(),
})
export type Diagnosis = z.infer<typeof diagnosisSchema>

/** One event of `GET /diagnosis` as a stream: what will be looked at, each part as it ends, and the end. */
export const diagnosisEventSchema = z.discriminatedUnion('type', [
  diagnosisSchema
    .omit({ checks: true, total_ms: true })
    .extend({ type: z.literal('begin'), checks: z.array(plannedCheckSchema) }),
  z.object({ type: z.literal('check'), check: diagnosisCheckSchema }),
  z.object({ type: z.literal('end'), total_ms: z.number().nonnegative() }),
])
export type DiagnosisEvent = z.infer<typeof diagnosisEventSchema>

/** One event of `POST /diagnosis/actions/:id`: how a download goes, and last the part, looked at again, or why not. */
export const diagnosisActionEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), pull: pullEventSchema }),
  z.object({ type: z.literal('check'), check: diagnosisCheckSchema }),
  z.object({ type: z.literal('failed'), message: z.string(), fix: z.string().nullable() }),
])
export type DiagnosisActionEvent = z.infer<typeof diagnosisActionEventSchema>
