import { type Clock, type Ear, EvaError, hearClip, type Pcm } from '@eva/core'
import type { TranscriptionBody } from '@eva/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { earFailureIn } from '../ear-failure.ts'
import type { Opened } from '../parts.ts'
import { readWav } from '../speech/read-wav.ts'
import { MAX_AUDIO_BYTES, MAX_AUDIO_MS, readAudio } from './audio-body.ts'
import { limitedTogether } from './rate-limit.ts'

export type ListeningContext = {
  /** As they are now, preferred first. */
  readonly opened: Pick<Opened<Ear>, 'parts'>
  /** Brings a sound to the rate of everything that is heard. */
  readonly toHearingRate: (pcm: Pcm, sampleRate: number) => Promise<Pcm>
  readonly clock: Clock
}

const LANGUAGE = /^[a-z]{2,3}$/

/** `POST /stt`: a WAV file in, what was said out. */
export function listeningRoutes(app: FastifyInstance, context: ListeningContext): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<TranscriptionBody> => {
    const { opened, toHearingRate, clock } = context
    const startedAtMs = clock.nowMs()
    const gone = new AbortController()
    reply.raw.on('close', () => gone.abort(new EvaError('internal', 'Whoever asked has gone.')))
    const { bytes, fields } = await readAudio(request)
    const language = languageOf(fields.language ?? (request.query as Record<string, unknown>).language)
    const { pcm, sampleRate } = readWav(bytes, MAX_AUDIO_MS)
    const samples = await toHearingRate(pcm, sampleRate)
    const wish = { language, context: (fields.prompt ?? '').slice(0, 1_024) }
    const heard = await hearClip(opened.parts, samples, wish, earFailureIn(request.log), gone.signal)
    return {
      text: heard.text,
      language: heard.language ?? language,
      duration_s: Math.round((pcm.length / sampleRate) * 1000) / 1000,
      latency_ms: Math.round((clock.nowMs() - startedAtMs) * 10) / 10,
      provider: heard.by.ear.id,
    }
  }
  app.post('/stt', { ...limitedTogether(app), bodyLimit: MAX_AUDIO_BYTES }, handle)
}

function languageOf(wish: unknown): string | null {
  if (wish === undefined || wish === '') return null
  const tag = String(wish).toLowerCase().split('-')[0] ?? ''
  if (LANGUAGE.test(tag)) return tag
  throw new EvaError('invalid_request', `"${String(wish).slice(0, 20)}" is no language.`, {
    param: 'language',
    fix: 'Use a tag such as fr, or leave it out.',
  })
}
