import {
  createGroqQuota,
  type GroqLimits,
  groqHeaders,
  groqRefusalBody,
  groqRefusalStatus,
} from '../groq-quota/index.ts'
import type { SimulatedHttp, SimulatedRequest } from './reply.ts'

/** A chat request at the counter: the headers of its answer, and the answer itself where the quota refuses it. */
export type Admission = {
  readonly headers: Readonly<Record<string, string>>
  readonly refusal: SimulatedHttp | null
  /** The answer is over. `whole`: to its end; what was broken off costs all that was declared. */
  settle(completionTokens: number, whole: boolean): void
}

export type QuotaDesk = {
  admit(request: SimulatedRequest, promptTokens: number): Admission
  /** The headers of any other answer, which costs nothing. */
  headers(): Readonly<Record<string, string>>
}

/** Keeps one quota, for everybody who asks and for all models together. */
export function createQuotaDesk(limits: GroqLimits, nowMs: () => number): QuotaDesk {
  const quota = createGroqQuota(limits, nowMs())
  return {
    headers() {
      const atMs = nowMs()
      return groqHeaders(quota, { readings: quota.read(atMs), refusal: null }, atMs)
    },
    admit({ model, maxTokens: wanted }, promptTokens) {
      const maxTokens = wanted ?? 0
      const atMs = nowMs()
      const report = quota.take({ promptTokens, maxTokens }, atMs)
      const headers = groqHeaders(quota, report, atMs)
      if (report.refusal !== null) {
        const body = groqRefusalBody(report.refusal, model)
        const status = groqRefusalStatus(report.refusal)
        return {
          headers,
          refusal: { type: 'http', status, headers: { 'content-type': 'application/json' }, body },
          settle: () => {},
        }
      }
      return {
        headers,
        refusal: null,
        settle: (completionTokens, whole) =>
          quota.settle(
            promptTokens,
            maxTokens,
            whole ? completionTokens : Math.max(completionTokens, maxTokens),
            nowMs(),
          ),
      }
    },
  }
}

/** Costs nothing and tells nothing: what never came to the counter. */
export const FREE: Admission = { headers: {}, refusal: null, settle: () => {} }

/** Without a quota everything is taken. */
export const NO_QUOTA: QuotaDesk = { admit: () => FREE, headers: () => ({}) }
