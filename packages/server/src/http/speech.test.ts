import type { Speech, SpeechEvent } from '@eva/core'
import { createFakeClock, fakeVoice, fakeVoices, tone } from '@eva/testing/fakes'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { limitRates } from './rate-limit.ts'
import { speechRoutes } from './speech.ts'

/** `/tts` on a clock of its own, by a voice that needs 100 ms for each frame of sound. */
async function slowlySpeaking(frames: number): Promise<FastifyInstance> {
  let nowMs = 5_000
  const voice: Speech = {
    specification: 'v1',
    id: 'slow',
    voices: [fakeVoice('slow', 'anna', ['en'])],
    async *speak(): AsyncGenerator<SpeechEvent, void> {
      for (let frame = 0; frame < frames; frame++) {
        nowMs += 100
        yield { type: 'audio', pcm: frame === 0 ? new Int16Array(160) : tone(10) }
      }
    },
    check: async () => ({ ok: true, detail: '', latencyMs: 0 }),
    close: async () => {},
  }
  const app = Fastify()
  await limitRates(app, 60)
  // The body takes a while to come.
  app.addHook('preValidation', async () => {
    nowMs += 20
  })
  const clock = { ...createFakeClock(), nowMs: () => nowMs }
  speechRoutes(app, { voices: fakeVoices(voice), clock, enter: () => () => {} })
  return app
}

it.each([
  ['a short text, which is sent when it is whole', { text: 'Hello there.' }, 3, '320.0'],
  [
    'bare samples, which are sent from the first that can be heard',
    { text: 'Hello there.', format: 'pcm' },
    2,
    '220.0',
  ],
])('counts x-ttfa-ms from the request to the first byte of %s', async (_what, payload, frames, ttfaMs) => {
  const app = await slowlySpeaking(frames)
  const answer = await app.inject({ method: 'POST', url: '/tts', payload })
  expect(answer.headers['x-ttfa-ms']).toBe(ttfaMs)
  expect(answer.rawPayload.byteLength).toBe(frames * 320 + ('format' in payload ? 0 : 44))
  await app.close()
})

it('says nothing of sound where there is none', async () => {
  const app = await slowlySpeaking(1)
  const answer = await app.inject({ method: 'POST', url: '/tts', payload: { text: 'x', voice: 'nobody' } })
  expect(answer.statusCode).toBe(500)
  expect(answer.headers['x-ttfa-ms']).toBeUndefined()
  await app.close()
})
