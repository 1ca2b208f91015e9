import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { QuotaKind, QuotaLimit } from '../../contracts/quota.ts'
import { Ledger } from './ledger.ts'
import { refused, said, silent } from './test-reports.ts'

const tokens = (limit: number): QuotaLimit => ({ kind: 'tokens_per_minute', limit })
const requests = (limit: number): QuotaLimit => ({ kind: 'requests_per_minute', limit })
/** 0.1 tokens come back each ms. */
const TPM = [tokens(6_000)]

/** A request that is sent and answered at once. */
function use(ledger: Ledger, size: number, nowMs: number): void {
  ledger.reserve(size, nowMs).answered(silent, nowMs)
}

const left = (ledger: Ledger, nowMs: number, kind: QuotaKind = 'tokens_per_minute'): number | undefined =>
  ledger.remaining(nowMs).find((reading) => reading.kind === kind)?.remaining

describe('waiting', () => {
  it('is not needed for what fits, lasts until enough has come back, and never ends for what is too large', () => {
    const ledger = new Ledger(TPM, 0)
    expect(ledger.waitMs(6_000, 0)).toBe(0)
    expect(ledger.waitMs(6_001, 0)).toBe(Number.POSITIVE_INFINITY)
    use(ledger, 5_500, 0)
    expect(ledger.waitMs(500, 0)).toBe(0)
    expect(ledger.waitMs(700, 0)).toBe(2_000)
    expect(ledger.waitMs(700, 1_500)).toBe(500)
    expect(ledger.waitMs(700, 2_000)).toBe(0)
  })

  it('is exact to the ms, whatever was used before: 2,000 seeded books', () => {
    for (let seed = 0; seed < 2_000; seed += 1) {
      const random = createRandom(seed)
      const plan = [
        tokens(random.between(900, 9_000)),
        requests(random.between(1, 12)),
        { kind: 'tokens_per_day', limit: 40_000 } as const,
        { kind: 'requests_per_day', limit: 50 } as const,
      ]
      const ledger = new Ledger(plan, 0)
      let nowMs = random.next() * 1e9
      for (let count = random.between(0, 20); count > 0; count -= 1) {
        nowMs += random.next() * 9_000
        use(ledger, random.between(1, 900), nowMs)
      }
      const size = random.between(1, 900)
      const waitMs = ledger.waitMs(size, nowMs)
      expect(waitMs, `seed ${seed}`).toBeGreaterThanOrEqual(0)
      if (waitMs > 2) expect(ledger.waitMs(size, nowMs + waitMs - 2), `seed ${seed}`).toBeGreaterThan(0)
      expect(ledger.waitMs(size, nowMs + waitMs), `seed ${seed}`).toBe(0)
    }
  })

  it('names the limit that takes longest', () => {
    const ledger = new Ledger([...TPM, requests(2)], 0)
    expect(ledger.binding(100, 0)).toBeNull()
    use(ledger, 5_900, 0)
    expect(ledger.binding(200, 0)).toBe('tokens_per_minute')
    use(ledger, 50, 0)
    expect(ledger.binding(200, 0)).toBe('requests_per_minute')
    expect(ledger.binding(6_001, 0)).toBe('tokens_per_minute')
  })

  it('is never needed where no limit is known', () => {
    expect(new Ledger([], 0).waitMs(1e9, 0)).toBe(0)
  })
})

