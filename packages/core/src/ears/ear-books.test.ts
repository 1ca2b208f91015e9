import { createFakeClock } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { QuotaLimit, QuotaReport } from '../contracts/quota.ts'
import { createEarBooks } from './ear-books.ts'

const PLAN: readonly QuotaLimit[] = [
  { kind: 'requests_per_minute', limit: 20 },
  { kind: 'audio_seconds_per_hour', limit: 7_200 },
]
const NOTHING_SAID: QuotaReport = { readings: [], refusal: null }

function open(kept: unknown = undefined, clock = createFakeClock()) {
  const states: unknown[] = []
  const books = createEarBooks({ plan: PLAN, kept, keep: (state) => states.push(state), clock, name: 'Whisper there' })
  /** A request that is answered at once. */
  const ask = (seconds: number, report = NOTHING_SAID): void => {
    const request = books.begin(seconds * 1000)
    request.answered(report)
    request.over()
  }
  return { ask, books, clock, states }
}

describe('the books of an ear', () => {
  it('let twenty requests a minute through, and tell when the next one fits', async () => {
    const { ask, books, clock } = open()
    for (let request = 0; request < 20; request++) ask(1)
    expect(() => books.begin(1_000)).toThrow(
      expect.objectContaining({
        code: 'ear_rate_limited',
        retryAfterMs: 60_000,
        message: expect.stringMatching(/^Whisper there/),
      }),
    )
    await clock.advance(60_000)
    expect(() => ask(1)).not.toThrow()
  })

  it('count the sound, which comes back as the hour goes by', async () => {
    const { ask, books, clock } = open()
    const spent: QuotaReport = {
      readings: [{ kind: 'audio_seconds_per_hour', limit: 7_200, remaining: 4 }],
      refusal: null,
    }
    ask(10, spent)
    // Two seconds of sound come back in a second.
    expect(() => books.begin(10_000)).toThrow(expect.objectContaining({ retryAfterMs: 3_000 }))
    expect(() => ask(3)).not.toThrow()
    await clock.advance(5_000)
    expect(() => ask(10)).not.toThrow()
  })

  it('believe a refusal, whose own wait they keep to', async () => {
    const { ask, books, clock } = open()
    const refusal = { kind: 'audio_seconds_per_hour', limit: 7_200, used: 7_170, requested: 230 } as const
    ask(230, { readings: [], refusal: { ...refusal, retryAfterMs: 100_000, tooLarge: false } })
    expect(() => books.begin(230_000)).toThrow(expect.objectContaining({ code: 'ear_rate_limited' }))
    await clock.advance(600_000)
    expect(() => books.begin(230_000)).not.toThrow()
  })

  it('go on after a restart where they stopped', () => {
    const { ask, states, clock } = open()
    for (let request = 0; request < 20; request++) ask(1)
    const { books } = open(structuredClone(states.at(-1)), clock)
    expect(() => books.begin(1_000)).toThrow(expect.objectContaining({ code: 'ear_rate_limited' }))
    expect(() => open('of another kind', clock).ask(1)).not.toThrow()
  })
})
