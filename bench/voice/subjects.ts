import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { createOpenAiSpeech } from '@eva/providers/openai-speech'
import { createSherpa } from '@eva/providers/sherpa'
import { startSpeechSimulator } from '@eva/testing/speech-simulator'
import { TONE_RATE, writeToneVoice } from '@eva/testing/voice-model'
import { realClock } from '../../packages/server/src/real-clock.ts'
import { type BareEngine, bareEspeak, bareFlite, bareServer, bareSherpa } from './bare-engine.ts'
import { ENGLISH, FRENCH, type VoiceTexts } from './texts.ts'
import type { Asked } from './time-clip.ts'

/** A voice, the same engine without Eva, and what both say. */
export type Subject = {
  readonly title: string
  readonly asked: Asked
  readonly bare: BareEngine
  readonly texts: VoiceTexts
  /** Whether the promises for the built-in voices are its own. */
  readonly isBuiltIn: boolean
  readonly note: string | null
  close(): Promise<void>
}

/** Before the first byte of the simulated server: that of a good one nearby. */
const SERVER_FIRST_BYTE_MS = 40

export const SUBJECTS: readonly (() => Promise<Subject>)[] = [flite, espeak, sherpa, server]

async function flite(): Promise<Subject> {
  const speech = await createFlite()
  const asked = { speech, voice: 'flite:slt', language: 'en' }
  const close = (): Promise<void> => speech.close()
  return {
    title: 'flite:slt, English',
    asked,
    bare: await bareFlite(),
    texts: ENGLISH,
    isBuiltIn: true,
    note: null,
    close,
  }
}

async function espeak(): Promise<Subject> {
  const speech = await createEspeak()
  const asked = { speech, voice: 'espeak:fr', language: 'fr' }
  const close = (): Promise<void> => speech.close()
  return {
    title: 'espeak:fr, French',
    asked,
    bare: await bareEspeak(),
    texts: FRENCH,
    isBuiltIn: true,
    note: null,
    close,
  }
}

async function sherpa(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-voice-'))
  await writeToneVoice(folder)
  const model = {
    id: 'tone',
    name: 'Tone',
    family: 'mms' as const,
    files: { model: 'model.onnx', tokens: 'tokens.txt' },
    folder,
    languages: ['en'],
    speakers: [{ name: 'low', id: 0, gender: 'female' as const }],
    sampleRate: TONE_RATE,
  }
  const speech = createSherpa({ models: () => [model] })
  return {
    title: 'sherpa, on a tone of a dozen operators',
    asked: { speech, voice: speech.voices[0]?.id ?? '', language: 'en' },
    bare: await bareSherpa(folder),
    texts: ENGLISH,
    isBuiltIn: false,
    note: 'The model is made for this: it costs next to nothing, so that what is left is the engine’s own way and Eva’s. How fast real voices are is in the table of voices.',
    async close() {
      await speech.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function server(): Promise<Subject> {
  const simulator = await startSpeechSimulator({ firstByteMs: SERVER_FIRST_BYTE_MS })
  const { baseUrl } = simulator
  const speech = await createOpenAiSpeech({ baseUrl, apiKey: null, model: 'tts-1', clock: realClock })
  return {
    title: `openai, on a simulated server (first byte after ${SERVER_FIRST_BYTE_MS} ms)`,
    asked: { speech, voice: speech.voices[0]?.id ?? '', language: 'en' },
    bare: bareServer(baseUrl),
    texts: ENGLISH,
    isBuiltIn: false,
    note: 'The simulator leaves 120 ms of silence before the sound, as real servers do; Eva leaves it out. Both sides are timed to the first audible samples.',
    async close() {
      await speech.close()
      await simulator.close()
    },
  }
}
