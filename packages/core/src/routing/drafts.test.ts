import { createFakeClock, fakeLlm } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { plainCandidate } from './candidate.ts'
import { ask } from './test-asking.ts'
import { routerOver } from './test-router.ts'

it('may be made freely for a brain that counts nothing', () => {
  const clock = createFakeClock()
  expect(routerOver([plainCandidate(fakeLlm('local', clock, []))], clock).drafts()).toBe('free')
})

it('are few for a brain with a quota, and none when a third of it is left', async () => {
  const clock = createFakeClock()
  const scripts = Array.from({ length: 9 }, () => ['Hi'])
  const plan = [{ kind: 'requests_per_minute', limit: 9 }] as const
  const router = routerOver([{ ...plainCandidate(fakeLlm('cloud', clock, scripts)), plan }], clock)
  const seen: string[] = []
  for (let request = 0; request < 8; request++) {
    seen.push(router.drafts())
    await ask(router, clock)
  }
  expect(seen.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'few'))
  expect(seen.at(-1)).toBe('none')
  await clock.advance(60_000)
  expect(router.drafts()).toBe('few')
})
