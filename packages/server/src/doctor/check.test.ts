import { EvaError } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { type Check, examine, LIMIT_MS } from './check.ts'

const open = new AbortController().signal
const checkOf = (look: Check['look']): Check => ({ id: 'disk', part: 'disk', which: '', look })
const SEEN = { code: 'gpu_none', facts: {} } as const

it('tells how a part is and how long that took', async () => {
  const clock = createFakeClock()
  const looking = examine(
    checkOf(async () => {
      await clock.sleep(40)
      return { status: 'good', seen: SEEN }
    }),
    clock,
    open,
  )
  await clock.advance(40)
  expect(await looking).toMatchObject({ verdict: { status: 'good' }, latencyMs: 40 })
})

it('gives a part up that hangs, whether it listens to its signal or not', async () => {
  const clock = createFakeClock()
  let given: AbortSignal | null = null
  const looking = examine(
    checkOf((signal) => {
      given = signal
      return new Promise(() => {})
    }),
    clock,
    open,
  )
  await clock.advance(LIMIT_MS)
  const { verdict } = await looking
  expect(verdict).toMatchObject({ status: 'bad', seen: { code: 'did_not_answer', facts: { after_s: 5 } } })
  expect(given).toMatchObject({ aborted: true })
})

it('takes the words of a part that fails as they are', async () => {
  const refused = new EvaError('internal', 'The door is locked.', { fix: 'Find the key.' })
  const looking = examine(
    checkOf(() => Promise.reject(refused)),
    createFakeClock(),
    open,
  )
  expect((await looking).verdict).toEqual({
    status: 'bad',
    seen: { code: 'check_failed', facts: {} },
    words: 'The door is locked.',
    fix: 'Find the key.',
  })
})

it('ends with whoever closes the doctor', async () => {
  const closing = new AbortController()
  const looking = examine(
    checkOf(() => new Promise(() => {})),
    createFakeClock(),
    closing.signal,
  )
  closing.abort(new EvaError('shutting_down', 'Eva is stopping.'))
  expect((await looking).verdict.words).toBe('Eva is stopping.')
})
