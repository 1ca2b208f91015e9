import { describeSpeech } from '@eva/testing/speech-contract'
import { startSpeechSimulator } from '@eva/testing/speech-simulator'
import { realClock } from '../openai-http/test-peer.ts'
import { createOpenAiSpeech } from './index.ts'

const TEXTS = {
  word: 'Hello.',
  sentence: 'I was just thinking of you, my friend.',
  long: 'The weather is lovely today, so I went for a walk along the river. There was a small boat with a red sail, and an old man who waved at me. Would you like to come along?',
}

describeSpeech('openai, bare samples in odd pieces', async () => {
  const simulator = await startSpeechSimulator({
    models: ['kokoro'],
    replyTo: () => ({ type: 'sound', pieces: [4_801, 333] }),
  })
  const speech = await createOpenAiSpeech({
    baseUrl: simulator.baseUrl,
    apiKey: null,
    model: 'kokoro',
    clock: realClock,
  })
  return { speech, voice: 'openai:af_heart', texts: TEXTS, heedsSpeed: true, dispose: simulator.close }
})

describeSpeech('openai, stereo WAV at 48 kHz without a length', async () => {
  const simulator = await startSpeechSimulator({
    replyTo: () => ({
      type: 'sound',
      format: { sampleRate: 48_000, channels: 2, samples: 'f32', toldLength: 'maximum', extraChunks: true },
      pieces: [9_999],
    }),
  })
  const speech = await createOpenAiSpeech({ baseUrl: simulator.baseUrl, apiKey: null, model: null, clock: realClock })
  return { speech, voice: 'openai:nova', texts: TEXTS, heedsSpeed: true, dispose: simulator.close }
})
