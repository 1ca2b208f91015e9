import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { BargeIn, type SpeechEvent } from '@eva/core'
import { expect, it } from 'vitest'
import { hear, type SpeechUnderTest, say, voiceOf } from './speech-under-test.ts'
import { expectSpeaks } from './text-cases.ts'

/** What a voice does when it is stopped. */
export function itStops(engine: () => SpeechUnderTest): void {
  it('does not begin when the signal was aborted before', async () => {
    const reason = new BargeIn('before the start')
    const { frames, thrown } = await hear(1, say(engine(), engine().texts.long, { signal: AbortSignal.abort(reason) }))
    expect(frames).toEqual([])
    expect(thrown?.value).toBe(reason)
    await expectSpeaks(engine())
  })

  it('throws the reason at once when it is aborted while the first frame is awaited', async () => {
    const reason = new BargeIn('at once')
    const stop = new AbortController()
    const clip = say(engine(), engine().texts.long, { signal: stop.signal })[Symbol.asyncIterator]()
    const first = clip.next().catch((thrown: unknown) => thrown)
    stop.abort(reason)
    // Not in a while: before the event loop does anything else. A frame may have been ready already.
    const outcome = await Promise.race([first, setImmediate('too late')])
    expect(outcome).not.toBe('too late')
    if (outcome !== reason) await expect(clip.next()).rejects.toBe(reason)
    await expectSpeaks(engine())
  })

  it('lets no frame out after the one at which it was aborted', async () => {
    const reason = new BargeIn('at the first frame')
    const stop = new AbortController()
    const { frames, thrown } = await hear(1, say(engine(), engine().texts.long, { signal: stop.signal }), () =>
      stop.abort(reason),
    )
    expect(frames).toHaveLength(1)
    expect(thrown?.value).toBe(reason)
    await expectSpeaks(engine())
  })

  it('throws the very reason, whatever it is', async () => {
    const stop = new AbortController()
    const { thrown } = await hear(1, say(engine(), engine().texts.long, { signal: stop.signal }), () =>
      stop.abort('a string'),
    )
    expect(thrown?.value).toBe('a string')
  })

  it('drops what was waiting its turn, and goes on with the others', async () => {
    const { sampleRate } = voiceOf(engine())
    const { long } = engine().texts
    const alone = await hear(sampleRate, say(engine(), long))
    const stop = new AbortController()
    const clips = Array.from({ length: 6 }, (_, index) =>
      hear(sampleRate, say(engine(), long, index % 2 === 1 ? { signal: stop.signal } : {})),
    )
    stop.abort('every second one')
    for (const [index, { ms, thrown }] of (await Promise.all(clips)).entries()) {
      if (index % 2 === 1) expect(thrown?.value).toBe('every second one')
      else expect(Math.abs(ms - alone.ms)).toBeLessThan(alone.ms * 0.05 + 20)
    }
  })

  it('survives being stopped twenty times running', async () => {
    for (let time = 0; time < 20; time += 1) {
      const stop = new AbortController()
      const reading = hear(1, say(engine(), engine().texts.sentence, { signal: stop.signal }), () => stop.abort(time))
      expect((await reading).thrown?.value).toBe(time)
    }
    await expectSpeaks(engine())
  })

  it('stops when the listener walks off', async () => {
    for await (const event of say(engine(), engine().texts.long)) {
      expect(event.type).toBe('audio')
      break
    }
    await expectSpeaks(engine())
  })

  it('has let go of the signal when the clip is over', async () => {
    const stop = new AbortController()
    const before = getEventListeners(stop.signal, 'abort').length
    const heard: SpeechEvent[] = []
    for await (const event of say(engine(), engine().texts.word, { signal: stop.signal })) heard.push(event)
    expect(heard.length).toBeGreaterThan(0)
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(before)
    stop.abort('long after')
    await expectSpeaks(engine())
  })

  it('answers a check by speaking', async () => {
    const { ok, detail } = await engine().speech.check(new AbortController().signal)
    expect(ok).toBe(true)
    expect(detail).not.toBe('')
  })
}
