/** What a quota counts, and over which time. */
export type QuotaKind =
  | 'requests_per_minute'
  | 'requests_per_day'
  | 'tokens_per_minute'
  | 'tokens_per_day'
  | 'audio_seconds_per_hour'
  | 'audio_seconds_per_day'

/** A limit of a quota, a brain's or an ear's. */
export type QuotaLimit = { readonly kind: QuotaKind; readonly limit: number }

/** A limit, and what a server said is left of it, this request counted in. */
export type QuotaReading = QuotaLimit & { readonly remaining: number }

/** Why a server refused a request for its quota: what the status, the headers and the words of a 413 or 429 say. */
export type QuotaRefusal = {
  /** The limit that was hit; `null` when the server did not say. */
  readonly kind: QuotaKind | null
  readonly limit: number | null
  /** What the server counts as used at the moment of the refusal. */
  readonly used: number | null
  /** What it counted this request as. */
  readonly requested: number | null
  /** When the same request would be taken, ms from now. */
  readonly retryAfterMs: number | null
  /** The request is larger than the whole limit: waiting does not help. */
  readonly tooLarge: boolean
}

/** What one answer said about the quota. */
export type QuotaReport = {
  readonly readings: readonly QuotaReading[]
  /** `null` when the request was taken. */
  readonly refusal: QuotaRefusal | null
}
