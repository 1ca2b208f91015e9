import type { Ear } from '@eva/core'
import {
  startTranscriptionSimulator,
  type TranscriptionSimulator,
  type TranscriptionSimulatorOptions,
} from '@eva/testing/transcription-simulator'
import { onTestFinished } from 'vitest'
import { CANARY_KEY, realClock } from '../openai-http/test-peer.ts'
import { createOpenAiTranscription } from './create-openai-transcription.ts'
import type { OpenAiTranscriptionOptions } from './server.ts'

/** An ear and its simulated server, both taken down when the test ends. */
export async function openEar(
  simulated: TranscriptionSimulatorOptions = {},
  changes: Partial<OpenAiTranscriptionOptions> = {},
): Promise<{ readonly ear: Ear; readonly simulator: TranscriptionSimulator }> {
  const simulator = await startTranscriptionSimulator(simulated)
  onTestFinished(simulator.close)
  const ear = earAt(simulator.baseUrl, changes)
  return { ear, simulator }
}

/** An ear at an address, closed when the test ends. */
export function earAt(baseUrl: string, changes: Partial<OpenAiTranscriptionOptions> = {}): Ear {
  const ear = createOpenAiTranscription({ baseUrl, apiKey: CANARY_KEY, model: null, clock: realClock, ...changes })
  onTestFinished(() => ear.close())
  return ear
}