describe('a request under way', () => {
  it('gains nothing for a full bucket, for the server may count it at the last moment', () => {
    const ledger = new Ledger(TPM, 0)
    const reservation = ledger.reserve(1_000, 0)
    expect(left(ledger, 0)).toBe(5_000)
    expect(left(ledger, 3_000)).toBe(5_000)
    reservation.answered(silent, 3_000)
    expect(left(ledger, 3_000)).toBe(5_000)
    expect(left(ledger, 4_000)).toBe(5_100)
  })

  it('does not keep a bucket from refilling that is not full', () => {
    const ledger = new Ledger(TPM, 0)
    use(ledger, 3_000, 0)
    ledger.reserve(1_000, 0)
    expect(left(ledger, 3_000)).toBe(2_300)
  })

  it('counts from when it was sent until a minute after its answer', () => {
    const ledger = new Ledger([requests(1)], 0)
    const reservation = ledger.reserve(10, 0)
    expect(ledger.waitMs(10, 0)).toBe(60_000)
    reservation.answered(silent, 2_000)
    expect(ledger.waitMs(10, 2_000)).toBe(60_000)
    expect(ledger.waitMs(10, 61_999)).toBe(1)
    expect(ledger.waitMs(10, 62_000)).toBe(0)
  })

  it('costs nothing when it was never sent', () => {
    const ledger = new Ledger([...TPM, requests(1)], 0)
    const reservation = ledger.reserve(6_000, 0)
    expect(ledger.waitMs(10, 0)).toBeGreaterThan(0)
    reservation.unsent(500)
    expect(ledger.waitMs(6_000, 500)).toBe(0)
    reservation.answered(silent, 600)
    reservation.settle({ promptTokens: 6_000, completionTokens: 0 }, 600)
    expect(ledger.waitMs(6_000, 600)).toBe(0)
  })

  it('may still arrive for 5 s when it was broken off before its answer, and stays charged', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(1_000, 0).settle(null, 100)
    expect(left(ledger, 5_000)).toBe(5_000)
    expect(left(ledger, 5_100)).toBe(5_000)
    expect(left(ledger, 6_100)).toBe(5_100)
  })

  it('has arrived when it was used, even without headers', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(1_000, 0).settle({ promptTokens: 100, completionTokens: 10 }, 1_000)
    expect(left(ledger, 2_000)).toBe(5_100)
  })

  it('is counted once, whatever is told twice or too late', () => {
    const ledger = new Ledger([...TPM, requests(10)], 0)
    const reservation = ledger.reserve(1_000, 0)
    for (const repeat of [0, 1]) {
      reservation.answered(said('tokens_per_minute', 6_000, 5_000 - 4_000 * repeat), 0)
      reservation.settle({ promptTokens: 900, completionTokens: 100 }, 0)
      reservation.settle(null, 0)
      reservation.unsent(0)
    }
    expect(ledger.remaining(0)).toEqual([
      { ...tokens(6_000), remaining: 5_000 },
      { ...requests(10), remaining: 9 },
    ])
  })
})

