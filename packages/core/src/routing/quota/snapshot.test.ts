import { describe, expect, it } from 'vitest'
import type { QuotaLimit } from '../../contracts/quota.ts'
import { Ledger } from './ledger.ts'
import { refused, said, silent } from './test-reports.ts'

const PLAN: readonly QuotaLimit[] = [
  { kind: 'requests_per_minute', limit: 5 },
  { kind: 'tokens_per_minute', limit: 6_000 },
  { kind: 'tokens_per_day', limit: 500_000 },
]
const WALL_MS = Date.UTC(2026, 0, 5, 9)

/** Through JSON, as it is kept, and into a process whose clock begins elsewhere. */
function restart(ledger: Ledger, nowMs: number, laterMs: number, plan = PLAN): Ledger {
  const state: unknown = JSON.parse(JSON.stringify(ledger.snapshot(nowMs, WALL_MS)))
  return Ledger.restore(state, plan, 7, WALL_MS + laterMs)
}

function used(): Ledger {
  const ledger = new Ledger(PLAN, 0)
  for (const size of [4_000, 1_500]) ledger.reserve(size, 0).answered(silent, 0)
  return ledger
}

const remaining = (ledger: Ledger): readonly number[] => ledger.remaining(7).map((each) => each.remaining)

describe('a ledger after a restart', () => {
  it('has what came back while nothing ran', () => {
    expect(remaining(restart(used(), 0, 0))).toEqual([3, 500, 494_500])
    expect(remaining(restart(used(), 0, 10_000))).toEqual([3, 1_500, 494_557])
    expect(remaining(restart(used(), 0, 60_000))).toEqual([5, 6_000, 494_847])
  })

  it('knows how large the latest request was, unless what was kept is too old to tell', () => {
    expect(restart(used(), 0, 0).latestTokens).toBe(1_500)
    const { latestTokens, ...older } = used().snapshot(0, WALL_MS)
    expect(latestTokens).toBe(1_500)
    const restarted = Ledger.restore(JSON.parse(JSON.stringify(older)), PLAN, 7, WALL_MS)
    expect([restarted.latestTokens, ...remaining(restarted)]).toEqual([0, 3, 500, 494_500])
  })

  it('gets nothing from a clock that was set back', () => {
    expect(remaining(restart(used(), 0, -3_600_000))).toEqual([3, 500, 494_500])
  })

  it('counts what was under way, which may have arrived, for it is not told any more', () => {
    const ledger = used()
    ledger.reserve(300, 0)
    const restarted = restart(ledger, 0, 0)
    expect(remaining(restarted)).toEqual([2, 200, 494_200])
    expect(restarted.remaining(70_000)).toEqual(expect.arrayContaining([{ ...PLAN[0], remaining: 5 }]))
  })

  it('still waits after a refusal', () => {
    const ledger = used()
    ledger.reserve(10, 0).answered(refused({ retryAfterMs: 8_000 }), 0)
    expect(restart(ledger, 0, 3_000).waitMs(10, 7)).toBe(5_000)
    const perMinute = used()
    perMinute.reserve(10, 0).answered(refused({ kind: 'requests_per_minute', retryAfterMs: 9_000 }), 0)
    expect(restart(perMinute, 0, 3_000).waitMs(10, 7)).toBeGreaterThanOrEqual(6_000)
  })

  it('knows what the server has taught it', () => {
    const ledger = new Ledger(PLAN, 0)
    ledger.reserve(500, 0).answered(said('tokens_per_minute', 250_000, 249_500), 0)
    expect(restart(ledger, 0, 0).remaining(7)).toEqual([
      { kind: 'tokens_per_minute', limit: 250_000, remaining: 249_500 },
    ])
  })

  it('is fresh for another plan, which is another model', () => {
    expect(remaining(restart(used(), 0, 0, [{ kind: 'tokens_per_minute', limit: 8_000 }]))).toEqual([8_000])
  })

  const good = used().snapshot(0, WALL_MS)
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ledger'],
    ['another version', { ...good, version: 0 }],
    ['no time', { ...good, wallMs: null }],
    ['no list of limits', { ...good, meters: {} }],
    ['an unknown kind', { ...good, meters: [{ kind: 'toString', limit: 1, isLearnt: true, left: 1 }] }],
    ['a limit of nothing', { ...good, meters: good.meters.map((meter) => ({ ...meter, limit: 0 })) }],
    ['a bucket without level', { ...good, meters: good.meters.map((meter) => ({ ...meter, left: 'full', log: [] })) }],
    ['a list of the wrong things', { ...good, meters: good.meters.map((meter) => ({ ...meter, log: [[1]] })) }],
    ['requests under way that are none', { ...good, inFlight: [-1] }],
  ])('is fresh where %s was kept', (_, state) => {
    expect(remaining(Ledger.restore(state, PLAN, 7, WALL_MS))).toEqual([5, 6_000, 500_000])
  })

  it('was kept in little room, however many requests there were', () => {
    const ledger = new Ledger([{ kind: 'requests_per_minute', limit: 100_000 }], 0)
    for (let count = 0; count < 20_000; count += 1) ledger.reserve(1, count * 3).answered(silent, count * 3)
    expect(ledger.remaining(60_000)).toEqual([expect.objectContaining({ remaining: 80_000 })])
    expect(JSON.stringify(ledger.snapshot(60_000, WALL_MS)).length).toBeLessThan(5_000)
    expect(ledger.remaining(121_000)).toEqual([expect.objectContaining({ remaining: 100_000 })])
  })
})
