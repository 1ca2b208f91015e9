import type { Speech } from '@eva/core'
import { type SpeechSimulator, type SpeechSimulatorOptions, startSpeechSimulator } from '@eva/testing/speech-simulator'
import { onTestFinished } from 'vitest'
import { CANARY_KEY, realClock } from '../openai-http/test-peer.ts'
import { createOpenAiSpeech } from './create-openai-speech.ts'
import type { OpenAiSpeechOptions } from './speech-server.ts'

/** A voice engine and its simulated server, both taken down when the test ends. */
export async function openSpeech(
  simulated: SpeechSimulatorOptions = {},
  changes: Partial<OpenAiSpeechOptions> = {},
): Promise<{ readonly speech: Speech; readonly simulator: SpeechSimulator }> {
  const simulator = await startSpeechSimulator(simulated)
  const speech = await speechAt(simulator.baseUrl, changes)
  onTestFinished(simulator.close)
  return { speech, simulator }
}

/** A voice engine at an address, closed when the test ends. */
export async function speechAt(baseUrl: string, changes: Partial<OpenAiSpeechOptions> = {}): Promise<Speech> {
  const speech = await createOpenAiSpeech({ baseUrl, apiKey: CANARY_KEY, model: 'tts-1', clock: realClock, ...changes })
  onTestFinished(() => speech.close())
  return speech
}
