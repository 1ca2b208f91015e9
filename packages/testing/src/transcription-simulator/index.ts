/** Starts a server that speaks OpenAI's `POST /v1/audio/transcriptions` as scripted. `main.ts` is the same by hand. */

/** What it can answer, good and bad. */
export {
  GROQ_WHISPER_LIMITS,
  groqSpent,
  groqWhisperHeaders,
  type SimulatedText,
  type SimulatedTranscription,
  transcriptionError,
} from './reply.ts'
export {
  startTranscriptionSimulator,
  type TranscriptionSimulator,
  type TranscriptionSimulatorOptions,
} from './start-transcription-simulator.ts'
export type { TranscriptionRequest } from './transcription-request.ts'
