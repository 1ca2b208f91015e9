import { describeEar, samplesOf, type Utterance } from '@eva/testing/ear-contract'
import { startTranscriptionSimulator, type TranscriptionRequest } from '@eva/testing/transcription-simulator'
import { realClock } from '../openai-http/test-peer.ts'
import { createGroqTranscription, createOpenAiTranscription } from './index.ts'

const hum = (ms: number): Int16Array => samplesOf(ms, (index) => 3_000 * Math.sin(index / 10))

const UTTERANCES: readonly Utterance[] = [
  { samples: hum(500), language: 'en', isUnderstood: (text) => text === 'Half a second.' },
  { samples: hum(900), language: 'fr', isUnderstood: (text) => text === 'Presque une seconde.' },
]

/** Understands the length of a sound; says its prompt again where nobody spoke, as Whisper does. */
function understand({ durationMs, prompt, samples }: TranscriptionRequest) {
  if (samples.every((sample) => sample === 0)) {
    return { type: 'text', text: prompt, noSpeechProbability: 0.9 } as const
  }
  if (durationMs === 500) return { type: 'text', text: 'Half a second.' } as const
  return { type: 'text', text: 'Presque une seconde.', language: 'french' } as const
}

describeEar('openai, a server of one’s own', async () => {
  const simulator = await startTranscriptionSimulator({ models: ['whisper-base'], replyTo: understand })
  const ear = createOpenAiTranscription({
    baseUrl: simulator.baseUrl,
    apiKey: null,
    model: 'whisper-base',
    clock: realClock,
  })
  return { ear, id: 'openai:whisper-base', utterances: UTTERANCES, dispose: simulator.close }
})

describeEar('openai, Groq’s Whisper a while away', async () => {
  const simulator = await startTranscriptionSimulator({
    models: ['whisper-large-v3-turbo'],
    apiKey: 'gsk_simulated',
    afterMs: 20,
    replyTo: understand,
  })
  const ear = createGroqTranscription({ baseUrl: simulator.baseUrl, apiKey: 'gsk_simulated', clock: realClock })
  return { ear, id: 'openai:whisper-large-v3-turbo', utterances: UTTERANCES, dispose: simulator.close }
})