describe('a reading', () => {
  it('is believed of a request that was alone, whether it says less or more', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(1_000, 0).answered(said('tokens_per_minute', 6_000, 2_000), 0)
    expect(left(ledger, 0)).toBe(2_000)
    ledger.reserve(1_000, 0).answered(said('tokens_per_minute', 6_000, 4_000), 0)
    expect(left(ledger, 0)).toBe(4_000)
  })

  it('raises nothing beyond what others, who landed meanwhile, may have taken after it', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(5_000, 0).answered(said('tokens_per_minute', 6_000, 1_000), 0)
    const slow = ledger.reserve(500, 0)
    use(ledger, 200, 0)
    expect(left(ledger, 0)).toBe(300)
    slow.answered(said('tokens_per_minute', 6_000, 900), 0)
    // 900 were left before or after the 200 were taken.
    expect(left(ledger, 0)).toBe(700)
  })

  it('lowers nothing beyond what is still under way, which may be in it already', () => {
    const ledger = new Ledger(TPM, 0)
    const first = ledger.reserve(1_000, 0)
    const second = ledger.reserve(2_000, 0)
    first.answered(said('tokens_per_minute', 6_000, 3_000), 0)
    expect(left(ledger, 0)).toBe(3_000)
    second.answered(said('tokens_per_minute', 6_000, 3_500), 0)
    expect(left(ledger, 0)).toBe(3_000)
  })

  it('of requests per minute corrects the list of them both ways', () => {
    const ledger = new Ledger([requests(10)], 0)
    ledger.reserve(1, 0).answered(said('requests_per_minute', 10, 3), 0)
    expect(left(ledger, 0, 'requests_per_minute')).toBe(3)
    ledger.reserve(1, 1_000).answered(said('requests_per_minute', 10, 8), 1_000)
    expect(left(ledger, 1_000, 'requests_per_minute')).toBe(8)
    expect(left(ledger, 61_000, 'requests_per_minute')).toBe(10)
  })

  it('brings limits that no plan knew', () => {
    const ledger = new Ledger([], 0)
    ledger.reserve(500, 0).answered(said('tokens_per_minute', 6_000, 100), 0)
    expect(ledger.waitMs(600, 0)).toBe(5_000)
  })

  it('of another limit than planned shows another plan, of which the rest is not known', () => {
    const ledger = new Ledger([...TPM, requests(1), { kind: 'tokens_per_day', limit: 1_000 }], 0)
    expect(ledger.waitMs(2_000, 0)).toBe(Number.POSITIVE_INFINITY)
    ledger.reserve(500, 0).answered(said('tokens_per_minute', 250_000, 249_500), 0)
    expect(ledger.remaining(0)).toEqual([{ ...tokens(250_000), remaining: 249_500 }])
    expect(ledger.waitMs(2_000, 0)).toBe(0)
  })

  it('of the planned limit leaves the rest of the plan in force, and so does a later change', () => {
    const ledger = new Ledger([...TPM, requests(30)], 0)
    ledger.reserve(500, 0).answered(said('tokens_per_minute', 6_000, 5_500), 0)
    ledger.reserve(500, 0).answered(said('tokens_per_minute', 12_000, 11_000), 0)
    expect(ledger.remaining(0).map(({ kind }) => kind)).toEqual(['tokens_per_minute', 'requests_per_minute'])
  })

  it('that makes no sense is not heard', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(1_000, 0).answered(said('tokens_per_minute', 0, 5), 0)
    ledger.reserve(1_000, 0).answered(said('tokens_per_minute', 6_000, Number.NaN), 0)
    expect(left(ledger, 0)).toBe(4_000)
  })
})

