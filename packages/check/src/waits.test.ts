import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReviewProgress } from '@eva/protocol'
import { afterEach, expect, it } from 'vitest'
import { runReview } from './run-review.ts'
import { countWaits, mostWaitMs, NoRoom, openLimit } from './waits.ts'

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

/** Somebody whose rate limit is always used up. */
async function serveNoRoom(headers: Readonly<Record<string, string>>): Promise<string> {
  const started = createServer((_, response) => {
    response.writeHead(429, { ...headers, connection: 'close' }).end()
  })
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

/** A clock on which waiting takes no time. */
function quickClock() {
  let nowMs = 0
  return {
    nowMs: () => nowMs,
    wallTimeMs: () => nowMs,
    sleep: async (ms: number) => {
      nowMs += ms
    },
  }
}

async function review(url: string, told: ReviewProgress[] = []) {
  const asked = { url, startedHere: false, secret: null, runs: 1, only: ['latency'], seed: 1, commit: null } as const
  const options = { ...asked, project: false }
  return runReview(options, quickClock(), (event) => told.push(event), new AbortController().signal)
}

it('says what it waits for, and what it goes on with', async () => {
  const told: ReviewProgress[] = []
  await review(await serveNoRoom({ 'ratelimit-reset': '42', 'ratelimit-limit': '60' }), told)
  const names = told.flatMap((event) => (event.type === 'step' ? [event.name.en] : []))
  expect(names.slice(0, 3)).toEqual([
    'Unique questions, one after the other',
    'Unique questions, one after the other: waiting 43 s, until her rate limit has room again',
    'Unique questions, one after the other',
  ])
})

it('refuses in words an Eva that takes too few requests for a review', async () => {
  const url = await serveNoRoom({ 'ratelimit-limit': '5' })
  await expect(review(url)).rejects.toThrow(
    'This Eva takes 5 requests in a minute (EVA_RATE_LIMIT); a review needs 10 or more',
  )
})

it('waits no longer in all than anybody would', () => {
  const wait = countWaits(20)
  wait(mostWaitMs(20))
  expect(() => wait(1)).toThrow(NoRoom)
  expect(() => countWaits(200)(mostWaitMs(20) + 1)).not.toThrow()
})

it('ends what takes too long, but for the time that was given to it', async () => {
  const clock = quickClock()
  using limit = openLimit(0, clock, 'it took too long')
  expect(limit.signal.reason).toMatchObject({ message: 'it took too long' })
  using extended = openLimit(1_000, clock, 'it took too long')
  extended.extend(1_000)
  await clock.sleep(1_500)
  expect(extended.signal.aborted).toBe(false)
})
