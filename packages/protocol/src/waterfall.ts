import * as z from 'zod/mini'

const instantMs = z.nullable(z.number().check(z.nonnegative()))

/**
 * Where one turn's time went. Every value is an instant in milliseconds counted from the moment the user finished
 * (message received, or true end of speech), on one monotonic clock; `null` where the step did not happen.
 */
export const waterfallSchema = z.object({
  /** The decision that the user has finished. 0 for a typed message. */
  endpoint: instantMs,
  /** The final transcript was there. `null` for a typed message. */
  stt: instantMs,
  /** The brain was chosen. */
  route: instantMs,
  /** The request had left every queue and the brain began to work on it. */
  queue: instantMs,
  /** First token. */
  ttft: instantMs,
  /** First sound of what she said while she thought; no part of the answer. */
  opener: z._default(instantMs, null),
  /** First clause that can be spoken was complete. */
  first_clause: instantMs,
  /** First sound of the answer came out of the voice: the first frame in which anything can be heard. */
  ttfa: instantMs,
  /** First audio frame was handed to the socket. */
  first_frame_sent: instantMs,
  /** The turn ended: all text and all audio had been produced. */
  total: instantMs,
})
export type Waterfall = z.infer<typeof waterfallSchema>
