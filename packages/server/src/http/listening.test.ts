import { EvaError } from '@eva/core'
import { transcriptionSchema } from '@eva/protocol'
import { createFakeClock, type EarStep, fakeEar, fakeEarInfo, tone } from '@eva/testing/fakes'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { acceptAudio } from './audio-body.ts'
import { answerErrors } from './errors.ts'
import { listeningRoutes } from './listening.ts'
import { limitRates } from './rate-limit.ts'

let app: FastifyInstance | undefined
afterEach(() => app?.close())

async function earWith(steps: readonly EarStep[] | null) {
  const clock = createFakeClock()
  const ear = fakeEar({
    clock,
    ears: [fakeEarInfo('fake', 'ada', { languages: ['en', 'fr'] })],
    script: () => steps ?? [],
  })
  app = Fastify()
  answerErrors(app)
  await limitRates(app, 60)
  await acceptAudio(app)
  listeningRoutes(app, { opened: { parts: steps === null ? [] : [ear] }, toHearingRate: async (pcm) => pcm, clock })
  return { app, ear }
}

function wavOf(ms: number, sampleRate = 16_000): Buffer {
  const data = pcmBytes(tone(ms, sampleRate))
  return Buffer.concat([wavHeader(sampleRate, data.byteLength), data])
}

const send = (to: FastifyInstance, payload: Buffer, url = '/stt', type = 'audio/wav') =>
  to.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

/** A form with one file and some fields, as a browser writes it. */
function form(file: Buffer | null, fields: Readonly<Record<string, string>> = {}): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head =
    '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n'
  const whole = file === null ? [] : [Buffer.from(head), file, Buffer.from('\r\n')]
  return Buffer.concat([Buffer.from(parts.join('')), ...whole, Buffer.from('--edge--\r\n')])
}
const FORM = 'multipart/form-data; boundary=edge'

describe('POST /stt', () => {
  it('understands a WAV file', async () => {
    const { app: to } = await earWith([{ text: 'Hello there.', language: 'en' }])
    const answer = await send(to, wavOf(1_500))
    expect(answer.statusCode).toBe(200)
    expect(transcriptionSchema.parse(answer.json())).toEqual({
      text: 'Hello there.',
      language: 'en',
      duration_s: 1.5,
      latency_ms: 0,
      provider: 'fake:ada',
    })
    expect(answer.headers['ratelimit-limit']).toBe('60')
  })

  it('understands the file of a form, in the language that it names', async () => {
    const { app: to, ear } = await earWith([{ text: 'Bonjour.' }])
    const answer = await send(to, form(wavOf(800), { language: 'fr-FR', prompt: 'Iris' }), '/stt', FORM)
    expect(answer.json()).toMatchObject({ text: 'Bonjour.', language: 'fr' })
    expect(ear.calls[0]).toMatchObject({ language: 'fr', context: 'Iris' })
  })

  it('says what to do where there is no ear', async () => {
    const { app: to } = await earWith(null)
    const answer = await send(to, wavOf(500))
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ error: { code: 'no_ear', message: expect.stringContaining('pocketsphinx') } })
  })

  it.each([
    ['no sound', form(null), FORM, 400, 'invalid_request'],
    ['what is no WAV file', Buffer.from('hello'), 'audio/wav', 400, 'invalid_request'],
    ['a sound that is too long', wavOf(121_000, 8_000), 'audio/wav', 413, 'payload_too_large'],
    ['JSON', Buffer.from('{}'), 'application/json', 400, 'invalid_request'],
    ['another kind of file', Buffer.from('x'), 'audio/ogg', 415, 'unsupported_media_type'],
  ])('refuses %s', async (_what, payload, type, status, code) => {
    const { app: to } = await earWith([{ text: 'never' }])
    const answer = await send(to, payload, '/stt', type)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ error: { code } })
  })

  it('refuses a language that is none, and says which field is wrong', async () => {
    const { app: to } = await earWith([{ text: 'never' }])
    const answer = await send(to, wavOf(500), '/stt?language=klingon!')
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ error: { param: 'language' } })
  })

  it('passes on why the ear failed', async () => {
    const { app: to } = await earWith([
      { fail: new EvaError('ear_rate_limited', 'Its quota is used up.', { retryAfterMs: 9_000 }) },
    ])
    const answer = await send(to, wavOf(500))
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('9')
  })
})
