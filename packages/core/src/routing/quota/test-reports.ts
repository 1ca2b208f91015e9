import type { QuotaKind, QuotaRefusal, QuotaReport } from '../../contracts/quota.ts'

/** What headers say of one limit. */
export const said = (kind: QuotaKind, limit: number, remaining: number): QuotaReport => ({
  readings: [{ kind, limit, remaining }],
  refusal: null,
})

/** An answer whose headers say nothing of a quota. */
export const silent: QuotaReport = { readings: [], refusal: null }

/** A refusal that says nothing but this. */
export const refused = (refusal: Partial<QuotaRefusal>): QuotaReport => ({
  readings: [],
  refusal: { kind: null, limit: null, used: null, requested: null, retryAfterMs: null, tooLarge: false, ...refusal },
})
