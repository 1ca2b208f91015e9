import { createGroqQuota } from '@eva/testing/groq-quota'
import { describe, expect, it } from 'vitest'
import { Ledger } from './ledger.ts'

const PLAN = [
  { kind: 'tokens_per_minute', limit: 6_000 },
  { kind: 'tokens_per_day', limit: 500_000 },
] as const

/** One after the other: 500 tokens of prompt, of which 40 more are estimated, and 60 of 300 tokens of answer. */
function talk(refundsUnused: boolean, turns: number): { readonly ledger: Ledger; readonly nowMs: number } {
  const quota = createGroqQuota(
    { tokensPerMinute: 6_000, requestsPerMinute: null, requestsPerDay: null, tokensPerDay: 500_000, refundsUnused },
    0,
  )
  const ledger = new Ledger(PLAN, 0)
  let nowMs = 0
  for (let turn = 0; turn < turns; turn += 1) {
    const reservation = ledger.reserve(840, nowMs, 300)
    reservation.answered(quota.take({ promptTokens: 500, maxTokens: 300 }, nowMs + 20), nowMs + 40)
    quota.settle(500, 300, 60, nowMs + 400)
    reservation.settle({ promptTokens: 500, completionTokens: 60 }, nowMs + 420)
    nowMs += 1_000
  }
  return { ledger, nowMs }
}

const leftOf = (ledger: Ledger, nowMs: number): readonly number[] =>
  ledger.remaining(nowMs).map((each) => each.remaining)

describe('what an answer did not use', () => {
  it('stays charged until the server has shown twice that it gives it back', () => {
    expect(talk(true, 2).ledger.refunds).toBe('unknown')
    expect(talk(true, 5).ledger.refunds).toBe('yes')
  })

  it('is given back at once from then on, of the day’s tokens too', () => {
    const { ledger, nowMs } = talk(true, 6)
    const before = leftOf(ledger, nowMs)
    const reservation = ledger.reserve(840, nowMs, 300)
    reservation.answered(
      { readings: [{ kind: 'tokens_per_minute', limit: 6_000, remaining: (before[0] ?? 0) - 800 }], refusal: null },
      nowMs,
    )
    reservation.settle({ promptTokens: 500, completionTokens: 60 }, nowMs)
    expect(leftOf(ledger, nowMs)).toEqual([(before[0] ?? 0) - 560, (before[1] ?? 0) - 560])
  })

  it('stays charged for good where the server keeps it, and the estimate’s error alone is corrected', () => {
    const { ledger } = talk(false, 5)
    expect(ledger.refunds).toBe('no')
    const [, dayLeft] = leftOf(ledger, 0)
    expect(dayLeft).toBeCloseTo(500_000 - 5 * 800, -2)
  })

  it('is no refund where the answer’s share of the reservation is not told', () => {
    const ledger = new Ledger(PLAN, 0)
    ledger.reserve(840, 0).settle({ promptTokens: 500, completionTokens: 60 }, 0)
    expect(leftOf(ledger, 0)).toEqual([5_160, 499_160])
  })

  it('that was used above the reservation is charged, where no header tells', () => {
    const ledger = new Ledger(PLAN, 0)
    ledger.reserve(840, 0, 300).settle({ promptTokens: 640, completionTokens: 300 }, 0)
    expect(leftOf(ledger, 0)).toEqual([5_060, 499_060])
  })
})
