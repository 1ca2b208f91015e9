import { Readable } from 'node:stream'
import { type Clock, EvaError, isAudible, type Pcm, type VoiceInfo, type Voices } from '@eva/core'
import { ttsRequestSchema } from '@eva/protocol'
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
  onSendAsyncHookHandler,
} from 'fastify'
import type { Enter } from '../live/grace.ts'
import { type Said, sayText } from '../speech/say-text.ts'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { parseBody } from './errors.ts'
import { limitedTogether } from './rate-limit.ts'

export type SpeechContext = {
  readonly voices: Voices
  readonly clock: Clock
  readonly enter: Enter
}

/** `POST /tts` and its older name. */
export function speechRoutes(app: FastifyInstance, context: SpeechContext): void {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { text, voice, language, format, speed, pitch } = parseBody(ttsRequestSchema, request.body)
    const gone = new AbortController()
    reply.raw.on('close', context.enter())
    reply.raw.on('close', () => gone.abort(new EvaError('internal', 'The listener has gone.')))
    const wish = { voiceId: voice ?? null, language: language ?? null, speed, pitch }
    const spoken = sayText(text, wish, context.voices, context.clock, gone.signal)
    const sounds = beginningWithSound(
      soundsOf(spoken.said, (err) => request.log.warn({ err }, 'a voice failed and was replaced')),
    )
    const first = await sounds.next()
    if (first.done === true) {
      throw new EvaError('voice_cannot_say', 'The voice has no sound for these letters.', { param: 'text' })
    }
    const { pcm, by, sampleRate } = first.value
    reply
      .header('content-type', format === 'wav' ? 'audio/wav' : 'application/octet-stream')
      .header('x-voice', by.id)
      .header('x-sample-rate', sampleRate)
    if (format === 'pcm') return reply.send(Readable.from(bytesOf(pcm, sounds)))
    // One short piece is there all at once: its header can tell its true length. A longer text is streamed.
    return spoken.clauses === 1
      ? reply.send(await wholeWav(sampleRate, bytesOf(pcm, sounds)))
      : reply.send(Readable.from(wavStream(sampleRate, bytesOf(pcm, sounds))))
  }
  const limited = limitedTogether(app)
  const { note, tell } = firstAudio(context.clock)
  const options = { onRequest: [note, limited.onRequest], onSend: tell }
  app.post('/tts', options, handle)
  app.post('/api/tts', options, handle)
}

/**
 * `x-ttfa-ms`, as who asks could measure it: from the request's arrival to the moment when the answer is handed to the
 * socket, its first sound ready to follow the headers.
 */
function firstAudio(clock: Clock): { readonly note: onRequestAsyncHookHandler; readonly tell: onSendAsyncHookHandler } {
  const arrivedAtMs = new WeakMap<FastifyRequest, number>()
  return {
    note: async (request) => {
      arrivedAtMs.set(request, clock.nowMs())
    },
    tell: async (request, reply) => {
      const startedAtMs = arrivedAtMs.get(request)
      const isSound = reply.hasHeader('x-voice') && reply.statusCode === 200
      if (isSound && startedAtMs !== undefined) reply.header('x-ttfa-ms', (clock.nowMs() - startedAtMs).toFixed(1))
    },
  }
}

type Sound = { readonly pcm: Pcm; readonly by: VoiceInfo; readonly sampleRate: number }

async function* soundsOf(
  said: AsyncIterable<Said>,
  reportReplaced: (error: EvaError) => void,
): AsyncGenerator<Sound, void> {
  for await (const item of said) {
    if (item.type === 'replaced') reportReplaced(item.error)
    else if (item.event.type === 'audio') {
      yield { pcm: item.event.pcm, by: item.line.by.voice, sampleRate: item.sampleRate }
    }
  }
}

/** Frames in which nothing can be heard wait for the first in which something can: that is the first sound. */
async function* beginningWithSound(sounds: AsyncIterable<Sound>): AsyncGenerator<Sound, void> {
  let lead: Pcm[] | null = []
  for await (const sound of sounds) {
    if (lead === null) {
      yield sound
    } else {
      lead.push(sound.pcm)
      if (!isAudible(sound.pcm)) continue
      yield { ...sound, pcm: Int16Array.from(lead.flatMap((pcm) => [...pcm])) }
      lead = null
    }
  }
}

async function* bytesOf(first: Pcm, rest: AsyncIterable<Sound>): AsyncGenerator<Uint8Array> {
  yield pcmBytes(first)
  for await (const { pcm } of rest) yield pcmBytes(pcm)
}

async function* wavStream(sampleRate: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield wavHeader(sampleRate, null)
  yield* bytes
}

async function wholeWav(sampleRate: number, bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const data = Buffer.concat(await Array.fromAsync(bytes))
  return Buffer.concat([wavHeader(sampleRate, data.byteLength), data])
}
