import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { BargeIn } from '@eva/core'
import { expect, it } from 'vitest'
import { type EarUnderTest, listen, never, utteranceOf, wishOf } from './ear-under-test.ts'
import { expectHears, expectUnderstood } from './expect-heard.ts'

/** What an ear does when nobody wants to know any more. */
export function itStops(subject: () => EarUnderTest): void {
  it('does not begin when the signal was aborted before', async () => {
    const reason = new BargeIn('before the start')
    const { thrown } = await listen(subject(), utteranceOf(subject()).samples, { signal: AbortSignal.abort(reason) })
    expect(thrown?.value).toBe(reason)
    await expectHears(subject())
  })

  it('throws the very reason at once when it is aborted while it listens', async () => {
    for (const reason of [new BargeIn('at once'), 'a string']) {
      const stop = new AbortController()
      const outcome = listen(subject(), utteranceOf(subject()).samples, { signal: stop.signal })
      // What has been asked for is under way by now.
      await setImmediate()
      stop.abort(reason)
      // Not in a while: before the event loop does anything else. It may have been understood already.
      const settled = await Promise.race([outcome, setImmediate('too late')])
      expect(settled).not.toBe('too late')
      if (typeof settled === 'object' && settled.thrown !== null) expect(settled.thrown.value).toBe(reason)
      await expectHears(subject())
    }
  })

  it('drops what was waiting its turn, and goes on with the others', async () => {
    const stop = new AbortController()
    const outcomes = Array.from({ length: 6 }, (_, index) =>
      listen(
        subject(),
        utteranceOf(subject(), index).samples,
        index % 2 === 1 ? { signal: stop.signal } : { signal: never() },
      ),
    )
    stop.abort('every second one')
    for (const [index, { heard, thrown }] of (await Promise.all(outcomes)).entries()) {
      if (index % 2 === 1) expect(thrown?.value).toBe('every second one')
      else expectUnderstood(utteranceOf(subject(), index), heard)
    }
  })

  it('survives being stopped ten times running', async () => {
    for (let time = 0; time < 10; time += 1) {
      const stop = new AbortController()
      const outcome = listen(subject(), utteranceOf(subject(), time).samples, { signal: stop.signal })
      stop.abort(time)
      expect((await outcome).thrown?.value).toBe(time)
    }
    await expectHears(subject())
  })

  it('has let go of the signal when it is over', async () => {
    const stop = new AbortController()
    const before = getEventListeners(stop.signal, 'abort').length
    const { heard } = await listen(subject(), utteranceOf(subject()).samples, { signal: stop.signal })
    expectUnderstood(utteranceOf(subject()), heard)
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(before)
    stop.abort('long after')
    await expectHears(subject())
  })

  it('answers a check', async () => {
    const { ok, detail } = await subject().ear.check(never())
    expect({ ok, detail }).toEqual({ ok: true, detail: expect.stringMatching(/\S/) })
  })
}

/** What is left of an ear that was closed. The last cases of all. */
export function itCloses(subject: () => EarUnderTest): void {
  it('fails what it was listening to when it is closed, and all that comes after', async () => {
    const { ear } = subject()
    const samples = utteranceOf(subject()).samples
    const outcome = listen(subject(), samples)
    await Promise.all([ear.close(), ear.close()])
    const { heard, thrown } = await outcome
    if (heard === null) expect(thrown?.value).toMatchObject({ code: 'ear_failed' })
    await expect(ear.hear(samples, wishOf(subject()))).rejects.toMatchObject({ code: 'ear_failed' })
  })
}
