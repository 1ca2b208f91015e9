import { createFakeClock, fakeLlm, fakeSpeech, fakeVoice, fakeVoices, tone } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import type { Speech, SpeechEvent } from '../contracts/speech.ts'
import { routerOf } from '../routing/test-router.ts'
import { Cast } from './cast.ts'
import { Playback } from './heard.ts'
import { runTurn } from './run-turn.ts'
import { Stopwatch } from './stopwatch.ts'

const FRAME_MS = 40
/** What a frame costs the only core: a voice that is hardly faster than it is listened to. */
const WORK_MS = 34

it('a sentence that is being heard never waits for the next one, on one core and with a slow voice', async () => {
  const clock = createFakeClock()
  const template = fakeSpeech('slow', clock, [fakeVoice('slow', 'eva', ['en'])], () => undefined)
  let before: Promise<unknown> = Promise.resolve()
  // As the contract wants it: one text after the other, a frame for each 60 ms of speech at 10 ms a character.
  const slow: Speech = {
    ...template,
    speak: (text, { signal }) => {
      const { promise: done, resolve: free } = Promise.withResolvers<void>()
      const turn = before
      before = done
      return (async function* (): AsyncGenerator<SpeechEvent, void> {
        try {
          await turn
          for (let made = 0; made < text.length * 60; made += FRAME_MS) {
            await clock.sleep(WORK_MS, signal)
            yield { type: 'audio', pcm: tone(FRAME_MS) }
          }
        } finally {
          free()
        }
      })()
    },
  }
  const sentences = Array.from(
    { length: 8 },
    (_, index) => `This is sentence number ${index}, and it is not a short one. `,
  )
  const llm = fakeLlm('brain', clock, [sentences])
  const playback = new Playback(true)
  const plan = {
    request: { conversationId: 'c', messages: [], maxTokens: 999, temperature: 0 },
    cast: new Cast(fakeVoices(slow), 'en', null, 0),
    opener: null,
    playback,
    stopwatch: new Stopwatch(clock, 0),
  }
  let heardUntilMs: number | null = null
  let gaps = 0
  const listening = (async () => {
    for await (const event of runTurn(plan, routerOf([llm], clock), clock, new AbortController().signal)) {
      if (event.type !== 'audio') continue
      playback.sent(event.audioMs, clock.nowMs())
      if (heardUntilMs !== null && clock.nowMs() > heardUntilMs) gaps += 1
      heardUntilMs = Math.max(heardUntilMs ?? 0, clock.nowMs()) + event.audioMs
    }
  })()
  await clock.advance(120_000)
  await listening
  expect(playback.audioMs).toBeGreaterThan(20_000)
  expect(gaps).toBe(0)
})
