import { EvaError, type FacePart, type TalkingHead } from '@eva/core'
import { faceResponseSchema } from '@eva/protocol'
import { createFakeClock, fakeSpeech, fakeVoice, fakeVoices, tone } from '@eva/testing/fakes'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { type Clip, readWav } from '../speech/read-wav.ts'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { acceptAudio } from './audio-body.ts'
import { answerErrors } from './errors.ts'
import { type FaceContext, faceRoutes } from './face.ts'
import { limitRates } from './rate-limit.ts'

const SAMPLE_RATE = 16_000

let app: FastifyInstance | undefined
afterEach(() => app?.close())

/** A face whose voice knows its phonemes, unless the text is a hum. */
async function faceWith(changes: Partial<FaceContext> = {}): Promise<FastifyInstance> {
  const clock = createFakeClock()
  const voice = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'])], (text) => {
    const audio = { audioMs: text.length * 10 }
    if (text.startsWith('Mmm')) return [audio]
    return [
      audio,
      {
        words: [],
        phonemes: [
          { ipa: 'm', startMs: 0, endMs: 50 },
          { ipa: 'a', startMs: 50, endMs: 90 },
        ],
      },
    ]
  })
  app = Fastify()
  answerErrors(app)
  await limitRates(app, 60)
  await acceptAudio(app)
  const visemesOfAudio = async () => [{ timeMs: 7.4, viseme: 'ou', weight: 0.5 }] as const
  faceRoutes(app, {
    voices: fakeVoices(voice),
    clock,
    enter: () => () => {},
    visemesOfAudio,
    talkingHead: null,
    ...changes,
  })
  return app
}

const ask = (face: FastifyInstance, payload: object) => face.inject({ method: 'POST', url: '/api/ditto', payload })

function wavOf({ pcm, sampleRate }: Clip): Buffer {
  const data = pcmBytes(pcm)
  return Buffer.concat([wavHeader(sampleRate, data.byteLength), data])
}

const send = (face: FastifyInstance, payload: Buffer) =>
  face.inject({ method: 'POST', url: '/api/ditto', payload, headers: { 'content-type': 'audio/wav' } })

describe('POST /api/ditto', () => {
  it('answers a text with its sound, the mouth from its phonemes, and its mood', async () => {
    const answer = await ask(await faceWith(), { text: 'How wonderful!' })
    expect(answer.statusCode).toBe(200)
    const body = faceResponseSchema.parse(answer.json())
    expect(body).toMatchObject({ sample_rate: SAMPLE_RATE, mood: 'joy' })
    expect(body.visemes).toEqual([
      { time_ms: 0, viseme: 'PP', weight: 1 },
      { time_ms: 50, viseme: 'aa', weight: 1 },
      { time_ms: 90, viseme: 'sil', weight: 0 },
    ])
    const { pcm } = readWav(Buffer.from(body.audio, 'base64'), 10_000)
    expect(pcm.length).toBe((140 * SAMPLE_RATE) / 1000)
  })

  it('times the mouth of a later sentence by all the sound before it', async () => {
    const text =
      'This is the first one, and it is a rather long sentence, I must say. This is the second one, which follows it.'
    const { visemes } = faceResponseSchema.parse((await ask(await faceWith(), { text })).json())
    const closing = visemes.filter(({ viseme }) => viseme === 'PP').map(({ time_ms }) => time_ms)
    expect(closing.length).toBeGreaterThan(1)
    expect(closing[1]).toBeGreaterThan(200)
  })

  it('looks at the sound where the voice does not know its phonemes', async () => {
    const { visemes } = faceResponseSchema.parse((await ask(await faceWith(), { text: 'Mmm.' })).json())
    expect(visemes).toEqual([{ time_ms: 7, viseme: 'ou', weight: 0.5 }])
  })

  it('takes a sound, at its own rate', async () => {
    const answer = await send(await faceWith(), wavOf({ pcm: tone(500, 22_050), sampleRate: 22_050 }))
    const body = faceResponseSchema.parse(answer.json())
    expect(body).toMatchObject({ sample_rate: 22_050, mood: 'neutral' })
    expect(body.visemes).toHaveLength(1)
  })

  it.each([
    ['an empty text', { text: ' ' }, 'text'],
    ['no text', {}, 'text'],
    ['a voice that is not there', { text: 'Hi', voice: 'fake:nobody' }, 'voice'],
  ])('refuses %s, and says which field is wrong', async (_what, payload, param) => {
    const answer = await ask(await faceWith(), payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ error: { code: 'invalid_request', param } })
  })

  it('refuses what is no WAV file, and what is too long', async () => {
    const face = await faceWith()
    expect((await send(face, Buffer.from('RIFF and nothing else'))).statusCode).toBe(400)
    const long = await send(face, wavOf({ pcm: new Int16Array(8_000 * 121), sampleRate: 8_000 }))
    expect(long.statusCode).toBe(413)
    expect(long.json()).toMatchObject({ error: { message: 'The sound takes 121 s; 120 s are taken.' } })
  })
})

describe('POST /api/ditto with a talking-head server', () => {
  it('gives it the sound and the mood, and passes its picture on', async () => {
    const parts: FacePart[] = []
    const talkingHead: TalkingHead = {
      film: async (part) => {
        parts.push(part)
        return {
          contentType: 'video/mp4',
          bytes: (async function* () {
            yield Buffer.from('frame 1 ')
            yield Buffer.from('frame 2')
          })(),
        }
      },
    }
    const answer = await ask(await faceWith({ talkingHead }), { text: 'How wonderful!' })
    expect(answer.headers['content-type']).toBe('video/mp4')
    expect(answer.body).toBe('frame 1 frame 2')
    expect(parts).toMatchObject([{ text: 'How wonderful!', mood: 'joy' }])
    expect(readWav(parts[0]?.wav ?? Buffer.alloc(0), 10_000).pcm.length).toBe(2_240)
  })

  it('says so with a 502 when that is away', async () => {
    const talkingHead: TalkingHead = {
      film: async () => Promise.reject(new EvaError('face_unreachable', 'The talking-head server is away.')),
    }
    const answer = await ask(await faceWith({ talkingHead }), { text: 'Hello.' })
    expect(answer.statusCode).toBe(502)
    expect(answer.json()).toMatchObject({ error: { code: 'face_unreachable' } })
  })
})