describe('a refusal', () => {
  it('sets the limit, what is used of it and the wait, and costs no tokens', () => {
    const ledger = new Ledger([tokens(9_999)], 0)
    const told = {
      kind: 'tokens_per_minute',
      limit: 8_000,
      used: 7_739,
      requested: 1_108,
      retryAfterMs: 6_352.5,
    } as const
    ledger.reserve(1_150, 0).answered(refused(told), 0)
    expect(ledger.remaining(0)).toEqual([{ ...tokens(8_000), remaining: 261 }])
    expect(ledger.waitMs(1_108, 0)).toBeGreaterThanOrEqual(6_353)
    expect(ledger.binding(1_108, 0)).toBe('tokens_per_minute')
  })

  it('is waited for as long as it says, even where its numbers would let it go sooner', () => {
    const ledger = new Ledger(TPM, 0)
    ledger
      .reserve(1_000, 0)
      .answered(refused({ kind: 'tokens_per_minute', limit: 6_000, used: 5_100, retryAfterMs: 30_000 }), 0)
    expect(ledger.waitMs(1_000, 0)).toBeGreaterThanOrEqual(30_000)
  })

  it.each<QuotaKind>(['tokens_per_minute', 'tokens_per_day', 'requests_per_minute', 'requests_per_day'])(
    'of %s that says no more than that is waited for 5 s at least',
    (kind) => {
      const ledger = new Ledger([{ kind, limit: 6_000 }], 0)
      ledger.reserve(1_000, 0).answered(refused({ kind }), 0)
      expect(ledger.waitMs(1_000, 0)).toBeGreaterThanOrEqual(5_000)
      expect(ledger.binding(1_000, 0)).toBe(kind)
    },
  )

  it.each([
    ['names no limit', null, 2_500, 2_500],
    ['names neither limit nor wait', null, null, 5_000],
    ['names a limit that is not known, without its size', 'requests_per_day', 7_000, 7_000],
  ] as const)('that %s blocks for its time', (_, kind, retryAfterMs, waitMs) => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(100, 0).answered(refused({ kind, retryAfterMs }), 0)
    expect(ledger.waitMs(100, 0)).toBe(waitMs)
    expect(ledger.binding(100, 0)).toBeNull()
    expect(ledger.waitMs(100, waitMs)).toBe(0)
  })

  it('for too large a request teaches the limit, and needs no wait', () => {
    const ledger = new Ledger([], 0)
    const told = { kind: 'tokens_per_minute', limit: 8_000, requested: 32_979, tooLarge: true } as const
    ledger.reserve(33_000, 0).answered(refused(told), 0)
    expect(ledger.waitMs(8_001, 0)).toBe(Number.POSITIVE_INFINITY)
    expect(ledger.waitMs(8_000, 0)).toBe(0)
  })

  it('for too large a request that tells no limit keeps out what is as large', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(3_000, 0).answered(refused({ tooLarge: true }), 0)
    expect(ledger.waitMs(3_000, 0)).toBe(Number.POSITIVE_INFINITY)
    expect(ledger.binding(3_000, 0)).toBe('tokens_per_minute')
    expect(ledger.waitMs(2_999, 0)).toBe(0)
  })

  it('leaves nothing of the limit that it names while it lasts, and of no other', () => {
    const ledger = new Ledger([requests(20), ...TPM], 0)
    const told = { kind: 'requests_per_minute', limit: 20, retryAfterMs: 1_500 } as const
    ledger.reserve(100, 0).answered(refused(told), 0)
    expect(left(ledger, 0, 'requests_per_minute')).toBe(0)
    expect(left(ledger, 0, 'tokens_per_minute')).toBeGreaterThan(0)
    expect(left(ledger, 1_500, 'requests_per_minute')).toBeGreaterThan(0)
  })

  it('of requests per minute leaves somebody else a quarter of them for the next minutes, and forgets it', () => {
    const ledger = new Ledger([requests(20)], 0)
    ledger.reserve(1, 0).answered(refused({ kind: 'requests_per_minute', limit: 20, retryAfterMs: 1_500 }), 0)
    expect(ledger.waitMs(1, 0)).toBeGreaterThanOrEqual(1_500)
    expect(left(ledger, 120_000, 'requests_per_minute')).toBeLessThan(15)
    expect(left(ledger, 3_600_000, 'requests_per_minute')).toBe(20)
  })
})

describe('somebody else on the same key', () => {
  it('is left room for, by what was missing, and only while it is missing', () => {
    const ledger = new Ledger(TPM, 0)
    const ask = (nowMs: number, remaining: number): void =>
      ledger.reserve(100, nowMs).answered(said('tokens_per_minute', 6_000, remaining), nowMs)
    ask(0, 3_000)
    expect(ledger.waitMs(3_000, 0)).toBe(0)
    // 1,000 came back, and 500 of them are gone.
    ask(10_000, 3_400)
    expect(left(ledger, 10_000)).toBe(3_400)
    expect(ledger.waitMs(2_900, 10_000)).toBe(0)
    expect(ledger.waitMs(3_000, 10_000)).toBeGreaterThan(1_000)
    let nowMs = 10_000
    for (let count = 0; count < 60; count += 1) {
      nowMs += 30_000
      ask(nowMs, 5_900)
    }
    expect(ledger.waitMs(5_850, nowMs)).toBe(0)
  })

  it('is not seen in what the first reading finds used already', () => {
    const ledger = new Ledger(TPM, 0)
    ledger.reserve(100, 0).answered(said('tokens_per_minute', 6_000, 1_000), 0)
    expect(ledger.waitMs(1_000, 0)).toBe(0)
  })
})
