import { z } from 'zod'

/** What a review looks at; ten points each. */
export const aspectSchema = z.enum(['quality', 'latency', 'streaming', 'humanity', 'connectivity'])
export type Aspect = z.infer<typeof aspectSchema>

/** A text in both languages, so that a stored review can be read in either. */
export const localTextSchema = z.object({ en: z.string(), fr: z.string() })
export type LocalText = z.infer<typeof localTextSchema>

/** Most samples that are kept of one figure. */
const MAX_SAMPLES = 200

/** One figure. */
export const metricSchema = z.object({
  /** `aspect.name`, such as `latency.first_token`; stable from review to review. */
  id: z.string(),
  aspect: aspectSchema,
  name: localTextSchema,
  /** `share`: 0–1. `ratio`: of two figures. */
  unit: z.enum(['ms', 'per_s', 'share', 'ratio', 'count', 'words']),
  /** `null` when it could not be measured here; `note` says why. */
  value: z.number().nullable(),
  /** `null` for a figure that is only reported. */
  target: z.number().nullable(),
  better: z.enum(['lower', 'higher']),
  /** When it is missed, the review fails. */
  hard: z.boolean(),
  /** Its part in the points of its aspect, against the other figures'. */
  weight: z.number().nonnegative(),
  /** 0–1 by the published formula; `null` when it cannot be earned on this machine, or has no target. */
  score: z.number().min(0).max(1).nullable(),
  /** In the order in which they were taken. */
  samples: z.array(z.number()).max(MAX_SAMPLES),
  note: localTextSchema.nullable(),
})
export type Metric = z.infer<typeof metricSchema>

/** Something that is wrong, by name. */
export const findingSchema = z.object({
  /** Stable from review to review, such as `cached_replies`; what it is about may follow after a colon. */
  id: z.string(),
  aspect: aspectSchema,
  /** `critical` fails the review. */
  severity: z.enum(['critical', 'major', 'minor']),
  /** Somebody could get in, or get what is not theirs: caps the total. */
  security: z.boolean(),
  title: localTextSchema,
  /** What was seen, with its numbers. */
  detail: localTextSchema,
  /** What to do about it. */
  fix: localTextSchema.nullable(),
})
export type Finding = z.infer<typeof findingSchema>

export const reviewStatusSchema = z.enum(['passed', 'failed'])

/** How a figure stands to what it was before: a change within the noise is `same`. */
export const metricChangeSchema = z.object({
  id: z.string(),
  before: z.number().nullable(),
  change: z.enum(['better', 'same', 'worse', 'new']),
})

/** One earlier review, as much as a trend needs. */
export const trendPointSchema = z.object({
  id: z.string(),
  reviewed_at: z.string(),
  percent: z.number(),
  values: z.record(z.string(), z.number().nullable()),
})
export type TrendPoint = z.infer<typeof trendPointSchema>

/** A whole review, as `review-<time>.json` holds it. Times are ms unless the name ends in `_s`. */
export const reviewSchema = z.object({
  version: z.literal(1),
  /** `review-20261121T084512Z` */
  id: z.string().regex(/^review-[0-9A-Za-z-]{8,40}$/),
  reviewed_at: z.string(),
  /** Of the project that reviewed, when it is known. */
  commit: z.string().nullable(),
  /** What the random words were drawn from. */
  seed: z.number().int(),
  duration_s: z.number().nonnegative(),
  runs: z.number().int().positive(),
  /** Aspects that were looked at. */
  only: z.array(aspectSchema),
  /** Who was reviewed. */
  subject: z.object({
    url: z.string(),
    /** She was started for this review alone: her port says nothing about who she is. */
    started_here: z.boolean(),
    version: z.string().nullable(),
    brain: z.string().nullable(),
    model: z.string().nullable(),
    voice: z.string().nullable(),
    ear: z.string().nullable(),
    gpu: z.string().nullable(),
  }),
  /** Where the reviewer ran, and what else that machine did. */
  machine: z.object({
    processor: z.string(),
    cores: z.number().int().positive(),
    memory_gb: z.number(),
    node: z.string(),
    load_before: z.number(),
    load_after: z.number(),
  }),
  status: reviewStatusSchema,
  score: z.object({
    /** Of `earnable`: what this machine, with its brain, voice and ear, can earn. At most 50. */
    points: z.number(),
    earnable: z.number(),
    /** `points` ÷ `earnable`, or the cap. */
    percent: z.number().min(0).max(100),
    /** Why the total was capped. */
    capped: localTextSchema.nullable(),
  }),
  aspects: z.array(
    z.object({
      aspect: aspectSchema,
      /** 0–10; `null` when nothing of it could be earned, or it was not looked at. */
      points: z.number().min(0).max(10).nullable(),
    }),
  ),
  metrics: z.array(metricSchema),
  /** Worst first. */
  findings: z.array(findingSchema),
  /** When each token of a few answers arrived, ms from the message; for the chart. */
  arrivals: z.array(z.array(z.number())),
  history: z.object({
    /** Earlier reviews of the same Eva, latest last, at most thirty. */
    trend: z.array(trendPointSchema),
    changes: z.array(metricChangeSchema),
    /** Critical and major findings, and in how many reviews running each has been there, this one included. */
    blockers: z.array(z.object({ id: z.string(), open_for: z.number().int().positive() })),
    /** Findings of the review before that are gone. */
    solved: z.array(z.object({ id: z.string(), title: localTextSchema })),
    /** What to reach next: figures below their target, farthest first. */
    next_targets: z.array(z.object({ id: z.string(), current: z.number(), target: z.number() })),
  }),
})
export type Review = z.infer<typeof reviewSchema>

/** One entry of `GET /reviews`, latest first. */
export const reviewSummarySchema = reviewSchema
  .pick({ id: true, reviewed_at: true, status: true, subject: true })
  .extend({ percent: z.number(), critical: z.number().int(), major: z.number().int() })
export type ReviewSummary = z.infer<typeof reviewSummarySchema>

/** `POST /reviews`; by default everything, in the reviewer's own number of runs. */
export const reviewRequestSchema = z.object({
  runs: z.number().int().min(1).max(100).optional(),
  only: z.array(aspectSchema).max(aspectSchema.options.length).optional(),
})
export type ReviewRequest = z.infer<typeof reviewRequestSchema>

/** How far a review is: a line of `--progress`, and an SSE event of `POST /reviews`. The last one is `done` or `failed`. */
export const reviewProgressSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('step'),
    /** Steps that are done, of how many. */
    done: z.number().int().nonnegative(),
    of: z.number().int().positive(),
    aspect: aspectSchema,
    /** What is looked at now. */
    name: localTextSchema,
  }),
  /** A figure as soon as it is known. */
  z.object({ type: z.literal('metric'), metric: metricSchema }),
  z.object({ type: z.literal('finding'), finding: findingSchema }),
  z.object({ type: z.literal('done'), id: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
])
export type ReviewProgress = z.infer<typeof reviewProgressSchema>
