import { Readable } from 'node:stream'
import {
  type Clock,
  EvaError,
  type Line,
  type Mood,
  moodOf,
  type Pcm,
  type TalkingHead,
  type TimedPhoneme,
  type VisemeKey,
  type Voices,
  visemesOfPhonemes,
} from '@eva/core'
import { type FaceResponse, faceRequestSchema } from '@eva/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Enter } from '../live/grace.ts'
import { type Clip, readWav } from '../speech/read-wav.ts'
import { sayText } from '../speech/say-text.ts'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { MAX_AUDIO_BYTES, MAX_AUDIO_MS } from './audio-body.ts'
import { parseBody } from './errors.ts'
import { limitedTogether } from './rate-limit.ts'

export type FaceContext = {
  readonly voices: Voices
  readonly clock: Clock
  readonly enter: Enter
  /** The mouth for a sound of which nothing else is known. */
  readonly visemesOfAudio: (pcm: Pcm, sampleRate: number, signal: AbortSignal) => Promise<readonly VisemeKey[]>
  /** `null` when none is configured. */
  readonly talkingHead: TalkingHead | null
}

/** What drives a face: a sound, and what is known of it. */
type Performance = Clip & { readonly text: string; readonly phonemes: readonly TimedPhoneme[] }

/** `POST /api/ditto`: a text or a sound in, what drives a face out; or, with a talking-head server, its video. */
export function faceRoutes(app: FastifyInstance, context: FaceContext): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const gone = new AbortController()
    reply.raw.on('close', context.enter())
    reply.raw.on('close', () => gone.abort(new EvaError('internal', 'The viewer has gone.')))
    const performance = Buffer.isBuffer(request.body)
      ? { ...readWav(request.body, MAX_AUDIO_MS), text: '', phonemes: [] }
      : await perform(parseBody(faceRequestSchema, request.body), context, gone.signal)
    const mood = moodOf(performance.text)
    if (context.talkingHead === null) return describe(performance, mood, context, gone.signal)
    const part = { text: performance.text, mood, wav: wavOf(performance) }
    const { contentType, bytes } = await context.talkingHead.film(part, gone.signal)
    return reply.header('content-type', contentType).send(Readable.from(bytes))
  }
  app.post('/api/ditto', { ...limitedTogether(app), bodyLimit: MAX_AUDIO_BYTES }, handle)
}

async function perform(
  { text, voice }: { readonly text: string; readonly voice?: string | undefined },
  { voices, clock }: FaceContext,
  signal: AbortSignal,
): Promise<Performance> {
  const frames: Pcm[] = []
  const phonemes: TimedPhoneme[] = []
  let sampleRate = 0
  let samples = 0
  /** The piece that is being said, and where its audio begins. */
  let current: Line | null = null
  let pieceMs = 0
  const wish = { voiceId: voice ?? null, language: null, speed: 1, pitch: 1 }
  for await (const piece of sayText(text, wish, voices, clock, signal).said) {
    if (piece.type !== 'said') continue
    const { line, event } = piece
    sampleRate = piece.sampleRate
    if (line !== current) {
      current = line
      pieceMs = (samples * 1000) / sampleRate
    }
    if (event.type === 'audio') {
      frames.push(event.pcm)
      samples += event.pcm.length
    } else {
      const shift = pieceMs
      phonemes.push(
        ...event.phonemes.map(({ ipa, startMs, endMs }) => ({ ipa, startMs: startMs + shift, endMs: endMs + shift })),
      )
    }
  }
  if (samples === 0) {
    throw new EvaError('voice_cannot_say', 'The voice has no sound for these letters.', { param: 'text' })
  }
  const pcm = new Int16Array(samples)
  let at = 0
  for (const frame of frames) {
    pcm.set(frame, at)
    at += frame.length
  }
  return { text, pcm, sampleRate, phonemes }
}

async function describe(
  performance: Performance,
  mood: Mood,
  { visemesOfAudio }: FaceContext,
  signal: AbortSignal,
): Promise<FaceResponse> {
  const { pcm, sampleRate, phonemes } = performance
  const keys = phonemes.length > 0 ? visemesOfPhonemes(phonemes) : await visemesOfAudio(pcm, sampleRate, signal)
  return {
    sample_rate: sampleRate,
    audio: Buffer.from(wavOf(performance)).toString('base64'),
    visemes: keys.map(({ timeMs, viseme, weight }) => ({ time_ms: Math.round(timeMs), viseme, weight })),
    mood,
  }
}

function wavOf({ pcm, sampleRate }: Clip): Uint8Array {
  const data = pcmBytes(pcm)
  return Buffer.concat([wavHeader(sampleRate, data.byteLength), data])
}
