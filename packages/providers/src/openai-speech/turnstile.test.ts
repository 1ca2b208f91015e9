import { expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

const never = new AbortController().signal

it('lets the others in as places become free, in the order of coming', async () => {
  const turnstile = createTurnstile(1, 10)
  const order: number[] = []
  const leave = await turnstile.enter(never)
  const others = [1, 2, 3].map(async (index) => {
    const out = await turnstile.enter(never)
    order.push(index)
    out()
  })
  expect(order).toEqual([])
  leave()
  await Promise.all(others)
  expect(order).toEqual([1, 2, 3])
})

it('refuses whoever would make the line too long', async () => {
  const turnstile = createTurnstile(1, 1)
  await turnstile.enter(never)
  void turnstile.enter(never)
  await expect(turnstile.enter(never)).rejects.toMatchObject({ code: 'voice_failed' })
})

it('forgets whoever goes before their turn', async () => {
  const turnstile = createTurnstile(1, 10)
  const leave = await turnstile.enter(never)
  const stop = new AbortController()
  const gone = turnstile.enter(stop.signal)
  const stays = turnstile.enter(never)
  stop.abort('enough')
  await expect(gone).rejects.toBe('enough')
  await expect(turnstile.enter(stop.signal)).rejects.toBe('enough')
  leave()
  const out = await stays
  out()
  await turnstile.enter(never)
})
