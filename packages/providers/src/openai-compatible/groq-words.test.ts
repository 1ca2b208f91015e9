import type { QuotaReport } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { createGroqQuota, groqHeaders, groqRefusalBody, groqRefusalStatus } from '@eva/testing/groq-quota'
import { expect, it } from 'vitest'
import { GROQ } from './dialects.ts'
import { readQuota } from './quota-readings.ts'
import { readRefusal } from './read-refusal.ts'

const LIMITS = { tokensPerMinute: 6_000, requestsPerMinute: 8, requestsPerDay: 400, tokensPerDay: 100_000 }

/** What the adapter makes of the answer to a request that Groq took or refused with `report`. */
function readBack(report: QuotaReport, headers: Readonly<Record<string, string>>): QuotaReport {
  const { refusal } = report
  const readings = readQuota(new Headers(headers), GROQ)
  if (refusal === null) return { readings, refusal: null }
  const answer = {
    status: groqRefusalStatus(refusal),
    ok: false,
    headers: new Headers(headers),
    body: (async function* () {})(),
  }
  return { readings, refusal: readRefusal(answer, groqRefusalBody(refusal, 'llama-3.1-8b-instant'), readings, 0) }
}

it.each([1, 2, 3, 4, 5])('reads out of Groq’s headers and words exactly what its quota holds (seed %i)', (seed) => {
  const random = createRandom(seed)
  const quota = createGroqQuota(LIMITS, 0)
  const kinds = new Set<string | null>()
  let nowMs = 0
  for (let requests = 0; requests < 1_000; requests += 1) {
    nowMs += random.between(0, random.between(0, 4) === 0 ? 20_000 : 1_000)
    const promptTokens = random.between(1, 40) === 1 ? 7_000 : random.between(20, 900)
    const report = quota.take({ promptTokens, maxTokens: 150 }, nowMs)
    const read = readBack(report, groqHeaders(quota, report, nowMs))
    expect(read.readings).toEqual(report.readings)
    const { retryAfterMs: readWaitMs = null, ...readRest } = read.refusal ?? {}
    const { retryAfterMs = null, used = null, ...rest } = report.refusal ?? {}
    expect({ ...readRest, used: null }).toEqual({ ...rest, used: null })
    if (report.refusal?.tooLarge === false) expect(read.refusal?.used).toBe(used)
    if (retryAfterMs === null) expect(readWaitMs).toBeNull()
    else expect(readWaitMs).toBeCloseTo(retryAfterMs, 3)
    if (report.refusal !== null) kinds.add(report.refusal.kind)
  }
  expect([...kinds].sort()).toEqual(['requests_per_minute', 'tokens_per_day', 'tokens_per_minute'])
})
