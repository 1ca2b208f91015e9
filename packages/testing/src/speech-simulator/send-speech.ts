import type { ServerResponse } from 'node:http'
import { pause, type Wait } from '../simulator/index.ts'
import type { SimulatedSound } from './reply.ts'
import { encodeSound, type SoundFormat } from './sound-format.ts'
import type { SpeechRequest } from './speech-request.ts'
import { toneSpeech } from './tone-speech.ts'

export type Sending = {
  readonly signal: AbortSignal
  readonly wait: Wait
  readonly firstByteMs: number
  readonly pieceMs: number
  /** The tone of the voice that was asked for, Hz. */
  readonly hertz: number
}

const CONTENT_TYPES = { wav: 'audio/wav', pcm: 'audio/pcm', mp3: 'audio/mpeg' } as const

/** A tenth of a second of 24 kHz. */
const USUAL_PIECES = [4_800]

/** Sends a sound as scripted. Throws the abort error of `signal` when the client goes first. */
export async function sendSound(
  response: ServerResponse,
  request: SpeechRequest,
  sound: SimulatedSound,
  sending: Sending,
): Promise<void> {
  const { pieces = USUAL_PIECES, firstByteMs = sending.firstByteMs, pieceMs = sending.pieceMs } = sound
  const container = sound.format?.container ?? (request.format === 'pcm' ? 'pcm' : 'wav')
  const whole = bytesOf(request, sound, container, sending.hertz)
  const { how, afterBytes } = sound.ending ?? { how: 'whole', afterBytes: whole.length }
  const bytes = whole.subarray(0, afterBytes)
  await sending.wait(firstByteMs, sending.signal)
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[container],
    ...(sound.contentLength === undefined ? {} : { 'content-length': told(whole.length, sound.contentLength) }),
  })
  // Node would refuse to send more or less than it has announced.
  response.strictContentLength = false
  let from = 0
  for (let piece = 0; from < bytes.length; piece += 1) {
    if (piece > 0) await sending.wait(pieceMs, sending.signal)
    const to = from + Math.max(1, pieces[piece % pieces.length] ?? 1)
    response.write(bytes.subarray(from, to))
    from = to
  }
  if (how === 'stall') return
  // One turn of the event loop, so that what was written is on its way.
  await pause(0, sending.signal)
  if (how === 'cut' || sound.contentLength === 'too-long') response.destroy()
  else response.end()
}

const told = (length: number, how: NonNullable<SimulatedSound['contentLength']>): number =>
  ({ true: length, 'too-long': length * 2, 'too-short': Math.floor(length / 2) })[how]

function bytesOf(
  { input, speed }: SpeechRequest,
  { format = {}, silent = false }: SimulatedSound,
  container: 'wav' | 'pcm' | 'mp3',
  hertz: number,
): Buffer {
  if (container === 'mp3') return mp3Like(input)
  const usual = { sampleRate: 24_000, channels: 1, samples: 's16', toldLength: 'true', extraChunks: false } as const
  const encoding: SoundFormat = { ...usual, ...format, container }
  const sound = toneSpeech({ text: input, speed, hertz, sampleRate: encoding.sampleRate })
  return encodeSound(silent ? sound.fill(0) : sound, encoding)
}

/** The first bytes of MPEG frames, layer III, 64 kbit/s, 24 kHz, with nothing in them. */
function mp3Like(text: string): Buffer {
  const frame = Buffer.alloc(192)
  frame.set([0xff, 0xf3, 0x84, 0xc4])
  return Buffer.concat(Array.from(text, () => frame))
}
