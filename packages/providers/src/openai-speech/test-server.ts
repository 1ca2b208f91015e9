import { setTimeout as wait } from 'node:timers/promises'
import type { Clock, Speech } from '@eva/core'
import { type SpeechSimulator, type SpeechSimulatorOptions, startSpeechSimulator } from '@eva/testing/speech-simulator'
import { onTestFinished } from 'vitest'
import { createOpenAiSpeech } from './create-openai-speech.ts'
import type { OpenAiSpeechOptions } from './speech-server.ts'

/** Looks like no other text, so that finding it anywhere is a leak. */
export const CANARY_KEY = 'sk-canary7Zq1XwP0secret'

export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal === undefined ? {} : { signal })
  },
}

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
